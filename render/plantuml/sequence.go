package plantuml

import (
	"cmp"
	"strings"

	"casebook/render/scene"
	"casebook/render/text"
)

// sequence writes what happens, step by step.
func (w *writer) sequence() {
	w.cast("", 0)
	var open []string // sorts of frames
	for _, m := range w.Story {
		depth := len(open)
		switch m.What {
		case scene.Message:
			w.message(&w.Links[m.Link], depth)
		case scene.Note:
			w.line(depth, "note over %s : %s", w.over(m.Over), lines(text.Lines(m.Words)))
		case scene.FrameOpens:
			w.open(m, depth)
			open = append(open, m.Sort)
		case scene.FrameTurns:
			w.line(depth-1, "else %s", escape(m.Words))
		case scene.FrameEnds:
			open = open[:len(open)-1]
			w.line(depth-1, "end")
		}
	}
}

// open begins a frame.
func (w *writer) open(m scene.Moment, depth int) {
	switch m.Sort {
	case "parallel":
		w.line(depth, "par %s", escape(m.Words))
	case "either":
		w.line(depth, "alt %s", escape(m.Words))
	default:
		w.line(depth, "group %s [%s]", groups[m.Sort], escape(cmp.Or(m.Words, "another")))
	}
}

// groups are the words on the tabs of frames for which PlantUML has none.
var groups = map[string]string{"then": "then", "use": "as in"}

// cast writes who takes part, from left to right.
func (w *writer) cast(in string, depth int) {
	for _, p := range w.Within(in) {
		if p.Zone {
			w.line(depth, "box \"%s\"", escape(strings.Join(p.Lines(), ", ")))
			w.cast(p.ID, depth+1)
			w.line(depth, "end box")
			continue
		}
		word := "participant"
		switch p.Kind {
		case "person", "client":
			word = "actor"
		case "database", "warehouse", "object_store", "search":
			word = "database"
		}
		w.line(depth, "%s \"%s\" as %s", word, lines(p.Lines()), w.alias[p.ID])
	}
}

// message writes a step: open heads are messages, for which nobody waits.
func (w *writer) message(l *scene.Link, depth int) {
	arrow := "->"
	switch l.Mode {
	case "async":
		arrow = "->>"
	case "data":
		arrow = "-->>"
	}
	w.line(depth, "%s %s %s : %s", w.alias[l.From], arrow, w.alias[l.To], lines(text.Lines(l.Lines()...)))
}

// over returns whom a note is about.
func (w *writer) over(ends [2]string) string {
	a, b := w.alias[ends[0]], w.alias[ends[1]]
	if a == b {
		return a
	}
	return a + ", " + b
}
