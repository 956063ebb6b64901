package route

import (
	"math"

	"casebook/render/geom"
	"casebook/render/layout/graph"
)

// The directions, clockwise. Even ones run along a row.
const (
	right = iota
	down
	left
	up
)

// port is a point on the side of a part of the picture at which a line may start or end, and the
// way it does so: straight out of the side.
type port struct {
	at   int32
	next int32 // the point beside it, away from the part
	out  int   // the direction from at to next
	cost int32
}

// end is a part of the picture at which lines end.
type end struct {
	box    geom.Box
	hull   area
	group  bool // a group as a whole, and not a node
	index  int
	radius float64 // of its corners
	inner  bool    // the line comes from inside the group
}

// roundness is how far, in pixels, a line may have to go into the box of a part with round corners.
const roundness = 2

// ports returns the ports of e.
func (r *grid) ports(e *end) []port {
	var all []port
	h, all4 := e.hull, r.whole()
	midX, midY := (h.left+h.right)/2, (h.top+h.bottom)/2
	steps := [4]int32{1, int32(r.nx), -1, -int32(r.nx)}
	add := func(x, y, out, off int) {
		if e.inner {
			out ^= 2
		}
		if at := r.at(x, y); all4.has(x, y) {
			all = append(all, port{at, at + steps[out], out, int32(off) * offCentreCost})
		}
	}
	for y := h.top + 1; y < h.bottom; y++ {
		if at := r.origin.Y + float64(y*pitch); e.inset(at-e.box.Y, e.box.Bottom()-at) <= roundness {
			add(h.right, y, right, abs(y-midY))
			add(h.left, y, left, abs(y-midY))
		}
	}
	for x := h.left + 1; x < h.right; x++ {
		if at := r.origin.X + float64(x*pitch); e.inset(at-e.box.X, e.box.Right()-at) <= roundness {
			add(x, h.bottom, down, abs(x-midX))
			add(x, h.top, up, abs(x-midX))
		}
	}
	return all
}

// inset returns how far the border is from the side of the box, at a place so far from the side's
// ends.
func (e *end) inset(before, after float64) float64 {
	d := e.radius - min(before, after)
	if d <= 0 {
		return 0
	}
	return e.radius - math.Sqrt(max(0, e.radius*e.radius-float64(d*d)))
}

// crowding returns what it costs to use a port that others are at or close to.
func (r *grid) crowding(p port) int32 {
	across := int32(r.nx)
	if p.out&1 == 1 {
		across = 1
	}
	used := func(off int32) bool {
		c := &r.cells[max(0, min(p.at+off*across, int32(len(r.cells)-1)))]
		return c.use[p.out&1] > 0
	}
	switch {
	case used(0):
		return alongCost
	case used(1) || used(-1):
		return nextPortCost
	case used(2) || used(-2):
		return closePortCost
	}
	return 0
}

func abs(v int) int {
	if v < 0 {
		return -v
	}
	return v
}

// endsOf returns where an edge of g starts and where it ends.
func (r *grid) endsOf(g *graph.Graph, d *graph.Drawing, e graph.Edge) (from, to *end) {
	part := func(index int, group bool) *end {
		if group {
			b := d.Groups[index]
			return &end{box: b, hull: r.hull(b), group: true, index: index}
		}
		b := d.Nodes[index]
		return &end{box: b, hull: r.hull(b), index: index, radius: g.Nodes[index].Radius}
	}
	from, to = part(e.From, e.FromGroup), part(e.To, e.ToGroup)
	from.inner = from.group && holds(g, from.index, to)
	to.inner = to.group && holds(g, to.index, from)
	return from, to
}

// holds reports whether e lies in a group, however deep, and is not the group itself.
func holds(g *graph.Graph, group int, e *end) bool {
	at := g.GroupOf(e.index, e.group)
	for at != graph.None && at != group {
		at = g.Groups[at].Parent
	}
	return at == group
}
