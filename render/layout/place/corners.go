package place

import (
	"fmt"
	"math"

	"casebook/render/geom"
)

const (
	// flatness is how far, in pixels, a point may be off a straight line that still counts as
	// straight. The engine writes five digits, so far from the origin it is off by half a pixel.
	flatness = 0.75

	// curveSteps is into how many straight pieces a true curve is cut: the engine draws loops
	// round whatever it was told.
	curveSteps = 8
)

// corners returns the corners of the line that a chain of Bézier curves draws: a start and three
// points for each curve. A straight piece is a curve whose inner points lie on it.
func corners(controls []geom.Point) ([]geom.Point, error) {
	if len(controls) < 4 || len(controls)%3 != 1 {
		return nil, fmt.Errorf("a line cannot have %d control points", len(controls))
	}
	points := controls[:1:1]
	for i := 0; i+3 < len(controls); i += 3 {
		curve := [4]geom.Point(controls[i : i+4])
		if isStraight(curve) {
			points = append(points, curve[3])
			continue
		}
		for step := 1; step <= curveSteps; step++ {
			points = append(points, at(curve, float64(step)/curveSteps))
		}
	}
	return withoutSpare(points), nil
}

// isStraight reports whether a curve runs straight from its start to its end.
func isStraight(curve [4]geom.Point) bool {
	return offLine(curve[1], curve[0], curve[3]) <= flatness &&
		offLine(curve[2], curve[0], curve[3]) <= flatness
}

// at returns the point of a curve at t, from 0 to 1.
func at(curve [4]geom.Point, t float64) geom.Point {
	u := 1 - t
	weights := [4]float64{u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t}
	var p geom.Point
	for i, w := range weights {
		p = p.Add(geom.Point{X: w * curve[i].X, Y: w * curve[i].Y})
	}
	return p
}

// offLine returns how far p is from the piece of line from a to b.
func offLine(p, a, b geom.Point) float64 {
	ab, ap := b.Sub(a), p.Sub(a)
	square := ab.X*ab.X + ab.Y*ab.Y
	if square == 0 {
		return p.Dist(a)
	}
	t := math.Max(0, math.Min(1, (ap.X*ab.X+ap.Y*ab.Y)/square))
	return p.Dist(geom.Point{X: a.X + t*ab.X, Y: a.Y + t*ab.Y})
}

// withoutSpare returns points without those between the ends that turn nowhere. All that are left
// out lie on the line through those that stay.
func withoutSpare(points []geom.Point) []geom.Point {
	kept := points[:1:1]
	from := 0 // the index of the last one kept
	for i := 1; i < len(points)-1; i++ {
		for k := from + 1; k <= i; k++ {
			if offLine(points[k], points[from], points[i+1]) > flatness {
				kept = append(kept, points[i])
				from = i
				break
			}
		}
	}
	return append(kept, points[len(points)-1])
}
