// Package dot writes what a scene says in DOT, the language of Graphviz: zones as clusters, components as
// nodes, connections as edges. The same scene gives the same bytes.
package dot

import (
	"bytes"
	"fmt"
	"strings"

	"casebook/render/scene"
	"casebook/render/text"
)

// Lost says what of a picture is not in the file.
const Lost = "DOT has no glyphs and no places: kinds and replicas are in the labels, and Graphviz finds places of its own"

// Sorts are the sorts of pictures that DOT can hold.
func Sorts() []scene.Sort { return []scene.Sort{scene.Network, scene.States} }

// Bytes returns s as a file.
func Bytes(s *scene.Scene) ([]byte, error) {
	m, err := s.Require("DOT", Sorts()...)
	if err != nil {
		return nil, err
	}
	w := &writer{Meaning: m}
	w.line(0, "digraph %s {", quote(s.Title))
	w.line(1, "graph [label=%s, labelloc=t, labeljust=l, rankdir=%s, newrank=true, fontname=\"Arial,Helvetica,sans-serif\", fontsize=12, nodesep=0.4, ranksep=0.9]",
		quote(s.Title), direction(m))
	w.line(1, `node [shape=box, style="rounded,filled", fillcolor=white, color="#64748b", fontname="Arial,Helvetica,sans-serif", fontsize=11]`)
	w.line(1, `edge [color="#475569", fontname="Arial,Helvetica,sans-serif", fontsize=9]`)
	w.parts("", 1)
	for i := range m.Links {
		w.link(&m.Links[i])
	}
	w.start()
	w.line(0, "}")
	return w.Bytes(), nil
}

func direction(m *scene.Meaning) string {
	if m.Direction == "TB" {
		return "TB"
	}
	return "LR"
}

// writer writes one graph.
type writer struct {
	bytes.Buffer
	*scene.Meaning
}

func (w *writer) line(depth int, format string, args ...any) {
	w.WriteString(strings.Repeat("\t", depth))
	fmt.Fprintf(w, format+"\n", args...)
}

// parts writes the parts that are in a part. Zones with nothing in them are nodes: Graphviz does not draw
// empty clusters.
func (w *writer) parts(in string, depth int) {
	for _, p := range w.Within(in) {
		if p.Zone && len(w.Within(p.ID)) > 0 {
			w.line(depth, "subgraph %s {", quote("cluster_"+p.ID))
			w.line(depth+1, "graph [label=%s, tooltip=%s, style=%s, color=%s, bgcolor=\"#0f172a08\"]",
				label(p.Lines()), quote(p.Words), zoneStyle(p), zoneColour(p))
			w.parts(p.ID, depth+1)
			w.line(depth, "}")
			continue
		}
		w.node(p, depth)
	}
}

func (w *writer) node(p scene.Part, depth int) {
	attrs := "label=" + label(p.Lines())
	if p.Words != "" {
		attrs += ", tooltip=" + quote(p.Words)
	}
	if shape, ok := shapes[p.Kind]; ok {
		attrs += ", shape=" + shape + ", style=filled"
	}
	if p.Ends {
		attrs += ", peripheries=2"
	}
	if p.Faded {
		attrs += `, color="#b8c2d0", fontcolor="#5b6678"`
	}
	if link := text.Followable(p.Link); link != "" {
		attrs += ", URL=" + quote(link)
	}
	w.line(depth, "%s [%s]", quote(p.ID), attrs)
}

// shapes are those of kinds that are drawn as something else than a box.
var shapes = map[string]string{
	"database": "cylinder", "warehouse": "cylinder", "object_store": "cylinder", "search": "cylinder",
	"queue": "cds", "stream": "cds", "client": "oval", "person": "oval", "external": "component",
}

func zoneStyle(p scene.Part) string {
	if p.Kind == trust {
		return "dashed"
	}
	return "rounded"
}

func zoneColour(p scene.Part) string {
	if p.Kind == trust {
		return `"#be123c"`
	}
	return `"#c9d3e0"`
}

const trust = "trust boundary"

// link writes a connection as an edge that looks as its mode does.
func (w *writer) link(l *scene.Link) {
	attrs := "id=" + quote(l.ID)
	if lines := l.Lines(); len(lines) > 0 {
		attrs += ", label=" + label(lines)
	}
	attrs += looks[l.Mode]
	if l.Faded {
		attrs += `, color="#b8c2d0", fontcolor="#5b6678"`
	}
	w.line(1, "%s -> %s [%s, tooltip=%s]", quote(l.From), quote(l.To), attrs, quote(l.Words))
}

// looks are the attributes of edges by mode.
var looks = map[string]string{
	"async": ", style=dashed, arrowhead=vee",
	"data":  ", style=dotted, penwidth=2",
}

// start writes the dot where a state machine begins.
func (w *writer) start() {
	for _, p := range w.Parts {
		if p.Starts {
			w.line(1, `"start" [shape=point, width=0.15, label=""]`)
			w.line(1, `"start" -> %s`, quote(p.ID))
		}
	}
}
