package mermaid

import (
	"strconv"
	"strings"

	"casebook/render/scene"
	"casebook/render/text"
)

// flowchart writes components and connections.
func (w *writer) flowchart(s *scene.Scene) {
	w.line(0, "flowchart %s", w.direction())
	w.line(1, "accTitle: %s", escape(s.Title))
	w.parts("", 1)
	var faded []string
	for i, l := range w.Links {
		w.link(&l)
		if l.Faded {
			faded = append(faded, strconv.Itoa(i))
		}
	}
	if len(faded) > 0 {
		w.line(1, "linkStyle %s stroke:#b8c2d0,color:#5b6678", strings.Join(faded, ","))
	}
	w.classes()
}

// parts writes the parts that are in a part. Zones with nothing in them are nodes, for Mermaid draws
// empty subgraphs so.
func (w *writer) parts(in string, depth int) {
	for _, p := range w.Within(in) {
		if p.Zone && len(w.Within(p.ID)) > 0 {
			w.line(depth, "subgraph %s[\"%s\"]", w.alias[p.ID], escape(strings.Join(p.Lines(), ", ")))
			w.parts(p.ID, depth+1)
			w.line(depth, "end")
			continue
		}
		w.node(p, depth)
	}
}

func (w *writer) node(p scene.Part, depth int) {
	open, shut := "[", "]"
	switch p.Kind {
	case "database", "warehouse", "object_store", "search":
		open, shut = "[(", ")]"
	case "queue", "stream":
		open, shut = "[[", "]]"
	case "client", "person":
		open, shut = "([", "])"
	}
	w.line(depth, "%s%s\"%s\"%s", w.alias[p.ID], open, lines(p.Lines()), shut)
	if link := text.Followable(p.Link); link != "" {
		w.line(depth, "click %s href \"%s\"", w.alias[p.ID], escape(link))
	}
}

// link writes a connection: with dots for messages, and thick for replication and data.
func (w *writer) link(l *scene.Link) {
	arrow := "-->"
	switch l.Mode {
	case "async":
		arrow = "-.->"
	case "data":
		arrow = "==>"
	}
	said := ""
	if words := l.Lines(); len(words) > 0 {
		said = `|"` + lines(words) + `"|`
	}
	w.line(1, "%s %s%s %s", w.alias[l.From], arrow, said, w.alias[l.To])
}

// classes writes which parts look like what.
func (w *writer) classes() {
	looks := []struct {
		name, style string
		of          func(scene.Part) bool
	}{
		{"faded", "color:#5b6678,stroke:#b8c2d0,fill:#ffffff", func(p scene.Part) bool { return p.Faded }},
		{"outside", "stroke-dasharray:4 3", func(p scene.Part) bool { return p.Kind == "external" }},
		{"trust", "stroke:#be123c,stroke-dasharray:5 3", func(p scene.Part) bool { return p.Kind == "trust boundary" }},
	}
	for _, look := range looks {
		var names []string
		for _, p := range w.Parts {
			if look.of(p) {
				names = append(names, w.alias[p.ID])
			}
		}
		if len(names) > 0 {
			w.line(1, "classDef %s %s", look.name, look.style)
			w.line(1, "class %s %s", strings.Join(names, ","), look.name)
		}
	}
}
