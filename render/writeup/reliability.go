package writeup

import (
	"cmp"
	"slices"
	"strings"

	"casebook/model/analyze"
)

// FlowFigures returns how long flows take and how available they are.
func (d *document) FlowFigures() string {
	s := d.newSheet("Flow", "p50", "p95", "p99", "p99.9", "Available", "Down", "Budget")
	s.how.pool = true
	for i := range d.analysis.Availability {
		f := &d.analysis.Availability[i]
		l := d.latencyOf(f.Name())
		s.add(f.Name(), d.flowName(f.Name()), words(d.flowLink(f.Name())), briefly(figure(&l.P50)), briefly(figure(&l.P95)),
			briefly(figure(&l.P99)), briefly(figure(&l.P999)), figure(&f.Availability), briefly(told(spent(f), &f.Down)), words(shown(&f.Budget)))
		s.how.use(&f.Budget)
		d.useParts(s.how, f, l)
	}
	return s.piece(d.naive(s.how)...)
}

// useParts notes how the figures of a flow's parts come about, which are shown with it.
func (d *document) useParts(h *derivation, f *analyze.FlowAvailability, l *analyze.FlowLatency) {
	for i := range f.Blame {
		h.use(&f.Blame[i].Down, &f.Blame[i].Share)
	}
	for i := range f.Cuts {
		h.use(&f.Cuts[i].Lost)
	}
	for i := range l.Steps {
		h.use(&l.Steps[i].P50, &l.Steps[i].P99, &l.Steps[i].TailShare)
	}
}

// latencyOf returns the latency of a flow, with nothing known in it if there is none.
func (d *document) latencyOf(name string) *analyze.FlowLatency {
	for i := range d.analysis.Latency {
		if l := &d.analysis.Latency[i]; l.Name() == name {
			return l
		}
	}
	return &analyze.FlowLatency{}
}

// spent returns how long a flow is down, and in what time where it is not the usual one.
func spent(f *analyze.FlowAvailability) string {
	words := shown(&f.Down)
	if f.Window.Known() && f.Window.Value.Value != monthSeconds {
		words += " in " + escape(rounded(f.Window.Value))
	}
	return words
}

// naive says of the first flow of which it is known what must not be done: to add up what cannot be
// added, and to count what is shared more than once.
func (d *document) naive(h *derivation) []block {
	words := "How long a flow is down is of 30 days, where it does not say otherwise."
	for i := range d.analysis.Latency {
		if l := &d.analysis.Latency[i]; l.Naive.Known() && l.P99.Known() && rounded(l.Naive.Value) != rounded(l.P99.Value) {
			h.use(&l.Naive)
			words += " Percentiles do not add up: the p99 of the steps of " + d.flowLink(l.Name()) + " sum to " +
				shown(&l.Naive) + ", and its p99 is " + shown(&l.P99) + "."
			break
		}
	}
	for i := range d.analysis.Availability {
		if f := &d.analysis.Availability[i]; f.Naive.Known() && rounded(f.Naive.Value) != rounded(f.Availability.Value) {
			h.use(&f.Naive)
			words += " Nor do availabilities multiply where steps share what they need: for " + d.flowLink(f.Name()) +
				" that would give " + shown(&f.Naive) + ", and not " + shown(&f.Availability) + "."
			break
		}
	}
	return []block{paragraph(words)}
}

// How many of a list are named.
const (
	mostBlamed = 4
	mostCuts   = 6
	mostPairs  = 3
)

// dependence says what a flow is down because of, and what stops it.
func (d *document) dependence(name string) list {
	l := list{tight: true}
	i := slices.IndexFunc(d.analysis.Availability, func(f analyze.FlowAvailability) bool { return f.Name() == name })
	if i < 0 || !d.analysis.Availability[i].Availability.Known() {
		return l
	}
	f := &d.analysis.Availability[i]
	after := ""
	if f.Then {
		after = ", what follows"
	}
	add := func(lead string, names []string, most int) {
		if len(names) > 0 {
			l.items = append(l.items, item{paragraph(strong(lead+after+":") + " " + some(names, most))})
		}
	}
	add("Down because of", d.blamed(f), mostBlamed)
	stop, part, pairs := d.cuts(f)
	add("Stops with any of", stop, mostCuts)
	add("Stops in part with", part, mostCuts)
	add("Stops with both of", pairs, mostPairs)
	return l
}

// blamed returns what a flow is down because of, with how long.
func (d *document) blamed(f *analyze.FlowAvailability) []string {
	var names []string
	for i := range f.Blame {
		if b := &f.Blame[i]; b.Down.Known() && b.Share.Known() {
			names = append(names, d.element(&b.Element)+" "+shown(&b.Down)+" ("+parts(&b.Share)+")")
		}
	}
	return names
}

// cuts returns what stops a flow, alone and in pairs, the likeliest first.
func (d *document) cuts(f *analyze.FlowAvailability) (stop, part, pairs []string) {
	cuts := slices.Clone(f.Cuts)
	slices.SortStableFunc(cuts, func(a, b analyze.Cut) int { return cmp.Compare(b.Likely.Value.Value, a.Likely.Value.Value) })
	for i := range cuts {
		c := &cuts[i]
		names := make([]string, len(c.Elements))
		for k := range c.Elements {
			names[k] = d.element(&c.Elements[k])
		}
		words := strings.Join(names, " and ")
		whole := !c.Lost.Known() || c.Lost.Value.Value >= 1-1e-9
		if !whole {
			words += " (" + shown(&c.Lost) + ")"
		}
		switch {
		case len(names) > 1:
			pairs = append(pairs, words)
		case whole:
			stop = append(stop, words)
		default:
			part = append(part, words)
		}
	}
	return stop, part, pairs
}

// element returns the name of a part that fails as a whole.
func (d *document) element(e *analyze.Element) string {
	switch e.Kind {
	case "component", "provider":
		return d.component(e.ID)
	case "failure":
		return d.linkTo("failure/"+e.ID, e.Name)
	}
	return escape(e.Name)
}

// tail returns how long the steps of a flow take, and what they have to do with its slowest requests.
func (d *document) tail(name string) []block {
	s := d.newSheet("Step", "To", "What", "p50", "p99", "Share of the tail")
	l := d.latencyOf(name)
	for i := range l.Steps {
		step := &l.Steps[i]
		s.add(step.Hop.To, escape(step.Number)+" "+escape(d.nameOf(step.Hop.To)), words(escape(step.Number)), words(d.component(step.Hop.To)),
			words(escape(step.Hop.Label)), figure(&step.P50), figure(&step.P99), told(parts(&step.TailShare), &step.TailShare))
	}
	if len(s.rows) == 0 {
		return nil
	}
	lead := "How long each step takes, and its share in the time of the slowest one in a hundred:"
	if l.Then {
		lead = "The same of what follows:"
	}
	return append([]block{paragraph(lead)}, s.blocks()...)
}
