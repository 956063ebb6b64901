package writeup

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"casebook/model"
	"casebook/model/analyze"
	"casebook/model/review"
)

// partNames are the parts that a document has, by the names of their templates.
var partNames = []string{
	"pattern", "framework", "clarify", "constraints", "capacity", "architecture", "tradeoffs", "roadmap", "review",
	"figures", "sources",
}

// MissingError says that a document has no such part or table.
type MissingError struct {
	What string
	Have []string // what there is instead
}

func (e *MissingError) Error() string {
	if len(e.Have) == 0 {
		return fmt.Sprintf("the study says nothing of what %s would show", e.What)
	}
	return fmt.Sprintf("there is no %s; there are %s", e.What, strings.Join(e.Have, ", "))
}

// Part returns one part of the document of a study: "capacity", "architecture". It links to what is in the part
// itself. The error is a *MissingError if the study has no such part.
func Part(ctx context.Context, a *analyze.Analysis, r *review.Report, name string, pictures []Picture, flavor Flavor) ([]byte, error) {
	if !slices.Contains(partNames, name) {
		return nil, &MissingError{"part/" + name, prefixed("part/", partNames)}
	}
	text, err := writePart(ctx, a, r, pictures, flavor, name)
	if err == nil && len(strings.TrimSpace(string(text))) == 0 {
		err = &MissingError{What: "part/" + name}
	}
	return text, err
}

// Table returns one table of a study: "components", "tradeoff/ID", "numbers/FLOW", or "findings" of its
// review. The error is a *MissingError if there is no such table.
func Table(a *analyze.Analysis, r *review.Report, name string, flavor Flavor) ([]byte, error) {
	d := newDocument(a, r, nil, nil, flavor)
	d.part = "table" // nothing that could be linked to is written
	kind, id, _ := strings.Cut(name, "/")
	text := ""
	switch {
	case name == "components":
		if c := d.Components(); c != nil {
			text = c.Table
		}
	case name == "findings":
		if text = d.Open(); text == "" {
			text = piece(paragraph("The review has no open findings."))
		}
	case kind == "tradeoff":
		for i := range a.Study.Tradeoffs {
			if t := &a.Study.Tradeoffs[i]; t.ID == id && len(t.Criteria) > 0 {
				text = piece(d.scores(t)[0])
			}
		}
	case kind == "numbers":
		text = d.numbers(id)
	}
	if text == "" {
		return nil, &MissingError{"table " + name, tablesOf(a.Study)}
	}
	return finish(text, flavor), nil
}

// tablesOf returns the names of the tables that a study has.
func tablesOf(s *model.Study) []string {
	var names []string
	if len(s.Architecture.Components) > 0 {
		names = append(names, "components")
	}
	for i := range s.Tradeoffs {
		if len(s.Tradeoffs[i].Criteria) > 0 {
			names = append(names, "tradeoff/"+s.Tradeoffs[i].ID)
		}
	}
	for i := range s.Architecture.Flows {
		names = append(names, "numbers/"+s.Architecture.Flows[i].ID)
	}
	return append(names, "findings")
}

func prefixed(prefix string, names []string) []string {
	out := make([]string, len(names))
	for i, n := range names {
		out[i] = prefix + n
	}
	return out
}

// numbers returns the figures of a flow, each in a row; "" if there is no such flow.
func (d *document) numbers(id string) string {
	t := table{head: []string{"Figure", "Value"}}
	found := false
	row := func(what string, f *analyze.Figure) {
		found = true
		if words := shown(f); words != "" {
			t.rows = append(t.rows, []string{what, words})
		}
	}
	for i := range d.analysis.Demand.Flows {
		if f := &d.analysis.Demand.Flows[i]; f.Flow.ID == id {
			row("Arrivals on average", &f.Average)
			row("Arrivals at peak", &f.Peak)
		}
	}
	for i := range d.analysis.Latency {
		if l := &d.analysis.Latency[i]; l.Name() == id {
			row("p50", &l.P50)
			row("p95", &l.P95)
			row("p99", &l.P99)
			row("p99.9", &l.P999)
		}
	}
	for i := range d.analysis.Availability {
		if f := &d.analysis.Availability[i]; f.Name() == id {
			row("Available", &f.Availability)
			row("Down", &f.Down)
			row("Budget", &f.Budget)
		}
	}
	if found && len(t.rows) == 0 {
		t.rows = append(t.rows, []string{"All", unknown})
	}
	return t.piece()
}
