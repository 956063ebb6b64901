package reliability

import (
	"math"
	"slices"
)

// results weighs the ways to the end that is down. All terms of the sum are positive, so that small
// unavailabilities keep their digits.
func (d *diagram) results(u []float64) []Result {
	value := make([]float64, len(d.nodes))
	value[down] = 1
	for i := len(ends); i < len(d.nodes); i++ {
		n := d.nodes[i]
		value[i] = mean(u[n.event], value[n.lo], value[n.hi])
	}
	out := make([]Result, len(d.roots))
	for i, root := range d.roots {
		out[i].Unavailability = value[root]
		if !known(value[root]) {
			out[i].Unknown = d.unknown(root, u)
		}
	}
	return out
}

func (d *diagram) rough() method { return d }

// mean returns the mean of lo and hi, where u is the weight of lo. What has no weight need not be known,
// and neither need the weight if it makes no difference.
func mean(u, lo, hi float64) float64 {
	switch {
	case u == 0 || lo == hi:
		return hi
	case u == 1:
		return lo
	}
	return float64((1-u)*hi) + float64(u*lo) // converted, or some machines would round the sum only
}

// unknown returns the events of unknown unavailability on which root depends: those left in the
// diagram once the events that are surely up or down are taken out of it.
func (d *diagram) unknown(root int32, u []float64) []int {
	b := builder{nodes: append([]node(nil), ends...), at: map[node]int32{}}
	moved := []int32{down, up}
	for _, n := range d.nodes[len(ends) : root+1] {
		lo, hi := moved[n.lo], moved[n.hi]
		switch u[n.event] {
		case 0:
			lo = hi
		case 1:
			hi = lo
		}
		moved = append(moved, b.node(node{n.event, lo, hi}))
	}
	var events []int
	for _, n := range b.prune(moved[root:]).nodes[len(ends):] {
		if math.IsNaN(u[n.event]) {
			events = append(events, int(n.event))
		}
	}
	slices.Sort(events)
	return slices.Compact(events)
}
