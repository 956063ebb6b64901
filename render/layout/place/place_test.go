package place

import (
	"context"
	"errors"
	"fmt"
	"math"
	"os"
	"reflect"
	"sync"
	"testing"
	"time"

	"pgregory.net/rapid"

	"casebook/render/geom"
	"casebook/render/layout/graph"
	"casebook/render/layout/graph/graphtest"
)

func TestMain(m *testing.M) {
	if mode := os.Getenv(actVariable); mode != "" {
		os.Exit(act(mode))
	}
	Main()
	os.Exit(m.Run())
}

// patient is a time limit that no small graph reaches, however busy the machine.
const patient = 2 * time.Minute

func newEngine(t testing.TB, options Options) *Engine {
	t.Helper()
	if options.Timeout == 0 {
		options.Timeout = patient
	}
	e := New(options)
	t.Cleanup(func() { _ = e.Close() })
	return e
}

func TestPlaceSmall(t *testing.T) {
	card, label := graphtest.Card, graphtest.Label
	node := func(group int) graph.Node { return graph.Node{Group: group, Size: card} }
	free := node(graph.None)
	tests := map[string]graph.Graph{
		"nothing":         {},
		"a node":          {Nodes: []graph.Node{free}},
		"an empty group":  {Groups: []graph.Group{{Parent: graph.None, Title: graphtest.Title}}},
		"an untitled one": {Groups: []graph.Group{{Parent: graph.None}}},
		"empty in empty":  {Groups: []graph.Group{{Parent: graph.None}, {Parent: 0, Title: graphtest.Title}}},
		"a group in a group with a node": {
			Groups: []graph.Group{{Parent: graph.None, Title: graphtest.Title}, {Parent: 0}, {Parent: 1}},
			Nodes:  []graph.Node{node(0), node(2)},
		},
		"loops": {
			Nodes: []graph.Node{free},
			Edges: []graph.Edge{{Label: label}, {}, {Label: label, Back: true}},
		},
		"parallel edges": {
			Nodes: []graph.Node{free, free},
			Edges: []graph.Edge{{To: 1, Label: label}, {To: 1}, {From: 1, Label: label}, {To: 1, Label: label}},
		},
		"all edges back": {
			Nodes: []graph.Node{free, free, free},
			Edges: []graph.Edge{{To: 1, Label: label, Back: true}, {From: 1, To: 2, Back: true}, {From: 2, Label: label, Back: true}},
		},
		"a heavy edge":      {Nodes: []graph.Node{free, free}, Edges: []graph.Edge{{To: 1, Weight: math.MaxInt}}},
		"a negative weight": {Nodes: []graph.Node{free, free}, Edges: []graph.Edge{{To: 1, Weight: -5}}},
		"the thinnest label": {
			Nodes: []graph.Node{free, free},
			Edges: []graph.Edge{{To: 1, Label: geom.Size{W: 0.01, H: 0.01}}},
		},
		"the largest node": {Nodes: []graph.Node{{Group: graph.None, Size: geom.Size{W: MaxSide, H: MaxSide}}, free}},
		"the smallest node": {
			Nodes: []graph.Node{{Group: graph.None, Size: geom.Size{W: 0.5, H: 0.5}}, free},
			Edges: []graph.Edge{{To: 1}},
		},
	}
	e := newEngine(t, Options{Jobs: 2})
	for name, g := range tests {
		for _, direction := range []graph.Direction{graph.Down, graph.Right} {
			for _, recipe := range []Recipe{Full, Quick} {
				t.Run(fmt.Sprintf("%s %s %d", name, direction, recipe), func(t *testing.T) {
					g.Direction = direction
					d, err := e.Place(t.Context(), &g, recipe)
					if err != nil {
						t.Fatal(err)
					}
					checkDrawing(t, d, &g, recipe)
				})
			}
		}
	}
}

// checkDrawing reports what is wrong with a drawing of g, more strictly than verify.
func checkDrawing(t interface {
	Helper()
	Errorf(string, ...any)
}, d *graph.Drawing, g *graph.Graph, recipe Recipe) {
	t.Helper()
	if err := verify(d, g, recipe); err != nil {
		t.Errorf("%v", err)
	}
	all := geom.Box{W: d.Size.W, H: d.Size.H}.Grow(0.02)
	for i, box := range d.Nodes {
		if !all.Encloses(box) {
			t.Errorf("node %d at %v is outside the drawing of %v", i, box, d.Size)
		}
		if group := g.Nodes[i].Group; group != graph.None && box.Y < d.Groups[group].Y+g.Groups[group].Title.H {
			t.Errorf("node %d at %v covers the title of its group at %v", i, box, d.Groups[group])
		}
	}
	for i, box := range d.Groups {
		parent := g.Groups[i].Parent
		if parent != graph.None && box.Y < d.Groups[parent].Y+g.Groups[parent].Title.H {
			t.Errorf("group %d at %v covers the title of the one around it at %v", i, box, d.Groups[parent])
		}
		if box.W < g.Groups[i].Title.W {
			t.Errorf("group %d is %v wide and its title %v", i, box.W, g.Groups[i].Title.W)
		}
	}
	for i, line := range d.Edges {
		for _, p := range line.Points {
			if !all.Contains(p) {
				t.Errorf("edge %d at %v is outside the drawing of %v", i, p, d.Size)
			}
		}
		first, last := line.Points[0], line.Points[len(line.Points)-1]
		for _, end := range []struct {
			p   geom.Point
			box geom.Box
		}{{first, d.Nodes[g.Edges[i].From]}, {last, d.Nodes[g.Edges[i].To]}} {
			if on := onBorder(end.p, end.box); on.Dist(end.p) > 0.02 {
				t.Errorf("edge %d ends at %v, off the node at %v", i, end.p, end.box)
			}
		}
	}
}

