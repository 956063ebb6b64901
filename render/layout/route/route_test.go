package route

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"casebook/render/geom"
	"casebook/render/layout/graph"
	"casebook/render/layout/graph/graphtest"
)

// placed returns a drawing of g with its nodes in columns of six, each 300 pixels from the next, and no
// groups but those of g around what is in them.
func placed(g *graph.Graph) *graph.Drawing {
	d := &graph.Drawing{Groups: make([]geom.Box, len(g.Groups))}
	for i, n := range g.Nodes {
		x, y := float64(i/6)*300, float64(i%6)*160
		d.Nodes = append(d.Nodes, geom.Box{X: x, Y: y, W: n.Size.W, H: n.Size.H})
		for at := n.Group; at != graph.None; at = g.Groups[at].Parent {
			d.Groups[at] = d.Groups[at].Union(d.Nodes[i].Grow(30))
		}
	}
	return d
}

// cards returns a graph of n cards outside all groups, and the given edges with labels.
func cards(n int, edges ...[2]int) *graph.Graph {
	g := &graph.Graph{}
	for range n {
		g.Nodes = append(g.Nodes, graph.Node{Group: graph.None, Size: graphtest.Card})
	}
	for _, e := range edges {
		g.Edges = append(g.Edges, graph.Edge{From: e[0], To: e[1], Label: graphtest.Label})
	}
	return g
}

func draw(t testing.TB, g *graph.Graph) (*graph.Drawing, []Tight) {
	t.Helper()
	d := placed(g)
	tight, err := Route(context.Background(), g, d, true)
	if err != nil {
		t.Fatal(err)
	}
	return d, tight
}

// Two cards that face each other have a straight line with its label in the middle.
func TestStraight(t *testing.T) {
	d, tight := draw(t, cards(7, [2]int{0, 6}))
	line := d.Edges[0]
	if want := []geom.Point{{X: 160, Y: 30}, {X: 300, Y: 30}}; !slices.Equal(line.Points, want) {
		t.Errorf("got %v, want %v", line.Points, want)
	}
	if line.Label.Center() != (geom.Point{X: 230, Y: 30}) && len(tight) == 0 {
		t.Errorf("the label is at %v", line.Label)
	}
}

// A line goes round a card that stands in its way, and parallel lines are two lines.
func TestRound(t *testing.T) {
	g := cards(3, [2]int{0, 2}, [2]int{0, 2}, [2]int{2, 0})
	d, _ := draw(t, g)
	for i, line := range d.Edges {
		for k := 1; k < len(line.Points); k++ {
			if crosses(line.Points[k-1], line.Points[k], d.Nodes[1].Grow(-1)) {
				t.Errorf("line %d, %v, runs through the card between its ends", i, line.Points)
			}
		}
		for _, other := range d.Edges[:i] {
			if slices.Equal(line.Points, other.Points) {
				t.Errorf("line %d is another one: %v", i, line.Points)
			}
		}
	}
}

// Lines to a group end at its border: from outside, and from what is in it.
func TestGroupEnds(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		g := cards(rapid.IntRange(2, 12).Draw(t, "cards"))
		for i := range g.Nodes {
			if i%6 > 2 {
				g.Nodes[i].Group = i / 6
			}
		}
		for range (len(g.Nodes) + 5) / 6 {
			g.Groups = append(g.Groups, graph.Group{Parent: graph.None, Title: graphtest.Title})
		}
		if len(g.Nodes) < 4 {
			g.Nodes[len(g.Nodes)-1].Group = 0
		}
		if len(g.Nodes) > 6 && len(g.Nodes) < 10 {
			g.Nodes[len(g.Nodes)-1].Group = 1
		}
		for range rapid.IntRange(1, 6).Draw(t, "edges") {
			e := graph.Edge{
				From: rapid.IntRange(0, len(g.Nodes)-1).Draw(t, "from"),
				To:   rapid.IntRange(0, len(g.Groups)-1).Draw(t, "to"), ToGroup: true,
			}
			if rapid.Bool().Draw(t, "back") {
				e.From, e.FromGroup, e.To, e.ToGroup = e.To, true, e.From, false
			}
			g.Edges = append(g.Edges, e)
		}
		d := placed(g)
		if _, err := Route(context.Background(), g, d, true); err != nil {
			t.Fatal(err)
		}
		for i, e := range g.Edges {
			points := d.Edges[i].Points
			for _, end := range []struct {
				at    geom.Point
				index int
				group bool
			}{{points[0], e.From, e.FromGroup}, {points[len(points)-1], e.To, e.ToGroup}} {
				box := d.Nodes
				if end.group {
					box = d.Groups
				}
				if b := box[end.index]; !b.Grow(.01).Contains(end.at) || b.Grow(-.01).Contains(end.at) {
					t.Fatalf("line %d, %v, does not end on the border of %v", i, points, b)
				}
			}
		}
	})
}

