package drawio

import (
	"encoding/base64"
	"fmt"
	"strings"

	"casebook/render/geom"
	"casebook/render/scene"
	"casebook/render/sketch"
)

// drawing writes what belongs together as a group.
func (w *writer) drawing(d *sketch.Drawing) {
	if len(d.Items) == 1 {
		w.items(d.Items, layer)
		return
	}
	id := w.id(d.ID)
	w.cell(cell{id: id, parent: layer, group: d.Group, style: "group;connectable=0;"}, func() { w.box(d.Box, layer) })
	w.origin[id] = geom.Point{X: d.Box.X, Y: d.Box.Y}
	w.items(d.Items, id)
}

// items writes what is drawn in something.
func (w *writer) items(items []scene.Item, parent string) {
	for _, it := range items {
		w.item(it, parent)
	}
}

func (w *writer) item(it scene.Item, parent string) {
	var s style
	switch it := it.(type) {
	case *scene.Group:
		w.items(it.Items, parent)
	case *scene.Rect:
		w.corners(&s, it.Radius)
		w.outline(&s, it.Style)
		w.vertex(parent, "box", "", s, it.Box)
	case *scene.Ellipse:
		s = append(s, "ellipse")
		w.outline(&s, it.Style)
		w.vertex(parent, "ellipse", "", s, it.Box)
	case *scene.Glyph:
		path, ok := it.Path()
		if !ok {
			w.fail(fmt.Errorf("there is no glyph %q", it.Name))
			return
		}
		w.path(path, parent, "glyph")
	case *scene.Path:
		w.path(it, parent, "line")
	case *scene.Text:
		w.text(it, parent)
	default:
		w.fail(fmt.Errorf("an item of type %T", it))
	}
}

// vertex writes a shape without data.
func (w *writer) vertex(parent, name, value string, s style, b geom.Box) {
	w.cell(cell{id: w.id(parent + "/" + name), parent: parent, label: value, style: s.String()}, func() { w.box(b, parent) })
}

// text writes a line of text.
func (w *writer) text(t *scene.Text, parent string) {
	align := map[scene.Anchor]string{scene.Start: "left", scene.Middle: "center", scene.End: "right"}[t.Anchor]
	s := style{"text", "html=1", "whiteSpace=nowrap", "spacing=0", "verticalAlign=middle", "strokeColor=none", "fillColor=none", "align=" + align}
	w.font(&s, t)
	w.vertex(parent, "text", escape(t.S), s, scene.Extent([]scene.Item{t}))
}

// path writes an outline as a picture, for draw.io has no shape for it that other programs know.
func (w *writer) path(p *scene.Path, parent, name string) {
	b := scene.Extent([]scene.Item{p}).Grow(max(p.Style.Width, 1))
	picture := fmt.Sprintf(`<svg xmlns="http://www.w3.org/2000/svg" width="%s" height="%s" viewBox="%s %s %s %s"><path d="%s" fill="%s" stroke="%s" stroke-width="%s" stroke-linecap="round" stroke-linejoin="round"%s/></svg>`,
		w.number(b.W), w.number(b.H), w.number(b.X), w.number(b.Y), w.number(b.W), w.number(b.H),
		w.data(p.Segs), w.colour(p.Style.Fill), w.colour(p.Style.Stroke), w.number(p.Style.Width), w.dashes(p.Style))
	s := style{"shape=image", "imageAspect=0", "aspect=fixed", "image=data:image/svg+xml," + base64.StdEncoding.EncodeToString([]byte(picture))}
	w.vertex(parent, name, "", s, b)
}

// data returns pieces of a path as path data.
func (w *writer) data(segs []scene.Seg) string {
	var b strings.Builder
	for _, s := range segs {
		points := map[scene.Op][]geom.Point{scene.Quad: {s.A, s.To}, scene.Cubic: {s.A, s.B, s.To}, scene.Move: {s.To}, scene.Line: {s.To}}[s.Op]
		b.WriteString(map[scene.Op]string{scene.Move: "M", scene.Line: "L", scene.Quad: "Q", scene.Cubic: "C", scene.Close: "Z"}[s.Op])
		for _, p := range points {
			b.WriteString(w.number(p.X) + " " + w.number(p.Y) + " ")
		}
	}
	return b.String()
}

// dashes returns the attribute for the dashes of a line.
func (w *writer) dashes(s scene.Style) string {
	on, off, _ := s.Dash.Pattern()
	if on+off == 0 {
		return ""
	}
	return fmt.Sprintf(` stroke-dasharray="%s %s"`, w.number(on), w.number(off))
}
