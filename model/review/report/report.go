// Package report writes what reviews of studies come to: as text for a person, as Markdown for a comment,
// and in the forms that programs read: JSON, SARIF 2.1.0, annotations of GitHub, and JUnit.
//
// # JSON
//
// The document is one object. Its keys are always there, in this order:
//
//	version  1; it goes up when a key changes its meaning or goes away
//	today    the day by which acceptances end, or null
//	counts   error, warning, info: open findings; accepted; unknown: questions without an answer
//	studies  id, title, file, findings and unknown of each
//	rules    those that anything was found by: id, name, severity, finds, why, source, fix
//	unread   what could not be reviewed: file, line, column (or null), message, hint
//
// A finding, sorted by rule and then by target:
//
//	id           RULE@target, or RULE@target@target; it stays when lines move
//	fingerprint  SHA-256 of the id, in hexadecimal
//	rule         id of the rule
//	severity     error, warning or info; it may differ from the rule's
//	targets      ids of what it was found on
//	line, column where that is in the file, from 1; columns count characters
//	message      what was found, in a sentence
//	accepted     because, owner and until of the acceptance, or null where it is open
//
// An unknown is a question that a rule could not answer: rule, targets, and the facts that are missing.
package report

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"casebook/model"
	"casebook/model/review"
)

// Report is the reviews of studies.
type Report struct {
	Studies []Study
	Unread  []error         // why others could not be reviewed; a *model.Error has a place, and Fault of others returns one with a file
	Today   string          // the day of the reviews, such as 2026-11-26; "" if there was none
	FailOn  review.Severity // open findings as bad as this are failures; "" if none is
	Version string          // of the program
}

// Study is the review of a study, and the file that it is in.
type Study struct {
	*review.Report
	File   string // as it is shown, from the working folder
	Source []byte
}

// missingFact is the rule whose findings are told together: what is not known is one thing to say.
const missingFact = "DOC-006"

// entry is a finding and the study that it is of.
type entry struct {
	*review.Finding
	study *Study
}

// where returns the place of a finding, as "file:line:column".
func (e *entry) where() string {
	return fmt.Sprintf("%s:%d:%d", e.study.path(), e.Pos.Line, e.Pos.Column)
}

// line returns the line that a finding is on, as it stands in the file.
func (e *entry) line() string {
	n := 1
	for l := range strings.Lines(string(e.study.Source)) {
		if n == e.Pos.Line {
			return strings.TrimRight(l, "\r\n")
		}
		n++
	}
	return ""
}

// title returns what a rule is called in a line.
func title(r *review.Rule) string { return r.ID + " " + r.Name }

// path returns the file with slashes on every system.
func (s *Study) path() string { return filepath.ToSlash(s.File) }

// entries returns the findings that keep says yes to, by study, rule and target.
func (r *Report) entries(keep func(*review.Finding) bool) []entry {
	var all []entry
	for i := range r.Studies {
		s := &r.Studies[i]
		for k := range s.Findings {
			if f := &s.Findings[k]; keep(f) {
				all = append(all, entry{f, s})
			}
		}
	}
	return all
}

// open returns the open findings of a severity, by rule and then by place, without those of missing facts.
func (r *Report) open(severity review.Severity) []entry {
	found := r.entries(func(f *review.Finding) bool {
		return f.Accepted == nil && f.Severity == severity && f.Rule.ID != missingFact
	})
	slices.SortStableFunc(found, func(a, b entry) int {
		return cmp.Or(
			cmp.Compare(a.Rule.ID, b.Rule.ID),
			cmp.Compare(a.study.File, b.study.File),
			cmp.Compare(a.Pos.Line, b.Pos.Line),
			cmp.Compare(a.Pos.Column, b.Pos.Column),
		)
	})
	return found
}

// accepted returns the findings that somebody has accepted.
func (r *Report) accepted() []entry {
	return r.entries(func(f *review.Finding) bool { return f.Accepted != nil })
}

// missing returns the open findings that facts are missing.
func (r *Report) missing() []entry {
	return r.entries(func(f *review.Finding) bool { return f.Accepted == nil && f.Rule.ID == missingFact })
}

// fails reports whether a finding is a failure.
func (r *Report) fails(f *review.Finding) bool {
	return r.FailOn != "" && f.Accepted == nil && f.Severity.AtLeast(r.FailOn)
}

// Fails reports whether there is an open finding that is as bad as FailOn.
func (r *Report) Fails() bool { return len(r.entries(r.fails)) > 0 }

// severities are all of them, from the worst.
var severities = []review.Severity{review.Error, review.Warn, review.Info}

// word returns what a severity is called.
func word(s review.Severity) string {
	if s == review.Warn {
		return "warning"
	}
	return string(s)
}

// summary counts what was found: "2 errors, 1 warning; 3 accepted; 7 facts missing".
func (r *Report) summary() string {
	var open []string
	for _, s := range severities {
		if n := len(r.open(s)); n > 0 {
			open = append(open, count(n, nouns[s]))
		}
	}
	if len(r.Studies) == 0 {
		open = []string{"nothing reviewed"}
	}
	parts := []string{cmp.Or(strings.Join(open, ", "), "nothing found")}
	if n := len(r.accepted()); n > 0 {
		parts = append(parts, fmt.Sprintf("%d accepted", n))
	}
	if n := len(r.missing()); n > 0 {
		parts = append(parts, count(n, "fact")+" missing")
	}
	if n := len(r.Unread); n > 0 {
		parts = append(parts, count(n, "fault")+" in what could not be reviewed")
	}
	return strings.Join(parts, "; ")
}

var nouns = map[review.Severity]string{review.Error: "error", review.Warn: "warning", review.Info: "note"}

// count writes how many there are of something: "1 error", "3 errors".
func count(n int, of string) string {
	if n != 1 {
		of += "s"
	}
	return fmt.Sprintf("%d %s", n, of)
}

// fingerprint returns what a finding is known by wherever it moves to.
func fingerprint(f *review.Finding) string {
	sum := sha256.Sum256([]byte(f.ID()))
	return hex.EncodeToString(sum[:])
}

// place returns what is known of where an error is: its file, position, message and hint.
func place(err error) *model.Error {
	at := model.Error{Msg: err.Error()}
	switch e := err.(type) {
	case *model.Error:
		at = *e
	case interface{ Fault() *model.Error }:
		at = *e.Fault()
	}
	at.File = filepath.ToSlash(at.File)
	return &at
}
