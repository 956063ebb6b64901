package scene

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"casebook/render/geom"
)

// parseAll reads glyphs that come with the program, so that it cannot fail.
func parseAll(drawings map[string]string) map[string][]Seg {
	all := make(map[string][]Seg, len(drawings))
	for name, d := range drawings {
		segs, err := parsePath(d)
		if err != nil {
			panic(fmt.Sprintf("scene: glyph %s: %v", name, err))
		}
		all[name] = segs
	}
	return all
}

// parsePath reads path data as SVG has it: the commands M L H V C S A Z, in capitals for places and
// in small letters for ways from the current point. Arcs become cubic curves.
func parsePath(data string) ([]Seg, error) {
	r := pathReader{rest: data}
	for {
		r.skip(" ,")
		if r.rest == "" {
			return r.segs, nil
		}
		if c := r.rest[0]; strings.IndexByte("MmLlHhVvCcSsAaZz", c) >= 0 {
			r.cmd, r.rest = c, r.rest[1:]
		} else if r.cmd == 0 || r.cmd|0x20 == 'z' {
			return nil, fmt.Errorf("no command at %q", r.rest)
		}
		r.command()
		if r.err != nil {
			return nil, r.err
		}
	}
}

// pathReader is where the reading of path data has come to.
type pathReader struct {
	rest  string
	cmd   byte
	at    geom.Point // the current point
	start geom.Point // where the current subpath began
	last  geom.Point // the second control point of the curve before
	segs  []Seg
	err   error
}

// command reads what one command needs and draws it.
func (r *pathReader) command() {
	switch r.cmd | 0x20 {
	case 'm':
		r.to(Seg{Op: Move, To: r.point()})
		r.start = r.at
		r.cmd-- // further points are lines
	case 'l':
		r.to(Seg{Op: Line, To: r.point()})
	case 'h':
		r.to(Seg{Op: Line, To: geom.Point{X: r.origin().X + r.number(), Y: r.at.Y}})
	case 'v':
		r.to(Seg{Op: Line, To: geom.Point{X: r.at.X, Y: r.origin().Y + r.number()}})
	case 'c':
		r.to(Seg{Op: Cubic, A: r.point(), B: r.point(), To: r.point()})
	case 's':
		r.to(Seg{Op: Cubic, A: r.mirrored(), B: r.point(), To: r.point()})
	case 'a':
		r.arc(r.number(), r.number(), r.number(), r.flag(), r.flag(), r.point())
	case 'z':
		r.to(Seg{Op: Close, To: r.start})
	}
}

// to draws s and makes its end the current point.
func (r *pathReader) to(s Seg) {
	r.at, r.last = s.To, s.To
	if s.Op == Cubic {
		r.last = s.B
	}
	if s.Op == Close {
		s.To = geom.Point{}
	}
	r.segs = append(r.segs, s)
}

// mirrored returns the control point that carries the curve before on smoothly.
func (r *pathReader) mirrored() geom.Point { return r.at.Add(r.at.Sub(r.last)) }

// origin returns the point that the numbers of the command count from.
func (r *pathReader) origin() geom.Point {
	if r.cmd >= 'a' {
		return r.at
	}
	return geom.Point{}
}

func (r *pathReader) point() geom.Point {
	x := r.number()
	return r.origin().Add(geom.Point{X: x, Y: r.number()})
}

// flag reads a 0 or 1, after which no separator is needed.
func (r *pathReader) flag() bool {
	r.skip(" ,")
	if r.rest == "" || r.rest[0] != '0' && r.rest[0] != '1' {
		r.fail("no flag at %q", r.rest)
		return false
	}
	set := r.rest[0] == '1'
	r.rest = r.rest[1:]
	return set
}

func (r *pathReader) number() float64 {
	r.skip(" ,")
	end, point := 0, false
	for ; end < len(r.rest); end++ {
		c := r.rest[end]
		if c == '.' && !point {
			point = true
		} else if (c < '0' || c > '9') && !(c == '-' && end == 0) {
			break
		}
	}
	n, err := strconv.ParseFloat(r.rest[:end], 64)
	if err != nil {
		r.fail("no number at %q", r.rest)
		return 0
	}
	r.rest = r.rest[end:]
	return n
}

func (r *pathReader) skip(chars string) { r.rest = strings.TrimLeft(r.rest, chars) }

func (r *pathReader) fail(format string, args ...any) {
	if r.err == nil {
		r.err = fmt.Errorf(format, args...)
	}
}

// arc draws part of an ellipse whose axes are those of the grid, as cubic curves of at most a
// quarter turn each. See "Elliptical arc implementation notes" of SVG 1.1.
func (r *pathReader) arc(rx, ry, turned float64, large, sweep bool, to geom.Point) {
	if r.err != nil {
		return
	}
	if turned != 0 || rx <= 0 || ry <= 0 || to == r.at {
		r.fail("an arc that is turned, without radius or without end")
		return
	}
	from := r.at
	center, rx, ry := arcCenter(from, to, rx, ry, large != sweep)
	begin := math.Atan2((from.Y-center.Y)/ry, (from.X-center.X)/rx)
	turn := math.Atan2((to.Y-center.Y)/ry, (to.X-center.X)/rx) - begin
	switch {
	case sweep && turn < 0:
		turn += 2 * math.Pi
	case !sweep && turn > 0:
		turn -= 2 * math.Pi
	}
	n := int(math.Ceil(math.Abs(turn)/(math.Pi/2) - 1e-9))
	step := turn / float64(n)
	reach := 4.0 / 3 * math.Tan(step/4)
	on := func(a, along float64) geom.Point { // the point at an angle, moved along its tangent
		s, c := math.Sincos(a)
		return geom.Point{
			X: thousandths(center.X + rx*(c-along*s)),
			Y: thousandths(center.Y + ry*(s+along*c)),
		}
	}
	for i := range n {
		a := begin + float64(i)*step
		end := on(a+step, 0)
		if i == n-1 {
			end = to
		}
		r.to(Seg{Op: Cubic, A: on(a, reach), B: on(a+step, -reach), To: end})
	}
}

// arcCenter returns the middle of the ellipse through two points, on the one or other side of the
// line between them, and its radii, which grow if it would not reach.
func arcCenter(from, to geom.Point, rx, ry float64, left bool) (center geom.Point, x, y float64) {
	dx, dy := (from.X-to.X)/2/rx, (from.Y-to.Y)/2/ry // half the chord, on the unit circle
	half := math.Hypot(dx, dy)
	if half > 1 {
		rx, ry, dx, dy, half = rx*half, ry*half, dx/half, dy/half, 1
	}
	off := math.Sqrt(1-half*half) / half
	if !left {
		off = -off
	}
	mid := geom.Point{X: (from.X + to.X) / 2, Y: (from.Y + to.Y) / 2}
	return geom.Point{X: mid.X + rx*off*dy, Y: mid.Y - ry*off*dx}, rx, ry
}

// thousandths rounds v, so that the last bits of a sine, which differ between machines, are gone.
func thousandths(v float64) float64 { return math.Round(v*1000) / 1000 }
