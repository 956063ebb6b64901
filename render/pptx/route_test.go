package pptx

import (
	"math"
	"testing"

	"pgregory.net/rapid"

	"casebook/render/geom"
)

// drawn returns the corners of a connector as PowerPoint draws it, from the formulas of its presets.
func (r route) drawn() []geom.Point {
	w, h := r.box.W, r.box.H
	bend := func(i int, of float64) float64 { return r.bends[i] * of }
	var local []geom.Point
	switch r.preset {
	case "straightConnector1":
		local = []geom.Point{{}, {X: w, Y: h}}
	case "bentConnector2":
		local = []geom.Point{{}, {X: w}, {X: w, Y: h}}
	case "bentConnector3":
		x := bend(0, w)
		local = []geom.Point{{}, {X: x}, {X: x, Y: h}, {X: w, Y: h}}
	case "bentConnector4":
		x, y := bend(0, w), bend(1, h)
		local = []geom.Point{{}, {X: x}, {X: x, Y: y}, {X: w, Y: y}, {X: w, Y: h}}
	case "bentConnector5":
		x, y, x2 := bend(0, w), bend(1, h), bend(2, w)
		local = []geom.Point{{}, {X: x}, {X: x, Y: y}, {X: x2, Y: y}, {X: x2, Y: h}, {X: w, Y: h}}
	}
	middle := r.box.Center()
	for i, p := range local {
		d := geom.Point{X: p.X - w/2, Y: p.Y - h/2}
		if r.flipH {
			d.X = -d.X
		}
		if r.flipV {
			d.Y = -d.Y
		}
		if r.turned {
			d = geom.Point{X: -d.Y, Y: d.X}
		}
		local[i] = middle.Add(d)
	}
	return local
}

// way draws an upright way of so many pieces.
func way(t *rapid.T, pieces int) []geom.Point {
	at := geom.Point{X: rapid.Float64Range(0, 900).Draw(t, "x"), Y: rapid.Float64Range(0, 500).Draw(t, "y")}
	points := []geom.Point{at}
	level := rapid.Bool().Draw(t, "level")
	for range pieces {
		by := rapid.Float64Range(5, 200).Draw(t, "by")
		if rapid.Bool().Draw(t, "back") {
			by = -by
		}
		if level {
			at.X += by
		} else {
			at.Y += by
		}
		level = !level
		points = append(points, at)
	}
	return points
}

// A connector runs where the picture has its line, corner by corner, whatever its directions.
func TestConnectorsFollowTheirWay(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		points := way(t, rapid.IntRange(1, mostPieces).Draw(t, "pieces"))
		got := routeOf(points).drawn()
		if len(got) != len(points) {
			t.Fatalf("%v became %v", points, got)
		}
		for i, p := range points {
			if p.Dist(got[i]) > thinnest {
				t.Fatalf("corner %d of %v is at %v", i, points, got)
			}
		}
	})
}

// A way with too many corners keeps its ends and the directions in which it leaves and arrives.
func TestLongWaysLoseJogs(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		points := way(t, rapid.IntRange(mostPieces+1, 12).Draw(t, "pieces"))
		r := routeOf(points)
		if r.preset == "curvedConnector3" {
			return
		}
		got := r.drawn()
		if len(got) > mostPieces+1 {
			t.Fatalf("%v has become %v", points, got)
		}
		if got[0].Dist(points[0]) > thinnest || got[len(got)-1].Dist(points[len(points)-1]) > thinnest {
			t.Fatalf("the ends of %v became those of %v", points, got)
		}
		if isLevel(got[0], got[1]) != isLevel(points[0], points[1]) {
			t.Fatalf("%v leaves as %v does not", got, points)
		}
	})
}

// A jog whose loss would take the first piece with it stays.
func TestFirstPieceStays(t *testing.T) {
	points := []geom.Point{{X: 1, Y: 1}, {X: 1, Y: 6}, {X: 6, Y: 6}, {X: 6, Y: 1}, {X: 11, Y: 1}, {X: 11, Y: 6}, {X: 16, Y: 6}}
	if got := routeOf(points); got.preset != "curvedConnector3" && isLevel(got.drawn()[0], got.drawn()[1]) {
		t.Errorf("it leaves as %v", got.drawn())
	}
}

// Any points give numbers that a file can hold.
func TestAnyWayHasAConnector(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		coordinate := rapid.SampledFrom([]float64{0, 0, 1, 1.01, 50, 50.02, 900})
		points := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) geom.Point {
			return geom.Point{X: coordinate.Draw(t, "x"), Y: coordinate.Draw(t, "y")}
		}), 2, 9).Draw(t, "points")
		r := routeOf(points)
		for _, v := range append([]float64{r.box.X, r.box.Y, r.box.W, r.box.H}, r.bends...) {
			if math.IsNaN(v) || math.IsInf(v, 0) {
				t.Fatalf("%v became %+v", points, r)
			}
		}
	})
}
