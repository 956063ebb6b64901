package png

import (
	"math"
	"testing"

	"casebook/render/geom"
)

// area returns what outlines cover, counted for each; those that run the other way round are holes.
func area(lines []polyline) float64 {
	sum := 0.0
	for _, l := range lines {
		for i, p := range l.points {
			q := l.points[(i+1)%len(l.points)]
			sum += (p.X*q.Y - q.X*p.Y) / 2
		}
	}
	return sum
}

func TestAreaOfStrokes(t *testing.T) {
	straight := polyline{points: []geom.Point{{X: 10, Y: 10}, {X: 60, Y: 10}, {X: 110, Y: 10}}}
	square := polyline{points: []geom.Point{{X: 10, Y: 10}, {X: 60, Y: 10}, {X: 60, Y: 60}, {X: 10, Y: 60}}, closed: true}
	back := polyline{points: backwards(square.points), closed: true}
	disc := math.Pi * 4 * 4
	for name, c := range map[string]struct {
		line  polyline
		round bool
		want  float64
	}{
		"straight":      {straight, false, 100 * 8},
		"round ends":    {straight, true, 100*8 + disc},
		"square":        {square, false, 4*50*8 + disc}, // the inner side of a corner counts twice
		"the other way": {back, false, 4*50*8 + disc},
		"dot":           {polyline{points: []geom.Point{{X: 5, Y: 5}}}, true, disc},
		"nothing":       {polyline{points: []geom.Point{{X: 5, Y: 5}}}, false, 0},
		"empty":         {polyline{}, true, 0},
	} {
		got := area(strokeAll([]polyline{c.line}, 8, c.round))
		if math.Abs(got-c.want) > 1 {
			t.Errorf("%s: %.1f; want %.1f", name, got, c.want)
		}
	}
}

func TestDash(t *testing.T) {
	l := []polyline{{points: []geom.Point{{}, {X: 7}, {X: 7, Y: 7}}, closed: false}}
	got := dash(l, 5, 3)
	if len(got) != 2 || got[0].points[1] != (geom.Point{X: 5}) || got[1].points[0] != (geom.Point{X: 7, Y: 1}) || got[1].points[1] != (geom.Point{X: 7, Y: 6}) {
		t.Errorf("%v", got)
	}
	l[0].closed = true
	if got := dash(l, 1000, 3); len(got) != 1 || len(got[0].points) != 4 {
		t.Errorf("a closed line: %v", got)
	}
	if got := dash([]polyline{{points: []geom.Point{{}, {X: 1e6}}}}, 0.01, 0.01); len(got) != 1 {
		t.Errorf("%d dashes", len(got))
	}
}
