// Package route draws the lines of a graph whose nodes and groups have their places: from side to
// side along rows and columns, with as few bends and crossings as it can, and puts their labels on
// them.
//
// The picture is a grid of points. Each line looks for its cheapest way over the grid (A* search),
// where steps, bends, crossings and much else have their price: see the costs. Lines are laid one
// after another, short ones first, and then taken up and laid again, now that it is known where
// the others run and where the labels are, until nothing changes or the rounds are used up.
//
// The work is bounded: costs are whole numbers and sorted by counting, a search keeps to a window around
// its line, a line is looked at again only where something has changed, rounds are counted, and a graph
// that is too large is refused by [Fits].
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

// Route draws the lines of g on d, in which nodes and groups have their places, and their labels. Lines
// that d has already stay if they can; again says whether they are laid again. Where there was too
// little room, it says so. The error is the cause of ctx, if that ends before.
func Route(ctx context.Context, g *graph.Graph, d *graph.Drawing, again bool) ([]Tight, error) {
	t := newRouter(g, d)
	t.layAll(t.layFirst)
	if again {
		t.improve(ctx)
	}
	if ctx.Err() != nil {
		return nil, context.Cause(ctx)
	}
	t.labels.put()
	return t.tight(), nil
}

// improve lays the lines again until nothing changes, the rounds are used up or ctx ends; and then, where
// there are few, those that cross others and those that go too far round.
func (t *router) improve(ctx context.Context) {
	changed := true
	for round := 0; round < t.effort.rounds && changed && ctx.Err() == nil; round++ {
		changed = t.layAround()
	}
	for range 2 {
		if t.effort.tangle == 0 || !t.untangle() {
			break
		}
		t.layAround()
	}
	if t.effort.direct && t.straighten() {
		t.layAround()
	}
}

// layAround lays all lines with the labels where they are, and reports whether any changed.
func (t *router) layAround() bool {
	t.labels.put()
	t.coverLabels()
	return t.layAll(t.layAgain)
}

// router lays the lines of one drawing.
type router struct {
	*searcher
	drawing *graph.Drawing
	lines   []line
	order   []int // of edges but loops, the shortest first: long ones can make way more easily
	labels  *labeller
	clock   int            // counts changes
	tried   map[string]int // when lines were last laid together, by their edges
}

// line is what is known of the line of an edge. It is looked at again only where something has changed
// since.
type line struct {
	rules   *rules
	way     []int32
	looked  int      // when its way was last looked for
	changed int      // when its way or label changed last
	reach   area     // where they have been
	label   geom.Box // where the label was last
}

func newRouter(g *graph.Graph, d *graph.Drawing) *router {
	before := d.Edges
	d.Edges = make([]graph.Line, len(g.Edges))
	t := &router{
		searcher: newSearcher(g, newGrid(g, d)), drawing: d, lines: make([]line, len(g.Edges)),
		labels: newLabeller(g, d), tried: map[string]int{},
	}
	length := make([]int, len(g.Edges))
	for i, e := range g.Edges {
		l := &t.lines[i]
		l.rules = t.rulesFor(d, i)
		if e.Loop() {
			continue
		}
		t.order = append(t.order, i)
		a, b := l.rules.from.hull, l.rules.to.hull
		length[i] = abs(a.left+a.right-b.left-b.right) + abs(a.top+a.bottom-b.top-b.bottom)
		if i < len(before) {
			t.adopt(i, before[i].Points)
		}
	}
	slices.SortStableFunc(t.order, func(a, b int) int { return length[a] - length[b] })
	for i, points := range loops(g, d) {
		d.Edges[i].Points = points
		t.lines[i].way = t.trace(points)
		t.mark(t.lines[i].way, 1)
	}
	return t
}

