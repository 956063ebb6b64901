package view

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"sync"

	"casebook/model"
	"casebook/model/compare"
	"casebook/render/geom"
	"casebook/render/scene"
)

// The views of a difference.
const (
	DifferenceView = "difference" // all that either study has, and what of it changed
	BeforeView     = "before"     // what there was, where the difference has it
	AfterView      = "after"      // what there is
)

// Difference returns the views of what differs between two studies. They have one layout, that of all
// that either has, and the settings of the second. There are none where neither has components. A zone
// that moved stands in all of them where it is now.
func Difference(c *compare.Comparison) *Set {
	u := unionOf(c)
	v := &Set{study: u.study, draws: map[string]drawFunc{}}
	if len(u.study.Architecture.Components) == 0 {
		return v
	}
	v.components = sync.OnceValue(u.graph)
	add := func(name, title, alt string, draw func(*diagram) *diagram) {
		v.add(View{Name: name, Title: title, Alt: alt, Shared: true}, func() *diagram { return draw(v.components()) })
	}
	add(DifferenceView, "What changed", "Component diagram of what changed in "+c.After.Title+": "+u.tally(), u.difference)
	add(BeforeView, "Before", "Component diagram of "+c.Before.Title+" before: "+inventory(c.Before), u.before)
	add(AfterView, "After", "Component diagram of "+c.After.Title+" after: "+inventory(c.After), u.after)
	return v
}

// graph returns the diagram whose layout all views have: each card is large enough for what any of
// them writes on it, and there is room for every label.
func (u *union) graph() *diagram {
	d := componentGraph(u.study)
	for i := range d.cards {
		for _, c := range []card{u.changedCard(&d.cards[i], i), u.plainCard(&d.cards[i], u.cards[i].before), d.cards[i]} {
			size := &d.cards[i].size
			size.W, size.H = max(size.W, c.size.W), max(size.H, c.size.H)
		}
	}
	for i := range d.links {
		d.links[i].label = u.changedLabel(&d.links[i], i)
	}
	for i := range d.zones {
		d.zones[i].marked(u.zoneMark(d.zones[i].id))
	}
	return d
}

// marked marks a zone, and says so behind its title.
func (z *zone) marked(m mark) {
	if z.mark = m; m.empty() {
		return
	}
	z.title += " (" + m.sign + " " + m.word + ")"
	z.words += "; " + m.word
	z.data = append(z.data, scene.Attr{Name: "change", Value: m.word})
}

// tally counts what changed in the graph.
func (u *union) tally() string {
	var counts []string
	for _, kind := range []compare.Kind{compare.Added, compare.Removed, compare.Changed, compare.Renamed, compare.Moved, compare.Rerouted} {
		n := 0
		for _, c := range u.Changes {
			if c.Kind == kind {
				n++
			}
		}
		if n > 0 {
			counts = append(counts, fmt.Sprintf("%d %s", n, kind))
		}
	}
	if len(counts) == 0 {
		return "nothing"
	}
	return strings.Join(counts, ", ")
}

// difference marks on the graph what changed, and lists below what else did.
func (u *union) difference(graph *diagram) *diagram {
	d := graph.clone()
	d.subtitle = "What changed: " + u.tally()
	d.desc = u.desc()
	for i := range d.cards {
		size := d.cards[i].size
		d.cards[i] = u.changedCard(&d.cards[i], i)
		d.cards[i].size = size
	}
	for i := range d.links {
		u.changeLink(&d.links[i], i)
	}
	d.entries = u.entries(d)
	d.panel = u.others()
	return d
}

// desc tells all that changed.
func (u *union) desc() string {
	var b strings.Builder
	fmt.Fprintf(&b, "What changed in %s: %s.", u.After.Title, u.tally())
	for i, c := range u.Changes {
		if i == mostOthers {
			fmt.Fprintf(&b, " And %d more.", len(u.Changes)-i)
			break
		}
		b.WriteString(" " + c.Words)
	}
	return b.String()
}

// entries explains what is marked on d, and what is not.
func (u *union) entries(d *diagram) []entry {
	var entries []entry
	for _, change := range marked {
		if d.marks(changeMarks[change]) {
			entries = append(entries, changeMarks[change].entry(string(change)))
		}
	}
	if d.marks(leftMark) {
		entries = append(entries, leftMark.entry("moved to another zone"))
	}
	return append(entries, entry{words: "as before", width: 26, sample: func(p geom.Point) []scene.Item {
		style := scene.Style{Fill: scene.Card, Stroke: scene.FadedCardLine, Width: 1}
		return []scene.Item{&scene.Rect{Box: geom.Box{X: p.X, Y: p.Y - 8, W: 26, H: 16}, Radius: 4, Style: style}}
	}})
}

