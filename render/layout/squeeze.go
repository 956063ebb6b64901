package layout

import (
	"cmp"
	"math"
	"slices"

	"casebook/render/geom"
	"casebook/render/layout/graph"
)

// What is left of an empty strip that runs through the whole drawing, in pixels.
const (
	rowRoom    = 70.0  // between rows of nodes, where lines turn and have their labels
	columnRoom = 120.0 // between columns, across lines that lead to the right
	stripRoom  = 40.0  // elsewhere: lines pass
)

// squeeze closes the gaps that the engine left: strips through the whole drawing in which there is
// nothing. What is left keeps its order. Lines have not been drawn yet, so that nothing moves with
// them or with what is written on them.
func (a *arrangement) squeeze() {
	for _, x := range []axis{alongX, alongY} {
		var cuts []span
		end := taken{span: span{to: math.Inf(1)}}
		for _, s := range a.taken(x) {
			room := stripRoom
			if end.node && s.node {
				switch {
				case x == alongY && a.graph.Direction != graph.Right:
					room = rowRoom
				case x == alongX && a.graph.Direction == graph.Right:
					room = columnRoom
				}
			}
			if spare := math.Floor((s.from-end.to-room)/pitch) * pitch; spare > 0 {
				cuts = append(cuts, span{s.from - spare, s.from})
			}
			if math.IsInf(end.to, 1) || s.to > end.to {
				end = s
			}
		}
		for i := range a.d.Nodes {
			x.cut(&a.d.Nodes[i], cuts)
		}
		for i := range a.empty {
			x.cut(&a.empty[i], cuts)
		}
	}
	a.wrap()
	a.separate()
}

// taken is a part of an axis that something takes up.
type taken struct {
	span
	node bool
}

// taken returns what parts of an axis are taken, in order: by nodes, and by the borders of groups.
func (a *arrangement) taken(x axis) []taken {
	var all []taken
	for i, b := range a.d.Groups {
		s := x.span(b)
		first := padding
		if x == alongY {
			first += titleRow
		}
		all = append(all, taken{span{s.from, s.from + first}, false}, taken{span{s.to - padding, s.to}, false})
		if x == alongX {
			all = append(all, taken{x.span(graph.TitleBox(b, a.graph.Groups[i].Title)), false})
		}
	}
	for i := range a.d.Nodes {
		all = append(all, taken{x.span(a.cell(i)), true})
	}
	slices.SortStableFunc(all, func(s, t taken) int { return cmp.Compare(s.from, t.from) })
	return all
}

// axis is one of the two directions of the plane.
type axis bool

const (
	alongX axis = false
	alongY axis = true
)

// span is a part of an axis.
type span struct{ from, to float64 }

// of returns where on the axis a point is.
func (x axis) of(p geom.Point) float64 {
	if x == alongY {
		return p.Y
	}
	return p.X
}

// move moves a point along the axis.
func (x axis) move(p *geom.Point, by float64) {
	if x == alongY {
		p.Y += by
	} else {
		p.X += by
	}
}

// span returns what part of the axis a box takes up.
func (x axis) span(b geom.Box) span {
	if x == alongY {
		return span{b.Y, b.Bottom()}
	}
	return span{b.X, b.Right()}
}

// put moves a box to where it starts at a place on the axis.
func (x axis) put(b *geom.Box, from float64) {
	if x == alongY {
		b.Y = from
	} else {
		b.X = from
	}
}

// shift moves a box along the axis.
func (x axis) shift(b *geom.Box, by float64) { x.put(b, x.span(*b).from+by) }

// cut moves a box to where it is once parts of the axis before it are gone.
func (x axis) cut(b *geom.Box, cuts []span) {
	s, by := x.span(*b), 0.0
	for _, c := range cuts {
		if c.to <= s.from {
			by += c.to - c.from
		}
	}
	x.shift(b, -by)
}
