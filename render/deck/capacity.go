package deck

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"casebook/model"
	"casebook/model/analyze"
	"casebook/model/quantity"
)

// mostNumbers is how many numbers a slide shows large.
const mostNumbers = 6

// capacity adds the numbers that matter, and what carries how much.
func (p *plan) capacity() {
	if s := p.numbers(); len(s.Figures) > 0 {
		p.add(s)
	}
	p.show(Slide{Name: "load", Title: "Load at peak", Stops: p.zones(false)}, "load")
	if s := p.carried(); len(s.Table.Rows) > 0 {
		p.add(s)
	}
}

// numbers returns a slide with what a listener should remember.
func (p *plan) numbers() Slide {
	s := Slide{Name: "numbers", Kind: Numbers, Title: "The numbers that matter"}
	add := func(value, label string, tone Tone) {
		if value != "" && len(s.Figures) < mostNumbers {
			s.Figures = append(s.Figures, Figure{value, label, tone})
		}
	}
	for i := range p.analysis.Demand.Flows {
		if f := &p.analysis.Demand.Flows[i]; f.Peak.Known() {
			add(shown(&f.Peak), "at peak: "+f.Flow.Title(), "")
			break
		}
	}
	for i := range p.analysis.Verdicts {
		v := &p.analysis.Verdicts[i]
		if v.Objective == p.analysis.Verdicts[0].Objective && v.Measure != "p50" && v.Measure != "p95" {
			add(comesOut(v), fmt.Sprintf("%s of %s, with %s asked for", v.Measure, p.flowName(v.Objective.Flow), quantity.Format(v.Target)), tone(v.Holds))
		}
	}
	if holds, fails := p.outcome(); holds+fails > 0 {
		add(fmt.Sprintf("%d of %d", holds, len(p.analysis.Verdicts)),
			agreed(len(p.analysis.Verdicts), "target", "targets")+" "+agreed(holds, "holds", "hold"), tone(ternary(fails == 0)))
	}
	if most := p.byUse(); len(most) > 0 {
		label := mostUsed(most)
		if target := most[0].Target.Value; target.Known() {
			label += "; " + rounded(target) + " is planned for"
		}
		add(shown(&most[0].Utilisation), label, used(most[0], &most[0].Utilisation).Tone)
	}
	if c := &p.analysis.Capacity.Cost; c.Known() {
		add(strings.TrimSuffix(shown(c), "/month"), "a month", "")
	}
	for _, d := range p.study.Capacity.Derived {
		if d.Value.Known() && len(s.Figures) < mostNumbers/2 {
			add(rounded(d.Value), strings.ReplaceAll(d.ID, "_", " "), "")
		}
	}
	for _, in := range p.study.Capacity.Inputs {
		if in.Note != "" && in.Value.Known() {
			s.Notes = append(s.Notes, fmt.Sprintf("%s, %s: %s", strings.ReplaceAll(in.ID, "_", " "), quantity.Format(in.Value), spoken(in.Note)))
		}
	}
	return s
}

// mostUsed says what is used most at peak, and what else is used as much as far as a slide tells.
func mostUsed(used []*analyze.ComponentCapacity) string {
	label, as := "of "+used[0].Component.Title()+" is used at peak", 1
	for as < len(used) && shown(&used[as].Utilisation) == shown(&used[0].Utilisation) {
		as++
	}
	switch {
	case as == 2:
		return label + ", as much as of " + used[1].Component.Title()
	case as > 2:
		return fmt.Sprintf("%s, as much as of %d others", label, as-1)
	case len(used) > 1:
		return label + ", more than of anything else"
	}
	return label
}

func tone(holds model.Ternary) Tone {
	switch holds {
	case model.Yes:
		return Good
	case model.No:
		return Bad
	}
	return ""
}

func ternary(b bool) model.Ternary {
	if b {
		return model.Yes
	}
	return model.No
}

// byUse returns the components whose use is known, those that are used most first.
func (p *plan) byUse() []*analyze.ComponentCapacity {
	var list []*analyze.ComponentCapacity
	for i := range p.analysis.Capacity.Components {
		if c := &p.analysis.Capacity.Components[i]; c.Utilisation.Known() {
			list = append(list, c)
		}
	}
	slices.SortStableFunc(list, func(a, b *analyze.ComponentCapacity) int {
		return cmp.Compare(b.Utilisation.Value.Value, a.Utilisation.Value.Value)
	})
	return list
}

// carried returns a slide of the components that are used most.
func (p *plan) carried() Slide {
	s := Slide{Name: "capacity", Kind: Grid, Title: "What is used most"}
	if target, batch := p.analysis.Capacity.Target.Value, p.analysis.Capacity.Batch.Value; target.Known() && batch.Known() {
		s.Lead = "At peak, with " + rounded(target) + " planned for, or " + rounded(batch) + " where nobody waits."
	}
	s.Table = &Table{Head: []string{"Component", "Peak", "Used", "A zone lost", "Replicas", "Needed"}}
	for _, c := range p.byUse() {
		row := plain(c.Component.Title(), shown(&c.Demand.Peak), "", "", "", shown(&c.Needed))
		row[2], row[3] = used(c, &c.Utilisation), used(c, &c.ZoneLost)
		if n := c.Component.Replicas.Count; n.Known() {
			row[4].Text = quantity.Format(n)
		}
		s.Table.Rows = append(s.Table.Rows, row)
	}
	return s
}

// used returns how much is used of something, which is bad where it is more than is planned for.
func used(c *analyze.ComponentCapacity, f *analyze.Figure) Cell {
	cell := Cell{Text: shown(f)}
	if c.Over(f) {
		cell.Tone = Bad
	}
	return cell
}
