package drawio

import (
	"casebook/render/geom"
	"casebook/render/scene"
	"casebook/render/sketch"
)

// shape writes a component, a zone or a state, and what is drawn in it.
func (w *writer) shape(p *sketch.Shape) {
	parent := layer
	if p.In != "" {
		parent = p.In
	}
	id := w.id(p.ID)
	w.cell(cell{id: id, parent: parent, group: p.Group, label: w.label(sketch.Lines(p.Words)), style: w.shapeStyle(p)}, func() { w.box(p.Box, parent) })
	w.origin[id] = geom.Point{X: p.Box.X, Y: p.Box.Y}
	w.items(p.Others, id)
}

// shapeStyle returns the style of a shape: its words stand where the picture has them.
func (w *writer) shapeStyle(p *sketch.Shape) string {
	var s style
	outline, radius := scene.Style{}, 0.0
	switch o := p.Outline.(type) {
	case *scene.Ellipse:
		s = append(s, "ellipse")
		outline = o.Style
	case *scene.Rect:
		outline, radius = o.Style, o.Radius
	}
	w.corners(&s, radius)
	s.set("whiteSpace", "wrap")
	s.set("html", "1")
	s.set("container", "1")
	s.set("collapsible", "0")
	s.set("recursiveResize", "0")
	w.outline(&s, outline)
	if len(p.Words) > 0 {
		w.font(&s, p.Words[0])
		w.words(&s, p)
	}
	return s.withoutBold().String()
}

// withoutBold leaves it to the words which of them are bold.
func (s style) withoutBold() style {
	var rest style
	for _, kv := range s {
		if kv != "fontStyle=1" && kv != "fontStyle=0" {
			rest = append(rest, kv)
		}
	}
	return rest
}

// words sets where words stand in a shape: in its middle, or beside the tile, or at the top of a zone.
func (w *writer) words(s *style, p *sketch.Shape) {
	around := sketch.WordsBox(p.Words)
	if p.Words[0].Anchor == scene.Start {
		s.set("align", "left")
		s.set("spacing", "0")
		s.set("spacingLeft", w.number(around.X-p.Box.X))
	}
	if p.Zone {
		s.set("verticalAlign", "top")
		s.set("spacingTop", w.number(around.Y-p.Box.Y))
		return
	}
	s.set("verticalAlign", "middle")
	if off := around.Center().Y - p.Box.Center().Y; off < -2 { // there is something below
		s.set("spacingBottom", w.number(-2*off))
	}
}

// corners sets how round the corners of a rectangle are, in pixels.
func (w *writer) corners(s *style, radius float64) {
	if radius > 0 {
		s.set("rounded", "1")
		s.set("absoluteArcSize", "1")
		s.set("arcSize", w.number(2*radius))
	}
}
