package deck

import (
	"strings"

	"casebook/model"
	"casebook/model/quantity"
)

// mostFlows is how many flows a presentation goes through unless the study asks for more.
const mostFlows = 4

// architecture adds the components, and the flows step by step.
func (p *plan) architecture() {
	a := &p.study.Architecture
	overview := Slide{Title: "The architecture at a glance"}
	overview.note(p.study.Summary)
	p.show(overview, "overview")
	p.show(p.components(), "components")
	if len(a.Flows) > 1 {
		p.add(p.flows())
	}
	for i := range a.Flows {
		f := &a.Flows[i]
		s := Slide{Title: f.Title(), Stops: p.steps(f), Spare: i >= mostFlows}
		s.note(f.Description)
		p.show(s, "flow/"+f.ID)
		p.show(Slide{Title: f.Title() + ": in turn", Spare: true}, "sequence/"+f.ID)
		p.show(Slide{Title: f.Title() + ": where time goes", Spare: true}, "latency/"+f.ID)
	}
	for _, name := range p.names {
		if class, ok := strings.CutPrefix(name, "data/"); ok {
			p.show(Slide{Title: "Where " + class + " goes", Spare: true}, name)
		}
	}
	for i := range a.States {
		s := Slide{Title: a.States[i].Title(), Spare: true}
		p.show(s, "states/"+a.States[i].ID)
	}
}

// components returns the slide of the component graph, which is gone through zone by zone.
func (p *plan) components() Slide {
	s := Slide{Title: "Components", Stops: p.zones(true)}
	for i := range p.study.Architecture.Zones {
		z := &p.study.Architecture.Zones[i]
		if z.Description != "" {
			s.Notes = append(s.Notes, z.Title()+": "+spoken(z.Description))
		}
	}
	for i := range p.study.Architecture.Components {
		if c := &p.study.Architecture.Components[i]; c.Description != "" {
			s.Notes = append(s.Notes, c.Title()+": "+spoken(c.Description))
		}
	}
	return s
}

// zones returns the zones, to be gone through one by one, with what they are if that is wanted.
func (p *plan) zones(described bool) []Stop {
	var stops []Stop
	for i := range p.study.Architecture.Zones {
		z := &p.study.Architecture.Zones[i]
		words := z.Title()
		if about, _ := brief(z.Description, leadFont, bodyWidth*.75, 1); described && about != "" {
			words += ": " + about
		}
		stops = append(stops, Stop{Zone: z.ID, Text: words})
	}
	return stops
}

// flows returns a slide with all flows beside what is known of them.
func (p *plan) flows() Slide {
	s := Slide{Name: "flows", Kind: Grid, Title: "What happens in it"}
	s.Table = &Table{Head: []string{"Flow", "At peak", "p99", "Available"}}
	for i := range p.study.Architecture.Flows {
		f := &p.study.Architecture.Flows[i]
		row := plain(f.Title(), "", "", "")
		if i < len(p.analysis.Demand.Flows) {
			row[1].Text = shown(&p.analysis.Demand.Flows[i].Peak)
		}
		for k := range p.analysis.Latency {
			if l := &p.analysis.Latency[k]; l.Flow == f && !l.Then {
				row[2].Text = shown(&l.P99)
			}
		}
		for k := range p.analysis.Availability {
			if v := &p.analysis.Availability[k]; v.Flow == f && !v.Then {
				row[3].Text = available(&v.Availability)
			}
		}
		s.Table.Rows = append(s.Table.Rows, row)
		if f.Description != "" {
			s.Notes = append(s.Notes, f.Title()+": "+spoken(f.Description))
		}
	}
	return s
}

// verbs say what a step does.
var verbs = map[model.Mode]string{model.Sync: "calls", model.Async: "sends to", model.Data: "copies to"}

// steps returns the steps of a flow, to be gone through one by one.
func (p *plan) steps(f *model.Flow) []Stop {
	var stops []Stop
	for _, h := range p.study.Hops(f) {
		verb := verbs[h.Mode]
		if verb == "" {
			verb = verbs[model.Sync]
		}
		words := []string{h.Number + ".", p.nameOf(h.From), verb, p.nameOf(h.To)}
		sentence := strings.Join(words, " ")
		if h.Label != "" {
			sentence += ": " + h.Label
		}
		if h.Chance.Known() {
			sentence += " (" + quantity.Format(h.Chance) + " of the time)"
		}
		stops = append(stops, Stop{Step: h.Number, Text: sentence})
	}
	return stops
}
