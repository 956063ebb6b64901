package review

import (
	"slices"

	"casebook/model"
)

// Severity is how bad a finding is.
type Severity string

// The severities, from the worst.
const (
	Error Severity = "error"
	Warn  Severity = "warn"
	Info  Severity = "info"
)

func (s Severity) rank() int { return slices.Index([]Severity{Info, Warn, Error}, s) }

// AtLeast reports whether a severity is as bad as another.
func (s Severity) AtLeast(other Severity) bool { return s.rank() >= other.rank() }

// Rule is a question that is asked of every design. Its id never changes its meaning. The example and
// its mend are in rules/ID.txtar; see Example.
type Rule struct {
	ID       string // such as RES-003
	Name     string // such as missing-timeout
	Severity Severity
	Finds    string // when it finds something, in a sentence
	Why      string // why that is bad
	Source   string // where that is from; "" for common experience
	Fix      string // what to do

	check func(*subject, *collector)
}

// Rules returns all rules in the order of their ids.
func Rules() []*Rule {
	all := slices.Concat(resilienceRules, dataRules, capacityRules, objectiveRules, securityRules, tenancyRules, observabilityRules, documentationRules)
	return all
}

// Find returns the rule with an id, or nil.
func Find(id string) *Rule {
	for _, r := range Rules() {
		if r.ID == id {
			return r
		}
	}
	return nil
}

// collector takes what one rule finds.
type collector struct {
	rule   *Rule
	report *Report
}

// find notes a finding on targets. The message is one sentence that begins with what is at fault.
func (c *collector) find(at model.Pos, message string, targets ...string) {
	c.grade(c.rule.Severity, at, message, targets...)
}

// grade notes a finding that is better or worse than the rule's usual ones.
func (c *collector) grade(s Severity, at model.Pos, message string, targets ...string) {
	for i := range c.report.Findings {
		if f := &c.report.Findings[i]; f.Rule == c.rule && slices.Equal(f.Targets, targets) {
			return // said before: a rule finds a thing once
		}
	}
	c.report.Findings = append(c.report.Findings, Finding{Rule: c.rule, Severity: s, Targets: targets, Pos: at, Message: message})
}

// unknown notes that facts are missing to say whether targets are at fault.
func (c *collector) unknown(facts []string, targets ...string) {
	all := &c.report.Unknown
	at := slices.IndexFunc(*all, func(u Unknown) bool { return u.Rule == c.rule && slices.Equal(u.Targets, targets) })
	if at < 0 {
		at, *all = len(*all), append(*all, Unknown{Rule: c.rule, Targets: targets})
	}
	u := &(*all)[at]
	for _, f := range facts {
		if !slices.Contains(u.Facts, f) {
			u.Facts = append(u.Facts, f)
		}
	}
}
