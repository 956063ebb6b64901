// Package weighing scores options by weighted criteria, and says how much the result hangs on its
// inputs: which change of a weight or of a score would make another option the best, which options are
// worse than another in everything, and under what share of all weightings an option stays the best.
//
// All scores come onto one scale, from Worst to Best. A criterion is scored on that scale, or it is
// measured: then the worst measure that an option has stands for Worst, the best for Best, and those
// between lie between in proportion. Where all measures are the same the criterion tells nothing: all
// options get the middle of the scale, and it has no influence on which is the best.
//
// A score that is unknown makes the total of its option unknown, never lower. The other options are
// weighed without it.
package weighing

import "math"

// The scale.
const (
	Worst = 1.0
	Best  = 5.0
)

// same is how near two totals are that count as equal: less than anybody could have meant.
const same = 1e-9

// Criterion is what options are judged by.
type Criterion struct {
	Weight   float64 // how much it counts beside the others; above 0
	Lower    bool    // a low score is a good one
	Measured bool    // scores are in some unit, and not on the scale
}

// Problem is what is to be weighed.
type Problem struct {
	Criteria []Criterion
	Options  [][]float64 // the scores of each option, by criterion; NaN, or none, where unknown
}

// Weighing is a problem with the scores and totals of its options.
type Weighing struct {
	Problem
	Shares  []float64   // of each criterion in the sum of weights; NaN if a weight is no weight
	Scores  [][]float64 // of each option by criterion, on the scale, 5 being good; NaN if unknown
	Totals  []float64   // of each option; NaN if unknown
	Missing [][]int     // the criteria by which each option has no score
	Ranked  []int       // the options with totals, best first; equal ones in their order
	Winners []int       // those of them that have the highest total: several, if they are tied

	bounds []bounds // of measured criteria
}

// Weigh scores the options of a problem.
func Weigh(p Problem) *Weighing {
	w := &Weighing{Problem: p, Shares: shares(p.Criteria), bounds: make([]bounds, len(p.Criteria))}
	for k := range p.Criteria {
		w.bounds[k] = p.bounds(k)
	}
	for o := range p.Options {
		w.weigh(o)
	}
	w.rank()
	return w
}

// shares returns the share of each criterion in the sum of weights.
func shares(criteria []Criterion) []float64 {
	sum := 0.0
	for _, c := range criteria {
		if !(c.Weight > 0) {
			sum = math.NaN() // so that there is no share, and no total
		}
		sum += c.Weight
	}
	s := make([]float64, len(criteria))
	for k, c := range criteria {
		s[k] = c.Weight / sum
	}
	return s
}

// Score returns the raw score of option o by criterion k; NaN if it is unknown.
func (p *Problem) Score(o, k int) float64 {
	if k >= len(p.Options[o]) || !(math.Abs(p.Options[o][k]) <= most) {
		return math.NaN()
	}
	return p.Options[o][k]
}

// most is the largest number that may be a score: sums and differences of such are finite.
const most = 1e300

// weigh scores option o.
func (w *Weighing) weigh(o int) {
	scores := make([]float64, len(w.Criteria))
	var missing []int
	total := 0.0
	for k, c := range w.Criteria {
		scores[k] = c.onScale(w.Score(o, k), w.bounds[k])
		if math.IsNaN(scores[k]) {
			missing = append(missing, k)
		}
		total += float64(w.Shares[k] * scores[k])
	}
	if len(w.Criteria) == 0 {
		total = math.NaN()
	}
	w.Scores, w.Totals, w.Missing = append(w.Scores, scores), append(w.Totals, total), append(w.Missing, missing)
}

// Contribution returns what criterion k adds to the total of option o; NaN if that is unknown.
func (w *Weighing) Contribution(o, k int) float64 { return float64(w.Shares[k] * w.Scores[o][k]) }

// Bounds returns the raw scores that stand for Worst and Best on the scale. The two are the same if a
// measured criterion has no influence, and NaN if nothing was measured.
func (w *Weighing) Bounds(k int) (worst, best float64) {
	c := w.Criteria[k]
	b := bounds{Worst, Best}
	if c.Measured {
		b = w.bounds[k]
	}
	if c.Lower {
		return b.high, b.low
	}
	return b.low, b.high
}

// bounds are the lowest and the highest of some measures.
type bounds struct{ low, high float64 }

// bounds returns the bounds of what is known of criterion k; NaN if nothing is.
func (p *Problem) bounds(k int) bounds {
	b := bounds{math.NaN(), math.NaN()}
	for o := range p.Options {
		b = b.with(p.Score(o, k))
	}
	return b
}

// with returns bounds that v is within, too.
func (b bounds) with(v float64) bounds {
	switch {
	case math.IsNaN(v):
		return b
	case math.IsNaN(b.low):
		return bounds{v, v}
	}
	return bounds{min(b.low, v), max(b.high, v)}
}

// onScale puts a raw score on the scale.
func (c Criterion) onScale(v float64, b bounds) float64 {
	switch {
	case math.IsNaN(v):
		return v
	case c.Measured && b.low == b.high:
		return (Worst + Best) / 2
	case c.Measured:
		v = Worst + float64((Best-Worst)*((v-b.low)/(b.high-b.low)))
	}
	if c.Lower {
		return Worst + Best - v
	}
	return v
}
