// Package geom holds the plane geometry that layout and drawing share: points, sizes and boxes
// in pixels, with x growing to the right and y growing downwards.
//
// Products that are added to something are converted to float64 first, here and in layout: some
// processors would fuse the two, and round differently from others.
package geom

import "math"

// Point is a place in the plane.
type Point struct{ X, Y float64 }

// Add returns p moved by q.
func (p Point) Add(q Point) Point { return Point{p.X + q.X, p.Y + q.Y} }

// Sub returns the way from q to p.
func (p Point) Sub(q Point) Point { return Point{p.X - q.X, p.Y - q.Y} }

// Dist returns the distance between p and q.
func (p Point) Dist(q Point) float64 { return math.Hypot(p.X-q.X, p.Y-q.Y) }

// Toward returns the point d pixels from p on the way to q; p itself where the two coincide.
func (p Point) Toward(q Point, d float64) Point {
	l := p.Dist(q)
	if l == 0 {
		return p
	}
	return Point{p.X + float64((q.X-p.X)/l*d), p.Y + float64((q.Y-p.Y)/l*d)}
}

// Size is a width and a height.
type Size struct{ W, H float64 }

// Empty reports whether s has no area.
func (s Size) Empty() bool { return s.W <= 0 || s.H <= 0 }

// Box is an axis-parallel rectangle with its upper left corner at X, Y.
type Box struct{ X, Y, W, H float64 }

// BoxAround returns the box of size s with its centre at c.
func BoxAround(c Point, s Size) Box { return Box{c.X - s.W/2, c.Y - s.H/2, s.W, s.H} }

// Center returns the middle of b.
func (b Box) Center() Point { return Point{b.X + b.W/2, b.Y + b.H/2} }

// Right returns the x of b's right side.
func (b Box) Right() float64 { return b.X + b.W }

// Bottom returns the y of b's lower side.
func (b Box) Bottom() float64 { return b.Y + b.H }

// Move returns b moved by d.
func (b Box) Move(d Point) Box { return Box{b.X + d.X, b.Y + d.Y, b.W, b.H} }

// Grow returns b with every side moved outwards by d.
func (b Box) Grow(d float64) Box {
	return Box{b.X - d, b.Y - d, b.W + float64(2*d), b.H + float64(2*d)}
}

// Contains reports whether p lies in b or on its border.
func (b Box) Contains(p Point) bool {
	return b.X <= p.X && p.X <= b.Right() && b.Y <= p.Y && p.Y <= b.Bottom()
}

// Encloses reports whether all of o lies in b.
func (b Box) Encloses(o Box) bool {
	return b.X <= o.X && o.Right() <= b.Right() && b.Y <= o.Y && o.Bottom() <= b.Bottom()
}

// Overlaps reports whether b and o share some area.
func (b Box) Overlaps(o Box) bool {
	return b.X < o.Right() && o.X < b.Right() && b.Y < o.Bottom() && o.Y < b.Bottom()
}

// Nowhere is the box around nothing: infinite, and inside out.
var Nowhere = Box{X: math.Inf(1), Y: math.Inf(1), W: math.Inf(-1), H: math.Inf(-1)}

// Around returns the smallest box around b and o, of which each may be a line, a point or Nowhere.
func (b Box) Around(o Box) Box {
	switch {
	case math.IsInf(b.X, 1):
		return o
	case math.IsInf(o.X, 1):
		return b
	}
	x, y := min(b.X, o.X), min(b.Y, o.Y)
	return Box{X: x, Y: y, W: max(b.Right(), o.Right()) - x, H: max(b.Bottom(), o.Bottom()) - y}
}

// Union returns the smallest box around b and o; a box of no size at all counts for nothing.
func (b Box) Union(o Box) Box {
	switch {
	case b == Box{}:
		return o
	case o == Box{}:
		return b
	}
	x, y := min(b.X, o.X), min(b.Y, o.Y)
	return Box{x, y, max(b.Right(), o.Right()) - x, max(b.Bottom(), o.Bottom()) - y}
}
