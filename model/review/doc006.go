package review

import (
	"strings"

	"casebook/model"
)

var missingFact = &Rule{
	ID:       "DOC-006",
	Name:     "missing-fact",
	Severity: Info,
	Finds:    "A rule or a figure could not be computed, because facts are missing.",
	Why:      "What is not known is not safe. A design that passes because nobody wrote a number down has not been reviewed.",
	Fix:      "Give the facts that the finding names, as assumptions if need be.",

	check: func(*subject, *collector) {}, // see Report.lacking: it needs what all other rules lack
}

// lacking finds the facts without which rules and figures are unknown, each once.
func (r *Report) lacking(s *subject) {
	c := &collector{rule: missingFact, report: r}
	for _, u := range r.Unknown {
		for _, fact := range u.Facts {
			c.find(s.placeOf(fact), fact+" is not known.", fact)
		}
	}
	for _, u := range s.figures.Unknowns {
		if strings.HasPrefix(u.Fact, "a flow ") {
			continue // see DOC-001 and DOC-002
		}
		c.find(s.placeOf(u.Fact), u.Fact+" is not known.", u.Fact)
	}
}

// placeOf returns where the component or flow stands that a fact is about, or the beginning of the file.
func (s *subject) placeOf(fact string) model.Pos {
	for i := range s.Architecture.Components {
		if c := &s.Architecture.Components[i]; len(fact) > len(c.ID) && fact[:len(c.ID)+1] == c.ID+"." {
			return c.Pos
		}
	}
	for i := range s.Architecture.Flows {
		if f := &s.Architecture.Flows[i]; len(fact) > 5+len(f.ID) && fact[:6+len(f.ID)] == "flow "+f.ID+"." {
			return f.Pos
		}
	}
	return model.Pos{Line: 1, Column: 1}
}
