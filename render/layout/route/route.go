// Package route draws the lines of a graph whose nodes and groups have their places: from side to
// side along rows and columns, with as few bends and crossings as it can, and puts their labels on
// them.
//
// The picture is a grid of points. Each line looks for its cheapest way over the grid (A* search),
// where steps, bends, crossings and much else have their price: see the costs. Lines are laid one
// after another, short ones first, and then taken up and laid again, now that it is known where
// the others run and where the labels are, until nothing changes or the rounds are used up.
//
// The work is bounded: a search looks at each state of the grid at most once for each cost, rounds are counted,
// and a graph that is too large for the grid is refused by [Fits].
package route

import (
	"context"
	"slices"

	"casebook/render/geom"
	"casebook/render/layout/graph"
)

// What a graph may have at most to be drawn here. Beyond, it takes long, and nobody reads the picture.
const (
	maxNodes = 150
	maxEdges = 400
)

// Fits reports whether g is small enough to be drawn.
func Fits(g *graph.Graph) bool { return len(g.Nodes) <= maxNodes && len(g.Edges) <= maxEdges }

// Route draws the lines of g on d, in which nodes and groups have their places, and their labels. It
// lays all lines at most so many times. Where there was too little room, it says so. The error is the
// cause of ctx, if that ends before.
func Route(ctx context.Context, g *graph.Graph, d *graph.Drawing, rounds int) ([]Tight, error) {
	t := newRouter(g, d)
	t.prepare()
	for round := range rounds {
		if ctx.Err() != nil {
			return nil, context.Cause(ctx)
		}
		if !t.layAll() && round > 0 {
			break
		}
		t.labels.put()
		t.coverLabels()
	}
	return t.tight(), nil
}

func newRouter(g *graph.Graph, d *graph.Drawing) *router {
	return &router{
		searcher: newSearcher(g, newGrid(g, d)), drawing: d,
		rules: make([]*rules, len(g.Edges)), ways: make([][]int32, len(g.Edges)), floor: make([]int32, len(g.Edges)),
		labels: labeller{g, d, make([]float64, len(g.Edges))},
	}
}

// router lays the lines of one drawing.
type router struct {
	*searcher
	drawing *graph.Drawing
	rules   []*rules
	order   []int // of edges, the shortest first
	ways    [][]int32
	floor   []int32 // what the line of each edge would cost if it were alone
	labels  labeller
}

// prepare finds out what each line may do, and in which order they are laid: short ones first, for
// long ones can make way more easily.
func (t *router) prepare() {
	t.drawing.Edges = make([]graph.Line, len(t.graph.Edges))
	length := make([]int, len(t.ways))
	for i, e := range t.graph.Edges {
		t.rules[i] = t.rulesFor(t.drawing, i)
		if e.Loop() {
			continue
		}
		t.order = append(t.order, i)
		a, b := t.rules[i].from.hull, t.rules[i].to.hull
		length[i] = abs(a.left+a.right-b.left-b.right) + abs(a.top+a.bottom-b.top-b.bottom)
	}
	slices.SortStableFunc(t.order, func(a, b int) int { return length[a] - length[b] })
	for i, points := range loops(t.graph, t.drawing) {
		t.drawing.Edges[i].Points = points
		t.ways[i] = t.trace(points)
		t.mark(t.ways[i], 1)
	}
}

// layAll lays all lines anew, each with the others where they are, and reports whether any changed.
func (t *router) layAll() bool {
	changed := false
	for _, i := range t.order {
		t.mark(t.ways[i], -1)
		if way := t.lay(i); way != nil {
			changed = true
			t.ways[i] = way
			t.drawing.Edges[i].Points = t.corners(i)
		}
		t.mark(t.ways[i], 1)
	}
	return changed
}

// coverLabels notes on the grid where the labels are.
func (t *router) coverLabels() {
	for i := range t.cells {
		t.cells[i].label, t.cells[i].twin = none, none
	}
	for i, line := range t.drawing.Edges {
		b := line.Label
		if b == (geom.Box{}) {
			continue
		}
		t.each(t.within(b.Grow(sideRoom)), func(_, _ int, c *cell) { c.label = int16(i + 1) })
		wide := geom.BoxAround(b.Center(), geom.Size{W: 2 * b.W, H: 2*b.H + 6})
		t.each(t.within(wide), func(_, _ int, c *cell) { c.twin = int16(i + 1) })
	}
}

