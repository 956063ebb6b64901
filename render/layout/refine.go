package layout

import (
	"math"
	"slices"

	"casebook/render/geom"
	"casebook/render/layout/graph"
)

// What is bad about an arrangement before there are lines, told from straight ones between the middles
// of nodes. A crossing is the measure of the others.
const (
	guessCrossing = 10.0
	guessThrough  = 7.0 // a line through a node
	guessForeign  = 3.0 // a line through a group in which neither of its ends is
	guessLength   = 1.0 / 50
	guessRight    = 8.0  // the first node at the right side, where it belongs at the left
	guessLow      = 16.0 // and at the bottom, where it belongs at the top
	guessAgainst  = 4.0  // a line that leads ahead but is drawn against the direction

	// How much better a change must be to be made: what is good enough stays, so that small edits of
	// a study move little.
	worthSwap = 12.0
	worthFlip = 15.0

	// What bounds the work.
	maxRefined   = 80 // nodes of a graph that is refined
	maxChanges   = 40 // that are made
	maxExchanges = 30 // rounds of putting groups in order
)

// refiner betters an arrangement, across the direction, by what a reader expects and by small changes.
//
// Groups that stand side by side get the order in which they are declared: whoever writes a study knows
// what belongs next to what, and the order stays when something is added. Then groups are turned round
// and neighbours in a row change places where that untangles lines. More than that would untangle more,
// but every edit would lead to another picture.
type refiner struct {
	*arrangement
	across axis
	lines  []guessLine
	inside [][]bool // by group and node
}

// guessLine stands for all edges between two nodes.
type guessLine struct {
	from, to int
	edges    float64 // how many they are
	ahead    bool    // whether the first of them leads ahead
}

// refine improves a, and notes how good it is then.
func (a *arrangement) refine() {
	if len(a.graph.Nodes) == 0 {
		return
	}
	r := &refiner{arrangement: a, across: alongX}
	if a.graph.Direction == graph.Right {
		r.across = alongY
	}
	r.collect()
	r.order()
	a.cost = r.guess()
	if len(a.graph.Nodes) > maxRefined {
		return
	}
	for n := 0; n < maxChanges && r.change(); n++ {
	}
}

// collect finds out what matters about the graph.
func (r *refiner) collect() {
	at := map[[2]int]int{}
	backs := Backs(r.graph)
	for i, e := range r.graph.Edges {
		from, to := member(r.graph, e.From, e.FromGroup), member(r.graph, e.To, e.ToGroup)
		if from < 0 || to < 0 || from == to {
			continue
		}
		key := [2]int{min(from, to), max(from, to)}
		if k, ok := at[key]; ok {
			r.lines[k].edges++
			continue
		}
		at[key] = len(r.lines)
		r.lines = append(r.lines, guessLine{from, to, 1, !backs[i]})
	}
	r.inside = make([][]bool, len(r.graph.Groups))
	for g := range r.inside {
		r.inside[g] = make([]bool, len(r.graph.Nodes))
	}
	for i, n := range r.graph.Nodes {
		for g := n.Group; g != graph.None; g = r.graph.Groups[g].Parent {
			r.inside[g][i] = true
		}
	}
}

// order puts groups of the same parent that stand side by side in the order in which they are declared.
func (r *refiner) order() {
	for n, again := 0, true; again && n < maxExchanges; n++ {
		again = false
		for first := range r.d.Groups {
			for second := first + 1; second < len(r.d.Groups); second++ {
				if r.graph.Groups[first].Parent == r.graph.Groups[second].Parent && r.before(second, first) {
					r.exchange(second, first)
					again = true
				}
			}
		}
	}
}

// before reports whether a group stands beside another one, before it.
func (r *refiner) before(p, q int) bool {
	along := !r.across
	a, b := along.span(r.d.Groups[p]), along.span(r.d.Groups[q])
	return a.from < b.to && b.from < a.to && r.across.span(r.d.Groups[p]).to <= r.across.span(r.d.Groups[q]).from
}

// exchange lets a group and one that stands after it change places.
func (r *refiner) exchange(p, q int) {
	a, b := r.across.span(r.d.Groups[p]), r.across.span(r.d.Groups[q])
	r.shift(p, b.to-a.to)
	r.shift(q, a.from-b.from)
	r.wrap()
	r.separate()
}

// shift moves a group and all that is in it across the direction.
func (r *refiner) shift(group int, by float64) {
	for i := range r.d.Nodes {
		if r.inside[group][i] {
			r.across.shift(&r.d.Nodes[i], by)
		}
	}
	for i := range r.empty {
		if r.isIn(i, group) {
			r.across.shift(&r.empty[i], by)
		}
	}
}

// isIn reports whether a group is another one or lies in it.
func (a *arrangement) isIn(group, outer int) bool {
	for group != graph.None && group != outer {
		group = a.graph.Groups[group].Parent
	}
	return group == outer
}

// change makes the best of all small changes, if one is worth it, and reports whether there was.
func (r *refiner) change() bool {
	var best func()
	most := 0.0
	consider := func(change func(), worth float64) {
		if gain := r.cost - r.costOf(change); gain > max(worth, most) {
			best, most = change, gain
		}
	}
	for g := range r.graph.Groups {
		consider(func() { r.flip(g) }, worthFlip)
	}
	for i, n := range r.graph.Nodes {
		for k := i + 1; k < len(r.graph.Nodes); k++ {
			if r.graph.Nodes[k].Group == n.Group && r.sameRow(i, k) {
				consider(func() { r.swap(i, k) }, worthSwap)
			}
		}
	}
	if best == nil {
		return false
	}
	best()
	r.wrap()
	r.separate()
	r.cost = r.guess()
	return true
}

// costOf returns what would be bad about the arrangement after a change.
func (r *refiner) costOf(change func()) float64 {
	before, empty := copyOf(r.d), slices.Clone(r.empty)
	change()
	r.wrap()
	r.separate()
	cost := r.guess()
	copy(r.d.Nodes, before.Nodes)
	copy(r.d.Groups, before.Groups)
	copy(r.empty, empty)
	return cost
}

// flip turns a group round, so that what is first across the direction comes last.
func (r *refiner) flip(group int) {
	var around geom.Box
	for i, b := range r.d.Nodes {
		if r.inside[group][i] {
			around = around.Union(b)
		}
	}
	s := r.across.span(around)
	turn := func(b *geom.Box) { r.across.put(b, s.from+s.to-r.across.span(*b).to) }
	for i := range r.d.Nodes {
		if r.inside[group][i] {
			turn(&r.d.Nodes[i])
		}
	}
	for i := range r.empty {
		if i != group && r.isIn(i, group) {
			turn(&r.empty[i])
		}
	}
}

// sameRow reports whether two nodes stand in the same row across the direction.
func (r *refiner) sameRow(i, k int) bool {
	along := !r.across
	return math.Abs(along.of(r.d.Nodes[i].Center())-along.of(r.d.Nodes[k].Center())) < 2*pitch
}

// swap lets two nodes change places.
func (r *refiner) swap(i, k int) {
	a, b := &r.d.Nodes[i], &r.d.Nodes[k]
	ac, bc := a.Center(), b.Center()
	*a = geom.BoxAround(bc, geom.Size{W: a.W, H: a.H})
	*b = geom.BoxAround(ac, geom.Size{W: b.W, H: b.H})
}
