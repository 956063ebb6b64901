package proof

import (
	"math"

	"casebook/render/geom"
)

// Off returns how far p is from the outline; below 0 inside.
func (o Outline) Off(p geom.Point) float64 {
	c := o.Box.Center()
	x := math.Abs(p.X-c.X) - o.Box.W/2 + o.Radius
	y := math.Abs(p.Y-c.Y) - o.Box.H/2 + o.Radius
	return math.Hypot(max(x, 0), max(y, 0)) + min(max(x, y), 0) - o.Radius
}

// pierced reports whether a line is farther inside than a depth, and where it is deepest.
func (o Outline) pierced(line []geom.Point, depth float64) (geom.Point, bool) {
	for i := 1; i < len(line); i++ {
		a, b := line[i-1], line[i]
		from, to := clip(a, b, o.Box.Grow(-depth))
		if from >= to {
			continue
		}
		for range 40 { // the way in and out again has one lowest point
			one, other := between(a, b, from+(to-from)/3), between(a, b, to-(to-from)/3)
			if o.Off(one) < o.Off(other) {
				to -= (to - from) / 3
			} else {
				from += (to - from) / 3
			}
		}
		if at := between(a, b, (from+to)/2); o.Off(at) < -depth {
			return at, true
		}
	}
	return geom.Point{}, false
}

// holds reports whether all of b is inside, at least so far from the outline.
func (o Outline) holds(b geom.Box, distance float64) bool {
	for _, p := range cornersOf(b) {
		if o.Off(p) > -distance {
			return false
		}
	}
	return true
}

func cornersOf(b geom.Box) [4]geom.Point {
	return [4]geom.Point{{X: b.X, Y: b.Y}, {X: b.Right(), Y: b.Y}, {X: b.Right(), Y: b.Bottom()}, {X: b.X, Y: b.Bottom()}}
}

// meet reports whether two boxes have more in common than a seam of a width.
func meet(a, b geom.Box, seam float64) bool {
	return min(a.Right(), b.Right())-max(a.X, b.X) > seam && min(a.Bottom(), b.Bottom())-max(a.Y, b.Y) > seam
}

// middle returns the middle of what two boxes have in common.
func middle(a, b geom.Box) geom.Point {
	return geom.Point{
		X: (max(a.X, b.X) + min(a.Right(), b.Right())) / 2,
		Y: (max(a.Y, b.Y) + min(a.Bottom(), b.Bottom())) / 2,
	}
}

// runs reports whether a line has a way inside b, and where it enters.
func runs(line []geom.Point, b geom.Box) (geom.Point, bool) {
	for i := 1; i < len(line); i++ {
		if from, to := clip(line[i-1], line[i], b); from < to {
			return between(line[i-1], line[i], from), true
		}
	}
	return geom.Point{}, false
}

// clip returns which part of the way from a to b, counted from 0 to 1, is inside a box; nothing where
// from is not less than to. See Liang and Barsky.
func clip(a, b geom.Point, box geom.Box) (from, to float64) {
	to = 1
	d := b.Sub(a)
	for _, side := range [4][2]float64{
		{-d.X, a.X - box.X}, {d.X, box.Right() - a.X}, {-d.Y, a.Y - box.Y}, {d.Y, box.Bottom() - a.Y},
	} {
		outward, room := side[0], side[1]
		switch {
		case outward == 0 && room <= 0:
			return 0, 0
		case outward < 0:
			from = max(from, room/outward)
		case outward > 0:
			to = min(to, room/outward)
		}
	}
	return from, to
}

// apart returns how far a line is from a box at its nearest; 0 if it runs through.
func apart(line []geom.Point, b geom.Box) float64 {
	if _, ok := runs(line, b); ok {
		return 0
	}
	least := math.Inf(1)
	for i, p := range line {
		least = min(least, math.Hypot(max(b.X-p.X, 0, p.X-b.Right()), max(b.Y-p.Y, 0, p.Y-b.Bottom())))
		for _, c := range cornersOf(b) {
			if i > 0 {
				least = min(least, fromSegment(c, line[i-1], p))
			}
		}
	}
	return least
}

// fromSegment returns how far p is from the segment from a to b.
func fromSegment(p, a, b geom.Point) float64 {
	d, q := b.Sub(a), p.Sub(a)
	t := 0.0
	if l := dot(d, d); l > 0 {
		t = min(1, max(0, dot(q, d)/l))
	}
	return p.Dist(between(a, b, t))
}

func dot(a, b geom.Point) float64 { return float64(a.X*b.X) + float64(a.Y*b.Y) }

func cross(a, b geom.Point) float64 { return float64(a.X*b.Y) - float64(a.Y*b.X) }

// bounds returns the smallest box around points.
func bounds(points []geom.Point) geom.Box {
	if len(points) == 0 {
		return geom.Box{}
	}
	b := geom.Box{X: points[0].X, Y: points[0].Y}
	for _, p := range points[1:] {
		b = stretch(b, p)
	}
	return b
}

// length returns the length of a line.
func length(line []geom.Point) float64 {
	sum := 0.0
	for i := 1; i < len(line); i++ {
		sum += line[i-1].Dist(line[i])
	}
	return sum
}

// without returns a line without the last d pixels of its way.
func without(line []geom.Point, d float64) []geom.Point {
	for n := len(line) - 1; n > 0; n-- {
		step := line[n].Dist(line[n-1])
		if step > d {
			return append(append([]geom.Point(nil), line[:n]...), line[n].Toward(line[n-1], d))
		}
		d -= step
	}
	return nil
}
