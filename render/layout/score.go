package layout

import (
	"math"

	"casebook/render/geom"
	"casebook/render/layout/graph"
)

// What a drawing's faults cost. A crossing is the measure of the others.
const (
	crossingCost = 10.0
	throughCost  = 60.0 // a line through a node it does not belong to
	struckCost   = 15.0 // a label that a foreign line runs through
	coveredCost  = 60.0 // a label over a node
	overlapCost  = 40.0 // a label over another label
	againstCost  = 5.0  // an edge that leads ahead but is drawn against the direction
	rightCost    = 20.0 // the first node at the right side, where it belongs at the left
	lowCost      = 40.0 // and at the bottom, where it belongs at the top
	lengthCost   = 1.0 / 200
	areaCost     = 1.0 / 30_000
	aspectCost   = 40.0

	goodAspect = 1.6 // width to height, as of a page or a screen
)

// A Score counts what makes a drawing hard to read.
type Score struct {
	Crossings int        // of lines that do not end at a common node near by
	Through   int        // lines through foreign nodes
	Struck    int        // labels that foreign lines run through
	Covered   int        // labels over nodes
	Overlaps  int        // pairs of labels over each other
	Against   int        // edges that lead ahead but are drawn against the direction
	First     geom.Point // where the first node is, as parts of the drawing's width and height
	Length    float64    // of all lines, in pixels
	Area      float64    // of the drawing, in square pixels
	Aspect    float64    // width to height; 0 of an empty drawing
}

// Cost returns what s amounts to: the less, the better.
func (s Score) Cost() float64 {
	cost := 0.0
	for _, part := range []struct{ each, amount float64 }{
		{crossingCost, float64(s.Crossings)},
		{throughCost, float64(s.Through)},
		{struckCost, float64(s.Struck)},
		{coveredCost, float64(s.Covered)},
		{overlapCost, float64(s.Overlaps)},
		{againstCost, float64(s.Against)},
		{rightCost, s.First.X},
		{lowCost, s.First.Y},
		{lengthCost, s.Length},
		{areaCost, s.Area},
	} {
		cost += float64(part.each * part.amount)
	}
	if s.Aspect > 0 {
		off := math.Abs(math.Log(s.Aspect / goodAspect))
		cost += float64(aspectCost * (off + float64(2*off*off)))
	}
	return cost
}

// Judge returns the score of d, a drawing of g.
func Judge(g *graph.Graph, d *graph.Drawing) Score {
	score := Score{Area: d.Size.W * d.Size.H, Against: against(g, d)}
	if d.Size.W > 0 && d.Size.H > 0 {
		score.Aspect = d.Size.W / d.Size.H
		if len(d.Nodes) > 0 {
			first := d.Nodes[0].Center()
			score.First = geom.Point{X: first.X / d.Size.W, Y: first.Y / d.Size.H}
		}
	}
	for i, line := range d.Edges {
		for k := 1; k < len(line.Points); k++ {
			score.Length += line.Points[k-1].Dist(line.Points[k])
		}
		for k, node := range d.Nodes {
			if k != g.Edges[i].From && k != g.Edges[i].To && runsThrough(line.Points, node) {
				score.Through++
			}
			if line.Label.Overlaps(node) {
				score.Covered++
			}
		}
		for k, other := range d.Edges {
			if k != i && runsThrough(other.Points, line.Label) {
				score.Struck++
			}
		}
		for k, other := range d.Edges[:i] {
			score.Crossings += crossings(line.Points, other.Points, sharedEnds(g, d, i, k))
			if line.Label.Overlaps(other.Label) {
				score.Overlaps++
			}
		}
	}
	return score
}

// against counts the edges that lead ahead, in the order in which a reader meets the nodes, but end
// before they start.
func against(g *graph.Graph, d *graph.Drawing) int {
	count := 0
	for i, back := range Backs(g) {
		from, to := d.Nodes[g.Edges[i].From].Center(), d.Nodes[g.Edges[i].To].Center()
		if back {
			continue
		}
		if g.Direction == graph.Right && to.X < from.X || g.Direction != graph.Right && to.Y < from.Y {
			count++
		}
	}
	return count
}

// nearEnd is how close to a common node, in pixels, lines may cross without it counting.
const nearEnd = 5

// sharedEnds returns the boxes, somewhat grown, of the nodes at which both edges end.
func sharedEnds(g *graph.Graph, d *graph.Drawing, i, k int) []geom.Box {
	var shared []geom.Box
	a, b := g.Edges[i], g.Edges[k]
	for _, node := range []int{a.From, a.To} {
		if node == b.From || node == b.To {
			shared = append(shared, d.Nodes[node].Grow(nearEnd))
		}
	}
	return shared
}

// crossings returns how often two lines cross outside the boxes.
func crossings(a, b []geom.Point, except []geom.Box) int {
	if !boundsOf(a).Overlaps(boundsOf(b)) {
		return 0
	}
	count := 0
	for i := 1; i < len(a); i++ {
		for k := 1; k < len(b); k++ {
			if p, ok := crossing(a[i-1], a[i], b[k-1], b[k]); ok && !anyContains(except, p) {
				count++
			}
		}
	}
	return count
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

func anyContains(boxes []geom.Box, p geom.Point) bool {
	for _, box := range boxes {
		if box.Contains(p) {
			return true
		}
	}
	return false
}

// crossing returns where the pieces of line from a to b and from c to d cross, if they do: each
// has an end on either side of the other.
func crossing(a, b, c, d geom.Point) (geom.Point, bool) {
	fromA, fromB := side(c, d, a), side(c, d, b)
	if fromA*fromB >= 0 || side(a, b, c)*side(a, b, d) >= 0 {
		return geom.Point{}, false
	}
	t := fromA / (fromA - fromB)
	return geom.Point{X: a.X + float64(t*(b.X-a.X)), Y: a.Y + float64(t*(b.Y-a.Y))}, true
}

// side returns on which side of the line from a to b the point p lies, by its sign.
func side(a, b, p geom.Point) float64 {
	return float64((b.X-a.X)*(p.Y-a.Y)) - float64((b.Y-a.Y)*(p.X-a.X))
}

// runsThrough reports whether a line runs through the inside of a box.
func runsThrough(line []geom.Point, box geom.Box) bool {
	inside := box.Grow(-1) // what only touches the border does no harm
	if inside.W <= 0 || inside.H <= 0 {
		return false
	}
	for i := 1; i < len(line); i++ {
		if cuts(line[i-1], line[i], inside) {
			return true
		}
	}
	return false
}

// cuts reports whether some of the piece of line from a to b lies in box: it narrows down which
// part of it, from 0 to 1, lies between the box's sides.
func cuts(a, b geom.Point, box geom.Box) bool {
	from, to := 0.0, 1.0
	narrow := func(start, step, low, high float64) bool {
		if step == 0 {
			return low <= start && start <= high
		}
		enter, leave := (low-start)/step, (high-start)/step
		from = max(from, min(enter, leave))
		to = min(to, max(enter, leave))
		return from <= to
	}
	return narrow(a.X, b.X-a.X, box.X, box.Right()) && narrow(a.Y, b.Y-a.Y, box.Y, box.Bottom())
}
