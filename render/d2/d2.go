// Package d2 writes what a scene says in D2: zones as containers, components as shapes, connections as
// connections. The same scene gives the same bytes.
package d2

import (
	"bytes"
	"fmt"
	"strings"

	"casebook/render/scene"
	"casebook/render/text"
)

// Lost says what of a picture is not in the file.
const Lost = "D2 has no places: it finds some of its own; kinds and replicas are in the labels"

// Sorts are the sorts of pictures that D2 can hold.
func Sorts() []scene.Sort { return []scene.Sort{scene.Network, scene.States} }

// Bytes returns s as a file.
func Bytes(s *scene.Scene) ([]byte, error) {
	m, err := s.Require("D2", Sorts()...)
	if err != nil {
		return nil, err
	}
	w := &writer{Meaning: m, alias: m.Aliases(), path: map[string]string{}}
	w.line(0, "direction: %s", w.direction())
	w.line(0, "title: %s {shape: text; near: top-center; style.font-size: 24}", quote(s.Title))
	w.parts("", "", 0)
	for i := range m.Links {
		w.link(&m.Links[i])
	}
	w.start()
	return w.Bytes(), nil
}

// writer writes one diagram.
type writer struct {
	bytes.Buffer
	*scene.Meaning
	alias map[string]string
	path  map[string]string // of parts by id: the names of all that is around, and their own
}

func (w *writer) line(depth int, format string, args ...any) {
	w.WriteString(strings.Repeat("  ", depth))
	fmt.Fprintf(w, format+"\n", args...)
}

func (w *writer) direction() string {
	if w.Direction == "TB" {
		return "down"
	}
	return "right"
}

// parts writes the parts that are in a part, which has a path.
func (w *writer) parts(in, path string, depth int) {
	for _, p := range w.Within(in) {
		w.path[p.ID] = path + w.alias[p.ID]
		w.line(depth, "%s: %s {", w.alias[p.ID], label(p.Lines()))
		w.facts(p, depth+1)
		if p.Zone {
			w.parts(p.ID, w.path[p.ID]+".", depth+1)
		}
		w.line(depth, "}")
	}
}

// facts writes what a part looks like and where it leads. There is no tip: D2 takes those for Markdown.
func (w *writer) facts(p scene.Part, depth int) {
	switch p.Kind {
	case "database", "warehouse", "object_store", "search":
		w.line(depth, "shape: cylinder")
	case "queue", "stream":
		w.line(depth, "shape: queue")
	case "client", "person":
		w.line(depth, "shape: oval")
	case "external":
		w.line(depth, "style.stroke-dash: 4")
	case "trust boundary":
		w.line(depth, "style.stroke-dash: 5")
		w.line(depth, `style.stroke: "#be123c"`)
	}
	if p.Ends {
		w.line(depth, "style.double-border: true")
	}
	if p.Faded {
		w.line(depth, "style.opacity: 0.5")
	}
	if link := text.Followable(p.Link); link != "" {
		w.line(depth, "link: %s", quote(link))
	}
}

// link writes a connection, which looks as its mode does.
func (w *writer) link(l *scene.Link) {
	look := looks[l.Mode]
	if l.Faded {
		look = append([]string{"style.opacity: 0.4"}, look...)
	}
	said := ""
	if words := l.Lines(); len(words) > 0 {
		said = ": " + label(words)
	} else if len(look) > 0 {
		said = ":"
	}
	if len(look) > 0 {
		said += " {" + strings.Join(look, "; ") + "}"
	}
	w.line(0, "%s -> %s%s", w.path[l.From], w.path[l.To], said)
}

// looks are how connections look by mode.
var looks = map[string][]string{
	"async": {"style.stroke-dash: 4", "target-arrowhead.shape: arrow"},
	"data":  {"style.stroke-dash: 2", "style.stroke-width: 3"},
}

// start writes the dot where a state machine begins.
func (w *writer) start() {
	for _, p := range w.Parts {
		if p.Starts {
			w.line(0, `start: "" {shape: circle; width: 16; height: 16; style.fill: "#475569"}`)
			w.line(0, "start -> %s", w.path[p.ID])
		}
	}
}
