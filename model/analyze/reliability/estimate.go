package reliability

import (
	"math"
	"math/bits"
	"slices"
)

// results weighs the samples in which flows are down. They are the same samples whatever is given.
func (s *simulation) results(u []float64) []Result {
	weight := 1.
	for _, p := range u {
		if random(p) {
			weight = float64(weight * norm(p, s.tilt))
		}
	}
	out := make([]Result, len(s.circuit.roots))
	up, tallies := s.bounds(u), s.tallies(u)
	for i, root := range s.circuit.roots {
		switch {
		case up[root] == alwaysDown:
			out[i] = Result{Unavailability: 1, Simulated: true}
		case up[root] == alwaysUp:
			out[i] = Result{Simulated: true}
		default:
			out[i] = tallies[i].result(64*len(s.rows), weight, s)
			if out[i].Unknown = s.unknown(root, u, up); out[i].Unknown != nil {
				out[i].Unavailability, out[i].StdErr = math.NaN(), 0
			}
		}
	}
	return out
}

// A tally counts the samples in which a flow is down, by how many events are.
type tally []int

// result weighs the samples of n in which a flow is down; weight is that of one without a failure.
func (t tally) result(n int, weight float64, s *simulation) Result {
	sum, squares := 0., 0.
	for downs, count := range t {
		w := float64(weight * s.powers[downs])
		sum += float64(float64(count) * w)
		squares += float64(float64(count) * float64(w*w))
	}
	mean := sum / float64(n)
	off := math.Sqrt(max(0, squares/float64(n)-float64(mean*mean)) / float64(n))
	if sum == 0 { // nothing says how far off that is; a failure of one event would have moved it so far
		off = float64(weight*s.powers[1]) / float64(n)
	}
	return Result{Unavailability: min(mean, 1), Simulated: true, StdErr: off}
}

// tallies returns one for each flow. Where given events are not left to chance, it is as if they had not been
// drawn.
func (s *simulation) tallies(u []float64) []tally {
	var fixed, drawn []int
	for e, p := range u {
		if !random(p) {
			fixed = append(fixed, e)
			if random(s.u[e]) {
				drawn = append(drawn, e)
			}
		}
	}
	out := make([]tally, len(s.circuit.roots))
	for i := range out {
		out[i] = make(tally, len(s.powers))
	}
	up := s.circuit.cases()
	for i, row := range s.rows {
		copy(up, row)
		for _, e := range fixed {
			up[e] = ^uint64(0)
			if u[e] == 1 {
				up[e] = 0
			}
		}
		s.circuit.run(up)
		downs := s.downs[i]
		for _, e := range drawn {
			for gone := ^row[e]; gone != 0; gone &= gone - 1 {
				downs[bits.TrailingZeros64(gone)]--
			}
		}
		for i, root := range s.circuit.roots {
			for failed := ^up[root]; failed != 0; failed &= failed - 1 {
				out[i][downs[bits.TrailingZeros64(failed)]]++
			}
		}
	}
	return out
}

// What bounds returns, in its two lowest bits.
const (
	alwaysDown = 0b00
	alwaysUp   = 0b11
)

// bounds runs two cases: what is left to chance or not known is up in the first, and down in the
// second.
func (s *simulation) bounds(u []float64) []uint64 {
	up := s.circuit.cases()
	for e, p := range u {
		switch p {
		case 0:
			up[e] = alwaysUp
		case 1:
			up[e] = alwaysDown
		default:
			up[e] = 0b01
		}
	}
	for i, g := range s.circuit.gates {
		at := s.circuit.events + i
		if g.need == choice { // either way, whatever is known of it
			yes, no := up[g.args[1]], up[g.args[2]]
			up[at] = (yes|no)&0b01 | yes&no&0b10
			continue
		}
		up[at] = g.run(up) & alwaysUp
	}
	return up
}

// unknown returns the events of unknown unavailability from which a way leads to root past nothing
// that is always up or always down.
func (s *simulation) unknown(root int, u []float64, up []uint64) []int {
	var events []int
	seen := make([]bool, len(up))
	var visit func(i int)
	visit = func(i int) {
		if seen[i] || up[i] == alwaysDown || up[i] == alwaysUp {
			return
		}
		seen[i] = true
		if i >= s.circuit.events {
			for _, a := range s.circuit.gates[i-s.circuit.events].args {
				visit(a)
			}
		} else if !known(u[i]) {
			events = append(events, i)
		}
	}
	visit(root)
	slices.Sort(events)
	return events
}
