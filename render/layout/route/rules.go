package route

import "casebook/render/layout/graph"

// closed is the cost of a step where there is no way at all.
const closed = -1

// rules say what the line of one edge may do. What they say of groups stands under the group's index
// plus one.
type rules struct {
	from, to *end
	edge     int16   // the edge's index plus one
	twins    []bool  // which other edges run between the same two ends, by index plus one
	step     []int32 // what a step in a group costs, beyond the step; or closed
	enter    []int32 // what the way into a group costs
	cross    int32   // what a crossing costs
	window   area
}

// rulesFor returns the rules of edge i. Lines keep to the groups that both of their ends are in, and
// out of those that neither is in.
func (s *searcher) rulesFor(d *graph.Drawing, i int) *rules {
	g := s.graph
	from, to := s.endsOf(g, d, g.Edges[i])
	n := len(g.Groups) + 1
	r := &rules{
		from: from, to: to, edge: int16(i + 1), twins: make([]bool, len(g.Edges)+1),
		step: make([]int32, n), enter: make([]int32, n),
		cross:  int32(s.effort.cross),
		window: from.hull.union(to.hull).grow(s.effort.room).clip(s.whole()),
	}
	for k, other := range g.Edges {
		r.twins[k+1] = k != i && sameEnds(g.Edges[i], other)
	}
	near, far := around(g, from), around(g, to)
	common := 0
	for z := range n { // the last group around both is the innermost
		if near[z] && far[z] {
			common = z
		}
	}
	for z := range n {
		switch {
		case z != none && !near[z] && !far[z]:
			r.step[z], r.enter[z] = foreignCost, enterCost
		case !inside(g, z, common):
			r.step[z], r.enter[z] = foreignCost, leaveCost
		}
		for _, e := range []*end{from, to} { // the way to a group ends at its border
			if e.group && !e.inner && inside(g, z, e.index+1) {
				r.step[z] = closed
			}
		}
	}
	return r
}

// around reports for each group, by its index plus one, whether the way of a line that ends at e
// starts in it.
func around(g *graph.Graph, e *end) []bool {
	in := make([]bool, len(g.Groups)+1)
	in[none] = true
	at := g.GroupOf(e.index, e.group)
	if e.inner {
		at = e.index
	}
	for ; at != graph.None; at = g.Groups[at].Parent {
		in[at+1] = true
	}
	return in
}

// inside reports whether group z is the group outer or lies in it; both are indices plus one.
func inside(g *graph.Graph, z, outer int) bool {
	for z != none && z != outer {
		z = g.Groups[z-1].Parent + 1
	}
	return z == outer
}

// sameEnds reports whether two edges run between the same two ends, in either direction.
func sameEnds(a, b graph.Edge) bool {
	ahead := a.From == b.From && a.FromGroup == b.FromGroup && a.To == b.To && a.ToGroup == b.ToGroup
	back := a.From == b.To && a.FromGroup == b.ToGroup && a.To == b.From && a.ToGroup == b.FromGroup
	return ahead || back
}
