package mermaid

import (
	"cmp"
	"strings"

	"casebook/render/scene"
	"casebook/render/text"
)

// sequence writes what happens, step by step.
func (w *writer) sequence(s *scene.Scene) {
	w.line(0, "sequenceDiagram")
	w.line(1, "accTitle: %s", escape(s.Title))
	w.cast("", 1)
	var open []string // sorts of frames
	for _, m := range w.Story {
		depth := 1 + len(open)
		switch m.What {
		case scene.Message:
			w.message(&w.Links[m.Link], depth)
		case scene.Note:
			w.line(depth, "Note over %s: %s", w.over(m.Over), lines(text.Lines(m.Words)))
		case scene.FrameOpens:
			w.line(depth, "%s %s", frames[m.Sort].open, escape(cmp.Or(m.Words, frames[m.Sort].words)))
			open = append(open, m.Sort)
		case scene.FrameTurns:
			if turn := frames[open[len(open)-1]].turn; turn != "" {
				w.line(depth-1, "%s %s", turn, escape(m.Words))
			}
		case scene.FrameEnds:
			open = open[:len(open)-1]
			w.line(depth-1, "end")
		}
	}
}

// frames are the words of Mermaid for frames, and what is said of one that says nothing.
var frames = map[string]struct{ open, turn, words string }{
	"parallel": {"par", "and", "in parallel"},
	"either":   {"alt", "else", "either"},
	"then":     {"opt", "", "then"},
	"use":      {"opt", "", "as in another flow"},
}

// cast writes who takes part, from left to right.
func (w *writer) cast(in string, depth int) {
	for _, p := range w.Within(in) {
		if p.Zone {
			w.line(depth, "box transparent %s", escape(strings.Join(p.Lines(), ", ")))
			w.cast(p.ID, depth+1)
			w.line(depth, "end")
			continue
		}
		word := "participant"
		if p.Kind == "person" || p.Kind == "client" {
			word = "actor"
		}
		w.line(depth, "%s %s as %s", word, w.alias[p.ID], lines(p.Lines()))
	}
}

// message writes a step: open heads are messages, for which nobody waits.
func (w *writer) message(l *scene.Link, depth int) {
	arrow := "->>"
	switch l.Mode {
	case "async":
		arrow = "-)"
	case "data":
		arrow = "--)"
	}
	w.line(depth, "%s%s%s: %s", w.alias[l.From], arrow, w.alias[l.To], lines(text.Lines(l.Lines()...)))
}

// over returns whom a note is about.
func (w *writer) over(ends [2]string) string {
	a, b := w.alias[ends[0]], w.alias[ends[1]]
	if a == b {
		return a
	}
	return a + "," + b
}
