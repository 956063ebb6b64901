package review

import (
	"embed"
	"strings"

	"golang.org/x/tools/txtar"
)

//go:embed rules/*.txtar
var examples embed.FS

// Example is a study that a rule finds something in, and the same mended. It is what the rule is
// tested with as well.
type Example struct {
	Want    []string // the ids of all that the rule finds in Fail
	Fail    string
	Pass    string
	Unknown string   // a study that lacks a fact; "" where the rule can always answer
	Lacks   []string // the facts that it lacks
}

// Example returns the rule's.
func (r *Rule) Example() (Example, error) {
	data, err := examples.ReadFile("rules/" + r.ID + ".txtar")
	if err != nil {
		return Example{}, err
	}
	a := txtar.Parse(data)
	var e Example
	for line := range strings.Lines(string(a.Comment)) {
		key, rest, _ := strings.Cut(strings.TrimSpace(line), ":")
		switch key {
		case "want":
			e.Want = append(e.Want, strings.TrimSpace(rest))
		case "lacks":
			e.Lacks = append(e.Lacks, strings.TrimSpace(rest))
		}
	}
	for _, f := range a.Files {
		switch f.Name {
		case "fail.yaml":
			e.Fail = string(f.Data)
		case "pass.yaml":
			e.Pass = string(f.Data)
		case "unknown.yaml":
			e.Unknown = string(f.Data)
		}
	}
	return e, nil
}
