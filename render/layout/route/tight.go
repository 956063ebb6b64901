package route

import (
	"casebook/render/geom"
	"casebook/render/layout/graph"
)

// Tight is a place at which there is too little room, and how much more, in pixels, would do.
type Tight struct {
	At            geom.Box
	Cost          float64 // how bad it is
	Wider, Higher float64
}

// What is bad about a line, in the measure of labels.
const (
	overlaid = 400.0 // it runs along another line, through a title, or has no way at all
	moreRoom = 2 * pitch
)

// tight returns where there is too little room: for labels that lie over something, and for lines that
// run over each other or over a title.
func (t *router) tight() []Tight {
	var all []Tight
	for _, i := range t.labels.crowded() {
		line := &t.drawing.Edges[i]
		p := Tight{At: line.Label, Cost: t.labels.cost[i]}
		if piece, upright := pieceUnder(line); upright {
			p.Wider = line.Label.W/2 + pitch
		} else if short := line.Label.W + 2*lineRoom - piece; short > 0 {
			p.Wider = short + pitch
		} else {
			p.Higher = line.Label.H + pitch
		}
		all = append(all, p)
	}
	for i, way := range t.ways {
		if at, upright, ok := t.overlaid(way); ok {
			p := Tight{At: geom.Box{X: at.X, Y: at.Y}, Cost: overlaid, Higher: moreRoom}
			if upright {
				p.Wider, p.Higher = moreRoom, 0
			}
			all = append(all, p)
		} else if len(way) < 2 && !t.graph.Edges[i].Loop() {
			all = append(all, Tight{At: t.rules[i].from.box, Cost: overlaid, Wider: moreRoom, Higher: moreRoom})
		}
	}
	return all
}

// pieceUnder returns the length of the straight piece of a line that its label is on, and whether it
// runs up or down.
func pieceUnder(line *graph.Line) (length float64, upright bool) {
	c := line.Label.Center()
	near := geom.BoxAround(c, geom.Size{W: 4, H: 4})
	for k := 1; k < len(line.Points); k++ {
		if a, b := line.Points[k-1], line.Points[k]; crosses(a, b, near) {
			length, upright = a.Dist(b), a.X == b.X
		}
	}
	return length, upright
}

// overlaid returns where a way runs over another line or over a title.
func (t *router) overlaid(way []int32) (at geom.Point, upright, ok bool) {
	for i := 1; i < len(way); i++ {
		c, axis := &t.cells[way[i]], axisOf(way[i-1], way[i])
		before := &t.cells[way[i-1]]
		over := axis == 0 && c.useX > 2 && before.useX > 2 || axis == 1 && c.useY > 2 && before.useY > 2
		if over || c.costX >= titleCost && c.costY >= titleCost {
			return t.point(way[i]), axis == 1, true
		}
	}
	return geom.Point{}, false, false
}
