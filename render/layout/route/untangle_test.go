package route

import (
	"slices"
	"testing"

	"casebook/render/geom"
	"casebook/render/layout/graph"
	"casebook/render/layout/graph/graphtest"
)

// walled returns a router, and lines laid one after another, for two cards, 0 and 1, whose direct way
// another line runs across: between two cards that are so far above and below it.
func walled(far float64) *router {
	g := cards(4, [2]int{0, 1}, [2]int{2, 3})
	d := &graph.Drawing{}
	for _, p := range []geom.Point{{X: 0, Y: 0}, {X: 300, Y: 0}, {X: 150, Y: -far}, {X: 150, Y: far}} {
		d.Nodes = append(d.Nodes, geom.Box{X: p.X, Y: p.Y, W: graphtest.Card.W, H: graphtest.Card.H})
	}
	r := newRouter(g, d)
	r.order = []int{1, 0} // the direct way is barred
	r.layAll(r.layFirst)
	return r
}

// A line goes round another one, but not any way round.
func TestStraighten(t *testing.T) {
	for _, test := range []struct {
		far  float64
		want bool
	}{{120, false}, {250, true}} {
		r := walled(test.far)
		before := len(r.lines[0].way)
		if got := r.straighten(); got != test.want {
			t.Errorf("round a line of %g pixels: straightened is %v, want %v: %v", 2*test.far, got, test.want, r.drawing.Edges[0].Points)
		}
		if after := len(r.lines[0].way); test.want && after >= before {
			t.Errorf("round a line of %g pixels: it had %d points and has %d", 2*test.far, before, after)
		}
	}
}

// Two lines that one after the other lie best with crossings are laid anew together.
func TestUntangle(t *testing.T) {
	r := walled(700)
	for i := range r.lines { // as they are when neither knows of the other
		r.mark(r.lines[i].way, -1)
		r.set(i, r.find(r.lines[i].rules, unbounded))
	}
	for i := range r.lines {
		r.mark(r.lines[i].way, 1)
	}
	if got := r.crossed(0); !slices.Equal(got, []int{1}) {
		t.Fatalf("line 0 crosses %v, want line 1", got)
	}
	r.effort.tangle = 1 // as where there are more lines than these
	if r.untangle(); len(r.crossed(0)) > 0 {
		t.Errorf("they still cross: %v, %v", r.drawing.Edges[0].Points, r.drawing.Edges[1].Points)
	}
}
