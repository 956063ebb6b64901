package layout

import (
	"testing"

	"casebook/render/geom"
	"casebook/render/layout/graph"
)

// pair is a graph of two nodes, one above the other, whose label stands beside the line.
func pair() (*graph.Graph, *graph.Drawing) {
	size := geom.Size{W: 140, H: 60}
	g := &graph.Graph{
		Nodes: []graph.Node{{Group: graph.None, Size: size}, {Group: graph.None, Size: size}},
		Edges: []graph.Edge{{From: 0, To: 1, Label: geom.Size{W: 60, H: 30}}},
	}
	d := &graph.Drawing{
		Size:  geom.Size{W: 300, H: 300},
		Nodes: []geom.Box{{X: 0, Y: 0, W: 140, H: 60}, {X: 0, Y: 200, W: 140, H: 60}},
		Edges: []graph.Line{{
			Points: []geom.Point{{X: 70, Y: 60}, {X: 70, Y: 200}},
			Label:  geom.Box{X: 80, Y: 110, W: 60, H: 30},
		}},
	}
	return g, d
}

func TestSettle(t *testing.T) {
	g, d := pair()
	settle(g, d)
	if want := (geom.Box{X: 40, Y: 110, W: 60, H: 30}); d.Edges[0].Label != want {
		t.Errorf("the label is at %v, not on its line at %v", d.Edges[0].Label, want)
	}
}

func TestSettleKeepsClear(t *testing.T) {
	beside := geom.Box{X: 80, Y: 110, W: 60, H: 30}
	for name, change := range map[string]func(*graph.Graph, *graph.Drawing){
		"a node": func(g *graph.Graph, d *graph.Drawing) {
			g.Nodes = append(g.Nodes, graph.Node{Group: graph.None, Size: geom.Size{W: 30, H: 120}})
			d.Nodes = append(d.Nodes, geom.Box{X: 20, Y: 70, W: 30, H: 120})
		},
		"a foreign line": func(g *graph.Graph, d *graph.Drawing) {
			g.Edges = append(g.Edges, graph.Edge{From: 0, To: 1})
			d.Edges = append(d.Edges, graph.Line{Points: []geom.Point{{X: 50, Y: 60}, {X: 50, Y: 200}}})
		},
		"another label": func(g *graph.Graph, d *graph.Drawing) {
			g.Edges = append(g.Edges, graph.Edge{From: 0, To: 1})
			d.Edges = append(d.Edges, graph.Line{
				Points: []geom.Point{{X: 10, Y: 60}, {X: 10, Y: 200}},
				Label:  geom.Box{X: 0, Y: 60, W: 60, H: 140},
			})
		},
		"the border of a group": func(g *graph.Graph, d *graph.Drawing) {
			g.Groups = append(g.Groups, graph.Group{Parent: graph.None})
			d.Groups = append(d.Groups, geom.Box{X: 50, Y: 62, W: 300, H: 136})
		},
	} {
		g, d := pair()
		change(g, d)
		settle(g, d)
		if d.Edges[0].Label != beside {
			t.Errorf("the label went over %s: %v", name, d.Edges[0].Label)
		}
	}
}

// A label goes past the corner of its line where it can: over it, the line seems to end.
func TestSettleAvoidsCorners(t *testing.T) {
	g, d := pair()
	d.Edges[0].Points = []geom.Point{{X: 70, Y: 60}, {X: 70, Y: 120}, {X: 200, Y: 120}, {X: 200, Y: 300}}
	d.Edges[0].Label = geom.Box{X: 75, Y: 105, W: 60, H: 30}
	settle(g, d)
	for _, p := range d.Edges[0].Points {
		if d.Edges[0].Label.Contains(p) {
			t.Errorf("the label %v hides the corner %v", d.Edges[0].Label, p)
		}
	}
}
