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

// spot is a place for a label and what it costs there, other labels aside.
type spot struct {
	box  geom.Box
	cost float64
}

// labeller puts the labels of one drawing on its lines.
type labeller struct {
	graph   *graph.Graph
	drawing *graph.Drawing
	cost    []float64  // what the place of each label costs
	bounds  []geom.Box // of each line
}

func newLabeller(g *graph.Graph, d *graph.Drawing) *labeller {
	return &labeller{graph: g, drawing: d, cost: make([]float64, len(g.Edges))}
}

// Label puts the labels of g anew on the lines that d has. It returns the edges whose label found no
// place of its own.
func Label(g *graph.Graph, d *graph.Drawing) []int {
	l := newLabeller(g, d)
	l.put()
	return l.crowded()
}

// put puts each label on its line. Each takes the cheapest place that the others leave it, a few times
// over.
func (l *labeller) put() {
	l.bounds = make([]geom.Box, len(l.graph.Edges))
	for i, line := range l.drawing.Edges {
		if len(line.Points) > 1 {
			l.bounds[i] = boundsOf(line.Points)
		}
	}
	spots := make([][]spot, len(l.graph.Edges))
	var order []int
	for i := range l.graph.Edges {
		l.drawing.Edges[i].Label = geom.Box{}
		if l.graph.Edges[i].Label.Empty() || len(l.drawing.Edges[i].Points) < 2 {
			continue
		}
		spots[i] = l.spots(i)
		order = append(order, i)
	}
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

// spots returns the places that there are for the label of edge i.
func (l *labeller) spots(i int) []spot {
	line := l.drawing.Edges[i].Points
	total := 0.0
	for k := 1; k < len(line); k++ {
		total += line[k-1].Dist(line[k])
	}
	var all []spot
	before := 0.0
	for k := 1; k < len(line); k++ {
		a, b := line[k-1], line[k]
		near := l.neighbours(i, k)
		length := a.Dist(b)
		n := max(1, math.Floor(length/lineStep))
		for step := 0.0; step <= n; step++ {
			at := float64(length * step / n)
			box := geom.BoxAround(a.Toward(b, at), l.graph.Edges[i].Label)
			box.X, box.Y = math.Round(box.X), math.Round(box.Y)
			cost := l.placeCost(box, near)
			cost += float64(offMiddle * math.Abs(before+at-total/2) / max(total, 1))
			cost += pieceCost(a, b, at, l.graph.Edges[i].Label)
			all = append(all, spot{box, cost})
		}
		before += length
	}
	return all
}

// pieceCost returns what it costs to have a label after so many pixels of the straight piece from a
// to b.
func pieceCost(a, b geom.Point, at float64, label geom.Size) float64 {
	cost, reach := 0.0, label.W/2+lineRoom
	if a.X == b.X {
		cost, reach = upright, label.H/2+lineRoom
	}
	for _, rest := range [...]float64{at, a.Dist(b) - at} {
		cost += float64(shortPiece * max(0, reach-rest))
	}
	return cost
}

// neighbours is what a label could cover, somewhere on a straight piece of its line.
type neighbours struct {
	nodes   []geom.Box
	groups  []geom.Box
	titles  []geom.Box
	pieces  [][2]geom.Point // of other lines
	heads   []geom.Box      // of other lines
	corners []geom.Point    // of its own
	tip     geom.Box        // of its own
}

// neighbours returns what is close enough to piece k of line i to matter.
func (l *labeller) neighbours(i, k int) *neighbours {
	line := l.drawing.Edges[i].Points
	label := l.graph.Edges[i].Label
	area := boundsOf(line[k-1 : k+1])
	area = geom.Box{X: area.X - label.W/2, Y: area.Y - label.H/2, W: area.W + label.W, H: area.H + label.H}.Grow(2 * nodeRoom)
	n := &neighbours{corners: line[1 : len(line)-1]}
	for _, b := range l.drawing.Nodes {
		if area.Overlaps(b) {
			n.nodes = append(n.nodes, b)
		}
	}
	for k, b := range l.drawing.Groups {
		if area.Overlaps(b) {
			n.groups = append(n.groups, b)
			n.titles = append(n.titles, graph.TitleBox(b, l.graph.Groups[k].Title))
		}
	}
	for k, other := range l.drawing.Edges {
		if k == i || len(other.Points) < 2 || !area.Overlaps(l.bounds[k]) {
			continue
		}
		for j := 1; j < len(other.Points); j++ {
			if a, b := other.Points[j-1], other.Points[j]; crosses(a, b, area) {
				n.pieces = append(n.pieces, [2]geom.Point{a, b})
			}
		}
		n.heads = append(n.heads, head(other.Points))
	}
	last := len(line) - 1
	n.tip = geom.BoxAround(line[last].Toward(line[last-1], tipRoom/2), geom.Size{W: tipRoom, H: tipRoom})
	return n
}

// head returns the square in which the arrow head of a line stands.
func head(line []geom.Point) geom.Box {
	tip, from := line[len(line)-1], line[len(line)-2]
	return geom.BoxAround(tip.Toward(from, headSide/2), geom.Size{W: headSide, H: headSide})
}

// placeCost returns what it costs to have a label at box, other labels aside.
func (l *labeller) placeCost(box geom.Box, near *neighbours) float64 {
	cost := 0.0
	count := func(boxes []geom.Box, around geom.Box, each float64) {
		for _, b := range boxes {
			if around.Overlaps(b) {
				cost += each
			}
		}
	}
	count(near.nodes, box.Grow(nodeRoom), overNode)
	count(near.titles, box.Grow(1), overTitle)
	count(near.heads, box.Grow(1), overHead)
	for _, b := range near.groups {
		if around := box.Grow(2); around.Overlaps(b) && !b.Encloses(around) {
			cost += overBorder
		}
	}
	around := box.Grow(sideRoom)
	for _, p := range near.pieces {
		if crosses(p[0], p[1], around) {
			cost += overLine
		}
	}
	if size := l.drawing.Size; !size.Empty() && !(geom.Box{W: size.W, H: size.H}).Encloses(box) {
		cost += overEdge
	}
	if box.Overlaps(near.tip) {
		cost += overTip
	}
	for _, p := range near.corners {
		if box.Grow(4).Contains(p) {
			cost += overCorner
		}
	}
	return cost
}

// crosses reports whether a piece of line along a row or column runs through a box.
func crosses(a, b geom.Point, box geom.Box) bool {
	return min(a.X, b.X) < box.Right() && box.X < max(a.X, b.X) && min(a.Y, b.Y) <= box.Bottom() && box.Y <= max(a.Y, b.Y) ||
		min(a.X, b.X) <= box.Right() && box.X <= max(a.X, b.X) && min(a.Y, b.Y) < box.Bottom() && box.Y < max(a.Y, b.Y)
}

// boundsOf returns the box around a line, with a pixel to spare: a straight line has no area.
func boundsOf(line []geom.Point) geom.Box {
	least, most := line[0], line[0]
	for _, p := range line {
		least = geom.Point{X: min(least.X, p.X), Y: min(least.Y, p.Y)}
		most = geom.Point{X: max(most.X, p.X), Y: max(most.Y, p.Y)}
	}
	return geom.Box{X: least.X, Y: least.Y, W: most.X - least.X, H: most.Y - least.Y}.Grow(1)
}
