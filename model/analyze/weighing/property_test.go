package weighing

import (
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// problem draws a problem of a few options and criteria.
func problem(t *rapid.T, leastCriteria int) Problem {
	var p Problem
	for range rapid.IntRange(leastCriteria, 5).Draw(t, "criteria") {
		p.Criteria = append(p.Criteria, Criterion{
			Weight:   float64(rapid.IntRange(1, 9).Draw(t, "weight")),
			Lower:    rapid.Bool().Draw(t, "lower"),
			Measured: rapid.Bool().Draw(t, "measured"),
		})
	}
	for range rapid.IntRange(2, 5).Draw(t, "options") {
		var scores []float64
		for _, c := range p.Criteria {
			high := 5
			if c.Measured {
				high = 40
			}
			scores = append(scores, float64(rapid.IntRange(1, high).Draw(t, "score")))
		}
		p.Options = append(p.Options, scores)
	}
	return p
}

// lead returns by how much an option leads another.
func lead(p Problem, a, b int) float64 {
	w := Weigh(p)
	return w.Totals[a] - w.Totals[b]
}

// weighted returns the problem with another weight.
func (p Problem) weighted(k int, weight float64) Problem {
	p.Criteria = slices.Clone(p.Criteria)
	p.Criteria[k].Weight = weight
	return p
}

// TestWeightFlipsAgainstScan goes through weights one by one, from next to nothing to far too much: the lead
// changes its sign where the formula says, and nowhere else.
func TestWeightFlipsAgainstScan(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := problem(t, 2)
		w := Weigh(p)
		winner, ok := w.Winner()
		if !ok {
			return
		}
		at := map[[2]int]float64{}
		for _, f := range w.WeightFlips() {
			at[[2]int{f.Criterion, f.Rival}] = f.Weight
			if changed := Weigh(p.weighted(f.Criterion, f.Weight)); !near(changed.Shares[f.Criterion], f.To) {
				t.Fatalf("%+v: the share is %v", f, changed.Shares[f.Criterion])
			}
		}
		for k, c := range p.Criteria {
			for _, rival := range w.Ranked {
				if rival == winner {
					continue
				}
				flip, known := at[[2]int{k, rival}]
				const steps = 60
				before := 1e-7
				for i := 1; i <= steps; i++ {
					next := c.Weight * 40 * float64(i*i) / (steps * steps)
					a, b := lead(p.weighted(k, before), winner, rival), lead(p.weighted(k, next), winner, rival)
					turns := a > 1e-6 && b < -1e-6 || a < -1e-6 && b > 1e-6
					if inside := known && before <= flip && flip <= next; turns && !inside {
						t.Fatalf("criterion %d, rival %d: the lead turns between weights %v and %v, and the flip is at %v, %v", k, rival, before, next, flip, known)
					}
					before = next
				}
				if known && math.Abs(lead(p.weighted(k, flip), winner, rival)) > 1e-6 {
					t.Fatalf("criterion %d, rival %d: at a weight of %v the lead is %v", k, rival, flip, lead(p.weighted(k, flip), winner, rival))
				}
			}
		}
	})
}

// TestScoreFlipsAgainstScan changes scores one by one and weighs anew each time, so that the ends of measures
// move as they may: the winner is overtaken from the score on that is told, and not before.
func TestScoreFlipsAgainstScan(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := problem(t, 1)
		w := Weigh(p)
		winner, ok := w.Winner()
		if !ok {
			return
		}
		leads := func(o, k int, v float64) float64 {
			changed := Weigh(p.with(o, k, v))
			least := math.Inf(1)
			for _, rival := range w.Ranked {
				if rival != winner {
					least = min(least, changed.Totals[winner]-changed.Totals[rival])
				}
			}
			return least
		}
		told := map[[2]int]float64{}
		for _, f := range w.ScoreFlips() {
			told[[2]int{f.Criterion, f.Option}] = f.To
			beyond := f.To + (f.To-f.From)*1e-6
			if now, after := leads(f.Option, f.Criterion, f.To), leads(f.Option, f.Criterion, beyond); now > 1e-6 && after > 1e-6 {
				t.Fatalf("%+v: the winner still leads by %v, and beyond by %v", f, now, after)
			}
		}
		for k, c := range p.Criteria {
			low, high := Worst, Best
			if c.Measured {
				low, high = 0, 120
			}
			for o := range p.Options {
				v := p.Options[o][k]
				to, known := told[[2]int{k, o}]
				if c.Measured && w.bounds[k].low == w.bounds[k].high {
					continue
				}
				const steps = 80
				for i := range steps + 1 {
					tried := low + (high-low)*float64(i)/steps
					nearer := !known || math.Abs(tried-v) < math.Abs(to-v)-1e-6
					if nearer && leads(o, k, tried) < -1e-6 {
						t.Fatalf("criterion %d, option %d: the winner is overtaken at %v, and the flip is at %v, %v", k, o, tried, to, known)
					}
				}
			}
		}
	})
}

func TestScalingWeightsChangesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := problem(t, 1)
		scaled := p
		scaled.Criteria = slices.Clone(p.Criteria)
		by := rapid.Float64Range(1e-3, 1e3).Draw(t, "by")
		for k := range scaled.Criteria {
			scaled.Criteria[k].Weight *= by
		}
		a, b := Weigh(p), Weigh(scaled)
		if !slices.EqualFunc(a.Totals, b.Totals, near) || !slices.Equal(a.Winners, b.Winners) {
			t.Fatalf("%v and %v", a.Totals, b.Totals)
		}
	})
}

func TestOrderOfOptionsChangesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := problem(t, 1)
		order := rapid.Permutation(indices(len(p.Options))).Draw(t, "order")
		shuffled := Problem{Criteria: p.Criteria}
		for _, o := range order {
			shuffled.Options = append(shuffled.Options, p.Options[o])
		}
		a, b := Weigh(p), Weigh(shuffled)
		ra, rb := a.Robustness(), b.Robustness()
		for i, o := range order {
			if a.Totals[o] != b.Totals[i] || a.Wins(o) != b.Wins(i) || ra.Share[o] != rb.Share[i] || len(a.Dominators(o)) != len(b.Dominators(i)) {
				t.Fatalf("option %d is another one at place %d", o, i)
			}
		}
	})
}

func indices(n int) []int {
	all := make([]int, n)
	for i := range all {
		all[i] = i
	}
	return all
}

// An option that is worse in everything takes no victory from another, if it stretches no measure.
func TestDominatedOptionChangesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := problem(t, 1)
		w := Weigh(p)
		worse := slices.Clone(p.Options[rapid.IntRange(0, len(p.Options)-1).Draw(t, "like")])
		for k := range worse {
			bad, _ := w.Bounds(k)
			part := rapid.Float64Range(0, 1).Draw(t, "worse")
			worse[k] += (bad - worse[k]) * part
		}
		more := Problem{Criteria: p.Criteria, Options: append(slices.Clone(p.Options), worse)}
		after := Weigh(more)
		for o := range p.Options {
			if !near(w.Totals[o], after.Totals[o]) || w.Wins(o) != after.Wins(o) {
				t.Fatalf("option %d had %v and has %v", o, w.Totals[o], after.Totals[o])
			}
		}
		if last := len(p.Options); len(after.Dominators(last)) == 0 && !slices.ContainsFunc(after.Scores[:last], func(s []float64) bool {
			return slices.EqualFunc(s, after.Scores[last], near)
		}) {
			t.Fatalf("%v is dominated by none of %v", worse, p.Options)
		}
	})
}

// A winner stays one under its own weights, so that it wins some share of all weightings or next to
// none; and what is dominated wins none but where it is tied.
func TestRobustnessIsAShare(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := Weigh(problem(t, 1))
		r := w.Robustness()
		sum := 0.0
		for _, share := range r.Share {
			if share < 0 || share > 1 {
				t.Fatalf("a share of %v", share)
			}
			sum += share
		}
		if sum < 1-1e-9 {
			t.Fatalf("somebody must win: %v", r.Share)
		}
	})
}

// TestSamplesAgainstArea cuts the triangle of all weightings of three criteria by the line on which two
// options are level, and compares its parts with what sampling finds.
func TestSamplesAgainstArea(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := Problem{Criteria: []Criterion{{Weight: 1}, {Weight: 1}, {Weight: 1}}}
		for range rapid.IntRange(2, 4).Draw(t, "options") {
			p.Options = append(p.Options, rapid.SliceOfN(rapid.Float64Range(1, 5), 3, 3).Draw(t, "scores"))
		}
		w := Weigh(p)
		r := w.Robustness()
		for o := range p.Options {
			corners := [][]float64{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}
			for rival := range p.Options {
				if rival != o {
					corners = half(corners, w.Scores[o], w.Scores[rival])
				}
			}
			if want := area(corners); math.Abs(r.Share[o]-want) > 5*r.Error(o) {
				t.Fatalf("option %d wins %v of all samples, and %v of the triangle", o, r.Share[o], want)
			}
		}
	})
}

// half returns what is left of a convex polygon of weightings where a is at least as good as b.
func half(corners [][]float64, a, b []float64) [][]float64 {
	ahead := func(w []float64) float64 {
		return w[0]*(a[0]-b[0]) + w[1]*(a[1]-b[1]) + w[2]*(a[2]-b[2])
	}
	var left [][]float64
	for i, c := range corners {
		next := corners[(i+1)%len(corners)]
		x, y := ahead(c), ahead(next)
		if x >= 0 {
			left = append(left, c)
		}
		if x > 0 && y < 0 || x < 0 && y > 0 {
			u := x / (x - y)
			left = append(left, []float64{c[0] + u*(next[0]-c[0]), c[1] + u*(next[1]-c[1]), c[2] + u*(next[2]-c[2])})
		}
	}
	return left
}

// area returns the share of a polygon in the triangle of all weightings.
func area(corners [][]float64) float64 {
	sum := 0.0
	for i, c := range corners {
		next := corners[(i+1)%len(corners)]
		sum += c[0]*next[1] - next[0]*c[1]
	}
	return math.Abs(sum)
}

func BenchmarkWeighing(b *testing.B) {
	p := Problem{}
	for k := range 6 {
		p.Criteria = append(p.Criteria, Criterion{Weight: float64(k + 1), Measured: k%2 == 0})
	}
	for o := range 5 {
		scores := make([]float64, 6)
		for k := range scores {
			scores[k] = float64((o*7+k*3)%5 + 1)
		}
		p.Options = append(p.Options, scores)
	}
	b.Run("totals", func(b *testing.B) {
		for b.Loop() {
			Weigh(p)
		}
	})
	b.Run("flips", func(b *testing.B) {
		w := Weigh(p)
		for b.Loop() {
			w.WeightFlips()
			w.ScoreFlips()
		}
	})
	b.Run("robustness", func(b *testing.B) {
		w := Weigh(p)
		for b.Loop() {
			w.Robustness()
		}
	})
}
