package sketch

import (
	"math"
	"testing"

	"pgregory.net/rapid"

	"casebook/render/geom"
)

// A way that is led through a point has it in its middle, and is as long as it was.
func TestThrough(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		point := rapid.Custom(func(t *rapid.T) geom.Point {
			n := rapid.IntRange(0, 400)
			return geom.Point{X: float64(n.Draw(t, "x")), Y: float64(n.Draw(t, "y"))}
		})
		way := rapid.SliceOfN(point, 2, 9).Draw(t, "way")
		through := Through(way, point.Draw(t, "middle"))
		if len(through)%2 != 1 || through[0] != way[0] || through[len(through)-1] != way[len(way)-1] {
			t.Fatalf("%v became %v", way, through)
		}
		if a, b := Length(way), Length(through); math.Abs(a-b) > 1e-6*(1+a) {
			t.Fatalf("%v is %v long, and %v %v", way, a, through, b)
		}
	})
}

func TestAlong(t *testing.T) {
	way := []geom.Point{{X: 0, Y: 0}, {X: 100, Y: 0}, {X: 100, Y: 100}}
	if share, at := Along(way, geom.Point{X: 120, Y: 50}); share != .75 || at != (geom.Point{X: 100, Y: 50}) {
		t.Errorf("%v, %v", share, at)
	}
}
