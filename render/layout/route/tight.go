package route

import (
	"casebook/render/geom"
	"casebook/render/layout/graph"
)

// Tight is a place at which there is too little room, and how much more, in pixels, would do.
type Tight struct {
	Edge          int // whose line or label finds no room
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
		p := t.labelRoom(i)
		p.Edge, p.Cost = i, t.labels.cost[i]
		all = append(all, p)
	}
	for i := range t.lines {
		way := t.lines[i].way
		if at, upright, ok := t.overlaid(way); ok {
			p := Tight{Edge: i, At: geom.Box{X: at.X, Y: at.Y}, Cost: overlaid, Higher: moreRoom}
			if upright {
				p.Wider, p.Higher = moreRoom, 0
			}
			all = append(all, p)
		} else if len(way) < 2 && !t.graph.Edges[i].Loop() {
			all = append(all, Tight{Edge: i, At: t.lines[i].rules.from.box, Cost: overlaid, Wider: moreRoom, Higher: moreRoom})
		}
	}
	return all
}

// labelRoom returns what room the label of edge i needs: along the piece of line that it is on if that is
// too short, or is cut short by the border of a group; or else across it.
func (t *router) labelRoom(i int) Tight {
	line := &t.drawing.Edges[i]
	at := line.Label
	piece, upright := pieceUnder(line)
	along, across := at.W+2*lineRoom, at.H
	if upright {
		along, across = at.H+2*lineRoom, at.W/2
	}
	more := max(along-piece, 0)
	for _, b := range t.drawing.Groups {
		if b.Overlaps(at) && !b.Encloses(at) && t.cutBy(i, b) {
			more = max(more, along/2)
		}
	}
	p := Tight{At: at}
	switch {
	case more > 0 && upright:
		p.Higher = more + pitch
	case more > 0:
		p.Wider = more + pitch
	case upright:
		p.Wider = across + pitch
	default:
		p.Higher = across + pitch
	}
	return p
}

// cutBy reports whether the line of edge i crosses the border of a group under its label.
func (t *router) cutBy(i int, group geom.Box) bool {
	at := t.drawing.Edges[i].Label.Grow(lineRoom)
	points := t.drawing.Edges[i].Points
	for k := 1; k < len(points); k++ {
		a, b := points[k-1], points[k]
		if crosses(a, b, at) && group.Contains(a) != group.Contains(b) {
			return true
		}
	}
	return false
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
