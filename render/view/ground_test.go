package view_test

import (
	"math"

	"casebook/render/geom"
	"casebook/render/scene"
)

// sort is what stands on a ground.
type sort string

const (
	words sort = "text"
	line  sort = "line" // an outline, a line or a glyph
	fill  sort = "fill"
)

// pair is a paint and that of the ground it stands on.
type pair struct {
	sort          sort
	front, ground scene.Paint
}

// pairsOf finds which paints of a picture stand on which, where somebody sees it: what is painted
// over does not count, and neither does a paint on itself. The value is one of the groups that
// have it so.
func pairsOf(s *scene.Scene) map[pair]string {
	c := canvas{}
	c.add(s.Items, "")
	found := map[pair]string{}
	for _, m := range c.marks {
		for _, p := range m.points {
			if c.covered(m.at, p) {
				continue
			}
			if ground := c.ground(m.at, p); ground != m.front {
				found[pair{m.sort, m.front, ground}] = m.group
			}
		}
	}
	return found
}

// canvas is a picture taken apart, in the order in which it is painted.
type canvas struct {
	covers []cover
	marks  []mark
	count  int
}

// cover is a shape that hides what is under it.
type cover struct {
	at      int
	paint   scene.Paint
	outline []geom.Point
	bounds  geom.Box
}

// hides reports whether the shape covers a place.
func (c *cover) hides(p geom.Point) bool { return c.bounds.Contains(p) && inside(c.outline, p) }

// mark is something to be seen, and places where it is.
type mark struct {
	at     int
	sort   sort
	front  scene.Paint
	points []geom.Point
	group  string
}

func (c *canvas) add(items []scene.Item, group string) {
	for _, item := range items {
		c.count++
		switch item := item.(type) {
		case *scene.Group:
			id := item.ID
			if id == "" {
				id = item.Class
			}
			c.add(item.Items, id)
		case *scene.Rect:
			c.shape(item.Style, rectBorder(item.Box, item.Radius), group)
		case *scene.Ellipse:
			c.shape(item.Style, rectBorder(item.Box, math.Min(item.Box.W, item.Box.H)/2), group)
		case *scene.Path:
			c.path(item, group)
		case *scene.Glyph:
			if p, ok := item.Path(); ok {
				c.path(p, group)
			}
		case *scene.Text:
			c.mark(words, item.Paint, textPoints(item), group)
		}
	}
}

func (c *canvas) mark(s sort, front scene.Paint, points []geom.Point, group string) {
	if front != "" {
		c.marks = append(c.marks, mark{c.count, s, front, points, group})
	}
}

// border returns places around a shape, so far outside its outline or, where that is negative,
// inside it.
type border func(outwards float64) []geom.Point

// shape adds what has an inside. Its outline is seen beside what is in it and what is around it; its
// fill beside what it lies on.
func (c *canvas) shape(st scene.Style, around border, group string) {
	half := st.Width/2 + 0.5
	if st.Opacity > 0 && st.Opacity < 1 {
		c.mark(fill, st.Fill, around(-half), group) // seen, but hides nothing
		return
	}
	c.mark(fill, st.Fill, around(-half), group)
	if st.Fill != "" {
		outline := around(0)
		c.covers = append(c.covers, cover{c.count, st.Fill, outline, boundsOf(outline)})
	}
	if st.Stroke != "" && st.Width > 0 {
		c.count++ // it is painted over the fill
		c.mark(line, st.Stroke, append(around(half), around(-half)...), group)
	}
}

// path adds a line, the head of one, or a shape. Where two lines cross, the way they run tells them
// apart: a head is no ground for what runs over it.
func (c *canvas) path(p *scene.Path, group string) {
	points := flatten(p.Segs)
	switch b := boundsOf(points); {
	case p.Style.Fill == "":
		c.mark(line, p.Style.Stroke, points, group)
	case b.W <= headLongest && b.H <= headLongest:
		c.mark(line, p.Style.Fill, points, group)
	default:
		c.shape(p.Style, func(float64) []geom.Point { return points }, group)
	}
}

// headLongest is more than the length of an arrow head, and less than that of any other shape that
// is a path.
const headLongest = 12.0

// covered reports whether something painted later hides a place.
func (c *canvas) covered(at int, p geom.Point) bool {
	for i := len(c.covers) - 1; i >= 0 && c.covers[i].at > at; i-- {
		if c.covers[i].hides(p) {
			return true
		}
	}
	return false
}

