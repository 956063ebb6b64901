package compare

import (
	"fmt"
	"slices"
	"strings"

	"casebook/model"
)

// line is one line of a flow: a step, or the beginning of a group of steps.
type line struct {
	what   string // what makes it itself: an arrow, "parallel", "either"
	facts  []model.FactChange
	text   string     // what and facts: what is the same in two flows is the same line
	words  string     // what people call it
	hop    *model.Hop // nil for what is no step along a connection
	within []int      // the groups around it, by line
}

// linesOf returns the lines of a flow. What a step has from its connection is not its own.
func linesOf(s *model.Study, f *model.Flow) []line {
	l := &lines{study: s}
	l.add(f.Steps, nil)
	return l.all
}

type lines struct {
	study *model.Study
	all   []line
}

// put adds a line, and returns the groups around what is in it.
func (l *lines) put(n line, within []int) []int {
	n.within = within
	n.text = n.what
	for _, f := range n.facts {
		n.text += " " + f.Key + "=" + f.After
	}
	if n.words == "" {
		n.words = n.what
	}
	l.all = append(l.all, n)
	return append(slices.Clip(within), len(l.all)-1)
}

func (l *lines) add(steps []model.Step, within []int) {
	for i := range steps {
		s := &steps[i]
		switch {
		case s.Hop != nil:
			l.add(s.Hop.Then, l.put(l.hop(s.Hop), within))
		case s.Parallel != nil:
			l.add(s.Parallel.Steps, l.put(line{what: "parallel", words: "parallel steps", facts: model.FactChanges(new(model.Parallel), s.Parallel)}, within))
		case s.Use != "":
			l.put(line{what: "use " + s.Use, words: "the steps of flow " + s.Use}, within)
		case len(s.Either) > 0:
			inside := l.put(line{what: "either", words: eitherWords(s.Either)}, within)
			for k := range s.Either {
				l.add(s.Either[k].Steps, l.put(branch(&s.Either[k]), inside))
			}
		default:
			l.put(line{what: "note " + string(s.Note), words: "the note " + quoted(string(s.Note))}, within)
		}
	}
}

// hop returns the line of a step along a connection, with what it says for itself.
func (l *lines) hop(h *model.Hop) line {
	said := model.Hop{From: h.From}
	if l.study != nil {
		if all := l.study.Architecture.Connections; h.Connection >= 0 && h.Connection < len(all) {
			said.Label, said.Traits = all[h.Connection].Label, all[h.Connection].Traits
		}
	}
	n := line{
		what: model.Arrow(h.From, h.Mode, h.To), facts: model.FactChanges(&said, h), hop: h,
	}
	if h.TimesMax.Known() {
		n.facts = append(n.facts, model.FactChange{Key: timesMax, After: h.TimesMax.String()})
	}
	if n.words = n.what; h.Label != "" {
		n.words += ": " + h.Label
	}
	return n
}

// timesMax is the key of the most that one arrival may cause.
const timesMax = "times.max"

// eitherWords names a choice by its ways: "either hit or miss".
func eitherWords(ways []model.Branch) string {
	var names []string
	for _, b := range ways {
		if b.When != "" {
			names = append(names, b.When)
		}
	}
	if len(names) < len(ways) {
		return strings.TrimSpace("either " + strings.Join(append(names, "not"), " or "))
	}
	return "either " + strings.Join(names, " or ")
}

// branch returns the line of one of several ways.
func branch(b *model.Branch) line {
	n := line{what: "when " + b.When}
	if b.When == "" {
		n.words = "a way"
	}
	switch b.Given {
	case model.ChanceStated:
		n.facts = model.FactChanges(&model.Branch{When: b.When}, b)
	case model.ChanceHit:
		n.facts = []model.FactChange{{Key: "chance", After: "hit"}}
	}
	return n
}

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

// changes returns the facts of a line that differ. A step of which the same holds as before differs in
// nothing, even if it says now what its connection said.
func (n *line) changes(now *line) []model.FactChange {
	changes := factsBetween(n.facts, now.facts)
	if n.hop == nil || now.hop == nil {
		return changes
	}
	differ := model.FactChanges(n.hop, now.hop)
	return slices.DeleteFunc(changes, func(f model.FactChange) bool {
		return f.Key != timesMax && !slices.ContainsFunc(differ, func(d model.FactChange) bool { return d.Key == f.Key })
	})
}

// factsBetween returns what differs from some facts to others.
func factsBetween(before, after []model.FactChange) []model.FactChange {
	find := func(list []model.FactChange, key string) (said string) {
		for _, f := range list {
			if f.Key == key {
				said = f.After
			}
		}
		return said
	}
	var changes []model.FactChange
	for _, f := range before {
		if now := find(after, f.Key); now != f.After {
			changes = append(changes, model.FactChange{Key: f.Key, Before: f.After, After: now})
		}
	}
	for _, f := range after {
		if find(before, f.Key) == "" {
			changes = append(changes, model.FactChange{Key: f.Key, After: f.After})
		}
	}
	return changes
}
