package mermaid

import (
	"strings"

	"casebook/render/scene"
)

// states writes a state machine.
func (w *writer) states(s *scene.Scene) {
	w.line(0, "stateDiagram-v2")
	w.line(1, "accTitle: %s", escape(s.Title))
	w.line(1, "direction %s", w.direction())
	for _, p := range w.Parts {
		w.line(1, "state \"%s\" as %s", lines(p.Lines()), w.alias[p.ID])
	}
	for _, p := range w.Parts {
		if p.Starts {
			w.line(1, "[*] --> %s", w.alias[p.ID])
		}
	}
	for _, l := range w.Links {
		words := escape(strings.Join(l.Lines(), "; "))
		if words != "" {
			words = " : " + words
		}
		w.line(1, "%s --> %s%s", w.alias[l.From], w.alias[l.To], words)
	}
	for _, p := range w.Parts {
		if p.Ends {
			w.line(1, "%s --> [*]", w.alias[p.ID])
		}
	}
}
