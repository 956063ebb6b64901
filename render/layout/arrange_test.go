package layout

import (
	"testing"

	"casebook/render/geom"
	"casebook/render/layout/graph"
	"casebook/render/layout/graph/graphtest"
	"casebook/render/layout/place"
)

// in returns a graph of cards, each in the group whose index is given.
func in(groups int, of ...int) *graph.Graph {
	g := &graph.Graph{Direction: graph.Right}
	for range groups {
		g.Groups = append(g.Groups, graph.Group{Parent: graph.None, Title: graphtest.Title})
	}
	for _, group := range of {
		g.Nodes = append(g.Nodes, graph.Node{Group: group, Size: graphtest.Card})
	}
	return g
}

// at returns a placer that puts the middle of each node at a place.
func at(places ...geom.Point) Placer {
	return placer(func(g *graph.Graph, _ place.Recipe) (*graph.Drawing, error) {
		d := &graph.Drawing{Groups: make([]geom.Box, len(g.Groups)), Edges: make([]graph.Line, len(g.Edges))}
		for i, n := range g.Nodes {
			d.Nodes = append(d.Nodes, geom.BoxAround(places[i], n.Size))
		}
		return d, nil
	})
}

func lay(t *testing.T, g *graph.Graph, p Placer) *graph.Drawing {
	t.Helper()
	d, warnings, err := New(p, nil).Lay(t.Context(), g)
	if err != nil || len(warnings) > 0 {
		t.Fatalf("%v, %q", err, warnings)
	}
	return d
}

// Groups side by side stand in the order in which they are declared, wherever the engine put them.
func TestOrderOfGroups(t *testing.T) {
	d := lay(t, in(3, 0, 1, 2), at(geom.Point{Y: 600}, geom.Point{Y: 300}, geom.Point{}))
	for i := 1; i < 3; i++ {
		if d.Groups[i-1].Bottom() > d.Groups[i].Y {
			t.Errorf("group %d at %v is not before group %d at %v", i-1, d.Groups[i-1], i, d.Groups[i])
		}
	}
}

// Gaps are closed up, and what is too close is pushed apart.
func TestGaps(t *testing.T) {
	g := in(2, 0, 1)
	far := lay(t, g, at(geom.Point{}, geom.Point{Y: 2000}))
	near := lay(t, g, at(geom.Point{}, geom.Point{Y: 70}))
	for name, d := range map[string]*graph.Drawing{"far": far, "near": near} {
		if gap := d.Groups[1].Y - d.Groups[0].Bottom(); gap < apart || gap > 2*stripRoom {
			t.Errorf("%s: the groups are %v apart", name, gap)
		}
	}
}

// A label for which there is no room gets some; one that has room moves nothing.
func TestRoomForLabels(t *testing.T) {
	lay := func(w float64) *graph.Drawing {
		g := in(0, graph.None, graph.None)
		g.Edges = []graph.Edge{{To: 1, Label: geom.Size{W: w, H: 30}}}
		return lay(t, g, at(geom.Point{}, geom.Point{X: 280}))
	}
	small, less, large := lay(60), lay(20), lay(400)
	if small.Nodes[1] != less.Nodes[1] {
		t.Errorf("a smaller label moves a node from %v to %v", small.Nodes[1], less.Nodes[1])
	}
	line := large.Edges[0]
	if line.Label.W != 400 || line.Label.Overlaps(large.Nodes[0]) || line.Label.Overlaps(large.Nodes[1]) {
		t.Errorf("the label is at %v, the nodes at %v", line.Label, large.Nodes)
	}
}
