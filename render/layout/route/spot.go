package route

import (
	"math"

	"casebook/render/geom"
	"casebook/render/layout/graph"
)

// spot is a place for a label and what it costs there, other labels aside.
type spot struct {
	box  geom.Box
	cost float64
}

// spotsOf returns the places that there are for the label of edge i, if it has one.
func (l *labeller) spotsOf(i int) []spot {
	line, label := l.drawing.Edges[i].Points, l.graph.Edges[i].Label
	if label.Empty() || len(line) < 2 {
		return nil
	}
	total := 0.0
	for k := 1; k < len(line); k++ {
		total += line[k-1].Dist(line[k])
	}
	var all []spot
	before := 0.0
	for k := 1; k < len(line); k++ {
		r := newRow(line[k-1], line[k], label)
		l.addFaults(r, l.neighbours(i, k))
		for n := range r.spots {
			s, at := &r.spots[n], float64(r.length*float64(n)/r.steps)
			s.cost += float64(offMiddle * math.Abs(before+at-total/2) / max(total, 1))
			s.cost += pieceCost(r.from, r.to, at, label)
		}
		all = append(all, r.spots...)
		before += r.length
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

// row is the places for a label along a straight piece of its line, one after another.
type row struct {
	from, to geom.Point
	label    geom.Size
	length   float64
	steps    float64 // from one place to the next, all along the piece
	spots    []spot
}

func newRow(from, to geom.Point, label geom.Size) *row {
	r := &row{from: from, to: to, label: label, length: from.Dist(to)}
	r.steps = max(1, math.Floor(r.length/lineStep))
	r.spots = make([]spot, int(r.steps)+1)
	for n := range r.spots {
		b := geom.BoxAround(from.Toward(to, float64(r.length*float64(n)/r.steps)), label)
		b.X, b.Y = math.Round(b.X), math.Round(b.Y)
		r.spots[n].box = b
	}
	return r
}

// near returns those places at which the label may be so close to a box, and perhaps a few more.
func (r *row) near(b geom.Box, room float64) []spot {
	var first, last float64 // pixels from the beginning
	room++                  // places are rounded
	switch {
	case r.length == 0:
		return r.spots
	case r.from.Y == r.to.Y:
		reach := r.label.W/2 + room
		first, last = b.X-reach-r.from.X, b.Right()+reach-r.from.X
	case r.from.X == r.to.X:
		reach := r.label.H/2 + room
		first, last = b.Y-reach-r.from.Y, b.Bottom()+reach-r.from.Y
	default:
		return r.spots
	}
	if r.to.X < r.from.X || r.to.Y < r.from.Y {
		first, last = -last, -first
	}
	each := r.length / r.steps
	n := len(r.spots)
	from := max(0, min(n, int(math.Floor(first/each))))
	return r.spots[from:max(from, min(n, int(math.Ceil(last/each))+1))]
}

// add adds a cost to the places at which the label would come so close to a box.
func (r *row) add(cost float64, b geom.Box, room float64) {
	spots := r.near(b, room)
	for n := range spots {
		if spots[n].box.Grow(room).Overlaps(b) {
			spots[n].cost += cost
		}
	}
}

// addFaults adds what it costs to have the label over something, other labels aside.
func (l *labeller) addFaults(r *row, near *neighbours) {
	for _, b := range near.nodes {
		r.add(overNode, b, nodeRoom)
	}
	for _, b := range near.titles {
		r.add(overTitle, b, 1)
	}
	for _, b := range near.heads {
		r.add(overHead, b, 1)
	}
	r.add(overTip, near.tip, 0)
	for _, b := range near.groups {
		spots := r.near(b, 2)
		for n := range spots {
			if around := spots[n].box.Grow(2); around.Overlaps(b) && !b.Encloses(around) {
				spots[n].cost += overBorder
			}
		}
	}
	for _, p := range near.pieces {
		spots := r.near(boundsOf(p[:]), sideRoom)
		for n := range spots {
			if crosses(p[0], p[1], spots[n].box.Grow(sideRoom)) {
				spots[n].cost += overLine
			}
		}
	}
	for _, p := range near.corners {
		spots := r.near(geom.Box{X: p.X, Y: p.Y}, 4)
		for n := range spots {
			if spots[n].box.Grow(4).Contains(p) {
				spots[n].cost += overCorner
			}
		}
	}
	if size := l.drawing.Size; !size.Empty() {
		for n := range r.spots {
			if !(geom.Box{W: size.W, H: size.H}).Encloses(r.spots[n].box) {
				r.spots[n].cost += overEdge
			}
		}
	}
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
