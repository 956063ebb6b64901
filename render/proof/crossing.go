package proof

import (
	"math"
	"slices"

	"casebook/render/geom"
)

// nearEnd is how far around a part that two lines share their crossings do not count, in pixels:
// lines that fan out of one side have to come close.
const nearEnd = 5

// sameSpot is how close two cuts of the same lines are one place, in pixels: where a corner of one
// touches the other, both of its legs may cut it there.
const sameSpot = .02

// crossings returns where two lines cross: once for each time, and not where they only touch, or run
// along each other and part on the side that they came from.
//
// It counts in hundredths of a pixel, as files do, so that the answer is exact. So that no point of
// one line is on the other, b is thought to be moved by next to nothing, one way and then the other; a
// crossing that depends on the way is none.
func crossings(a, b []geom.Point) []geom.Point {
	one, other := cuts(a, b, 1), cuts(a, b, -1)
	if len(other) < len(one) {
		return other
	}
	return one
}

// cuts returns where a cuts b, were that moved to the right (1) or left (-1).
func cuts(a, b []geom.Point, moved int64) []geom.Point {
	var spots []geom.Point
	times := map[geom.Point]int{}
	first, second := onGrid(a), onGrid(b)
	for i := 1; i < len(a); i++ {
		for k := 1; k < len(b); k++ {
			if !cut(first[i-1], first[i], second[k-1], second[k], moved) {
				continue
			}
			at := meeting(a[i-1], a[i], b[k-1], b[k])
			for _, s := range spots {
				if s.Dist(at) <= sameSpot {
					at = s
				}
			}
			if times[at]++; times[at] == 1 {
				spots = append(spots, at)
			}
		}
	}
	return slices.DeleteFunc(spots, func(s geom.Point) bool { return times[s]%2 == 0 })
}

// gridPoint is a point in hundredths of a pixel.
type gridPoint struct{ x, y int64 }

func onGrid(line []geom.Point) []gridPoint {
	all := make([]gridPoint, len(line))
	for i, p := range line {
		all[i] = gridPoint{int64(math.Round(p.X * 100)), int64(math.Round(p.Y * 100))}
	}
	return all
}

// cut reports whether the segment from a to b cuts the one from c to d, were c and d moved; see cuts.
func cut(a, b, c, d gridPoint, moved int64) bool {
	if a == b || c == d || disjoint(a.x, b.x, c.x, d.x) || disjoint(a.y, b.y, c.y, d.y) {
		return false
	}
	return side(a, b, c, moved) != side(a, b, d, moved) && side(c, d, a, -moved) != side(c, d, b, -moved)
}

// disjoint reports whether the way from a to b has nothing in common with that from c to d.
func disjoint(a, b, c, d int64) bool { return max(a, b) < min(c, d) || max(c, d) < min(a, b) }

// side reports on which side of the line from a to b the point p is, were that moved to the right by
// next to nothing, and down by next to nothing of that (1); or to the left and up (-1).
func side(a, b, p gridPoint, moved int64) bool {
	dx, dy := b.x-a.x, b.y-a.y
	s := dx*(p.y-a.y) - dy*(p.x-a.x)
	if s == 0 {
		s = -dy * moved
	}
	if s == 0 {
		s = dx * moved
	}
	return s > 0
}

// meeting returns where two segments meet, which do, or nearly so.
func meeting(a, b, c, d geom.Point) geom.Point {
	u, v := b.Sub(a), d.Sub(c)
	n := cross(u, v)
	if math.Abs(n) < 1e-9 { // one lies along the other
		from, to := clip(a, b, geom.Box{X: min(c.X, d.X), Y: min(c.Y, d.Y), W: math.Abs(v.X), H: math.Abs(v.Y)}.Grow(.01))
		return between(a, b, min(max(from, 0), to))
	}
	return between(a, b, min(1, max(0, cross(c.Sub(a), v)/n)))
}