// In a graph of all kinds of edges across nested groups the engine may lose one, about once in a
// thousand. That must be noticed, and the quick recipe must then work.
func TestPlaceRandom(t *testing.T) {
	e := newEngine(t, Options{Jobs: 2})
	rapid.Check(t, func(t *rapid.T) {
		g := graphtest.Random(t, 15)
		for _, recipe := range []Recipe{Full, Quick} {
			d, err := e.Place(context.Background(), g, recipe)
			var part *PartError
			if recipe == Full && errors.As(err, &part) {
				t.Logf("%v", err)
				continue
			}
			if err != nil {
				t.Fatalf("%v\n%s", err, dot(g, recipe))
			}
			checkDrawing(t, d, g, recipe)
		}
	})
}

// Whatever a worker did before, the same graph gives the same drawing.
func TestPlaceIsDeterministic(t *testing.T) {
	used := newEngine(t, Options{})
	for i := range 30 {
		if _, err := used.Place(t.Context(), graphtest.Layered(5+i), Full); err != nil {
			t.Fatal(err)
		}
	}
	for _, g := range []*graph.Graph{graphtest.Payment(), graphtest.Layered(40)} {
		late, err := used.Place(t.Context(), g, Full)
		if err != nil {
			t.Fatal(err)
		}
		fresh, err := newEngine(t, Options{}).Place(t.Context(), g, Full)
		if err != nil {
			t.Fatal(err)
		}
		if !reflect.DeepEqual(late, fresh) {
			t.Error("a used and a fresh worker draw differently")
		}
	}
}

func TestPlaceConcurrently(t *testing.T) {
	e := newEngine(t, Options{Jobs: 3})
	var running sync.WaitGroup
	for i := range 24 {
		running.Go(func() {
			g := graphtest.Layered(3 + i)
			d, err := e.Place(t.Context(), g, Full)
			if err != nil {
				t.Errorf("graph %d: %v", i, err)
				return
			}
			checkDrawing(t, d, g, Full)
		})
	}
	running.Wait()
}

func TestPlaceRefuses(t *testing.T) {
	node := graph.Node{Group: graph.None, Size: graphtest.Card}
	deep := graph.Graph{Groups: []graph.Group{{Parent: graph.None}}}
	for i := range MaxNesting {
		deep.Groups = append(deep.Groups, graph.Group{Parent: i})
	}
	tests := map[string]graph.Graph{
		"direction":     {Direction: "BT"},
		"nodes":         {Nodes: make([]graph.Node, MaxNodes+1)},
		"groups":        {Groups: make([]graph.Group, MaxGroups+1)},
		"edges":         {Edges: make([]graph.Edge, MaxEdges+1)},
		"own parent":    {Groups: []graph.Group{{Parent: 0}}},
		"parent":        {Groups: []graph.Group{{Parent: -2}}},
		"nesting":       deep,
		"title":         {Groups: []graph.Group{{Parent: graph.None, Title: geom.Size{W: math.NaN()}}}},
		"group":         {Nodes: []graph.Node{{Group: 0, Size: graphtest.Card}}},
		"no size":       {Nodes: []graph.Node{{Group: graph.None}}},
		"infinite size": {Nodes: []graph.Node{{Group: graph.None, Size: geom.Size{W: math.Inf(1), H: 1}}}},
		"from":          {Nodes: []graph.Node{node}, Edges: []graph.Edge{{From: -1}}},
		"to":            {Nodes: []graph.Node{node}, Edges: []graph.Edge{{To: 1}}},
		"label":         {Nodes: []graph.Node{node}, Edges: []graph.Edge{{Label: geom.Size{W: -1, H: 5}}}},
	}
	e := newEngine(t, Options{})
	for name, g := range tests {
		t.Run(name, func(t *testing.T) {
			_, err := e.Place(t.Context(), &g, Full)
			var wrong *GraphError
			if !errors.As(err, &wrong) {
				t.Errorf("got %v, want a GraphError", err)
			}
		})
	}
}
