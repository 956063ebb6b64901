package compare

import (
	"strings"

	"casebook/model"
	"casebook/model/analyze"
	"casebook/model/quantity"
)

// figureSort is the sort of changes of figures.
const figureSort = "figure"

// figure is a computed number as it is printed.
type figure struct {
	element   // what it is of
	key, name string
	text      string
}

// figures notes the figures of the analyses that differ when they are printed.
func (c *Comparison) figures(before, after *analyze.Analysis) {
	was := map[string]string{}
	for _, f := range figuresOf(before, c.Names) {
		was[f.path+" "+f.key] = f.text
	}
	for _, f := range figuresOf(after, nil) {
		old, ok := was[f.path+" "+f.key]
		if !ok || old == f.text || old == "" || f.text == "" {
			continue // of what is new, or does not apply
		}
		c.Figures = append(c.Figures, Change{
			Kind: Changed, Sort: figureSort, ID: f.id, Key: f.key, Path: f.path, Before: old, After: f.text,
			Words: f.words() + ": " + f.name + " from " + old + " to " + f.text + ".",
		})
	}
}

// figuresOf returns the figures that people look at, by the ids that things have now.
func figuresOf(a *analyze.Analysis, names Names) []figure {
	var all []figure
	put := func(e element, key, name string, f analyze.Figure) {
		if f.Formula != "" {
			all = append(all, figure{e, key, name, quantity.Format(f.Value)})
		}
	}
	flow := func(name string) element { return flowElement(a.Study, names, name) }
	for i := range a.Latency {
		l := &a.Latency[i]
		put(flow(l.Name()), "p50", "p50", l.P50)
		put(flow(l.Name()), "p99", "p99", l.P99)
	}
	for i := range a.Availability {
		f := &a.Availability[i]
		put(flow(f.Name()), "availability", "availability", f.Availability)
	}
	for i := range a.Verdicts {
		v := &a.Verdicts[i]
		e := flow(v.Objective.Flow)
		e = element{"objective", e.id, "of " + e.id, "constraints.objectives." + e.id}
		all = append(all, figure{e, v.Measure, v.Measure, holds(v)})
	}
	for i := range a.Capacity.Components {
		p := &a.Capacity.Components[i]
		id := names.Now("component", p.Component.ID)
		e := element{"component", id, p.Component.Title(), "architecture.components." + id}
		put(e, "utilisation", "utilisation", p.Utilisation)
		put(e, "needed", "replicas needed", p.Needed)
		put(e, "stored", "stored", p.Stored)
		put(e, "cost", "cost", p.Cost)
	}
	put(element{sort: "study"}, "cost", "cost of all", a.Capacity.Cost)
	for i := range a.Decisions {
		d := &a.Decisions[i]
		id := names.Now("decision", d.ID)
		all = append(all, figure{element{"decision", id, id, "tradeoffs." + id}, "best", "best by score", best(d)})
	}
	return all
}

// flowElement returns a flow, or what is behind its messages, as changes are told of it.
func flowElement(s *model.Study, names Names, name string) element {
	title := name
	if f := s.Flow(name); f != nil {
		title = f.Title()
	}
	id, behind := strings.CutSuffix(name, model.Then)
	id = names.Now("flow", id)
	e := element{"flow", id, title, "architecture.flows." + id}
	if behind {
		e.id, e.name, e.path = id+model.Then, title+", behind its messages", e.path+model.Then
	}
	return e
}

// best names the options that score highest.
func best(d *analyze.Decision) string {
	var names []string
	for _, i := range d.Winners {
		names = append(names, d.Options[i].ID)
	}
	return strings.Join(names, ", ")
}

// holds says how an objective fares.
func holds(v *analyze.Verdict) string {
	switch {
	case !v.Holds.Known():
		return "unknown"
	case v.Holds.String() == "yes":
		return "holds"
	}
	return "missed"
}
