package png

import (
	"fmt"
	"image"
	"math"

	"golang.org/x/image/vector"

	"casebook/render/geom"
	"casebook/render/scene"
	"casebook/render/text/outline"
)

// canvas is an image that is drawn on. The first thing that goes wrong stays in err.
type canvas struct {
	img    *image.RGBA
	theme  scene.Theme
	scale  float64
	pen    *outline.Pen
	raster vector.Rasterizer
	err    error
}

func (c *canvas) fail(format string, args ...any) {
	if c.err == nil {
		c.err = fmt.Errorf(format, args...)
	}
}

// items draws one item after the other.
func (c *canvas) items(items []scene.Item) {
	for _, it := range items {
		switch it := it.(type) {
		case *scene.Group:
			c.items(it.Items)
		case *scene.Rect:
			c.path(it.Path(), false)
		case *scene.Ellipse:
			c.path(it.Path(), false)
		case *scene.Path:
			c.path(it, false)
		case *scene.Glyph:
			p, ok := it.Path()
			if !ok {
				c.fail("there is no glyph %q", it.Name)
				return
			}
			c.path(p, true)
		case *scene.Text:
			if fill, ok := c.colour(it.Paint); ok {
				c.fill(c.flat(c.pen.Line(it)), fill, 1)
			}
		default:
			c.fail("an item of type %T", it)
		}
	}
}

// path fills and strokes an outline; round says that its lines have round ends.
func (c *canvas) path(p *scene.Path, round bool) {
	st := p.Style
	if st.Opacity > 0 && st.Opacity < 1 && st.Fill != "" && st.Stroke != "" {
		c.together(p, round)
		return
	}
	opacity := st.Opacity
	if !(opacity > 0 && opacity < 1) {
		opacity = 1
	}
	lines := c.flat(p.Segs)
	if fill, ok := c.colour(st.Fill); ok {
		c.fill(lines, fill, opacity)
	}
	if stroke, ok := c.colour(st.Stroke); ok && st.Width > 0 {
		if st.Width > beyond {
			c.fail("a line as wide as %v", st.Width)
			return
		}
		on, off, dots := st.Dash.Pattern()
		if off > 0 {
			lines = dash(lines, on*c.scale, off*c.scale)
		}
		c.fill(strokeAll(lines, st.Width*c.scale, round || dots), stroke, opacity)
	}
}

// colour returns the colour of a paint, and false for none.
func (c *canvas) colour(p scene.Paint) (scene.Colour, bool) {
	colour, ok := c.theme.Colour(p)
	if !ok && p != "" {
		c.fail("there is no paint %q", p)
	}
	return colour, ok
}

// polyline is a line of straight pieces in pixels of the image.
type polyline struct {
	points []geom.Point
	closed bool // its end is joined to its start
}

// beyond is further from the image than anything that may be seen is drawn.
const beyond = 1 << 20

// flat returns the straight pieces of a path.
func (c *canvas) flat(segs []scene.Seg) []polyline {
	var lines []polyline
	var at geom.Point
	begin := func(p geom.Point) {
		lines = append(lines, polyline{points: []geom.Point{p}})
	}
	for _, s := range segs {
		a, b, to := c.pixel(s.A), c.pixel(s.B), c.pixel(s.To)
		if n := len(lines); s.Op != scene.Move && (n == 0 || lines[n-1].closed) {
			begin(at)
		}
		switch s.Op {
		case scene.Move:
			begin(to)
		case scene.Line:
			l := &lines[len(lines)-1]
			l.points = append(l.points, to)
		case scene.Quad: // the same as a cubic
			l := &lines[len(lines)-1]
			l.points = bend(l.points, at, third(at, a), third(to, a), to)
		case scene.Cubic:
			l := &lines[len(lines)-1]
			l.points = bend(l.points, at, a, b, to)
		case scene.Close:
			l := &lines[len(lines)-1]
			l.closed = true
			to = l.points[0]
		default:
			c.fail("a piece of a path that does %d", s.Op)
		}
		at = to
	}
	return lines
}

// pixel returns where a place of the scene is on the image.
func (c *canvas) pixel(p geom.Point) geom.Point {
	p = geom.Point{X: p.X * c.scale, Y: p.Y * c.scale}
	if !(math.Abs(p.X) < beyond && math.Abs(p.Y) < beyond) {
		c.fail("a place beyond all measure")
		return geom.Point{}
	}
	return p
}

// third returns the place a third of the way from b to a: where a cubic has its control point for a
// quadratic curve that ends in a and has b.
func third(a, b geom.Point) geom.Point {
	return geom.Point{X: b.X + (a.X-b.X)/3, Y: b.Y + (a.Y-b.Y)/3}
}

// flatness is how far a straight piece may be from the curve that it stands for, in pixels.
const flatness = 0.05

// bend appends a cubic curve as straight pieces, so many that none is far from it.
func bend(points []geom.Point, p, a, b, q geom.Point) []geom.Point {
	dx := max(math.Abs(p.X-float64(2*a.X)+b.X), math.Abs(a.X-float64(2*b.X)+q.X))
	dy := max(math.Abs(p.Y-float64(2*a.Y)+b.Y), math.Abs(a.Y-float64(2*b.Y)+q.Y))
	n := int(math.Ceil(math.Sqrt(0.75 * (dx + dy) / flatness)))
	n = min(max(n, 1), 500)
	for i := 1; i < n; i++ {
		t := float64(i) / float64(n)
		u := 1 - t
		wp, wa, wb, wq := u*u*u, 3*u*u*t, 3*u*t*t, t*t*t
		points = append(points, geom.Point{
			X: float64(wp*p.X) + float64(wa*a.X) + float64(wb*b.X) + float64(wq*q.X),
			Y: float64(wp*p.Y) + float64(wa*a.Y) + float64(wb*b.Y) + float64(wq*q.Y),
		})
	}
	return append(points, q)
}
