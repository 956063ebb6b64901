package route

import (
	"casebook/render/geom"
	"casebook/render/layout/graph"
)

// Measures of loops, in pixels. A loop leaves the top or the bottom of its node near a corner, goes
// round the corner and comes in at the side, with its label on the part beyond the corner.
const (
	loopStart = 30.0 // from the corner to where it leaves
	loopEnd   = 20.0 // and to where it comes in
	loopOut   = 30.0 // beyond the side
	loopStep  = 10.0 // from one loop of a corner to the next around it
	loopGap   = 20.0 // above and below the label
)

// loop is a line from a node to itself.
type loop struct {
	edge, node int
	x, y       float64 // to which side of the node's middle its corner is: 1 or -1
	layer      int     // how many loops of the corner are inside it
	high       float64 // how far it goes beyond the node's top or bottom
	label      geom.Size
}

// loopsOf returns the loops of g: the upper right corner of a node comes first, then the lower
// left one and the others.
func loopsOf(g *graph.Graph) []loop {
	var all []loop
	corners := [4][2]float64{{1, -1}, {-1, 1}, {-1, -1}, {1, 1}}
	count := map[int]int{}
	high := map[[2]int]float64{}
	for i, e := range g.Edges {
		if !e.Loop() {
			continue
		}
		n := count[e.From]
		count[e.From]++
		at := [2]int{e.From, n % 4}
		high[at] = max(high[at]+e.Label.H+loopGap, 3*pitch)
		corner := corners[n%4]
		all = append(all, loop{
			edge: i, node: e.From, x: corner[0], y: corner[1], layer: n / 4, high: roundUp(high[at]), label: e.Label,
		})
	}
	return all
}

// roundUp returns the least multiple of the pitch that is not below v.
func roundUp(v float64) float64 {
	n := float64(int(v / pitch))
	if n*pitch < v {
		n++
	}
	return n * pitch
}

// points returns the way of a loop around its node.
func (l *loop) points(b geom.Box) []geom.Point {
	c, off := b.Center(), float64(l.layer)*loopStep
	sideX, sideY := c.X+float64(l.x*b.W/2), c.Y+float64(l.y*b.H/2)
	startX, endY := sideX-float64(l.x*min(loopStart+off, b.W/2)), sideY-float64(l.y*min(loopEnd+off, b.H/2))
	outX, outY := sideX+float64(l.x*(loopOut+off)), sideY+float64(l.y*l.high)
	return []geom.Point{
		{X: startX, Y: sideY}, {X: startX, Y: outY}, {X: outX, Y: outY}, {X: outX, Y: endY}, {X: sideX, Y: endY},
	}
}

// loops returns the ways of the loops of g, by edge.
func loops(g *graph.Graph, d *graph.Drawing) map[int][]geom.Point {
	ways := map[int][]geom.Point{}
	for _, l := range loopsOf(g) {
		ways[l.edge] = l.points(d.Nodes[l.node])
	}
	return ways
}

// A Margin is room at the sides of something, in pixels.
type Margin struct{ Left, Top, Right, Bottom float64 }

// Union returns the least margin that is enough for both.
func (m Margin) Union(o Margin) Margin {
	return Margin{max(m.Left, o.Left), max(m.Top, o.Top), max(m.Right, o.Right), max(m.Bottom, o.Bottom)}
}

// Margins returns how much room each node of g needs around it for its loops and their labels.
func Margins(g *graph.Graph) []Margin {
	margins := make([]Margin, len(g.Nodes))
	for _, l := range loopsOf(g) {
		m := &margins[l.node]
		out := roundUp(loopOut + float64(l.layer)*loopStep + l.label.W/2 + pitch)
		if l.x > 0 {
			m.Right = max(m.Right, out)
		} else {
			m.Left = max(m.Left, out)
		}
		if l.y > 0 {
			m.Bottom = max(m.Bottom, l.high)
		} else {
			m.Top = max(m.Top, l.high)
		}
	}
	return margins
}
