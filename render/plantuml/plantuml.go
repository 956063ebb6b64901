// Package plantuml writes what a scene says for PlantUML: components with the macros of C4-PlantUML, which
// it carries, and state machines and sequences in languages of its own. The same scene gives the same bytes.
package plantuml

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
		return "PlantUML has no places: it finds some of its own"
	case scene.Sequence:
		return "PlantUML has no glyphs: kinds and replicas are in the names"
	}
	return "C4-PlantUML has no places, and few kinds: it finds places of its own; kinds and replicas are in the labels, and nothing is faded"
}

// Sorts are the sorts of pictures that PlantUML can hold.
func Sorts() []scene.Sort { return []scene.Sort{scene.Network, scene.States, scene.Sequence} }

// Bytes returns s as a file.
func Bytes(s *scene.Scene) ([]byte, error) {
	m, err := s.Require("PlantUML", Sorts()...)
	if err != nil {
		return nil, err
	}
	w := &writer{Meaning: m, alias: m.Aliases()}
	w.line(0, "@startuml")
	if m.Sort == scene.Network {
		w.line(0, "!include <C4/C4_Container>")
		w.line(0, "skinparam wrapWidth 320") // C4's 200 would break numbers in two
	}
	w.line(0, "title %s", escape(s.Title))
	if m.Sort != scene.Sequence && m.Direction != "TB" {
		w.line(0, "left to right direction")
	}
	switch m.Sort {
	case scene.Sequence:
		w.sequence()
	case scene.States:
		w.states()
	default:
		w.c4()
	}
	w.line(0, "@enduml")
	return w.Bytes(), nil
}

// writer writes one diagram.
type writer struct {
	bytes.Buffer
	*scene.Meaning
	alias map[string]string
}

func (w *writer) line(depth int, format string, args ...any) {
	w.WriteString(strings.Repeat("  ", depth))
	fmt.Fprintf(w, format+"\n", args...)
}
