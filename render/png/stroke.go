package png

import (
	"math"

	"casebook/render/geom"
)

// strokeAll returns the outlines of lines of a width, with round joints, and round ends if asked. All
// run the same way round, but for the inner one of a closed line.
func strokeAll(lines []polyline, width float64, round bool) []polyline {
	out := make([]polyline, 0, len(lines))
	for _, l := range lines {
		out = append(out, stroke(l, width/2, round)...)
	}
	return out
}

// stroke returns the outline of a line with half its width to either side.
func stroke(l polyline, half float64, round bool) []polyline {
	s := stroker{half: half, round: round}
	points := distinct(l)
	switch {
	case len(points) == 0:
		return nil
	case len(points) == 1:
		if !round {
			return nil
		}
		return []polyline{s.dot(points[0])}
	case l.closed && len(points) > 2:
		return []polyline{s.side(points, true), s.side(backwards(points), true)}
	}
	there := s.side(points, false).points
	s.out = there
	s.end(points[len(points)-1], points[len(points)-2])
	s.out = append(s.out, s.side(backwards(points), false).points...)
	s.end(points[0], points[1])
	return []polyline{{points: s.out, closed: true}}
}

// distinct returns the points of a line without those that are where the one before is.
func distinct(l polyline) []geom.Point {
	var points []geom.Point
	for _, p := range l.points {
		if n := len(points); n == 0 || far(points[n-1], p) {
			points = append(points, p)
		}
	}
	for n := len(points); l.closed && n > 1 && !far(points[n-1], points[0]); n-- {
		points = points[:n-1]
	}
	return points
}

// far reports whether two points are far enough apart to tell in which direction.
func far(p, q geom.Point) bool { return math.Abs(p.X-q.X) > 1e-4 || math.Abs(p.Y-q.Y) > 1e-4 }

func backwards(points []geom.Point) []geom.Point {
	turned := make([]geom.Point, len(points))
	for i, p := range points {
		turned[len(points)-1-i] = p
	}
	return turned
}

// stroker puts together the outline of a line.
type stroker struct {
	half  float64
	round bool
	out   []geom.Point
}

// side returns what is half the width to the left of a line, all along it.
func (s stroker) side(points []geom.Point, closed bool) polyline {
	s.out = nil
	n := len(points)
	last := n - 1 // pieces
	if closed {
		last = n
	}
	for i := range last {
		p, q := points[i], points[(i+1)%n]
		d := s.normal(p, q)
		switch {
		case i > 0:
			s.joint(p, s.normal(points[i-1], p), d)
		case closed:
			s.joint(p, s.normal(points[n-1], p), d)
		default:
			s.out = append(s.out, p.Add(d))
		}
		s.out = append(s.out, q.Add(d))
	}
	return polyline{points: s.out, closed: true}
}

// normal returns the way from a piece of a line to its left side.
func (s stroker) normal(p, q geom.Point) geom.Point {
	dx, dy := q.X-p.X, q.Y-p.Y
	l := math.Sqrt(float64(dx*dx) + float64(dy*dy))
	return geom.Point{X: dy / l * s.half, Y: -dx / l * s.half}
}

// joint goes round a corner from one piece to the next: in an arc on its outer side, and straight
// through the corner on its inner side.
func (s *stroker) joint(p, from, to geom.Point) {
	cross := float64(from.X*to.Y) - float64(from.Y*to.X)
	along := float64(from.X*to.X) + float64(from.Y*to.Y)
	switch small := 0.01 * s.half * s.half; {
	case math.Abs(cross) < small && along > 0:
		s.out = append(s.out, p.Add(to))
	case cross < 0:
		s.out = append(s.out, p, p.Add(to))
	default:
		s.arc(p, from, math.Atan2(cross, along))
	}
}

// end goes from the left side of a line that came from a point before to the right one.
func (s *stroker) end(p, before geom.Point) {
	if s.round {
		s.arc(p, s.normal(before, p), math.Pi)
	}
}

// arc goes round p by an angle, beginning at p + from.
func (s *stroker) arc(p, from geom.Point, angle float64) {
	n := int(math.Ceil(angle / (2 * math.Acos(1-min(flatness/s.half, 0.5)))))
	for i := 1; i <= n; i++ {
		sin, cos := math.Sincos(angle * float64(i) / float64(n))
		s.out = append(s.out, geom.Point{
			X: p.X + float64(from.X*cos) - float64(from.Y*sin),
			Y: p.Y + float64(from.X*sin) + float64(from.Y*cos),
		})
	}
}

// dot returns a circle.
func (s stroker) dot(p geom.Point) polyline {
	s.out = nil
	s.arc(p, geom.Point{X: s.half}, 2*math.Pi)
	return polyline{points: s.out, closed: true}
}

// dash cuts lines into dashes.
func dash(lines []polyline, on, off float64) []polyline {
	var dashes []polyline
	for _, l := range lines {
		points := l.points
		if l.closed && len(points) > 0 {
			points = append(points[:len(points):len(points)], points[0])
		}
		dashes = cut(dashes, points, on, off)
	}
	return dashes
}

// mostDashes is how many dashes a line may have: one that has more is drawn whole.
const mostDashes = 100_000

// cut appends the dashes of one line.
func cut(dashes []polyline, points []geom.Point, on, off float64) []polyline {
	length := 0.0
	for i := 1; i < len(points); i++ {
		length += points[i-1].Dist(points[i])
	}
	if length/(on+off) > mostDashes {
		return append(dashes, polyline{points: points})
	}
	drawing, left := true, on // of the dash or the gap that is under way
	var open []geom.Point
	if len(points) > 0 {
		open = []geom.Point{points[0]}
	}
	for i := 1; i < len(points); i++ {
		at, to := points[i-1], points[i]
		rest := at.Dist(to)
		for rest > left {
			at = at.Toward(to, left)
			rest -= left
			if drawing {
				dashes = append(dashes, polyline{points: append(open, at)})
				open, left = nil, off
			} else {
				open, left = []geom.Point{at}, on
			}
			drawing = !drawing
		}
		left -= rest
		if drawing {
			open = append(open, to)
		}
	}
	if len(open) > 1 {
		dashes = append(dashes, polyline{points: open})
	}
	return dashes
}