// The same graph gives the same lines, and lines that are there stay.
func TestAgain(t *testing.T) {
	g := graphtest.Layered(24)
	first, _ := draw(t, g)
	second, _ := draw(t, g)
	third := placed(g)
	third.Edges = slices.Clone(first.Edges)
	if _, err := Route(context.Background(), g, third, false); err != nil {
		t.Fatal(err)
	}
	for i := range g.Edges {
		if !slices.Equal(first.Edges[i].Points, second.Edges[i].Points) {
			t.Errorf("line %d is %v and then %v", i, first.Edges[i].Points, second.Edges[i].Points)
		}
		if !slices.Equal(first.Edges[i].Points, third.Edges[i].Points) {
			t.Errorf("line %d was %v and becomes %v", i, first.Edges[i].Points, third.Edges[i].Points)
		}
	}
}

// No line turns back on itself, as if to take a run-up to its end.
func TestFold(t *testing.T) {
	for n := 6; n <= 48; n += 6 {
		d, _ := draw(t, graphtest.Layered(n))
		for i, line := range d.Edges {
			for k := 2; k < len(line.Points); k++ {
				a, b, c := line.Points[k-2], line.Points[k-1], line.Points[k]
				if (b.X-a.X)*(c.X-b.X)+(b.Y-a.Y)*(c.Y-b.Y) < 0 {
					t.Errorf("of %d nodes: line %d, %v, turns back at %v", n, i, line.Points, b)
				}
			}
		}
	}
}

func TestRouteStops(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	g := cards(7, [2]int{0, 6})
	if _, err := Route(ctx, g, placed(g), true); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}

// The queue gives states back in the order of their priorities.
func TestQueue(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var q queue
		q.reset(0)
		last, in := int32(0), 0
		for range rapid.IntRange(1, 60).Draw(t, "steps") {
			if rapid.Bool().Draw(t, "push") || in == 0 {
				p := last + int32(rapid.IntRange(0, span-1).Draw(t, "ahead"))
				q.push(p, p, p)
				in++
				continue
			}
			state, _, ok := q.pop()
			if !ok || state < last {
				t.Fatalf("got %d after %d, %v", state, last, ok)
			}
			last = state
			in--
		}
	})
}

// A label of another size finds its place on the lines there are.
func TestLabel(t *testing.T) {
	g := cards(7, [2]int{0, 6}, [2]int{1, 6})
	d, _ := draw(t, g)
	g.Edges[0].Label = geom.Size{W: 60, H: 18}
	lines := fmt.Sprint(d.Edges[0].Points, d.Edges[1].Points)
	var crowded []int
	smaller := func(i int) (geom.Size, bool) {
		crowded = append(crowded, i)
		return geom.Size{W: 50, H: 18}, g.Edges[i].Label.W > 50
	}
	if Label(g, d, smaller); len(crowded) > 0 {
		t.Errorf("no room for %v", crowded)
	}
	if l := d.Edges[0].Label; l.W != 60 || l.H != 18 {
		t.Errorf("the label is %v", l)
	}
	if fmt.Sprint(d.Edges[0].Points, d.Edges[1].Points) != lines {
		t.Error("the lines have changed")
	}
	g.Edges[0].Label = geom.Size{W: 600, H: 300}
	if Label(g, d, smaller); !slices.Contains(crowded, 0) {
		t.Errorf("a label larger than all the room is not asked to be smaller, but those of %v are", crowded)
	}
	if l := d.Edges[0].Label; l.W != 50 || g.Edges[0].Label.W != 50 {
		t.Errorf("the smaller label is %v", l)
	}
}
