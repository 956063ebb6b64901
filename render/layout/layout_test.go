package layout

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"casebook/render/geom"
	"casebook/render/layout/graph"
	"casebook/render/layout/graph/graphtest"
	"casebook/render/layout/place"
	"casebook/render/layout/route"
)

func TestBacks(t *testing.T) {
	for name, test := range map[string]struct {
		nodes int
		edges [][2]int
		want  []bool
	}{
		"none":         {2, [][2]int{{0, 1}}, []bool{false}},
		"a loop":       {1, [][2]int{{0, 0}}, []bool{true}},
		"a cycle":      {3, [][2]int{{0, 1}, {1, 2}, {2, 0}}, []bool{false, false, true}},
		"there first":  {2, [][2]int{{1, 0}, {0, 1}}, []bool{true, false}},
		"a diamond":    {4, [][2]int{{0, 1}, {0, 2}, {1, 3}, {2, 3}}, make([]bool, 4)},
		"two cycles":   {4, [][2]int{{0, 1}, {1, 0}, {2, 3}, {3, 2}}, []bool{false, true, false, true}},
		"cross an end": {3, [][2]int{{1, 0}, {2, 0}, {2, 1}}, make([]bool, 3)},
	} {
		g := &graph.Graph{Nodes: make([]graph.Node, test.nodes)}
		for _, e := range test.edges {
			g.Edges = append(g.Edges, graph.Edge{From: e[0], To: e[1]})
		}
		if got := Backs(g); !slices.Equal(got, test.want) {
			t.Errorf("%s: got %v, want %v", name, got, test.want)
		}
	}
}

// A chain that would overflow a stack were each step a call.
func TestBacksOfLongChain(t *testing.T) {
	const nodes = 1_000_000
	g := &graph.Graph{Nodes: make([]graph.Node, nodes), Edges: make([]graph.Edge, nodes)}
	for i := range g.Edges {
		g.Edges[i] = graph.Edge{From: i, To: (i + 1) % nodes}
	}
	if backs := Backs(g); slices.Contains(backs[:nodes-1], true) || !backs[nodes-1] {
		t.Error("not just the last edge leads back")
	}
}

func TestJudge(t *testing.T) {
	node := func(x, y float64) geom.Box { return geom.Box{X: x, Y: y, W: 20, H: 20} }
	line := func(label geom.Box, points ...geom.Point) graph.Line {
		return graph.Line{Points: points, Label: label}
	}
	p := func(x, y float64) geom.Point { return geom.Point{X: x, Y: y} }
	g := &graph.Graph{
		Nodes: make([]graph.Node, 5),
		Edges: []graph.Edge{{From: 0, To: 3}, {From: 1, To: 2}, {From: 0, To: 1}},
	}
	d := &graph.Drawing{
		Size:  geom.Size{W: 160, H: 100},
		Nodes: []geom.Box{node(0, 0), node(80, 0), node(0, 80), node(80, 80), node(40, 0)},
		Edges: []graph.Line{
			line(geom.Box{X: 45, Y: 45, W: 10, H: 10}, p(20, 20), p(80, 80)), // struck by the next
			line(geom.Box{}, p(80, 20), p(20, 80)),                           // crosses the first
			line(geom.Box{X: 42, Y: 2, W: 10, H: 5}, p(20, 10), p(80, 10)),   // through node 4, label on it
		},
	}
	got := Judge(g, d)
	got.Length = 0
	want := Score{
		Crossings: 1, Through: 1, Struck: 1, Covered: 1, Area: 16_000, Aspect: 1.6,
		First: geom.Point{X: 10.0 / 160, Y: 10.0 / 100},
	}
	if got != want {
		t.Errorf("got %+v, want %+v", got, want)
	}
	if (Score{}).Cost() != 0 || want.Cost() <= (Score{Crossings: 1, Aspect: 1.6}).Cost() {
		t.Error("faults cost nothing")
	}
	if wide, flat := (Score{Aspect: 3.2}).Cost(), (Score{Aspect: 0.8}).Cost(); wide != flat {
		t.Errorf("twice as wide costs %v, half as wide %v", wide, flat)
	}
}

func TestVariants(t *testing.T) {
	describe := func(g *graph.Graph) string {
		var all []string
		for _, v := range variantsOf(g) {
			text := ""
			for _, e := range v.problem(g, make([]route.Margin, len(g.Nodes))).Edges {
				text += fmt.Sprint(e.From, e.To)
				if e.Back {
					text += "!"
				}
			}
			all = append(all, text)
		}
		return strings.Join(all, ", ")
	}
	g := &graph.Graph{Nodes: make([]graph.Node, 2), Edges: []graph.Edge{{To: 1}, {From: 1}, {}}}
	g.Groups = []graph.Group{{Parent: graph.None}}
	g.Nodes[0].Group, g.Nodes[1].Group = graph.None, 0
	if got, want := describe(g), "0 10 1, 0 11 0!"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	g.Edges = []graph.Edge{{To: 0, ToGroup: true}}
	if got, want := describe(g), "0 1"; got != want {
		t.Errorf("to a group got %s, want %s", got, want)
	}
}

