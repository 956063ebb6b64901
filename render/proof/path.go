package proof

import (
	"fmt"
	"math"
	"strings"

	"casebook/render/geom"
)

// way is where a path goes.
type way struct {
	corners []geom.Point // the ends of its pieces, and the control points of those that are curved
	line    []geom.Point // the same with curves as many short lines
	bounds  geom.Box     // of the whole path; line and corners are those of its first stroke
	closed  bool         // the path bounds something
}

// parsePath reads path data of the commands M L H V Q C Z, in capitals.
func parsePath(data string) (way, error) {
	r := pathReader{rest: data}
	for {
		r.skip()
		if r.rest == "" {
			break
		}
		if c := r.rest[0]; strings.IndexByte("MLHVQCZ", c) >= 0 {
			r.command, r.rest = c, r.rest[1:]
		} else if r.command == 0 || r.command == 'Z' {
			return way{}, fmt.Errorf("no command that is known at %.20q", r.rest)
		}
		if err := r.piece(); err != nil {
			return way{}, err
		}
	}
	if len(r.way.line) == 0 {
		return way{}, fmt.Errorf("there is nothing in a path")
	}
	return r.way, nil
}

// pathReader is where the reading of path data has come to.
type pathReader struct {
	rest    string
	command byte
	at      geom.Point
	strokes int
	way     way
}

// piece reads what one command needs and draws it.
func (r *pathReader) piece() error {
	if r.command == 'Z' {
		r.way.closed = true
		return nil
	}
	if r.command != 'M' && r.strokes == 0 {
		return fmt.Errorf("a path that begins with %c", r.command)
	}
	v := make([]float64, map[byte]int{'M': 2, 'L': 2, 'H': 1, 'V': 1, 'Q': 4, 'C': 6}[r.command])
	for i := range v {
		var err error
		if v[i], err = r.number(); err != nil {
			return err
		}
	}
	switch r.command {
	case 'M':
		r.strokes++
		r.lineTo(geom.Point{X: v[0], Y: v[1]})
		r.command = 'L' // further points are lines
	case 'L':
		r.lineTo(geom.Point{X: v[0], Y: v[1]})
	case 'H':
		r.lineTo(geom.Point{X: v[0], Y: r.at.Y})
	case 'V':
		r.lineTo(geom.Point{X: r.at.X, Y: v[0]})
	case 'Q': // the cubic curve that is the same
		a, to := geom.Point{X: v[0], Y: v[1]}, geom.Point{X: v[2], Y: v[3]}
		r.curveTo(between(r.at, a, 2.0/3), between(to, a, 2.0/3), to, a)
	case 'C':
		a, b := geom.Point{X: v[0], Y: v[1]}, geom.Point{X: v[2], Y: v[3]}
		r.curveTo(a, b, geom.Point{X: v[4], Y: v[5]}, a, b)
	}
	return nil
}

func (r *pathReader) lineTo(p geom.Point) {
	r.corner(p)
	r.draw(p)
	r.at = p
}

// curveTo draws a cubic curve, in pieces so short that none strays from it by a tenth of a pixel
// where it is the corner of a line.
func (r *pathReader) curveTo(a, b, to geom.Point, corners ...geom.Point) {
	for _, p := range corners {
		r.corner(p)
	}
	r.corner(to)
	from := r.at
	n := math.Ceil(math.Sqrt(from.Dist(a)+a.Dist(b)+b.Dist(to))) + 3
	for k := 1.0; k < n; k++ {
		t := k / n
		p, q, s := between(from, a, t), between(a, b, t), between(b, to, t)
		r.draw(between(between(p, q, t), between(q, s, t), t))
	}
	r.draw(to)
	r.at = to
}

func (r *pathReader) corner(p geom.Point) {
	if r.strokes == 1 {
		r.way.corners = push(r.way.corners, p)
	}
}

func (r *pathReader) draw(p geom.Point) {
	if len(r.way.line) == 0 {
		r.way.bounds = geom.Box{X: p.X, Y: p.Y}
	}
	r.way.bounds = stretch(r.way.bounds, p)
	if r.strokes == 1 {
		r.way.line = push(r.way.line, p)
	}
}

func (r *pathReader) skip() { r.rest = strings.TrimLeft(r.rest, " ,\t\r\n") }

func (r *pathReader) number() (float64, error) {
	r.skip()
	end, point := 0, false
	for ; end < len(r.rest); end++ {
		c := r.rest[end]
		if c == '.' && !point {
			point = true
		} else if (c < '0' || c > '9') && !(c == '-' && end == 0) {
			break
		}
	}
	v, err := parseNumber(r.rest[:end])
	if err != nil {
		return 0, fmt.Errorf("no number at %.20q", r.rest)
	}
	r.rest = r.rest[end:]
	return v, nil
}

// push appends p unless it is where the points have come to anyway.
func push(points []geom.Point, p geom.Point) []geom.Point {
	if n := len(points); n > 0 && points[n-1] == p {
		return points
	}
	return append(points, p)
}

// between returns the point that divides the way from a to b at t, from 0 to 1.
func between(a, b geom.Point, t float64) geom.Point {
	return geom.Point{X: a.X + float64((b.X-a.X)*t), Y: a.Y + float64((b.Y-a.Y)*t)}
}

// stretch returns the smallest box around b and p.
func stretch(b geom.Box, p geom.Point) geom.Box {
	x, y := min(b.X, p.X), min(b.Y, p.Y)
	return geom.Box{X: x, Y: y, W: max(b.Right(), p.X) - x, H: max(b.Bottom(), p.Y) - y}
}
