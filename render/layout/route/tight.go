package route

import (
	"casebook/render/geom"
	"casebook/render/layout/graph"
)

// Tight is a place at which there is too little room.
type Tight struct {
	Edge int // whose line or label finds no room
	At   geom.Box
	Cost float64 // how bad it is

	// What would do, in pixels: more room at the place on either axis, or more room inside a group.
	Wider, Higher float64
	Group         int // or graph.None
	Inset         Margin

	// What else may do, where that is of no use: labels of lines side by side find room one below the
	// other.
	OrWider, OrHigher float64
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
		if p, ok := t.lineRoom(i); ok {
			p.Edge, p.Cost = i, overlaid
			all = append(all, p)
		}
	}
	return all
}

// labelRoom returns what room the label of edge i needs: along the piece of line that it is on if that is
// too short, or is cut short by the border of a group; inside a group at whose border it is; or else
// across its line.
func (t *router) labelRoom(i int) Tight {
	line := &t.drawing.Edges[i]
	at := line.Label
	piece, upright := pieceUnder(line)
	along, across := at.W+2*lineRoom, at.H
	if upright {
		along, across = at.H+2*lineRoom, at.W/2
	}
	p := Tight{At: at, Group: graph.None}
	more := max(along-piece, 0)
	for k, b := range t.drawing.Groups {
		switch {
		case !b.Overlaps(at) || b.Encloses(at):
		case t.cutBy(i, b):
			more = max(more, along/2)
		case t.isIn(i, k):
			p.Group, p.Inset = k, beyond(b, at)
			return p
		}
	}
	switch {
	case more > 0 && upright:
		p.Higher = more + pitch
	case more > 0:
		p.Wider = more + pitch
	case upright:
		p.Wider, p.OrHigher = across+pitch, at.H+pitch
	default:
		p.Higher, p.OrWider = across+pitch, at.W/2+pitch
	}
	return p
}

// isIn reports whether both ends of edge i are in a group.
func (t *router) isIn(i, group int) bool {
	r := t.lines[i].rules
	return holds(t.graph, group, r.from) && holds(t.graph, group, r.to)
}

// beyond returns on which side a label lies across the border of a box, and how much room that would
// need inside.
func beyond(b, label geom.Box) Margin {
	room := label.W/2 + 2*pitch
	switch {
	case label.X < b.X:
		return Margin{Left: room}
	case label.Right() > b.Right():
		return Margin{Right: room}
	case label.Y < b.Y:
		return Margin{Top: label.H}
	}
	return Margin{Bottom: label.H}
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

// lineRoom returns what room the line of edge i needs, if it needs any.
func (t *router) lineRoom(i int) (p Tight, ok bool) {
	p.Group = graph.None
	way := t.lines[i].way
	if len(way) < 2 {
		p.At, p.Wider, p.Higher = t.lines[i].rules.from.box, moreRoom, moreRoom
		return p, !t.graph.Edges[i].Loop()
	}
	for k := 1; k < len(way); k++ {
		c, before, axis := &t.cells[way[k]], &t.cells[way[k-1]], axisOf(way[k-1], way[k])
		at := t.point(way[k])
		p.At = geom.Box{X: at.X, Y: at.Y}
		switch over := c.use[axis] > 2 && before.use[axis] > 2; {
		case c.underTitle(): // what is under the title makes way for it
			p.Group = int(c.zone) - 1
			p.Inset.Left = t.graph.Groups[p.Group].Title.W
			return p, true
		case over && axis == 1:
			p.Wider = moreRoom
			return p, true
		case over:
			p.Higher = moreRoom
			return p, true
		}
	}
	return p, false
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
