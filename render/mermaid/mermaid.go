// Package mermaid writes what a scene says in the languages of Mermaid: components as a flowchart, state
// machines and sequences as such. The same scene gives the same bytes.
package mermaid

import (
	"bytes"
	"fmt"
	"strings"

	"casebook/render/scene"
)

// Lost says what of a picture of a sort is not in the file.
func Lost(s scene.Sort) string {
	switch s {
	case scene.States:
		return "Mermaid has no places and no ports: it finds places of its own, and what states are for is in their labels"
	case scene.Sequence:
		return "Mermaid has no glyphs and no replication: kinds and replicas are in the names, and replicated data is sent as a message"
	}
	return "Mermaid has no places and no ports: it finds places of its own; kinds and replicas are in the labels"
}

// Sorts are the sorts of pictures that Mermaid can hold.
func Sorts() []scene.Sort { return []scene.Sort{scene.Network, scene.States, scene.Sequence} }

// Bytes returns s as a file.
func Bytes(s *scene.Scene) ([]byte, error) {
	m, err := s.Require("Mermaid", Sorts()...)
	if err != nil {
		return nil, err
	}
	w := &writer{Meaning: m, alias: m.Aliases()}
	switch m.Sort {
	case scene.Sequence:
		w.sequence(s)
	case scene.States:
		w.states(s)
	default:
		w.flowchart(s)
	}
	return w.Bytes(), nil
}

// writer writes one diagram.
type writer struct {
	bytes.Buffer
	*scene.Meaning
	alias map[string]string
}

func (w *writer) line(depth int, format string, args ...any) {
	w.WriteString(strings.Repeat("    ", depth))
	fmt.Fprintf(w, format+"\n", args...)
}

// direction returns in which way a diagram runs.
func (w *writer) direction() string {
	if w.Direction == "TB" {
		return "TB"
	}
	return "LR"
}
