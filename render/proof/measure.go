package proof

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"casebook/render/geom"
)

// Measures say in numbers how good a picture is.
type Measures struct {
	Width, Height float64 // of the picture, in pixels
	Aspect        float64 // width by height
	Crossings     int     // of lines of different connections, but where both come to the same part
	Bends         int     // corners of lines
	Length        float64 // of all lines together, in pixels
	White         float64 // share of the picture with neither a component, a zone's card, a bar nor words on it
}

// MeasuresHead is the head of a table of measures as strings.
const MeasuresHead = "crossings  bends  length  white  aspect  width  height"

// String returns the measures as a row of a table.
func (m Measures) String() string {
	return fmt.Sprintf("%9d  %5d  %6.0f  %4.0f%%  %6.2f  %5.0f  %6.0f",
		m.Crossings, m.Bends, m.Length, 100*m.White, m.Aspect, m.Width, m.Height)
}

// bend is the least turn of a line that the eye takes for a corner: 5 degrees.
const bend = 5 * math.Pi / 180

// Measures returns the measures of p.
func (p *Picture) Measures() Measures {
	m := Measures{Width: p.Size.W, Height: p.Size.H, Aspect: p.Size.W / p.Size.H, Crossings: len(p.Crossings())}
	for i := range p.Connections {
		m.Bends += bends(p.Connections[i].Corners)
		m.Length += length(p.Connections[i].Line)
	}
	var inked []geom.Box
	for _, b := range p.bodies() {
		inked = append(inked, b.Box)
	}
	for _, c := range p.Pieces {
		inked = append(inked, c.Box)
	}
	for _, t := range p.Texts {
		inked = append(inked, t.Box)
	}
	m.White = 1 - area(inked, geom.Box{W: p.Size.W, H: p.Size.H})/(p.Size.W*p.Size.H)
	return m
}

// Crossings returns where lines of different connections cross: once for each time, but not within a few
// pixels of a part that both join.
func (p *Picture) Crossings() []geom.Point {
	bodies := p.bodies()
	var all []geom.Point
	for i := range p.Connections {
		c := &p.Connections[i]
		for k := range p.Connections[:i] {
			o := &p.Connections[k]
			if !meet(bounds(c.Line).Grow(.01), bounds(o.Line).Grow(.01), 0) {
				continue
			}
			for _, at := range crossings(c.Line, o.Line) {
				if !atShared(at, c, o, bodies) {
					all = append(all, at)
				}
			}
		}
	}
	return all
}

// atShared reports whether a place is at a part that both of two connections join.
func atShared(at geom.Point, c, o *Connection, bodies []body) bool {
	return slices.ContainsFunc(bodies, func(b body) bool {
		return joins(c, b.name) && joins(o, b.name) && b.Box.Grow(nearEnd).Contains(at)
	})
}

// joins reports whether one of the ends of c is called name.
func joins(c *Connection, name string) bool { return c.From() == name || c.To() == name }

// bends counts the corners of a line.
func bends(corners []geom.Point) int {
	n := 0
	for i := 2; i < len(corners); i++ {
		u, v := corners[i-1].Sub(corners[i-2]), corners[i].Sub(corners[i-1])
		if math.Abs(math.Atan2(cross(u, v), dot(u, v))) > bend {
			n++
		}
	}
	return n
}

// area returns how much of a page some boxes cover together.
func area(boxes []geom.Box, page geom.Box) float64 {
	var xs []float64
	for _, b := range boxes {
		xs = append(xs, min(max(b.X, page.X), page.Right()), min(max(b.Right(), page.X), page.Right()))
	}
	slices.Sort(xs)
	slices.SortFunc(boxes, func(a, b geom.Box) int { return cmp.Compare(a.Y, b.Y) })
	sum := 0.0
	for i := 1; i < len(xs); i++ {
		if xs[i] > xs[i-1] {
			sum += float64((xs[i] - xs[i-1]) * covered(boxes, (xs[i]+xs[i-1])/2, page))
		}
	}
	return sum
}

// covered returns how much of the upright line at x boxes cover together, which are sorted from top
// to bottom.
func covered(boxes []geom.Box, x float64, page geom.Box) float64 {
	sum, done := 0.0, page.Y
	for _, b := range boxes {
		if b.X < x && x < b.Right() {
			from, to := max(b.Y, done), min(b.Bottom(), page.Bottom())
			sum += max(0, to-from)
			done = max(done, to)
		}
	}
	return sum
}