// placer answers with what its function says.
type placer func(*graph.Graph, place.Recipe) (*graph.Drawing, error)

func (p placer) Place(_ context.Context, g *graph.Graph, recipe place.Recipe) (*graph.Drawing, error) {
	return p(g, recipe)
}

// What cannot be drawn well is drawn plainly, with a warning, unless there is no use in that.
func TestFallBack(t *testing.T) {
	g := &graph.Graph{
		Nodes: []graph.Node{{Group: graph.None, Size: graphtest.Card}, {Group: graph.None, Size: graphtest.Card}},
		Edges: []graph.Edge{{To: 1, Label: graphtest.Label}},
	}
	placed := func() *graph.Drawing {
		return &graph.Drawing{
			Nodes: []geom.Box{{W: 160, H: 60}, {Y: 200, W: 160, H: 60}},
			Edges: []graph.Line{{Points: []geom.Point{{X: 80, Y: 60}, {X: 80, Y: 200}}}},
		}
	}
	timeout := &place.TimeoutError{Limit: time.Second}
	lost := &place.PartError{Part: place.Connection, Index: 0, Trouble: "lost %s"}
	unused := errors.New("not asked for")
	for name, test := range map[string]struct {
		bare, full, quick error
		warnings          int
		want              error
	}{
		"in time":      {nil, unused, unused, 0, nil},
		"too slow":     {timeout, unused, nil, 1, nil},
		"edge lost":    {lost, nil, unused, 1, nil},
		"lost again":   {lost, lost, nil, 1, nil},
		"all fail":     {timeout, unused, lost, 0, lost},
		"closed":       {place.ErrClosed, nil, nil, 0, place.ErrClosed},
		"context":      {context.Canceled, nil, nil, 0, context.Canceled},
		"closed later": {timeout, unused, place.ErrClosed, 0, place.ErrClosed},
	} {
		layouter := New(placer(func(_ *graph.Graph, recipe place.Recipe) (*graph.Drawing, error) {
			switch recipe {
			case place.Bare:
				return placed(), test.bare
			case place.Full:
				return placed(), test.full
			}
			return placed(), test.quick
		}), nil)
		drawing, warnings, err := layouter.Lay(t.Context(), g)
		if !errors.Is(err, test.want) || len(warnings) != test.warnings || (drawing == nil) != (err != nil) {
			t.Errorf("%s: got %v, %q, %v", name, drawing, warnings, err)
		}
	}
}

func TestPlaceLabels(t *testing.T) {
	g := &graph.Graph{Edges: []graph.Edge{{Label: graphtest.Label}, {Label: graphtest.Label}, {}}}
	line := func() graph.Line { return graph.Line{Points: []geom.Point{{X: 100}, {X: 100, Y: 400}}} }
	d := &graph.Drawing{
		Nodes: []geom.Box{{X: 80, Y: 190, W: 40, H: 20}}, // at the middle of the lines
		Edges: []graph.Line{line(), line(), line()},
	}
	placeLabels(g, d)
	a, b := d.Edges[0].Label, d.Edges[1].Label
	if a.Overlaps(b) || a.Overlaps(d.Nodes[0]) || b.Overlaps(d.Nodes[0]) || a.W != 90 || b.H != 30 {
		t.Errorf("labels at %v and %v, node at %v", a, b, d.Nodes[0])
	}
	if d.Edges[2].Label != (geom.Box{}) {
		t.Error("an edge without a label has one")
	}
	if d.Size.W != 90 || d.Size.H != 400 {
		t.Errorf("the drawing has the size %v", d.Size)
	}
}

func TestAgainst(t *testing.T) {
	g := &graph.Graph{
		Nodes: make([]graph.Node, 3),
		Edges: []graph.Edge{{From: 0, To: 1}, {From: 1, To: 2}, {From: 2, To: 0}}, // the last leads back
	}
	d := &graph.Drawing{Nodes: []geom.Box{{Y: 200, W: 20, H: 20}, {X: 100, W: 20, H: 20}, {X: 50, Y: 100, W: 20, H: 20}}}
	for direction, want := range map[graph.Direction]int{graph.Down: 1, "": 1, graph.Right: 1} {
		g.Direction = direction
		if got := against(g, d); got != want {
			t.Errorf("in the direction %q %d edges lead against it, want %d", direction, got, want)
		}
	}
}
