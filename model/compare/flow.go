package compare

import (
	"fmt"
	"slices"

	"casebook/model"
)

// steps notes what differs in the steps of a flow.
func (c *comparison) steps(of element, before, after *model.Flow) {
	d := &stepwise{comparison: c, flow: of, old: linesOf(c.before, before), now: linesOf(c.after, after)}
	d.pair()
	d.tell()
}

// stepwise is the comparison of two flows.
type stepwise struct {
	*comparison
	flow     element
	old, now []line
	to, from []int  // by line of one, the line of the other that it is; or -1
	moved    []bool // by line of now
}

// pair finds which line of one flow is which of the other: those in the same order; then those that
// moved; then those that changed in their place.
func (d *stepwise) pair() {
	d.to = longest(textsOf(d.old), textsOf(d.now))
	d.from, d.moved = make([]int, len(d.now)), make([]bool, len(d.now))
	for k := range d.from {
		d.from[k] = slices.Index(d.to, k)
	}
	if len(d.old)*len(d.now) > largest {
		return
	}
	d.each(func(i, k int) bool {
		same := d.old[i].text == d.now[k].text && d.old[i].hop != nil
		d.moved[k] = d.moved[k] || same
		return same
	})
	old, now := d.gaps()
	d.each(func(i, k int) bool { return d.old[i].what == d.now[k].what && old[i] == now[k] })
	d.each(func(i, k int) bool { return d.old[i].reroutes(&d.now[k]) && old[i] == now[k] })
}

func textsOf(all []line) []string {
	texts := make([]string, len(all))
	for i := range all {
		texts[i] = all[i].text
	}
	return texts
}

// each pairs the lines that are left over, where they are the same.
func (d *stepwise) each(same func(i, k int) bool) {
	for i := range d.old {
		for k := range d.now {
			if d.to[i] < 0 && d.from[k] < 0 && same(i, k) {
				d.to[i], d.from[k] = k, i
			}
		}
	}
}

// gaps returns for each line of either flow which line of now is the last before it that kept its place,
// or -1: lines of the same gap stand at the same place.
func (d *stepwise) gaps() (old, now []int) {
	old, now = make([]int, len(d.old)), make([]int, len(d.now))
	last := -1
	for i, k := range d.to {
		if old[i] = last; k >= 0 && !d.moved[k] {
			last = k
		}
	}
	last = -1
	for k, i := range d.from {
		if now[k] = last; i >= 0 && !d.moved[k] {
			last = k
		}
	}
	return old, now
}

// reroutes reports whether the same is said from one end of a step to somewhere else.
func (n *line) reroutes(now *line) bool {
	a, b := n.hop, now.hop
	return a != nil && b != nil && a.Label != "" && a.Label == b.Label && a.Mode == b.Mode && (a.From == b.From || a.To == b.To)
}

// tell notes the changes.
func (d *stepwise) tell() {
	for i := range d.old {
		if n := &d.old[i]; d.to[i] < 0 && !n.inOneOf(d.to) {
			d.note(Change{Kind: Removed, Before: n.words}, i, n.words+" is gone")
		}
	}
	for k := range d.now {
		n, i := &d.now[k], d.from[k]
		if i < 0 {
			if !n.inOneOf(d.from) {
				d.note(Change{Kind: Added, After: n.words}, k, n.words+" is new, "+d.placeNow(k))
			}
			continue
		}
		was := &d.old[i]
		if was.what != n.what {
			d.note(Change{Kind: Rerouted, Before: was.words, After: n.words}, k, n.words+" is rerouted, was "+was.words)
		}
		if d.moved[k] || !slices.Equal(d.around(i), d.aroundNow(k)) {
			d.note(Change{Kind: Moved, Before: placeOf(d.old, i), After: d.placeNow(k)}, k, n.words+" is now "+d.placeNow(k))
		}
		for _, f := range was.changes(n) {
			d.note(Change{Kind: Changed, Key: f.Key, Before: f.Before, After: f.After}, k,
				n.words+": "+factWords(f, f.Before, f.After))
		}
	}
}

// inOneOf reports whether the group that a line is in has no other side, so that it came or went with it.
func (n *line) inOneOf(other []int) bool {
	return len(n.within) > 0 && other[n.within[len(n.within)-1]] < 0
}

// note notes a change of a line.
func (d *stepwise) note(change Change, at int, words string) {
	change.Sort, change.ID = "step", d.flow.id
	change.Path = join(fmt.Sprintf("%s.steps[%d]", d.flow.path, at+1), change.Key)
	change.Words = d.flow.words() + ": " + words + "."
	d.add(change)
}

// around returns the groups around a line that are still there, as they are now.
func (d *stepwise) around(i int) []int {
	var all []int
	for _, g := range d.old[i].within {
		if k := d.to[g]; k >= 0 {
			all = append(all, k)
		}
	}
	return all
}

// aroundNow returns the groups around a line that were there before.
func (d *stepwise) aroundNow(k int) []int {
	return slices.DeleteFunc(slices.Clone(d.now[k].within), func(g int) bool { return d.from[g] < 0 })
}

// placeNow says where a line stands.
func (d *stepwise) placeNow(k int) string { return placeOf(d.now, k) }

// placeOf says where one of the lines of a flow stands: "after a -> b", "first in parallel steps".
func placeOf(all []line, at int) string {
	for i := at - 1; i >= 0; i-- {
		if slices.Equal(all[i].within, all[at].within) {
			return "after " + all[i].words
		}
		if len(all[i].within) < len(all[at].within) {
			return "first in " + all[i].words
		}
	}
	return "first"
}
