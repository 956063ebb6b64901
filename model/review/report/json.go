package report

import (
	"bytes"
	"encoding/json"
	"slices"

	"casebook/model"
	"casebook/model/review"
)

// Version is that of the JSON document.
const Version = 1

type (
	jsonReport struct {
		Version int         `json:"version"`
		Today   *string     `json:"today"`
		Counts  jsonCounts  `json:"counts"`
		Studies []jsonStudy `json:"studies"`
		Rules   []jsonRule  `json:"rules"`
		Unread  []jsonFault `json:"unread"`
	}
	jsonCounts struct {
		Error    int `json:"error"`
		Warning  int `json:"warning"`
		Info     int `json:"info"`
		Accepted int `json:"accepted"`
		Unknown  int `json:"unknown"`
	}
	jsonStudy struct {
		ID       string        `json:"id"`
		Title    string        `json:"title"`
		File     string        `json:"file"`
		Findings []jsonFinding `json:"findings"`
		Unknown  []jsonUnknown `json:"unknown"`
	}
	jsonFinding struct {
		ID          string          `json:"id"`
		Fingerprint string          `json:"fingerprint"`
		Rule        string          `json:"rule"`
		Severity    string          `json:"severity"`
		Targets     []string        `json:"targets"`
		Line        int             `json:"line"`
		Column      int             `json:"column"`
		Message     string          `json:"message"`
		Accepted    *jsonAcceptance `json:"accepted"`
	}
	jsonAcceptance struct {
		Because string `json:"because"`
		Owner   string `json:"owner"`
		Until   string `json:"until"`
	}
	jsonUnknown struct {
		Rule    string   `json:"rule"`
		Targets []string `json:"targets"`
		Facts   []string `json:"facts"`
	}
	jsonRule struct {
		ID       string `json:"id"`
		Name     string `json:"name"`
		Severity string `json:"severity"`
		Finds    string `json:"finds"`
		Why      string `json:"why"`
		Source   string `json:"source"`
		Fix      string `json:"fix"`
	}
	jsonFault struct {
		File    string `json:"file"`
		Line    *int   `json:"line"`
		Column  *int   `json:"column"`
		Message string `json:"message"`
		Hint    string `json:"hint"`
	}
)

// JSON returns the findings for a program to read; see the package.
func (r *Report) JSON() ([]byte, error) {
	open := func(s review.Severity) int {
		return len(r.entries(func(f *review.Finding) bool { return f.Accepted == nil && f.Severity == s }))
	}
	document := jsonReport{
		Version: Version,
		Counts:  jsonCounts{open(review.Error), open(review.Warn), open(review.Info), len(r.accepted()), 0},
		Studies: make([]jsonStudy, len(r.Studies)),
		Rules:   r.jsonRules(),
		Unread:  make([]jsonFault, len(r.Unread)),
	}
	if r.Today != "" {
		document.Today = &r.Today
	}
	for i := range r.Studies {
		document.Studies[i] = r.Studies[i].json()
		document.Counts.Unknown += len(r.Studies[i].Unknown)
	}
	for i, err := range r.Unread {
		e := place(err)
		document.Unread[i] = jsonFault{File: e.File, Message: e.Msg, Hint: e.Hint}
		if e.Pos.Line > 0 {
			document.Unread[i].Line, document.Unread[i].Column = &e.Pos.Line, &e.Pos.Column
		}
	}
	return encoded(document)
}

func (s *Study) json() jsonStudy {
	study := jsonStudy{
		ID: s.Study.ID, Title: s.Study.Title, File: s.path(),
		Findings: make([]jsonFinding, len(s.Findings)), Unknown: make([]jsonUnknown, len(s.Unknown)),
	}
	for i := range s.Findings {
		f := &s.Findings[i]
		study.Findings[i] = jsonFinding{
			ID: f.ID(), Fingerprint: fingerprint(f), Rule: f.Rule.ID, Severity: word(f.Severity), Targets: full(f.Targets),
			Line: f.Pos.Line, Column: f.Pos.Column, Message: f.Message, Accepted: jsonAccepted(f.Accepted),
		}
	}
	for i := range s.Unknown {
		u := &s.Unknown[i]
		study.Unknown[i] = jsonUnknown{u.Rule.ID, full(u.Targets), full(u.Facts)}
	}
	return study
}

func jsonAccepted(a *model.Acceptance) *jsonAcceptance {
	if a == nil {
		return nil
	}
	return &jsonAcceptance{string(a.Because), a.Owner, a.Until}
}

// jsonRules returns the rules that anything was found by.
func (r *Report) jsonRules() []jsonRule {
	rules := []jsonRule{}
	for _, rule := range r.finding() {
		rules = append(rules, jsonRule{rule.ID, rule.Name, word(rule.Severity), rule.Finds, rule.Why, rule.Source, rule.Fix})
	}
	return rules
}

// finding returns the rules that anything was found by, by id.
func (r *Report) finding() []*review.Rule {
	var rules []*review.Rule
	for _, rule := range review.Rules() {
		if slices.ContainsFunc(r.Studies, func(s Study) bool {
			return slices.ContainsFunc(s.Findings, func(f review.Finding) bool { return f.Rule == rule })
		}) {
			rules = append(rules, rule)
		}
	}
	return rules
}

// full returns a list that is never null.
func full(list []string) []string {
	if list == nil {
		return []string{}
	}
	return list
}

// encoded returns a document as JSON, in which -> is not written as an escape.
func encoded(document any) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	err := e.Encode(document)
	return b.Bytes(), err
}
