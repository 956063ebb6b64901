package layout

import (
	"math"

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

	// worthwhile is how much better a change must be to be made: what is good enough stays, so that
	// small edits of a study move little.
	worthwhile = 4.0

	// maxGuesses bounds how many changes are tried.
	maxGuesses = 40000
	maxSteps = 40
	maxZoneSteps = 5
	zoneWorth = 15.0

)

// refiner looks for a better arrangement by small changes: nodes of a group that change places, groups
// that are turned round, parts that change places with what is beside them. The engine orders the nodes
// of each row well, but knows little of groups.
type refiner struct {
	*arrangement
	lines   []graph.Edge // one for all edges between two nodes
	weight  []float64    // how many edges it stands for
	ahead   []bool       // whether it leads ahead
	inside  [][]bool     // by group and node
	across  axis         // the axis across the direction
	guesses int
	zones, zoneSteps int
}

// refine improves a as far as small changes do.
func (a *arrangement) refine() {
	r := &refiner{arrangement: a, across: alongX}
	if a.graph.Direction == graph.Right {
		r.across = alongY
	}
	if len(a.graph.Nodes) == 0 {
		return
	}
	r.collect()
	a.cost = r.guess()
	if len(a.graph.Nodes) > maxRefined {
		return
	}
	for k := 0; k < maxSteps && r.round(); k++ {
	}
}

// maxRefined is the size of a graph beyond which nothing is refined.
const maxRefined = 80

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
			r.weight[k]++
			continue
		}
		at[key] = len(r.lines)
		r.lines = append(r.lines, graph.Edge{From: from, To: to})
		r.weight = append(r.weight, 1)
		r.ahead = append(r.ahead, !backs[i])
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

// round makes the best of all changes, if it is worthwhile, and reports whether it was.
func (r *refiner) round() bool {
	best, least := -1, r.cost-worthwhile
	all := r.changes()
	for i, change := range all {
		cost := r.costOf(change)
		if i < r.zones && cost > r.cost-zoneWorth { continue }
		if cost < least {
			best, least = i, cost
		}
	}
	if best >= 0 && best < r.zones { r.zoneSteps++ }
	if best < 0 {
		return false
	}
	r.guesses += len(all)
	all[best]()
	r.wrap()
	r.separate()
	r.cost = r.guess()
	return true
}

// changes returns all changes there are.
func (r *refiner) changes() []func() {
	var all []func()
	if r.zoneSteps < maxZoneSteps {
	for g := range r.graph.Groups {
		all = append(all, func() { r.flip(g) })
	}
	}
	r.zones = len(all)
	for i, n := range r.graph.Nodes {
		for k := i + 1; k < len(r.graph.Nodes); k++ {
			if r.graph.Nodes[k].Group == n.Group && r.sameRow(i, k) {
				all = append(all, func() { r.swap(i, k) })
			}
		}
	}
	return all
}

// siblings reports whether two parts are in the same group.
func (r *refiner) siblings(p, q part) bool { return r.parent(p) == r.parent(q) }

// parent returns the group around a part.
func (a *arrangement) parent(p part) int {
	if p.node >= 0 {
		return p.group
	}
	return a.graph.Groups[p.group].Parent
}

// costOf returns what would be bad about the arrangement after a change.
func (r *refiner) costOf(change func()) float64 {
	before := copyOf(r.d)
	empty := append([]geom.Box(nil), r.empty...)
	change()
	r.wrap()
	r.separate()
	cost := r.guess()
	copy(r.d.Nodes, before.Nodes)
	copy(r.d.Groups, before.Groups)
	copy(r.empty, empty)
	return cost
}

// flip turns a group round, or all of the drawing, so that what is first across the direction comes
// last.
func (r *refiner) flip(group int) {
	var around geom.Box
	for i, b := range r.d.Nodes {
		if group == graph.None || r.inside[group][i] {
			around = around.Union(b)
		}
	}
	s := r.across.span(around)
	turn := func(b *geom.Box) {
		r.across.put(b, s.from+s.to-r.across.span(*b).to)
	}
	for i := range r.d.Nodes {
		if group == graph.None || r.inside[group][i] {
			turn(&r.d.Nodes[i])
		}
	}
	for i := range r.empty {
		if group == graph.None || r.holds(part{group: group, node: -1}, part{group: i, node: -1}) {
			turn(&r.empty[i])
		}
	}
}

