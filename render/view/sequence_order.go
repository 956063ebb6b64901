package view

import (
	"iter"
	"slices"
)

// What makes an order of lifelines good. The sum of all is to be small.
const (
	spanCost  = 1 // of a message, for each lifeline that it goes past or to: long arrows are hard to follow
	splitCost = 5 // of a zone, for each time that others stand between its members
)

// arrange puts the cast in order: by first use, but so that the members of a zone stand together
// where that makes messages little longer. Whoever begins the flow stays at the left.
func (s *story) arrange() {
	order := make([]int, len(s.cast))
	for i := range order {
		order[i] = i
	}
	best := s.orderCost(order)
	for better := true; better; {
		better = false
		for tried := range s.joined(order) {
			if cost := s.orderCost(tried); cost < best {
				order, best, better = tried, cost, true
				break
			}
		}
	}
	s.renumber(order)
}

// joined goes through the orders in which two runs of one zone are one: the later of them moved to
// the earlier, or the other way round.
func (s *story) joined(order []int) iter.Seq[[]int] {
	return func(yield func([]int) bool) {
		runs := s.runs(order)
		last := map[string]run{} // of each zone
		for _, later := range runs {
			zone := s.cast[order[later.from]].In
			earlier, again := last[zone]
			if last[zone] = later; zone == "" || !again {
				continue
			}
			if !yield(moved(order, later, earlier.to)) {
				return
			}
			// Who begins stays where he is.
			if earlier.from > 0 && !yield(moved(order, earlier, later.from)) {
				return
			}
		}
	}
}

// run is a stretch of something in a row.
type run struct{ from, to int }

// runs returns the stretches of neighbours of one zone; who is in none stands alone.
func (s *story) runs(order []int) []run {
	var runs []run
	for i, c := range order {
		if i > 0 {
			zone := s.cast[c].In
			if zone != "" && zone == s.cast[order[i-1]].In {
				runs[len(runs)-1].to = i + 1
				continue
			}
		}
		runs = append(runs, run{i, i + 1})
	}
	return runs
}

// moved returns order with a run moved to before what stands at a place.
func moved(order []int, r run, before int) []int {
	part := order[r.from:r.to]
	if before <= r.from {
		return slices.Concat(order[:before], part, order[before:r.from], order[r.to:])
	}
	return slices.Concat(order[:r.from], order[r.to:before], part, order[before:])
}

// orderCost says how bad an order is.
func (s *story) orderCost(order []int) int {
	at := make([]int, len(order))
	for i, c := range order {
		at[c] = i
	}
	cost := splitCost * len(s.runs(order))
	for i := range s.moments {
		if m := &s.moments[i]; m.what == aMessage {
			cost += spanCost * max(at[m.to]-at[m.from], at[m.from]-at[m.to])
		}
	}
	return cost
}

// renumber puts the cast into an order.
func (s *story) renumber(order []int) {
	cast := slices.Clone(s.cast)
	at := make([]int, len(order))
	for i, c := range order {
		at[c] = i
		s.cast[i] = cast[c]
	}
	for i := range s.moments {
		m := &s.moments[i]
		m.from, m.to = at[m.from], at[m.to]
	}
}
