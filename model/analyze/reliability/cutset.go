package reliability

import "slices"

// A Cut is a minimal cut set: elements, by their indices in order, that take a flow down if they are
// down together, while any one less of them does not.
type Cut []int

// Cuts returns for each flow its minimal cut sets of up to so many elements, the smaller ones first.
// A flow that is down on its own has the empty one alone.
func (s *System) Cuts(elements []Element, order int) [][]Cut {
	c := &cutter{
		circuit:  s.circuit,
		elements: elements,
		up:       s.circuit.cases(),
		cuts:     make([][]Cut, len(s.circuit.roots)),
	}
	for n := range min(order, len(elements)) + 1 {
		c.extend(nil, n)
		c.run()
	}
	return c.cuts
}

// A cutter tries sets of elements, 64 at a time.
type cutter struct {
	circuit  *circuit
	elements []Element
	sets     []Cut // to be tried next, in the cases of up
	up       []uint64
	cuts     [][]Cut // found for each flow
}

// extend tries all sets that begin with set and have n elements more.
func (c *cutter) extend(set Cut, n int) {
	if n == 0 {
		c.try(set)
		return
	}
	first := 0
	if len(set) > 0 {
		first = set[len(set)-1] + 1
	}
	for i := first; i <= len(c.elements)-n; i++ {
		c.extend(append(set[:len(set):len(set)], i), n-1)
	}
}

func (c *cutter) try(set Cut) {
	for _, i := range set {
		for _, e := range c.elements[i] {
			c.up[e] &^= 1 << len(c.sets)
		}
	}
	c.sets = append(c.sets, set)
	if len(c.sets) == 64 {
		c.run()
	}
}

// run keeps those sets that take a flow down and hold no smaller one that does.
func (c *cutter) run() {
	c.circuit.run(c.up)
	for flow, root := range c.circuit.roots {
		for i, set := range c.sets {
			if c.up[root]>>i&1 == 0 && !slices.ContainsFunc(c.cuts[flow], set.covers) {
				c.cuts[flow] = append(c.cuts[flow], set)
			}
		}
	}
	c.sets = c.sets[:0]
	c.circuit.raise(c.up)
}

// covers says whether all elements of part are in c.
func (c Cut) covers(part Cut) bool {
	for _, e := range part {
		if !slices.Contains(c, e) {
			return false
		}
	}
	return true
}

// RareEvent returns the sum over cuts of the probability that all of their elements are down, from the
// unavailability of each element. If these are all cuts and failures are rare, it is near to
// the flow's unavailability, and never below it.
func RareEvent(cuts []Cut, u []float64) float64 {
	sum := 0.
	for _, c := range cuts {
		sum += c.probability(u)
	}
	return sum
}

// EsaryProschan returns the unavailability of the cuts as if they had no element in common. If these are all
// cuts, the flow's is never above it.
func EsaryProschan(cuts []Cut, u []float64) float64 {
	sum := 0.
	for _, c := range cuts {
		sum += float64((1 - sum) * c.probability(u)) // 1 - the product of all (1 - p)
	}
	return sum
}

func (c Cut) probability(u []float64) float64 {
	p := 1.
	for _, e := range c {
		p = float64(p * u[e])
	}
	return p
}
