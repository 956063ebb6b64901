package reliability

import (
	"cmp"
	"slices"
)

// An Element is what is looked at as one thing: the events that go down with it. A zone is one event,
// a component those of all its replicas and of their common cause.
type Element []int

// Importance says what an element means to a flow.
type Importance struct {
	// Birnbaum is by how much the flow is more often down while the element is down than while it is up.
	Birnbaum float64
	// Blame is the unavailability that would go away if the element were never down. For one event it is
	// Birnbaum times the unavailability of that.
	Blame float64
}

// Importance returns for each flow the importance of each element. What depends on an event of
// unknown unavailability is NaN. In a simulated system it is a
// rough estimate.
func (s *System) Importance(elements []Element) [][]Importance {
	out := make([][]Importance, len(s.circuit.roots))
	m := s.method.rough()
	now := m.results(s.given(Given{}))
	for _, e := range elements {
		broken := m.results(s.given(Given{Down: e}))
		sound := m.results(s.given(Given{Up: e}))
		for i := range out {
			b := Importance{Birnbaum: fall(broken[i], sound[i]), Blame: fall(now[i], sound[i])}
			if len(e) == 1 { // the same, but for fewer errors of rounding and sampling
				b.Blame = float64(b.Birnbaum * s.events[e[0]].Unavailability)
			}
			out[i] = append(out[i], b)
		}
	}
	return out
}

// fall returns the way from one unavailability down to another; what is below zero is rounding.
func fall(from, to Result) float64 { return max(0, from.Unavailability-to.Unavailability) }

// Ranked returns the indices of a flow's elements, those with most blame first and unknown ones
// last.
func Ranked(flow []Importance) []int {
	order := make([]int, len(flow))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(flow[b].Blame, flow[a].Blame) })
	return order
}
