package writeup

import (
	"cmp"
	"slices"
	"strings"

	"casebook/model"
	"casebook/model/review"
)

// missingFact is the rule whose findings are told at the end, with what would be known.
const missingFact = "DOC-006"

// HasReview reports whether there is something to review, or something to say of the review.
func (d *document) HasReview() bool {
	s := &d.study.Review
	return len(d.study.Architecture.Components)+len(s.Thresholds)+len(s.Accept)+len(d.openFindings()) > 0
}

// openFindings returns the findings that nobody has accepted, the worst first.
func (d *document) openFindings() []review.Finding {
	open := slices.DeleteFunc(d.review.Open(), func(f review.Finding) bool { return f.Rule.ID == missingFact })
	slices.SortStableFunc(open, func(a, b review.Finding) int {
		switch {
		case a.Severity == b.Severity:
			return 0
		case a.Severity.AtLeast(b.Severity):
			return -1
		}
		return 1
	})
	return open
}

// Reviewed says what the review comes to.
func (d *document) Reviewed() string {
	open := d.openFindings()
	var counts []string
	for _, s := range []review.Severity{review.Error, review.Warn, review.Info} {
		n := 0
		for i := range open {
			if open[i].Severity == s {
				n++
			}
		}
		if n > 0 {
			counts = append(counts, count(n, severityName(s)))
		}
	}
	found := strings.Join(counts, ", ")
	if i := strings.LastIndex(found, ", "); i >= 0 {
		found = found[:i] + " and " + found[i+2:]
	}
	words := "The rules of the review find " + cmp.Or(found, "nothing that is open") + "."
	if n := len(d.review.Findings) - len(d.review.Open()); n > 0 {
		words += " " + count(n, "more finding") + " " + isAre(n) + " accepted."
	}
	if n := len(d.review.Unknown); n > 0 {
		words += " " + count(n, "question") + " " + isAre(n) + " without an answer, because facts are missing"
		if d.HasFigures() && d.written("figures") {
			words += ": " + d.flavor.linkHere("To know more", "To know more") + " has them"
		}
		words += "."
	}
	return piece(paragraph(words))
}

// severityName returns what a reader calls a severity.
func severityName(s review.Severity) string {
	switch s {
	case review.Warn:
		return "warning"
	case review.Info:
		return "note"
	}
	return string(s)
}

func isAre(n int) string {
	if n == 1 {
		return "is"
	}
	return "are"
}

// Open returns the open findings.
func (d *document) Open() string {
	t := table{head: []string{"Severity", "Rule", "On", "Finding"}}
	for _, f := range d.openFindings() {
		t.rows = append(t.rows, []string{severityName(f.Severity), escape(f.Rule.ID + " " + f.Rule.Name), d.foundOn(f.Targets), escape(f.Message)})
	}
	if len(t.rows) == 0 {
		return ""
	}
	return t.piece()
}

// foundOn returns what a finding is on: the names of components and flows, and what has none as it is.
func (d *document) foundOn(ids []string) string {
	names := make([]string, len(ids))
	for i, id := range ids {
		names[i] = d.placeOf(id)
	}
	return strings.Join(names, ", ")
}

// placeOf returns the name of something, as a link to where it stands if it has a place.
func (d *document) placeOf(id string) string {
	if from, to, ok := strings.Cut(id, "->"); ok && d.study.Component(from) != nil && d.study.Component(to) != nil {
		return d.component(from) + " to " + d.component(to)
	}
	if d.study.Component(id) != nil || d.study.Zone(id) != nil {
		return d.component(id)
	}
	if _, ok := d.places["flow/"+strings.TrimSuffix(id, model.Then)]; ok {
		return d.flowLink(id)
	}
	for _, sort := range []string{"failure", "stage"} {
		if p, ok := d.places[sort+"/"+id]; ok {
			return d.linkTo(sort+"/"+id, p.name)
		}
	}
	if _, ok := d.places["decision/"+id]; ok {
		return d.linkTo("decision/"+id, id) // its name is a whole question
	}
	return codeSpan(id)
}

// Thresholds returns the limits that differ from the usual ones.
func (d *document) Thresholds() string {
	t := table{head: []string{"Limit", "Value"}}
	for _, l := range d.study.Review.Thresholds {
		t.rows = append(t.rows, []string{escape(l.ID), amount(l.Value)})
	}
	return t.piece()
}

// Accepted returns what the study accepts, and why.
func (d *document) Accepted() string {
	var l list
	for i := range d.study.Review.Accept {
		a := &d.study.Review.Accept[i]
		lead := strong(escape(a.Rule))
		switch a.On {
		case "":
		case "*":
			lead += " everywhere"
		default:
			lead += " on " + escape(a.On)
		}
		it := led(lead+":", blocksOf(a.Because))
		var f facts
		f.word(d.accepting(a), "", "")
		f.word(a.Owner, "accepted by ", "")
		f.word(a.Until, "until ", "")
		if len(f) > 0 {
			it = trailed(it, "("+strings.Join(f, ", ")+")")
		}
		l.items = append(l.items, it)
	}
	return l.piece()
}

// accepting says how many findings an acceptance is of.
func (d *document) accepting(a *model.Acceptance) string {
	n := 0
	for i := range d.review.Findings {
		if d.review.Findings[i].Accepted == a {
			n++
		}
	}
	if n == 0 {
		return ""
	}
	return count(n, "finding")
}
