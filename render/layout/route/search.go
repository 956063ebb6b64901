package route

import (
	"math"
	"slices"

	"casebook/render/layout/graph"
)

// searcher finds ways on a grid, one after another. A state is a point and the axis along which a
// line has come to it: twice the point's index, plus 1 for a column. No line turns back, so that the axis
// is all there is to know.
type searcher struct {
	*grid
	graph          *graph.Graph
	effort         effort
	queue          queue
	seen           []visit // by state
	turn           int32   // which search it is
	rules          *rules
	ports          []port // of the end
	window, target area   // that the line keeps to, and that it leads to
	bound          int32  // what a way must cost less than to be of use
}

// visit is how a state was reached at the least cost so far.
type visit struct {
	turn int32 // in which search
	cost int32
	from int32 // the state before, or fromPort less the index of a port's point
}

const fromPort = -1

func newSearcher(g *graph.Graph, r *grid) *searcher {
	return &searcher{grid: r, graph: g, effort: effortFor(len(g.Edges)), seen: make([]visit, 2*len(r.cells))}
}

// unbounded is more than any way costs.
const unbounded = math.MaxInt32 / 2

// find returns the cheapest way from one end to the other: points next to each other, from first to
// last. There is none if nothing costs less than bound.
func (s *searcher) find(r *rules, bound int32) []int32 {
	s.rules, s.bound = r, bound
	s.window, s.target = r.window, r.to.hull
	s.turn++
	s.ports = s.grid.ports(r.to)
	for i, p := range s.ports {
		s.cells[p.at].goal = int16(i + 1)
	}
	defer func() {
		for _, p := range s.ports {
			s.cells[p.at].goal = none
		}
	}()
	s.queue.reset(0)
	for _, p := range s.grid.ports(r.from) {
		if c, ok := s.stepCost(p.at, p.next, p.out&1); ok && s.cells[p.next].node == none && s.inWindow(p.next) {
			s.reach(2*p.next+int32(p.out&1), p.cost+s.crowding(p)+c, fromPort-p.at)
		}
	}
	for looked := 0; ; looked++ {
		state, cost, ok := s.queue.pop()
		if !ok || bound < unbounded && s.effort.patience > 0 && looked > s.effort.patience {
			return nil
		}
		switch {
		case s.seen[state].cost < cost: // there was a cheaper way since
		case s.cells[state/2].goal != none:
			return s.way(state)
		default:
			s.leave(state, cost)
		}
	}
}

func (s *searcher) inWindow(i int32) bool {
	return s.window.has(s.xy(i))
}

// way returns the points of the way that ends in a state.
func (s *searcher) way(state int32) []int32 {
	var points []int32
	for state >= 0 {
		points = append(points, state/2)
		state = s.seen[state].from
	}
	points = append(points, fromPort-state)
	slices.Reverse(points)
	return points
}

// reach notes that a state can be reached at a cost.
func (s *searcher) reach(state, cost, from int32) {
	v := &s.seen[state]
	if v.turn == s.turn && v.cost <= cost {
		return
	}
	priority := cost + s.ahead(state)
	if priority >= s.bound {
		return
	}
	*v = visit{s.turn, cost, from}
	s.queue.push(state, cost, priority)
}

// ahead returns the least that the rest of the way can cost.
func (s *searcher) ahead(state int32) int32 {
	if s.rules.to.inner {
		return 0
	}
	x, y := s.xy(state / 2)
	h := &s.target
	dx, dy := max(h.left-x, x-h.right, 0), max(h.top-y, y-h.bottom, 0)
	cost := stepCost * int32(dx+dy)
	// Not in line with the end, or not headed along that line: it takes a bend.
	if column := state&1 == 1; dx > 0 && (dy > 0 || column) || dy > 0 && !column {
		cost += bendCost
	}
	return cost
}

