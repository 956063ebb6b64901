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
	if used := p.byUse(); len(used) > 0 {
		label := mostUsed(used)
		if target := p.analysis.Capacity.Target.Value; target.Known() {
			label += "; " + rounded(target) + " is planned for"
		}
		add(shown(&used[0].Utilisation), label, p.used(&used[0].Utilisation).Tone)
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
	target := p.analysis.Capacity.Target.Value
	s := Slide{Name: "capacity", Kind: Grid, Title: "What is used most"}
	if target.Known() {
		s.Lead = "At peak, with " + rounded(target) + " planned for."
	}
	s.Table = &Table{Head: []string{"Component", "Peak", "Used", "A zone lost", "Replicas", "Needed"}}
	for _, c := range p.byUse() {
		row := plain(c.Component.Title(), shown(&c.Demand.Peak), "", "", "", shown(&c.Needed))
		row[2], row[3] = p.used(&c.Utilisation), p.used(&c.ZoneLost)
		if n := c.Component.Replicas.Count; n.Known() {
			row[4].Text = quantity.Format(n)
		}
		s.Table.Rows = append(s.Table.Rows, row)
	}
	return s
}

// used returns how much is used of something, which is bad where it is more than is planned for.
func (p *plan) used(f *analyze.Figure) Cell {
	c := Cell{Text: shown(f)}
	if target := p.analysis.Capacity.Target.Value; f.Known() && target.Known() && f.Value.Value > target.Value {
		c.Tone = Bad
	}
	return c
}
