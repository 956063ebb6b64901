package proof

import (
	"math"

	"casebook/render/geom"
)

// Two lines cannot be told apart where they run in the same direction too close to each other.
const (
	sameLine  = 3.0  // pixels between their middles: their strokes are up to 2.2 wide
	sameWay   = 0.05 // sine of the angle between them: 3 degrees
	alongMost = 6.0  // pixels of the way on which that is no harm
)

// along returns on how much of its way a cannot be told from b, and the middle of where that begins.
func along(a, b []geom.Point) (sum float64, at geom.Point) {
	for i := 1; i < len(a); i++ {
		near := bounds(a[i-1 : i+1]).Grow(sameLine)
		for k := 1; k < len(b); k++ {
			if !meet(near, bounds(b[k-1:k+1]).Grow(.01), 0) {
				continue
			}
			from, to := alongside(a[i-1], a[i], b[k-1], b[k])
			if from >= to {
				continue
			}
			if sum == 0 {
				at = a[i-1].Toward(a[i], (from+to)/2)
			}
			sum += to - from
		}
	}
	return sum, at
}

// alongside returns from and to which pixel of the way from a to b the segment from c to d runs along
// it; nothing where from is not less than to.
func alongside(a, b, c, d geom.Point) (from, to float64) {
	n, m := a.Dist(b), c.Dist(d)
	if n == 0 || m == 0 {
		return 0, 0
	}
	u := geom.Point{X: (b.X - a.X) / n, Y: (b.Y - a.Y) / n}
	if math.Abs(cross(u, d.Sub(c)))/m > sameWay {
		return 0, 0
	}
	if dot(u, d.Sub(c)) < 0 {
		c, d = d, c
	}
	c, d = c.Sub(a), d.Sub(a)
	x1, y1, x2, y2 := dot(u, c), cross(u, c), dot(u, d), cross(u, d)
	from, to = max(0, x1), min(n, x2)
	if y1 == y2 {
		if math.Abs(y1) >= sameLine {
			return 0, 0
		}
		return from, to
	}
	enter, leave := x1+(x2-x1)*(-sameLine-y1)/(y2-y1), x1+(x2-x1)*(sameLine-y1)/(y2-y1)
	return max(from, min(enter, leave)), min(to, max(enter, leave))
}
