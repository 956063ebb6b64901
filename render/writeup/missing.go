package writeup

import (
	"slices"
	"strings"

	"casebook/model/analyze"
)

// Assumptions returns what all figures take for granted.
func (d *document) Assumptions() string {
	var l list
	for _, a := range analyze.Assumptions() {
		l.items = append(l.items, item{paragraph(escape(a.Text))})
	}
	return l.piece()
}

// Missing returns the facts that are missing, and what sort of figure would be known with them, and which
// rules of the review would have an answer.
func (d *document) Missing() string {
	facts := map[string][]string{} // by what they would tell
	var told []string
	for _, u := range d.lacking() {
		var sorts []string
		for _, need := range u.Needs {
			sort, _, _ := strings.Cut(need, " of ") // what it is of, its fact says
			if sort = escape(sort); !slices.Contains(sorts, sort) {
				sorts = append(sorts, sort)
			}
		}
		tells := strings.Join(sorts, ", ")
		if facts[tells] == nil {
			told = append(told, tells)
		}
		facts[tells] = append(facts[tells], codeSpan(u.Fact))
	}
	t := table{head: []string{"With these facts", "this would be known"}}
	for _, tells := range told {
		t.rows = append(t.rows, []string{strings.Join(facts[tells], ", "), tells})
	}
	return t.piece()
}

// lacking returns the facts that figures and rules lack, each once.
func (d *document) lacking() []analyze.Unknown {
	all := slices.Clone(d.analysis.Unknowns)
	for _, u := range d.review.Unknown {
		for _, fact := range u.Facts {
			i := slices.IndexFunc(all, func(known analyze.Unknown) bool { return known.Fact == fact })
			if i < 0 {
				i = len(all)
				all = append(all, analyze.Unknown{Fact: fact})
			}
			all[i].Needs = append(slices.Clone(all[i].Needs), u.Rule.ID)
		}
	}
	return all
}

// HasFigures reports whether anything is known of how the system does; of a sketch, nothing is.
func (d *document) HasFigures() bool {
	return d.loaded() || slices.ContainsFunc(d.analysis.Availability, func(f analyze.FlowAvailability) bool {
		return f.Availability.Known()
	}) || slices.ContainsFunc(d.analysis.Latency, func(l analyze.FlowLatency) bool {
		return l.P50.Known() || l.P99.Known()
	})
}

// loaded reports whether anything is known of what arrives and what it costs.
func (d *document) loaded() bool {
	return slices.ContainsFunc(d.analysis.Demand.Flows, func(f analyze.FlowDemand) bool {
		return f.Peak.Known() || f.Average.Known()
	}) || slices.ContainsFunc(d.analysis.Capacity.Components, func(c analyze.ComponentCapacity) bool {
		return c.Cost.Known()
	})
}
