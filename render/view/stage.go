package view

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"casebook/model"
	"casebook/render/geom"
	"casebook/render/scene"
)

// roadmap is what a study's stages consist of, beside what they consisted of before.
type roadmap struct {
	study  *model.Study
	stages [][]model.Staged
	cardAt map[string]int // by component: where in the component graph's cards
}

func roadmapOf(s *model.Study) *roadmap {
	r := &roadmap{study: s, stages: s.Stages(), cardAt: map[string]int{}}
	for i := range s.Architecture.Components {
		r.cardAt[s.Architecture.Components[i].ID] = i
	}
	return r
}

// view shows the architecture at stage i on the component graph, and what the stage changes.
func (r *roadmap) view(i int) View {
	s := &r.study.Roadmap[i]
	return View{
		Name:  "stage/" + s.ID,
		Title: "Stage: " + s.Title(),
		Alt:   fmt.Sprintf("Stage %q of %s on its component diagram: %s", s.Title(), r.study.Title, r.tally(i)),

		Shared: true,
	}
}

// tally counts what a stage consists of and what it changes.
func (r *roadmap) tally(i int) string {
	n := map[model.Change]int{}
	for _, c := range r.stages[i] {
		n[c.Change]++
	}
	w := count(len(r.stages[i])-n[model.Removed], "component")
	for _, c := range marked {
		if n[c] > 0 {
			w += fmt.Sprintf(", %d %s", n[c], c)
		}
	}
	return w
}

// diagram returns the diagram of stage i on the component graph. What is not there keeps its place,
// which is left empty.
func (r *roadmap) diagram(components *diagram, i int) *diagram {
	d := components.clone()
	d.subtitle = fmt.Sprintf("Stage %d of %d: %s", i+1, len(r.stages), r.study.Roadmap[i].Title())
	if len(r.stages[i]) == 0 {
		d.subtitle += " (without components)"
	}
	d.desc = r.desc(i)
	d.legendRoom = append(components.legend(), r.changeEntries()...)
	for k := range d.cards {
		d.cards[k].hidden = true
	}
	for k := range r.stages[i] {
		c := &r.stages[i][k]
		at := &d.cards[r.cardAt[c.ID]]
		size := at.size
		*at = r.card(at, c)
		at.size = size
	}
	for k := range d.links {
		l := &d.links[k]
		if r.madeOtherwise(i, r.study.Architecture.Connections[k]) {
			r.tellNoProtocol(l, r.study.Architecture.Connections[k])
		}
		l.between(&d.cards[l.from], &d.cards[l.to])
	}
	d.hideEmptyZones()
	return d
}

// madeOtherwise reports whether an end of a connection is made of something else at stage i than it is in
// the end.
func (r *roadmap) madeOtherwise(i int, c model.Connection) bool {
	return slices.ContainsFunc(r.stages[i], func(s model.Staged) bool {
		return (s.ID == c.From || s.ID == c.To) && s.Tech != r.study.Component(s.ID).Tech
	})
}

// tellNoProtocol leaves the protocol of a connection out, which is that of what its ends are in the end.
func (r *roadmap) tellNoProtocol(l *link, c model.Connection) {
	c.Protocol = ""
	l.label = label{newRow("", c.Label, "")}
	l.words = connectionWords(r.study, &c)
}

// desc tells what a stage consists of and what it changes.
func (r *roadmap) desc(i int) string {
	s := &r.study.Roadmap[i]
	var b strings.Builder
	fmt.Fprintf(&b, "%s, stage %d of %d of %s: %s.", s.Title(), i+1, len(r.stages), r.study.Title, r.tally(i))
	for _, change := range marked {
		var names []string
		for _, c := range r.stages[i] {
			if c.Change != change {
				continue
			}
			name := c.Title()
			if len(c.Facts) > 0 {
				name += " (" + strings.Join(factWords(c.Facts), ", ") + ")"
			}
			names = append(names, name)
		}
		if len(names) > 0 {
			fmt.Fprintf(&b, " %s: %s.", headings[change], strings.Join(names, "; "))
		}
	}
	if s.Until != "" {
		b.WriteString(" Until " + s.Until + ".")
	}
	return b.String()
}

// changeEntries returns an entry for each change that some stage marks.
func (r *roadmap) changeEntries() []entry {
	var entries []entry
	for _, change := range marked {
		if slices.ContainsFunc(r.stages, func(stage []model.Staged) bool {
			return slices.ContainsFunc(stage, func(c model.Staged) bool { return c.Change == change })
		}) {
			entries = append(entries, changeEntry(change))
		}
	}
	return entries
}

// between makes a link that of a stage, given the cards at its ends: it is there where both are, and
// new or gone where one of them is.
func (l *link) between(from, to *card) {
	changes := func(c model.Change) bool { return from.change == c || to.change == c }
	switch {
	case from.hidden || to.hidden || changes(model.New) && changes(model.Removed):
		l.hidden = true
		return
	case changes(model.New):
		l.mark, l.strong = changeMarks[model.New], true
		l.label = l.label.signed(l.mark)
	case changes(model.Removed):
		l.mark, l.faded = changeMarks[model.Removed], true
		l.label = label(nil).signed(l.mark)
	default:
		return
	}
	l.data = append(slices.Clip(l.data), scene.Attr{Name: "change", Value: l.mark.word})
	l.words += "; " + l.mark.word + " at this stage"
}

// hideEmptyZones hides the zones in which no card is drawn.
func (d *diagram) hideEmptyZones() {
	for i := range d.zones {
		d.zones[i].hidden = true
	}
	for i := range d.cards {
		if !d.cards[i].hidden {
			for z := d.cards[i].zone; z >= 0; z = d.zones[z].in {
				d.zones[z].hidden = false
			}
		}
	}
}

// reserveStages makes each card large enough for what any stage will write on it.
func (d *diagram) reserveStages(r *roadmap) {
	type state struct {
		component *model.Component
		change    model.Change
	}
	measured := map[state]bool{}
	for _, stage := range r.stages {
		for k := range stage {
			at := state{stage[k].Component, stage[k].Change}
			if measured[at] {
				continue
			}
			measured[at] = true
			c := &d.cards[r.cardAt[at.component.ID]]
			size := r.card(c, &stage[k]).size
			c.size = geom.Size{W: math.Max(c.size.W, size.W), H: math.Max(c.size.H, size.H)}
		}
	}
}