// marks reports whether something that is drawn has a mark.
func (d *diagram) marks(m mark) bool {
	return slices.ContainsFunc(d.cards, func(c card) bool { return c.mark == m && !c.hidden }) ||
		slices.ContainsFunc(d.links, func(l link) bool { return l.mark == m && !l.hidden }) ||
		slices.ContainsFunc(d.zones, func(z zone) bool { return z.mark == m && !z.hidden })
}

// before shows what there was.
func (u *union) before(graph *diagram) *diagram {
	d := u.one(graph, "Before", u.was)
	for i := range d.cards {
		j := &u.cards[i]
		moved := j.before != nil && j.after != nil && j.before.In != j.after.In
		d.cards[i] = u.shown(&d.cards[i], j.before)
		d.cards[i].hidden = j.before == nil || moved
	}
	for i := range d.links {
		w := &u.ways[i]
		elsewhere := w.before != nil && w.after != nil &&
			(u.place(w.before.From) != w.after.From || u.place(w.before.To) != w.after.To)
		u.showLink(&d.links[i], u.was, w.before, w.before == nil || elsewhere)
	}
	return d
}

// after shows what there is.
func (u *union) after(graph *diagram) *diagram {
	d := u.one(graph, "After", u.After)
	for i := range d.cards {
		d.cards[i] = u.shown(&d.cards[i], u.cards[i].after)
		d.cards[i].hidden = u.cards[i].after == nil
	}
	for i := range d.links {
		u.showLink(&d.links[i], u.After, u.ways[i].after, u.ways[i].after == nil)
	}
	return d
}

// one returns the graph with the zones of one of the studies.
func (u *union) one(graph *diagram, subtitle string, s *model.Study) *diagram {
	d := graph.clone()
	d.title, d.subtitle = s.Title, subtitle
	d.desc = fmt.Sprintf("%s: components of %s: %s.", subtitle, s.Title, inventory(s))
	d.legendRoom = graph.legend()
	for i := range d.zones {
		z := s.Zone(d.zones[i].id)
		if d.zones[i].hidden = z == nil; z == nil {
			continue
		}
		d.zones[i] = newZone(z, d.zones[i].in, d.zones[i].depth)
	}
	return d
}

// shown returns the card of a component as one of the studies has it, in the size that it has.
func (u *union) shown(at *card, c *model.Component) card {
	k := u.plainCard(at, c)
	k.size = at.size
	return k
}

func (u *union) plainCard(at *card, c *model.Component) card {
	if c == nil {
		return *at
	}
	return componentCard(c, at.zone)
}

// showLink makes a link what one of the studies says of it.
func (u *union) showLink(l *link, s *model.Study, c *model.Connection, hidden bool) {
	if l.hidden = hidden; hidden {
		return
	}
	now := connectionLink(s, c, nil, 1)
	l.words, l.mode, l.label, l.data = now.words, now.mode, now.label, now.data
}

// zoneMark returns what marks a zone.
func (u *union) zoneMark(id string) mark {
	before, after := u.was.Zone(id), u.After.Zone(id)
	switch {
	case before == nil:
		return changeMarks[model.New]
	case after == nil:
		return changeMarks[model.Removed]
	case len(model.FactChanges(before, after)) > 0:
		return changeMarks[model.Changed]
	}
	return mark{}
}

// mostOthers is how many changes a picture lists.
const mostOthers = 36

// others lists the changes that are not to be seen on the graph: those of flows, figures, findings.
func (u *union) others() *panel {
	var rows []outcome
	for _, p := range u.Parts() {
		for _, c := range p.Changes {
			onGraph := c.Sort == "component" || c.Sort == "connection" || c.Sort == "zone"
			if !onGraph {
				rows = append(rows, outcome{
					mark: kindMark(c.Kind), name: c.Words, words: c.Words,
					data: []scene.Attr{{Name: "change", Value: string(c.Kind)}},
				})
			}
		}
	}
	if len(rows) == 0 {
		return nil
	}
	t := &panel{title: "What else changed", sentences: true, rows: rows[:min(len(rows), mostOthers)]}
	if more := len(rows) - len(t.rows); more > 0 {
		t.second = fmt.Sprintf("The first %d of %d", mostOthers, len(rows))
	}
	return t
}

// kindMark returns what marks a kind of change.
func kindMark(k compare.Kind) mark {
	switch k {
	case compare.Added:
		return changeMarks[model.New]
	case compare.Removed:
		return changeMarks[model.Removed]
	}
	m := changeMarks[model.Changed]
	m.sign = cmp.Or(compare.Signs[k], m.sign)
	return m
}
