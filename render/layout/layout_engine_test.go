package layout_test

import (
	"context"
	"errors"
	"os"
	"reflect"
	"sync"
	"testing"
	"time"

	"pgregory.net/rapid"

	"casebook/render/geom"
	"casebook/render/layout"
	"casebook/render/layout/graph"
	"casebook/render/layout/graph/graphtest"
	"casebook/render/layout/place"
)

func TestMain(m *testing.M) {
	place.Main()
	os.Exit(m.Run())
}

func newEngine(t testing.TB, options place.Options) *place.Engine {
	t.Helper()
	engine := place.New(options)
	t.Cleanup(func() { _ = engine.Close() })
	return engine
}

func TestLayPayment(t *testing.T) {
	layouter := layout.New(newEngine(t, place.Options{Jobs: 2, Timeout: time.Minute}), nil)
	g := graphtest.Payment()
	first, warnings, err := layouter.Lay(t.Context(), g)
	if err != nil || len(warnings) > 0 {
		t.Fatalf("Lay: %v, warnings %q", err, warnings)
	}
	score := layout.Judge(g, first)
	t.Logf("%+v, cost %.0f, size %v", score, score.Cost(), first.Size)
	if score.Through > 0 || score.Covered > 0 || score.Overlaps > 0 {
		t.Errorf("lines run through nodes or labels lie over something: %+v", score)
	}
	again, _, err := layouter.Lay(t.Context(), g)
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(first, again) {
		t.Error("the second drawing differs from the first")
	}
}

func TestLayKeepsDirection(t *testing.T) {
	layouter := layout.New(newEngine(t, place.Options{Timeout: time.Minute}), nil)
	chain := &graph.Graph{}
	for i := range 6 {
		chain.Nodes = append(chain.Nodes, graph.Node{Group: graph.None, Size: graphtest.Card})
		if i > 0 {
			chain.Edges = append(chain.Edges, graph.Edge{From: i - 1, To: i})
		}
	}
	for _, direction := range []graph.Direction{graph.Down, graph.Right} {
		chain.Direction = direction
		drawing, _, err := layouter.Lay(t.Context(), chain)
		if err != nil {
			t.Fatal(err)
		}
		if down := drawing.Size.H > drawing.Size.W; down != (direction == graph.Down) {
			t.Errorf("direction %s gives a drawing of %v", direction, drawing.Size)
		}
	}
}

// A graph that takes minutes ends in its time, and others go on meanwhile.
func TestLayDense(t *testing.T) {
	layouter := layout.New(newEngine(t, place.Options{Jobs: 2, Timeout: 4 * time.Second}), nil)
	dense := graphtest.Dense(60, 480)
	var others sync.WaitGroup
	done := make(chan struct{})
	others.Go(func() {
		defer close(done)
		for i := range 20 {
			if _, _, err := layouter.Lay(t.Context(), graphtest.Layered(8+i)); err != nil {
				t.Errorf("a small graph beside the dense one: %v", err)
			}
		}
	})
	drawing, warnings, err := layouter.Lay(t.Context(), dense)
	select {
	case <-done:
	default:
		t.Log("the small graphs took longer than the dense one")
	}
	others.Wait()
	if err != nil {
		var timeout *place.TimeoutError
		if !errors.As(err, &timeout) {
			t.Fatalf("got %v, want a drawing or a time-out", err)
		}
		t.Skipf("this machine is too slow even for the plain drawing: %v", err)
	}
	if len(warnings) != 1 {
		t.Errorf("got warnings %q, want one", warnings)
	}
	for i, line := range drawing.Edges {
		if line.Label == (geom.Box{}) {
			t.Errorf("edge %d has no place for its label", i)
		}
	}
}

func TestLayStops(t *testing.T) {
	engine := newEngine(t, place.Options{Timeout: time.Minute})
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, _, err := layout.New(engine, nil).Lay(ctx, graphtest.Payment()); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v, want that of the context", err)
	}
}

func TestLayRandom(t *testing.T) {
	layouter := layout.New(newEngine(t, place.Options{Jobs: 2, Timeout: time.Minute}), nil)
	rapid.Check(t, func(t *rapid.T) {
		g := graphtest.Random(t, 12)
		if rapid.Bool().Draw(t, "free") {
			g.Direction = ""
		}
		before := clone(g)
		drawing, _, err := layouter.Lay(context.Background(), g)
		if err != nil {
			t.Fatal(err)
		}
		if !reflect.DeepEqual(g, before) {
			t.Fatal("Lay changed the graph")
		}
		sound(t, g, drawing)
	})
}

// sound checks what has to hold of every drawing: nodes as large as they were asked for and in their
// groups, nothing over anything else, and lines along rows and columns from border to border.
func sound(t *rapid.T, g *graph.Graph, d *graph.Drawing) {
	if len(d.Nodes) != len(g.Nodes) || len(d.Edges) != len(g.Edges) || len(d.Groups) != len(g.Groups) {
		t.Fatal("parts are missing")
	}
	for i, n := range g.Nodes {
		if d.Nodes[i].W != n.Size.W || d.Nodes[i].H != n.Size.H {
			t.Fatalf("node %d is %v, want %v", i, d.Nodes[i], n.Size)
		}
		if n.Group != graph.None && !d.Groups[n.Group].Encloses(d.Nodes[i]) {
			t.Fatalf("node %d is outside its group", i)
		}
		for k, other := range d.Nodes[:i] {
			if other.Overlaps(d.Nodes[i]) {
				t.Fatalf("nodes %d and %d overlap", k, i)
			}
		}
	}
	for i, group := range g.Groups {
		if group.Parent != graph.None && !d.Groups[group.Parent].Encloses(d.Groups[i]) {
			t.Fatalf("group %d is outside the one around it", i)
		}
		for k, other := range g.Groups[:i] {
			if other.Parent == group.Parent && d.Groups[k].Overlaps(d.Groups[i]) {
				t.Fatalf("groups %d and %d overlap", k, i)
			}
		}
	}
	for i, e := range g.Edges {
		line := d.Edges[i]
		last := len(line.Points) - 1
		if !onBorder(d.Nodes[e.From], line.Points[0]) || !onBorder(d.Nodes[e.To], line.Points[last]) {
			t.Fatalf("line %d, %v, does not run from %v to %v", i, line.Points, d.Nodes[e.From], d.Nodes[e.To])
		}
		for k := 1; k <= last; k++ {
			if a, b := line.Points[k-1], line.Points[k]; a.X != b.X && a.Y != b.Y {
				t.Fatalf("line %d runs askew from %v to %v", i, a, b)
			}
		}
		if (line.Label == geom.Box{}) != e.Label.Empty() {
			t.Fatalf("label of edge %d is %v, want %v", i, line.Label, e.Label)
		}
	}
}

func onBorder(b geom.Box, p geom.Point) bool {
	return b.Grow(.01).Contains(p) && !b.Grow(-.01).Contains(p)
}

func clone(g *graph.Graph) *graph.Graph {
	c := *g
	c.Groups = append([]graph.Group(nil), g.Groups...)
	c.Nodes = append([]graph.Node(nil), g.Nodes...)
	c.Edges = append([]graph.Edge(nil), g.Edges...)
	return &c
}
