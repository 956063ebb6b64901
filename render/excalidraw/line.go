package excalidraw

import (
	"fmt"

	"casebook/render/geom"
	"casebook/render/scene"
	"casebook/render/sketch"
)

// items adds what is drawn in something.
func (w *writer) items(items []scene.Item, id string) {
	for _, it := range items {
		switch it := it.(type) {
		case *scene.Group:
			w.items(it.Items, id)
		case *scene.Rect:
			w.rect(it, id+"/box")
		case *scene.Ellipse:
			w.add("ellipse", id+"/ellipse", it.Box, it.Style)
		case *scene.Text:
			w.text(it, id)
		case *scene.Path:
			w.path(it, id+"/line")
		case *scene.Glyph:
			path, ok := it.Path()
			if !ok {
				w.fail(fmt.Errorf("there is no glyph %q", it.Name))
				return
			}
			w.path(path, id+"/glyph")
		default:
			w.fail(fmt.Errorf("an item of type %T", it))
		}
	}
}

// path adds a line for each piece of a path that hangs together.
func (w *writer) path(p *scene.Path, id string) {
	for _, way := range flatten(p.Segs) {
		if len(way) > 1 {
			w.line("line", id, way, p.Style)
		}
	}
}

// line adds a line or an arrow along a way.
func (w *writer) line(kind, id string, way []geom.Point, s scene.Style) *element {
	b := geom.Box{X: way[0].X, Y: way[0].Y}
	lo, hi := way[0], way[0]
	points := make([][2]float64, len(way))
	for i, p := range way {
		points[i] = [2]float64{w.number(p.X - b.X), w.number(p.Y - b.Y)}
		lo = geom.Point{X: min(lo.X, p.X), Y: min(lo.Y, p.Y)}
		hi = geom.Point{X: max(hi.X, p.X), Y: max(hi.Y, p.Y)}
	}
	b.W, b.H = hi.X-lo.X, hi.Y-lo.Y
	e := w.add(kind, id, b, s)
	e.line = &line{Points: points}
	return e
}

// curveSteps is in how many straight lines a curve is drawn.
const curveSteps = 8

// flatten returns the pieces of a path that hang together as straight lines.
func flatten(segs []scene.Seg) [][]geom.Point {
	var ways [][]geom.Point
	var way []geom.Point
	var at geom.Point
	for _, s := range segs {
		switch s.Op {
		case scene.Move:
			if way != nil {
				ways = append(ways, way)
			}
			way = []geom.Point{s.To}
		case scene.Line:
			way = append(way, s.To)
		case scene.Quad, scene.Cubic:
			a, b := s.A, s.B
			if s.Op == scene.Quad { // the same curve as a cubic
				b = geom.Point{X: s.To.X + float64((s.A.X-s.To.X)*2/3), Y: s.To.Y + float64((s.A.Y-s.To.Y)*2/3)}
				a = geom.Point{X: at.X + float64((s.A.X-at.X)*2/3), Y: at.Y + float64((s.A.Y-at.Y)*2/3)}
			}
			for i := 1; i <= curveSteps; i++ {
				way = append(way, along(at, a, b, s.To, float64(i)/curveSteps))
			}
		case scene.Close:
			if len(way) > 0 {
				way = append(way, way[0])
				s.To = way[0]
			}
		}
		at = s.To
	}
	if way != nil {
		ways = append(ways, way)
	}
	return ways
}

// along returns the point of a cubic curve at a share of its course.
func along(p, a, b, q geom.Point, u float64) geom.Point {
	v := 1 - u
	mix := func(p, a, b, q float64) float64 {
		return float64(v*v*v*p) + float64(3*v*v*u*a) + float64(3*v*u*u*b) + float64(u*u*u*q)
	}
	return geom.Point{X: mix(p.X, a.X, b.X, q.X), Y: mix(p.Y, a.Y, b.Y, q.Y)}
}

// arrow adds an arrow with its words, bound to it where they stand on its line, or else in a group with
// it. It is in no other group: what it holds on to is in several.
func (w *writer) arrow(a *sketch.Arrow) {
	w.group = nil
	way, bind := a.Points, len(a.Words) > 0 && a.OnLine()
	if bind { // bound words stand at the middle one of the points
		way = sketch.Through(way, sketch.WordsBox(a.Words).Center())
	} else if len(a.Words) > 0 {
		w.group = []string{a.ID}
	}
	e := w.line("arrow", a.ID, way, a.Line.Style)
	head := "triangle"
	if a.Open {
		head = "arrow"
	}
	e.EndArrowhead = &head
	e.say(a.Group)
	e.StartBinding = w.hold(e, a.From, a.Points[0])
	e.EndBinding = w.hold(e, a.To, a.Points[len(a.Points)-1])
	switch {
	case bind:
		w.bindWords(e, a.Words, "center", "middle", labelSize)
	case len(a.Words) > 0:
		w.words(e.ID, a.Words, sketch.Plainest(a.Words).Paint, "center", labelSize)
	}
}

const labelSize = 11.0 // of the words on an arrow

// hold is an arrow that holds on to a shape.
type hold struct{ arrow, shape string }

// hold has an arrow hold on to a shape at a point.
func (w *writer) hold(e *element, s *sketch.Shape, at geom.Point) *binding {
	if s == nil {
		return nil
	}
	w.holds = append(w.holds, hold{e.ID, s.ID})
	return &binding{
		ElementID: s.ID, Gap: 1,
		FixedPoint: [2]float64{w.number((at.X - s.Box.X) / s.Box.W), w.number((at.Y - s.Box.Y) / s.Box.H)},
	}
}

// bind has all shapes know the arrows that hold on to them.
func (w *writer) bind() {
	shapes := map[string]*element{}
	for _, e := range w.elements {
		shapes[e.ID] = e
	}
	for _, h := range w.holds {
		e := shapes[h.shape]
		if n := len(e.BoundElements); n > 0 && e.BoundElements[n-1].ID == h.arrow {
			continue // from and to the same shape
		}
		e.BoundElements = append(e.BoundElements, bound{h.arrow, "arrow"})
	}
}
