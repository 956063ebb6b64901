package route

import (
	"fmt"
	"slices"
)

// Lines are laid one after another, each as well as the others let it. What may still be better is how
// lines that cross would run if they were laid in another order; and a line that goes a long way round
// to cross none should cross some after all.

// untangle takes up each line together with those that it crosses, and lays it before them. It reports
// whether any line changed.
func (t *router) untangle() bool {
	changed := false
	for _, i := range t.order {
		crossed := t.crossed(i)
		if len(crossed) == 0 || len(crossed) > t.effort.tangle {
			continue
		}
		together := append([]int{i}, crossed...)
		if key := fmt.Sprint(together); t.stale(together, t.tried[key]) {
			changed = t.layTogether(together) || changed
			t.tried[key] = t.clock
		}
	}
	return changed
}

// stale reports whether one of the lines has changed since they were laid together at a time; they
// never were at time 0.
func (t *router) stale(edges []int, at int) bool {
	return at == 0 || slices.ContainsFunc(edges, func(i int) bool { return t.lines[i].changed > at })
}

// crossed returns the edges whose lines cross that of edge i, in the order in which they are laid. Those
// that have an end in common with it do not count: laid anew they come close together where their labels
// need the room.
func (t *router) crossed(i int) []int {
	axes := map[int32]int{} // of the points at which line i can be crossed
	straightOn(t.lines[i].way, func(p int32, axis int) { axes[p] = axis })
	var all []int
	for _, k := range t.order {
		met := false
		if k != i && !t.joined(i, k) && t.areaOf(t.lines[k].way).touches(t.areaOf(t.lines[i].way)) {
			straightOn(t.lines[k].way, func(p int32, axis int) {
				other, ok := axes[p]
				met = met || ok && other != axis
			})
		}
		if met {
			all = append(all, k)
		}
	}
	return all
}

// joined reports whether two edges have an end in common.
func (t *router) joined(i, k int) bool {
	type part struct {
		index int
		group bool
	}
	a, b := t.graph.Edges[i], t.graph.Edges[k]
	of := [...]part{{b.From, b.FromGroup}, {b.To, b.ToGroup}}
	return slices.Contains(of[:], part{a.From, a.FromGroup}) || slices.Contains(of[:], part{a.To, a.ToGroup})
}

// straightOn calls do for the points of a way, but its ends, at which it has no bend, and the axis along
// which it runs there.
func straightOn(way []int32, do func(p int32, axis int)) {
	for k := 1; k < len(way)-1; k++ {
		if axis := axisOf(way[k-1], way[k]); axis == axisOf(way[k], way[k+1]) {
			do(way[k], axis)
		}
	}
}

// layTogether lays the lines of some edges anew, one after another, if that makes them cheaper together,
// and reports whether it did.
func (t *router) layTogether(edges []int) bool {
	for _, i := range edges {
		t.mark(t.lines[i].way, -1)
	}
	before := int32(0)
	for _, i := range edges {
		cost, _ := t.price(t.lines[i].rules, t.lines[i].way)
		before += cost
		t.mark(t.lines[i].way, 1)
	}
	for _, i := range edges {
		t.mark(t.lines[i].way, -1)
	}
	ways := t.waysWithin(edges, before-gain)
	for n, i := range edges {
		if ways != nil && !slices.Equal(ways[n], t.lines[i].way) {
			t.set(i, ways[n])
		}
		t.mark(t.lines[i].way, 1)
	}
	return ways != nil
}

// waysWithin returns ways for the lines of some edges, which have been taken up, each laid after those
// before it. There are none if they cost bound or more together.
func (t *router) waysWithin(edges []int, bound int32) [][]int32 {
	var ways [][]int32
	for _, i := range edges {
		way := t.find(t.lines[i].rules, bound)
		if way == nil {
			break
		}
		cost, _ := t.price(t.lines[i].rules, way)
		bound -= cost
		t.mark(way, 1)
		ways = append(ways, way)
	}
	for _, way := range ways {
		t.mark(way, -1)
	}
	if len(ways) < len(edges) {
		return nil
	}
	return ways
}

// straighten finds shorter ways for lines that go a long way round, at the price of crossings that are
// not worth it. It reports whether any line changed.
func (t *router) straighten() bool {
	changed := false
	for _, i := range t.order {
		l := &t.lines[i]
		direct := l.rules.from.hull.distance(l.rules.to.hull)
		if len(l.way) <= roundabout+direct*roundaboutShare/10 {
			continue
		}
		t.mark(l.way, -1)
		if way := t.shorter(l, stepCost*int32(max(leastWorth, direct*crossingWorth/10))); way != nil {
			t.set(i, way)
			changed = true
		}
		t.mark(l.way, 1)
	}
	return changed
}

// shorter returns a way for a line, which has been taken up, that is cheaper where a crossing costs so
// much, and shorter by as much for each crossing that it has more. From then on that is what a crossing
// costs the line.
func (t *router) shorter(l *line, cross int32) []int32 {
	usual := l.rules.cross
	if cross >= usual {
		return nil
	}
	l.rules.cross = cross
	cost, _ := t.price(l.rules, l.way)
	way := t.find(l.rules, cost-gain)
	if way != nil && stepCost*int32(len(l.way)-len(way)) >= cross*(t.crossings(way)-t.crossings(l.way)) {
		return way
	}
	l.rules.cross = usual
	return nil
}

// crossings returns how many lines a way crosses.
func (t *router) crossings(way []int32) int32 {
	n := int32(0)
	straightOn(way, func(p int32, axis int) {
		if c := &t.cells[p]; c.use[axis] == 0 && c.use[1-axis] > 0 {
			n++
		}
	})
	return n
}
