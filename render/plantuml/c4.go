package plantuml

import (
	"strings"

	"casebook/render/scene"
)

// c4 writes components and connections, with no macros but those that all versions have.
func (w *writer) c4() {
	w.parts("", 0)
	for i := range w.Links {
		w.link(&w.Links[i])
	}
}

// parts writes the parts that are in a part. Zones with nothing in them are boxes, for PlantUML does not
// draw empty boundaries.
func (w *writer) parts(in string, depth int) {
	for _, p := range w.Within(in) {
		if p.Zone && len(w.Within(p.ID)) > 0 {
			kind := escape(strings.Join(p.Lines()[1:], ", "))
			w.line(depth, "Boundary(%s, \"%s\", \"%s\") {", w.alias[p.ID], escape(p.Name), kind)
			w.parts(p.ID, depth+1)
			w.line(depth, "}")
			continue
		}
		w.part(p, depth)
	}
}

func (w *writer) part(p scene.Part, depth int) {
	macro := "Container"
	switch p.Kind {
	case "database", "warehouse", "object_store", "search":
		macro = "ContainerDb"
	case "person", "client":
		w.line(depth, "Person(%s, \"%s\", \"%s\")", w.alias[p.ID], escape(p.Name), escape(strings.Join(p.Lines()[1:], ", ")))
		return
	case "external":
		w.line(depth, "System_Ext(%s, \"%s\", \"%s\")", w.alias[p.ID], escape(p.Name), escape(strings.Join(p.Lines()[1:], ", ")))
		return
	}
	w.line(depth, "%s(%s, \"%s\", \"%s\", \"%s\")", macro, w.alias[p.ID], escape(p.Name), escape(p.Facts()), escape(p.Note))
}

// link writes a connection. C4 has no modes, so that arrows of messages and data are such as its macro
// would make, but for the line.
func (w *writer) link(l *scene.Link) {
	said, with := l.Said()
	look, ok := looks[l.Mode]
	if !ok {
		w.line(0, "Rel(%s, %s, \"%s\", \"%s\")", w.alias[l.From], w.alias[l.To], lines(said), escape(with))
		return
	}
	label := "===" + lines(said)
	if with != "" {
		label += `\n//<size:12>[` + escape(with) + "]</size>//"
	}
	w.line(0, "%s -[%s]-> %s : \"%s\"", w.alias[l.From], look, w.alias[l.To], label)
}

// looks are the lines of arrows by mode.
var looks = map[string]string{"async": "dashed", "data": "dotted,thickness=2"}