// swap lets two nodes change places.
func (r *refiner) swap(i, k int) {
	a, b := &r.d.Nodes[i], &r.d.Nodes[k]
	ac, bc := a.Center(), b.Center()
	*a = geom.BoxAround(bc, geom.Size{W: a.W, H: a.H})
	*b = geom.BoxAround(ac, geom.Size{W: b.W, H: b.H})
}

// beside puts a node next to another one, before or after it.
func (r *refiner) beside(i, k int, side float64) {
	a, b := &r.d.Nodes[i], r.d.Nodes[k]
	c := b.Center()
	off := geom.Point{X: side * ((a.W+b.W)/2 + apart + pitch)}
	if r.across == alongY {
		off = geom.Point{Y: side * ((a.H+b.H)/2 + apart + pitch)}
	}
	at := c.Add(off)
	*a = geom.BoxAround(geom.Point{X: onGrid(at.X), Y: onGrid(at.Y)}, geom.Size{W: a.W, H: a.H})
}

// level puts a node into the row of another one.
func (r *refiner) level(i, k int) {
	a, b := &r.d.Nodes[i], r.d.Nodes[k]
	at := geom.Point{X: a.Center().X, Y: b.Center().Y}
	if r.across == alongY {
		at = geom.Point{X: b.Center().X, Y: a.Center().Y}
	}
	*a = geom.BoxAround(at, geom.Size{W: a.W, H: a.H})
}

// exchange lets a part and one that comes after it across the direction change places.
func (r *refiner) exchange(p, q part) {
	a, b := r.across.span(p.box), r.across.span(q.box)
	if a.to > b.from {
		return
	}
	gap := b.from - a.to
	r.shift(p, b.to-b.from+gap)
	r.shift(q, a.from-b.from)
}

// shift moves a part and all that is in it across the direction.
func (r *refiner) shift(p part, by float64) {
	for i := range r.d.Nodes {
		if p.node == i || p.node < 0 && r.inside[p.group][i] {
			r.across.shift(&r.d.Nodes[i], by)
		}
	}
	for i := range r.empty {
		if p.node < 0 && (i == p.group || r.holds(p, part{group: i, node: -1})) {
			r.across.shift(&r.empty[i], by)
		}
	}
}

// guess returns what is bad about the arrangement as it is.
func (r *refiner) guess() float64 {
	cost := 0.0
	var all geom.Box
	for _, b := range r.d.Nodes {
		all = all.Union(b)
	}
	for _, b := range r.d.Groups {
		all = all.Union(b)
	}
	first := r.d.Nodes[0].Center()
	cost += float64(guessRight*(first.X-all.X)/all.W) + float64(guessLow*(first.Y-all.Y)/all.H)
	for i, e := range r.lines {
		a, b := r.d.Nodes[e.From].Center(), r.d.Nodes[e.To].Center()
		cost += float64(guessLength*(math.Abs(a.X-b.X)+math.Abs(a.Y-b.Y))) * r.weight[i]
		if r.ahead[i] && (r.across == alongX && b.Y < a.Y || r.across == alongY && b.X < a.X) {
			cost += guessAgainst
		}
		box := boundsOf([]geom.Point{a, b})
		for k, n := range r.d.Nodes {
			if k != e.From && k != e.To && box.Overlaps(n) && cuts(a, b, n.Grow(-6)) {
				cost += guessThrough * r.weight[i]
			}
		}
		for g, z := range r.d.Groups {
			if !r.inside[g][e.From] && !r.inside[g][e.To] && box.Overlaps(z) && cuts(a, b, z) {
				cost += guessForeign * r.weight[i]
			}
		}
		for k, f := range r.lines[:i] {
			if e.From == f.From || e.From == f.To || e.To == f.From || e.To == f.To {
				continue
			}
			if _, ok := crossing(a, b, r.d.Nodes[f.From].Center(), r.d.Nodes[f.To].Center()); ok {
				cost += guessCrossing * min(r.weight[i]*r.weight[k], 4)
			}
		}
	}
	return cost
}

// sameRow reports whether two nodes stand in the same row across the direction.
func (r *refiner) sameRow(i, k int) bool {
	along := !r.across
	return math.Abs(along.of(r.d.Nodes[i].Center())-along.of(r.d.Nodes[k].Center())) < 2*pitch
}