// adopt takes over a line that was drawn before, unless it cannot be one of edge i now.
func (t *router) adopt(i int, points []geom.Point) {
	l := &t.lines[i]
	if !alongGrid(points) {
		return
	}
	way := t.trace(points)
	whole := t.whole()
	if len(way) < 3 || !t.leaves(l.rules.from, way[0], way[1]) || !t.leaves(l.rules.to, way[len(way)-1], way[len(way)-2]) {
		return
	}
	for _, p := range way[1 : len(way)-1] {
		c := &t.cells[p]
		if x, y := t.xy(p); !whole.has(x, y) {
			return
		}
		if c.node != none || l.rules.step[c.zone] == closed || c.underTitle() {
			return
		}
	}
	t.set(i, way)
	t.mark(way, 1)
}

// alongGrid reports whether a line runs along rows and columns.
func alongGrid(points []geom.Point) bool {
	for k := 1; k < len(points); k++ {
		if a, b := points[k-1], points[k]; a.X != b.X && a.Y != b.Y {
			return false
		}
	}
	return len(points) > 1
}

// leaves reports whether there is a port of e at a point, from which a line goes on to the next.
func (t *router) leaves(e *end, at, next int32) bool {
	return slices.ContainsFunc(t.grid.ports(e), func(p port) bool { return p.at == at && p.next == next })
}

// layAll lays all lines, each with the others where they are, and reports whether any changed.
func (t *router) layAll(lay func(i int) []int32) bool {
	changed := false
	for _, i := range t.order {
		t.mark(t.lines[i].way, -1)
		if way := lay(i); way != nil {
			changed = true
			t.set(i, way)
		}
		t.mark(t.lines[i].way, 1)
	}
	return changed
}

// layFirst returns a way for edge i if it has none: inside its window or, if there is none, anywhere.
func (t *router) layFirst(i int) []int32 {
	l := &t.lines[i]
	if l.way != nil {
		return nil
	}
	l.looked = t.clock
	way := t.find(l.rules, unbounded)
	if way == nil {
		l.rules.window = t.whole()
		way = t.find(l.rules, unbounded)
	}
	return way
}

// layAgain returns a cheaper way for edge i than it has, if there may be one.
func (t *router) layAgain(i int) []int32 {
	l := &t.lines[i]
	if l.way == nil || !t.disturbed(i) {
		return nil
	}
	l.looked = t.clock
	cost, others := t.price(l.rules, l.way)
	if others < gain {
		return nil
	}
	return t.find(l.rules, cost-gain)
}

// gain is how much cheaper another way must be to be taken.
const gain = 2 * stepCost

// disturbed reports whether anything has changed near line i since its way was last looked for.
func (t *router) disturbed(i int) bool {
	for k := range t.lines {
		other := &t.lines[k]
		if k != i && other.changed > t.lines[i].looked && other.reach.touches(t.lines[i].rules.window) {
			return true
		}
	}
	return false
}

// set gives edge i another way.
func (t *router) set(i int, way []int32) {
	l := &t.lines[i]
	if l.way == nil {
		l.reach = t.areaOf(way)
	}
	l.way, l.reach = way, l.reach.union(t.areaOf(way))
	t.clock++
	l.changed = t.clock
	t.drawing.Edges[i].Points = t.corners(i)
}

// areaOf returns the rectangle around a way.
func (t *router) areaOf(way []int32) area {
	x, y := t.xy(way[0])
	a := area{x, y, x, y}
	for _, p := range way {
		x, y := t.xy(p)
		a = a.union(area{x, y, x, y})
	}
	return a
}

// coverLabels notes on the grid where the labels are, and which have moved.
func (t *router) coverLabels() {
	for i := range t.cells {
		t.cells[i].label, t.cells[i].twin = none, none
	}
	for i := range t.lines {
		l, b := &t.lines[i], t.drawing.Edges[i].Label
		if b == (geom.Box{}) {
			continue
		}
		if b != l.label {
			l.label = b
			t.clock++
			l.changed, l.reach = t.clock, l.reach.union(t.hull(b))
		}
		t.each(t.within(b.Grow(sideRoom)), func(_, _ int, c *cell) { c.label = int16(i + 1) })
		wide := geom.BoxAround(b.Center(), geom.Size{W: 2 * b.W, H: 2*b.H + 6})
		t.each(t.within(wide), func(_, _ int, c *cell) { c.twin = int16(i + 1) })
	}
}