// ground returns the paint of what was seen at a place before something was painted there.
func (c *canvas) ground(at int, p geom.Point) scene.Paint {
	for i := len(c.covers) - 1; i >= 0; i-- {
		if c.covers[i].at < at && c.covers[i].hides(p) {
			return c.covers[i].paint
		}
	}
	return scene.Canvas
}

// boundsOf returns the box around points.
func boundsOf(points []geom.Point) geom.Box {
	lo, hi := points[0], points[0]
	for _, p := range points {
		lo = geom.Point{X: min(lo.X, p.X), Y: min(lo.Y, p.Y)}
		hi = geom.Point{X: max(hi.X, p.X), Y: max(hi.Y, p.Y)}
	}
	return geom.Box{X: lo.X, Y: lo.Y, W: hi.X - lo.X, H: hi.Y - lo.Y}
}

// inside reports whether a place is in a polygon.
func inside(polygon []geom.Point, p geom.Point) bool {
	in := false
	for i, b := range polygon {
		a := polygon[(i+len(polygon)-1)%len(polygon)]
		if (a.Y > p.Y) != (b.Y > p.Y) && p.X < a.X+(b.X-a.X)*(p.Y-a.Y)/(b.Y-a.Y) {
			in = !in
		}
	}
	return in
}

// rectBorder returns the border of a rectangle with round corners, with places on its sides and
// corners.
func rectBorder(b geom.Box, radius float64) border {
	return func(outwards float64) []geom.Point {
		b := b.Grow(outwards)
		r := math.Max(0, math.Min(radius+outwards, math.Min(b.W, b.H)/2))
		var points []geom.Point
		for quarter, c := range []geom.Point{
			{X: b.Right() - r, Y: b.Bottom() - r}, {X: b.X + r, Y: b.Bottom() - r},
			{X: b.X + r, Y: b.Y + r}, {X: b.Right() - r, Y: b.Y + r},
		} {
			for step := range 5 {
				sin, cos := math.Sincos((float64(quarter) + float64(step)/4) * math.Pi / 2)
				points = append(points, geom.Point{X: c.X + r*cos, Y: c.Y + r*sin})
			}
		}
		return between(append(points, points[0]))
	}
}

// textPoints returns places all over a text, from its capitals' height to its baseline.
func textPoints(t *scene.Text) []geom.Point {
	left := t.At.X
	switch t.Anchor {
	case scene.Middle:
		left -= t.Width / 2
	case scene.End:
		left -= t.Width
	}
	var points []geom.Point
	for x := 0.5; x < t.Width; x += 3 {
		for _, y := range []float64{0.7, 0.35, 0} {
			points = append(points, geom.Point{X: left + x, Y: t.At.Y - y*t.Font.Size})
		}
	}
	return points
}

// flatten returns places along a path.
func flatten(segs []scene.Seg) []geom.Point {
	var points []geom.Point
	var at geom.Point
	for _, s := range segs {
		if s.Op == scene.Move {
			points = append(points, s.To)
			at = s.To
			continue
		}
		for step := 1; step <= 8 && s.Op != scene.Close; step++ {
			u := float64(step) / 8
			switch s.Op {
			case scene.Quad:
				points = append(points, bezier(u, at, s.A, s.A, s.To))
			case scene.Cubic:
				points = append(points, bezier(u, at, s.A, s.B, s.To))
			case scene.Line:
				points = append(points, geom.Point{X: at.X + u*(s.To.X-at.X), Y: at.Y + u*(s.To.Y-at.Y)})
			}
		}
		if s.Op != scene.Close {
			at = s.To
		}
	}
	return between(points)
}

// bezier returns a place on a curve; near enough for one with two control points that coincide.
func bezier(u float64, a, b, c, d geom.Point) geom.Point {
	v := 1 - u
	return geom.Point{
		X: v*v*v*a.X + 3*v*v*u*b.X + 3*v*u*u*c.X + u*u*u*d.X,
		Y: v*v*v*a.Y + 3*v*v*u*b.Y + 3*v*u*u*c.Y + u*u*u*d.Y,
	}
}

// between returns points, and more where they are far from each other.
func between(points []geom.Point) []geom.Point {
	const apart = 4.0
	var all []geom.Point
	for i, p := range points {
		if i > 0 {
			for d := apart; d < points[i-1].Dist(p); d += apart {
				all = append(all, points[i-1].Toward(p, d))
			}
		}
		all = append(all, p)
	}
	return all
}
