// Package review looks at a design as an experienced reviewer does: it finds what will break, what is
// too small, what is not safe and what is not said. Each rule answers yes, no or unknown: one that
// lacks a fact says which, and never passes silently. Findings that somebody has accepted are told
// apart from open ones.
package review

import (
	"cmp"
	"slices"

	"casebook/model"
	"casebook/model/analyze"
)

// Options say how a study is reviewed.
type Options struct {
	Today string // such as 2026-11-26: acceptances end before it; "" for never
}

// Report is what a review comes to.
type Report struct {
	Study    *model.Study
	Findings []Finding // sorted by rule, then by target
	Unknown  []Unknown // in the same order
}

// Finding is something that a rule found.
type Finding struct {
	Rule     *Rule
	Severity Severity // the rule's, or another that it gives this case
	Targets  []string // ids of what it was found on, the first one first
	Pos      model.Pos
	Message  string // one sentence, with the figures that it rests on
	Accepted *model.Acceptance
}

// ID returns the finding's stable name: RULE@target, or RULE@target@target.
func (f *Finding) ID() string {
	id := f.Rule.ID
	for _, t := range f.Targets {
		id += "@" + t
	}
	return id
}

// Unknown is a question that a rule could not answer.
type Unknown struct {
	Rule    *Rule
	Targets []string
	Facts   []string // that are missing, such as "api.rate"
}

// Review applies all rules to a study and its figures.
func Review(a *analyze.Analysis, o Options) *Report {
	s := newSubject(a, o)
	r := &Report{Study: a.Study}
	for _, rule := range Rules() {
		c := &collector{rule: rule, report: r}
		rule.check(s, c)
	}
	r.lacking(s)
	r.accept(s)
	slices.SortStableFunc(r.Findings, func(a, b Finding) int {
		return cmp.Or(cmp.Compare(a.Rule.ID, b.Rule.ID), slices.Compare(a.Targets, b.Targets))
	})
	slices.SortStableFunc(r.Unknown, func(a, b Unknown) int {
		return cmp.Or(cmp.Compare(a.Rule.ID, b.Rule.ID), slices.Compare(a.Targets, b.Targets))
	})
	return r
}

// Open returns the findings that nobody has accepted.
func (r *Report) Open() []Finding {
	return slices.DeleteFunc(slices.Clone(r.Findings), func(f Finding) bool { return f.Accepted != nil })
}

// Worst returns the highest severity of the open findings, or "" if there are none.
func (r *Report) Worst() Severity {
	var worst Severity
	for i := range r.Findings {
		if f := &r.Findings[i]; f.Accepted == nil && f.Severity.rank() > worst.rank() {
			worst = f.Severity
		}
	}
	return worst
}
