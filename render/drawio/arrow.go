package drawio

import (
	"casebook/render/geom"
	"casebook/render/sketch"
)

// arrow writes a connector. It holds on to the very points of its shapes at which the picture has it end.
func (w *writer) arrow(a *sketch.Arrow) {
	s := style{"html=1"}
	if upright(a.Points) {
		s.set("edgeStyle", "orthogonalEdgeStyle")
	}
	s.set("rounded", "1")
	s.set("arcSize", "18")
	s.set("endArrow", head(a))
	s.set("endSize", "7")
	s.set("strokeColor", w.colour(a.Line.Style.Stroke))
	w.stroke(&s, a.Line.Style)
	attrs := []string{}
	if a.From != nil {
		w.end(&s, "exit", a.From.Box, a.Points[0])
		attrs = append(attrs, "source", a.From.ID)
	}
	if a.To != nil {
		w.end(&s, "entry", a.To.Box, a.Points[len(a.Points)-1])
		attrs = append(attrs, "target", a.To.ID)
	}
	if len(a.Words) > 0 {
		w.font(&s, sketch.Plainest(a.Words))
		s.set("labelBackgroundColor", w.colour(a.Ground))
	}
	id := w.id(a.ID)
	w.cell(cell{id: id, parent: layer, group: a.Group, label: w.label(sketch.Lines(a.Words)), style: s.withoutBold().String(), edge: attrs}, func() { w.way(a) })
}

// head returns the name of the head of an arrow.
func head(a *sketch.Arrow) string {
	if a.Open {
		return "open"
	}
	return "classic"
}

// upright reports whether a way runs only to the side, up and down.
func upright(way []geom.Point) bool {
	for i := 1; i < len(way); i++ {
		if way[i].X != way[i-1].X && way[i].Y != way[i-1].Y {
			return false
		}
	}
	return true
}

// end sets where on a shape a connector ends: a share of its width and height, and what is left.
func (w *writer) end(s *style, which string, b geom.Box, p geom.Point) {
	x, y := (p.X-b.X)/b.W, (p.Y-b.Y)/b.H
	nearX, nearY := min(max(x, 0), 1), min(max(y, 0), 1)
	s.set(which+"X", w.share(nearX))
	s.set(which+"Y", w.share(nearY))
	s.set(which+"Dx", w.number((x-nearX)*b.W))
	s.set(which+"Dy", w.number((y-nearY)*b.H))
	s.set(which+"Perimeter", "0")
}

// way writes the geometry of a connector: its corners, its ends where it holds on to nothing, and where
// its words stand.
func (w *writer) way(a *sketch.Arrow) {
	attrs := []string{"relative", "1", "as", "geometry"}
	offset := geom.Point{}
	if len(a.Words) > 0 {
		middle := sketch.WordsBox(a.Words).Center()
		share, at := sketch.Along(a.Points, middle)
		offset = middle.Sub(at)
		attrs = append([]string{"x", w.share(2*share - 1)}, attrs...)
	}
	last := len(a.Points) - 1
	w.open("mxGeometry", attrs...)
	if a.From == nil {
		w.point(a.Points[0], "sourcePoint")
	}
	if a.To == nil {
		w.point(a.Points[last], "targetPoint")
	}
	if last > 1 {
		w.open("Array", "as", "points")
		for _, p := range a.Points[1:last] {
			w.point(p, "")
		}
		w.shut("Array")
	}
	if offset != (geom.Point{}) {
		w.point(offset, "offset")
	}
	w.shut("mxGeometry")
}
