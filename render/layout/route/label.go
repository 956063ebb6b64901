package route

import (
	"cmp"
	"math"
	"slices"

	"casebook/render/geom"
	"casebook/render/layout/graph"
)

// What the place of a label costs. Each fault costs more than all that is only not as nice.
const (
	overNode   = 400.0
	overHead   = 300.0 // over the arrow head of another line
	overLabel  = 260.0
	overTitle  = 200.0
	overLine   = 150.0 // over another line
	overBorder = 60.0  // half in a group
	overEdge   = 60.0  // out of the drawing, where that has its size
	overTip    = 180.0 // over its own arrow head
	overCorner = 20.0  // over a corner of its own line
	shortPiece = 0.6   // for each pixel that the straight piece is too short to be seen on both sides
	offMiddle  = 14.0  // at the end of the line instead of its middle
	upright    = 3.0   // on a piece that runs up or down, where text does not run along

	lineStep  = 10.0 // pixels from one place that is tried to the next
	lineRoom  = 9.0  // of the line that stay in sight on both sides
	tipRoom   = 16.0 // from the label to the tip of the arrow
	nodeRoom  = 4.0  // around nodes
	labelRoom = 3.0  // around labels
	sideRoom  = 2.0  // to other lines
	passes    = 4    // how often all labels are looked at again
	headSide  = 12.0 // of the square that an arrow head stands in
)

// labeller puts the labels of one drawing on its lines.
type labeller struct {
	graph   *graph.Graph
	drawing *graph.Drawing
	bounds  []geom.Box // of each line
	spots   [][]spot   // what places there are for each label; none if there is no label
	cost    []float64  // what the place of each label costs
}

func newLabeller(g *graph.Graph, d *graph.Drawing) *labeller {
	n := len(g.Edges)
	return &labeller{g, d, make([]geom.Box, n), make([][]spot, n), make([]float64, n)}
}

// Label puts the labels of g anew on the lines that d has. Where one finds no place of its own, smaller is
// asked for its next smaller size, and all are put again. The sizes in g become those that were put.
func Label(g *graph.Graph, d *graph.Drawing, smaller func(edge int) (geom.Size, bool)) {
	l := newLabeller(g, d)
	l.measure()
	for again := true; again; {
		l.choose()
		again = false
		for _, i := range l.crowded() {
			if size, ok := smaller(i); ok {
				g.Edges[i].Label, again = size, true
				l.spots[i] = l.spotsOf(i)
			}
		}
	}
}

// put puts each label on its line.
func (l *labeller) put() {
	l.measure()
	l.choose()
}

// measure finds out what places there are for each label.
func (l *labeller) measure() {
	for i, line := range l.drawing.Edges {
		if len(line.Points) > 1 {
			l.bounds[i] = boundsOf(line.Points)
		}
	}
	for i := range l.graph.Edges {
		l.spots[i] = l.spotsOf(i)
	}
}

// choose puts each label on one of its places. Each takes the cheapest that the others leave it, a few
// times over.
func (l *labeller) choose() {
	var order []int
	for i, spots := range l.spots {
		l.drawing.Edges[i].Label, l.cost[i] = geom.Box{}, 0
		if len(spots) > 0 {
			order = append(order, i)
		}
	}
	spots := l.spots
	// Those that have little choice choose first.
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(len(spots[a]), len(spots[b])) })
	chosen := make([]spot, len(l.graph.Edges))
	for range passes {
		changed := false
		for _, i := range order {
			s := cheapest(spots[i], chosen, order, i)
			changed = changed || s.box != chosen[i].box
			chosen[i] = s
		}
		if !changed {
			break
		}
	}
	for _, i := range order {
		l.drawing.Edges[i].Label, l.cost[i] = chosen[i].box, chosen[i].cost
	}
}

// cheapest returns the best of the spots of edge i, the labels of the others being where they are.
func cheapest(spots, chosen []spot, order []int, i int) spot {
	best := spot{cost: math.Inf(1)}
	for _, s := range spots {
		cost := s.cost
		if cost >= best.cost {
			continue
		}
		around := s.box.Grow(labelRoom)
		for _, k := range order {
			if k != i && around.Overlaps(chosen[k].box) {
				cost += overLabel
			}
		}
		if cost < best.cost {
			best = spot{s.box, cost}
		}
	}
	return best
}

// A fault is what the place of a label costs at least if the label lies over something.
const fault = min(overNode, overHead, overLabel, overTitle, overLine, overBorder, overTip)

// crowded returns the edges whose label lies over something.
func (l *labeller) crowded() []int {
	var all []int
	for i, cost := range l.cost {
		if cost >= fault {
			all = append(all, i)
		}
	}
	return all
}
