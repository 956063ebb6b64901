package reliability

import (
	"math"
	"math/rand/v2"
)

const (
	fewest   = 1 << 12 // samples
	most     = 1 << 18
	enough   = 1 << 14 // for a rough answer
	draws    = 1 << 27 // over all events, which bounds time and memory
	failures = 2       // a sample has at least, in the mean
)

// A simulation is samples of which events are down. Failures are rare, and those of several things at
// once rarer; so where samples would have too few, the odds of each event to be down are multiplied by
// tilt (the method is known as exponential tilting). A sample in which n events are down counts for
// less in return: it weighs a constant divided by tilt^n.
type simulation struct {
	circuit *circuit
	u       []float64
	tilt    float64
	rows    [][]uint64  // which events are up, for 64 samples each
	downs   [][64]int32 // how many events are down, in the same samples
	powers  []float64   // of 1 / tilt
}

func newSimulation(c *circuit, u []float64) *simulation {
	s := &simulation{circuit: c, u: u, tilt: tilt(u)}
	chance := make([]uint64, len(u))
	for e, p := range u {
		if random(p) {
			chance[e] = uint64(math.Ldexp(min(tilted(p, s.tilt), 1-0x1p-53), 64))
		}
	}
	source := rand.NewPCG(1, 2)
	for range min(max(draws/max(len(u), 1), fewest), most) / 64 {
		row, downs := sample(source, chance)
		s.rows, s.downs = append(s.rows, row), append(s.downs, downs)
	}
	s.powers = []float64{1}
	for n := range len(u) {
		s.powers = append(s.powers, s.powers[n]/s.tilt)
	}
	return s
}

// rough takes the first of the samples only.
func (s *simulation) rough() method {
	r := *s
	n := min(enough/64, len(s.rows))
	r.rows, r.downs = s.rows[:n], s.downs[:n]
	return &r
}

// sample returns which events are up in 64 samples, and how many are not. chance is that of being
// down, in parts of 2^64.
func sample(source *rand.PCG, chance []uint64) (row []uint64, downs [64]int32) {
	row = make([]uint64, len(chance))
	for e, p := range chance {
		row[e] = ^uint64(0)
		if p == 0 {
			continue
		}
		for i := range 64 {
			if source.Uint64() < p {
				row[e] &^= 1 << i
				downs[i]++
			}
		}
	}
	return row, downs
}

// random says whether an event is left to chance.
func random(u float64) bool { return u > 0 && u < 1 }

// tilt returns by how much to multiply odds for enough failures; 1 if there are enough as it is. It
// is a power of two, by which floats are divided without loss.
func tilt(u []float64) float64 {
	n := 0
	for _, p := range u {
		if random(p) {
			n++
		}
	}
	t := 1.
	for t < 1<<50 && expected(u, 2*t) <= min(failures, float64(n)/2) {
		t *= 2
	}
	return t
}

// expected returns how many events are down in the mean if their odds are multiplied by t.
func expected(u []float64, t float64) float64 {
	n := 0.
	for _, p := range u {
		if random(p) {
			n += tilted(p, t)
		}
	}
	return n
}

// tilted returns the probability whose odds are t times those of p.
func tilted(p, t float64) float64 { return p * t / norm(p, t) }

// norm returns by how much the weights of samples grow for having tilted p.
func norm(p, t float64) float64 { return 1 + float64(p*(t-1)) }
