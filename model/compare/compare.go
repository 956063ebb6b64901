// Package compare tells what differs in meaning from one study to another: what was added, removed,
// changed, renamed, moved and rerouted, which figures that makes other ones, and which findings come
// and go. Formatting, comments and order are no changes, except for the order of what happens in turn:
// steps and stages.
package compare

import (
	"casebook/model"
	"casebook/model/analyze"
)

// Kind is what happened to something.
type Kind string

// The kinds of changes.
const (
	Added    Kind = "added"
	Removed  Kind = "removed"
	Changed  Kind = "changed"
	Renamed  Kind = "renamed"  // it has another id or another name
	Moved    Kind = "moved"    // to another zone, or to another place in a sequence
	Rerouted Kind = "rerouted" // from or to another component
)

// Change is one thing that differs.
type Change struct {
	Kind   Kind   `json:"kind"`
	Sort   string `json:"sort"`   // of what: component, connection, flow, ...
	ID     string `json:"id"`     // as it is now; of what was removed, as it was
	Key    string `json:"key"`    // that has another value: replicas.count; empty where all of it came or went
	Path   string `json:"path"`   // where it stands in the file: architecture.components.api.replicas.count
	Before string `json:"before"` // the value as people write it; empty where there was none
	After  string `json:"after"`
	Words  string `json:"words"` // a sentence that says all of it
}

// Finding is something that a review has found: what it is known by, and what it says.
type Finding struct{ ID, Message string }

// Subject is a study with what is known of it.
type Subject struct {
	*analyze.Analysis // of the whole architecture
	Findings          []Finding
}

// Comparison is what differs between two studies.
type Comparison struct {
	Before, After *model.Study
	Names         Names    // what has another id than before
	Changes       []Change // of what people wrote, in the order of the format
	Figures       []Change // of what follows from it
	Findings      []Change // that came or went
}

// Same reports whether nothing differs.
func (c *Comparison) Same() bool { return len(c.Changes)+len(c.Figures)+len(c.Findings) == 0 }

// Compare returns what differs between two studies and their figures and findings.
func Compare(before, after Subject) *Comparison {
	c := Studies(before.Study, after.Study)
	c.figures(before.Analysis, after.Analysis)
	c.findings(before.Findings, after.Findings)
	return c
}

// Studies returns what differs between two studies in what people wrote.
func Studies(before, after *model.Study) *Comparison {
	c := &comparison{names: namesOf(before, after), after: after}
	c.before = before.Renamed(c.names)
	c.study()
	c.clarify()
	c.constraints()
	c.capacity()
	c.architecture()
	c.decisions()
	c.roadmap()
	c.rest()
	return &Comparison{Before: before, After: after, Names: c.names, Changes: c.changes, Figures: c.computed}
}

// comparison is a comparison under way.
type comparison struct {
	names         Names
	before, after *model.Study // before with the ids of after
	changes       []Change
	computed      []Change // of values that the same expressions come to
}

// add notes a change.
func (c *comparison) add(change Change) { c.changes = append(c.changes, change) }