// lay returns a cheaper way for edge i than it has, if there is one: inside its window, or anywhere if
// that is too narrow.
func (t *router) lay(i int) []int32 {
	bound := int32(unbounded)
	if t.ways[i] != nil {
		if bound = t.price(t.rules[i], t.ways[i]); bound <= t.floor[i] {
			return nil
		}
	} else {
		_, t.floor[i] = t.find(t.rules[i], unbounded, true)
	}
	r := t.rules[i]
	way, _ := t.find(r, bound, false)
	if way == nil && t.ways[i] == nil || t.onEdge(way, r.window) {
		r.window = t.whole()
		way, _ = t.find(r, bound, false)
	}
	return way
}

// onEdge reports whether a way comes to the edge of a window that is not that of the grid: it might
// go on outside.
func (t *router) onEdge(way []int32, w area) bool {
	all := t.whole()
	for _, p := range way {
		x, y := t.xy(p)
		if x == w.left && x > all.left || x == w.right && x < all.right ||
			y == w.top && y > all.top || y == w.bottom && y < all.bottom {
			return true
		}
	}
	return false
}

// corners returns where the line of edge i starts, turns and ends. Where a node's side lies between
// two points of the grid, the line goes on to it.
func (t *router) corners(i int) []geom.Point {
	way := t.ways[i]
	if len(way) < 2 { // there is no way at all
		return straight(t.rules[i].from.box, t.rules[i].to.box)
	}
	var points []geom.Point
	for k, p := range way {
		if k > 0 && k < len(way)-1 && p-way[k-1] == way[k+1]-p {
			continue
		}
		points = append(points, t.point(p))
	}
	last := len(points) - 1
	reach(&points[0], points[1], t.rules[i].from)
	reach(&points[last], points[last-1], t.rules[i].to)
	return points
}

// reach moves the end of a line, which comes from another point, on to the border of what it ends at.
func reach(p *geom.Point, from geom.Point, e *end) {
	b := e.box
	if e.inner {
		return
	}
	upright := e.inset(p.X-b.X, b.Right()-p.X)
	level := e.inset(p.Y-b.Y, b.Bottom()-p.Y)
	switch {
	case p.X == from.X && p.Y < from.Y:
		p.Y = b.Bottom() - upright
	case p.X == from.X:
		p.Y = b.Y + upright
	case p.X < from.X:
		p.X = b.Right() - level
	default:
		p.X = b.X + level
	}
}

// straight returns a line between the middles of two boxes, from border to border: for what has no
// way at all.
func straight(a, b geom.Box) []geom.Point {
	return []geom.Point{toward(a, b.Center()), toward(b, a.Center())}
}

// toward returns where the line from the middle of b to p leaves b.
func toward(b geom.Box, p geom.Point) geom.Point {
	c := b.Center()
	dx, dy := p.X-c.X, p.Y-c.Y
	scale := 1.0
	if w := abs64(dx); w > b.W/2 {
		scale = min(scale, b.W/2/w)
	}
	if h := abs64(dy); h > b.H/2 {
		scale = min(scale, b.H/2/h)
	}
	return geom.Point{X: c.X + float64(dx*scale), Y: c.Y + float64(dy*scale)}
}

func abs64(v float64) float64 { return max(v, -v) }

// trace returns the points of the grid that a line along rows and columns comes by.
func (t *router) trace(line []geom.Point) []int32 {
	var way []int32
	for k := 1; k < len(line); k++ {
		a, b := t.nearest(line[k-1]), t.nearest(line[k])
		step := b - a
		for _, unit := range []int32{int32(t.nx), 1} {
			if abs(int(step)) >= int(unit) {
				step = unit * int32(sign(int(step)))
				break
			}
		}
		for p := a; p != b; p += step {
			way = append(way, p)
		}
		if k == len(line)-1 {
			way = append(way, b)
		}
	}
	return way
}

func sign(v int) int {
	if v < 0 {
		return -1
	}
	return 1
}
