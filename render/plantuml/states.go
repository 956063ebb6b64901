package plantuml

import "strings"

// states writes a state machine.
func (w *writer) states() {
	for _, p := range w.Parts {
		w.line(0, "state \"%s\" as %s", lines(p.Lines()), w.alias[p.ID])
	}
	for _, p := range w.Parts {
		if p.Starts {
			w.line(0, "[*] --> %s", w.alias[p.ID])
		}
	}
	for _, l := range w.Links {
		words := ""
		if said := strings.Join(l.Lines(), "; "); said != "" {
			words = " : " + escape(said)
		}
		w.line(0, "%s --> %s%s", w.alias[l.From], w.alias[l.To], words)
	}
	for _, p := range w.Parts {
		if p.Ends {
			w.line(0, "%s --> [*]", w.alias[p.ID])
		}
	}
}
