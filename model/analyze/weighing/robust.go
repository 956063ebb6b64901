package weighing

import (
	"math"
	"math/rand/v2"
	"slices"
)

// Robustness says how much of a result is owed to the weights.
type Robustness struct {
	Share   []float64 // of all weightings under which no option beats this one; NaN without a total
	Samples int       // weightings tried; 0 if the shares are exact
}

// Weightings tried where the shares are not computed exactly, and what their choice begins with.
const (
	samples = 20000
	seed    = 0x77656967
)

// Robustness returns under what share of all weightings each option is the best, tied ones included.
// All weightings are equally likely: the shares of the criteria are uniform over all that sum to 1
// (Dirichlet with all parameters 1). With one criterion or two the result is exact. With more it is
// that of so many weightings, which are the same in each run.
func (w *Weighing) Robustness() Robustness {
	r := Robustness{Share: make([]float64, len(w.Options))}
	for o := range r.Share {
		r.Share[o] = math.NaN()
	}
	for _, o := range w.Ranked {
		r.Share[o] = 0
	}
	switch {
	case len(w.Ranked) == 0:
	case len(w.Criteria) == 1:
		for _, o := range w.Winners {
			r.Share[o] = 1
		}
	case len(w.Criteria) == 2:
		for _, o := range w.Ranked {
			r.Share[o] = w.exact(o)
		}
	default:
		r.Samples = samples
		w.sample(r.Share)
	}
	return r
}

// Error returns the standard error of the share of option o. It is that of a share of one sample more
// each way, so that a few thousand wins of as many do not pass for certainty.
func (r Robustness) Error(o int) float64 {
	if r.Samples == 0 {
		return 0
	}
	n := float64(r.Samples)
	p := (float64(r.Share[o]*n) + 1) / (n + 2)
	return math.Sqrt(p * (1 - p) / n)
}

// exact returns the share of all weightings of two criteria under which option o is the best. With the
// share u of the first, its lead over another is linear in u, so that it lasts on one side of a point.
func (w *Weighing) exact(o int) float64 {
	low, high := 0.0, 1.0
	for _, rival := range w.Ranked {
		at1 := w.Scores[o][0] - w.Scores[rival][0]
		at0 := w.Scores[o][1] - w.Scores[rival][1]
		switch {
		case at0 >= 0 && at1 >= 0:
		case at0 < 0 && at1 < 0:
			return 0
		case at0 < 0:
			low = max(low, at0/(at0-at1))
		default:
			high = min(high, at0/(at0-at1))
		}
	}
	return max(0, high-low)
}

// sample sets the shares to those of random weightings.
func (w *Weighing) sample(share []float64) {
	random := rand.New(rand.NewPCG(seed, uint64(len(w.Criteria))))
	wins := make([]int, len(w.Options))
	totals := make([]float64, len(w.Options))
	cuts, weights := make([]float64, len(w.Criteria)+1), make([]float64, len(w.Criteria))
	for range samples {
		spacings(random, cuts, weights)
		top := math.Inf(-1)
		for _, o := range w.Ranked {
			totals[o] = 0
			for k, x := range w.Scores[o] {
				totals[o] += float64(weights[k] * x)
			}
			top = max(top, totals[o])
		}
		for _, o := range w.Ranked {
			if top-totals[o] <= same {
				wins[o]++
			}
		}
	}
	for _, o := range w.Ranked {
		share[o] = float64(wins[o]) / samples
	}
}

// spacings sets weights to the pieces between random cuts of a line of length 1, whose ends are cuts
// too. So all weightings are equally likely, and only differences are computed, which are the same on
// every processor.
func spacings(random *rand.Rand, cuts, weights []float64) {
	last := len(cuts) - 1
	cuts[0], cuts[last] = 0, 1
	for i := 1; i < last; i++ {
		cuts[i] = random.Float64()
	}
	slices.Sort(cuts[1:last])
	for k := range weights {
		weights[k] = cuts[k+1] - cuts[k]
	}
}
