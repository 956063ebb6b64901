package analyze

import (
	"math"
	"math/rand/v2"
	"testing"

	"pgregory.net/rapid"
)

// simulation sends arrivals through the flows of a random study, step by step.
type simulation struct {
	rand  *rand.Rand
	calls map[string]int // of the arrival that is under way
}

// happens draws an event of so many percent.
func (s *simulation) happens(percent int) bool { return s.rand.IntN(100) < percent }

// series goes through steps, and reports whether all went well. One that fails holds up no other.
func (s *simulation) series(steps []randomStep) bool {
	well := true
	for _, step := range steps {
		well = s.step(step) && well
	}
	return well
}

func (s *simulation) step(step randomStep) bool {
	switch {
	case step.call != nil:
		return s.call(step.call)
	case step.parallel != nil:
		well := 0
		for _, branch := range step.parallel {
			if s.step(branch) {
				well++
			}
		}
		return well >= step.wait
	}
	i := 0
	for n := s.rand.IntN(100); n >= step.either[i].chance; i++ {
		n -= step.either[i].chance
	}
	return s.series(step.either[i].steps)
}

// call makes a call as often as it is made, and reports whether the caller can go on.
func (s *simulation) call(c *randomCall) bool {
	if !s.happens(c.chance) {
		return true
	}
	well := true
	for range c.times {
		answered := s.attempts(c)
		if !answered && c.fallback {
			s.calls[spare]++
		}
		well = well && (answered || c.fallback || c.optional || c.async)
		s.series(c.then)
	}
	return well
}

// attempts tries until a call is answered or there are no more retries.
func (s *simulation) attempts(c *randomCall) bool {
	for range 1 + c.retries {
		s.calls[c.to]++
		well := s.series(c.inner)
		if !s.happens(c.errors) && well {
			return true
		}
	}
	return false
}

// tally is what arrivals caused, by component, and how many of them failed.
type tally struct {
	sum, squares map[string]float64
	failed       float64
}

// arrivals is how many are simulated of each flow.
const arrivals = 500

// simulate sends arrivals through a flow.
func simulate(steps []randomStep, seed uint64) tally {
	s := simulation{rand.New(rand.NewPCG(seed, 1)), map[string]int{}}
	t := tally{sum: map[string]float64{}, squares: map[string]float64{}}
	for range arrivals {
		clear(s.calls)
		if !s.series(steps) {
			t.failed++
		}
		for id, n := range s.calls {
			t.sum[id] += float64(n)
			t.squares[id] += float64(n * n)
		}
	}
	return t
}

// TestDemandAgreesWithSimulation sends arrivals step by step through the flows of 500 random studies.
// Each rate may be a few standard errors off, and all together one.
func TestDemandAgreesWithSimulation(t *testing.T) {
	var squares, compared float64
	for seed := range uint64(500) {
		r := newRandomStudy(seed)
		a := analyse(t, r.text(1, r.all()...), Options{})
		mean, variance := map[string]float64{}, map[string]float64{}
		for i, steps := range r.flows {
			seen := simulate(steps, seed*10+uint64(i))
			for id := range seen.sum {
				each := seen.sum[id] / arrivals
				mean[id] += r.rates[i] * each
				variance[id] += r.rates[i] * r.rates[i] * (seen.squares[id]/arrivals - each*each) / arrivals
			}
			failing := a.Demand.Flows[i].Failing.Value.Value
			if off := seen.failed/arrivals - failing; math.Abs(off) > 6*math.Sqrt(failing*(1-failing)/arrivals)+1e-9 {
				t.Errorf("seed %d, flow %d: %v of arrivals fail, computed %v", seed, i, seen.failed/arrivals, failing)
			}
		}
		for _, d := range a.Demand.Components {
			id := d.Component.ID
			if !d.Peak.Known() || mean[id] == 0 {
				continue
			}
			// A rare call may not be seen often enough for its variance to be known.
			err := math.Sqrt(variance[id]) + 1e-9*mean[id]
			off := (mean[id] - d.Peak.Value.Value) / err
			if math.Abs(off) > 6 && math.Abs(mean[id]-d.Peak.Value.Value) > .05*mean[id] {
				t.Errorf("seed %d: %s is called %v times a second, computed %v (error %v)\n%s", seed, id, mean[id], d.Peak.Value.Value, err, r.text(1, r.all()...))
			}
			if variance[id] > 0 {
				squares += off * off
				compared++
			}
		}
	}
	if compared < 1000 || squares/compared > 1.2 {
		t.Errorf("%v rates are off by %v standard errors", compared, math.Sqrt(squares/compared))
	}
}

// TestDemandIsLinearAndAdditive scales rates, and takes flows alone.
func TestDemandIsLinearAndAdditive(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		r := newRandomStudy(rapid.Uint64().Draw(rt, "seed"))
		factor := float64(rapid.IntRange(1, 50).Draw(rt, "factor"))
		once := analyse(t, r.text(1, r.all()...), Options{}).Demand
		scaled := analyse(t, r.text(factor, r.all()...), Options{}).Demand
		sums := map[string]float64{}
		for _, i := range r.all() {
			for _, d := range analyse(t, r.text(1, i), Options{}).Demand.Components {
				sums[d.Component.ID] += d.Peak.Value.Value
			}
		}
		for i, d := range once.Components {
			rate := d.Peak.Value.Value
			if d.Peak.Known() && math.Abs(scaled.Components[i].Peak.Value.Value-factor*rate) > 1e-9*factor*rate {
				rt.Errorf("%s: %v, scaled by %v to %v", d.Component.ID, rate, factor, scaled.Components[i].Peak.Value.Value)
			}
			if math.Abs(sums[d.Component.ID]-rate) > 1e-9*rate {
				rt.Errorf("%s: %v, by flow %v", d.Component.ID, rate, sums[d.Component.ID])
			}
		}
	})
}