// leave goes on from a state to those next to it: straight on, and to both sides. They are reached in
// the order of left, right, up and down.
func (s *searcher) leave(state, cost int32) {
	at, heading := state/2, int(state&1)
	before := s.seen[state].from >> 1
	if before < 0 { // a port
		before = fromPort - s.seen[state].from
	}
	x, y := s.xy(at)
	w := &s.window
	row := int32(s.nx)
	if x > w.left && before != at-1 {
		s.advance(state, cost, at-1, heading, 0)
	}
	if x < w.right && before != at+1 {
		s.advance(state, cost, at+1, heading, 0)
	}
	if y > w.top && before != at-row {
		s.advance(state, cost, at-row, heading, 1)
	}
	if y < w.bottom && before != at+row {
		s.advance(state, cost, at+row, heading, 1)
	}
}

// advance takes the step from a state to the point next, along an axis.
func (s *searcher) advance(state, cost, next int32, heading, axis int) {
	least := cost + stepCost
	if axis != heading {
		least += bendCost
	}
	to := 2*next + int32(axis)
	if v := &s.seen[to]; v.turn == s.turn && v.cost <= least {
		return // it cannot be cheaper
	}
	c := &s.cells[next]
	if c.goal != none {
		// A line comes in straight, and from outside.
		if p := &s.ports[c.goal-1]; p.next == state/2 && axis == heading {
			s.reach(to, least+p.cost+s.crowding(*p), state)
			return
		}
		if s.rules.to.group {
			return
		}
	}
	if c.node != none {
		return
	}
	extra, ok := s.stepCost(state/2, next, axis)
	if !ok {
		return
	}
	s.reach(to, least-stepCost+extra, state)
}

// stepCost returns what it costs to go from a point to the next along an axis, and whether there is
// a way at all.
func (s *searcher) stepCost(at, next int32, axis int) (cost int32, ok bool) {
	c, r := &s.cells[next], s.rules
	step := r.step[c.zone]
	if step == closed {
		return 0, false
	}
	cost = stepCost + step + int32(c.cost[axis])
	if c.zone != s.cells[at].zone {
		cost += r.enter[c.zone]
	}
	return cost + s.others(c, axis), true
}

// others returns what other lines and labels add to the cost of coming to what is at c along an axis.
func (s *searcher) others(c *cell, axis int) int32 {
	cost := int32(c.toll[axis])
	if less := int32(s.effort.cross) - s.rules.cross; less != 0 && c.use[axis] == 0 && c.use[1-axis] > 0 {
		cost -= less // crossings are cheaper for this line
	}
	if c.label != none && c.label != s.rules.edge {
		cost += labelCost
	}
	if c.twin != none && s.rules.twins[c.twin] {
		cost += twinCost
	}
	return cost
}

// price returns what a way that was found before costs now, and how much of that is because of other
// lines and of labels.
func (s *searcher) price(r *rules, way []int32) (cost, others int32) {
	s.rules = r
	last := len(way) - 1
	heading := axisOf(way[0], way[1])
	for _, e := range [...]struct {
		end  *end
		port int32
	}{{r.from, way[0]}, {r.to, way[last]}} {
		for _, p := range s.grid.ports(e.end) {
			if p.at == e.port {
				crowd := s.crowding(p)
				cost += p.cost + crowd
				others += crowd
				break
			}
		}
	}
	for i := 1; i < last; i++ {
		axis := axisOf(way[i-1], way[i])
		step, ok := s.stepCost(way[i-1], way[i], axis)
		if !ok {
			return unbounded, unbounded
		}
		if axis != heading {
			step += bendCost
			heading = axis
		}
		cost += step
		others += s.others(&s.cells[way[i]], axis)
	}
	return cost + stepCost, others
}

// axisOf returns the axis of the step from a point to one next to it.
func axisOf(a, b int32) int {
	if d := b - a; d == 1 || d == -1 {
		return 0
	}
	return 1
}
