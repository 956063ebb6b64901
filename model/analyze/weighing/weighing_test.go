package weighing

import (
	"math"
	"slices"
	"testing"
)

var unknown = math.NaN()

// brokers is the worked example: three brokers by three criteria on the scale.
func brokers() Problem {
	return Problem{
		Criteria: []Criterion{{Weight: .5}, {Weight: .3}, {Weight: .2}},
		Options:  [][]float64{{4, 3, 5}, {3, 5, 3}, {4, 2, 2}},
	}
}

func near(a, b float64) bool { return math.Abs(a-b) < 1e-9 || math.IsNaN(a) && math.IsNaN(b) }

func wantAll(t *testing.T, what string, got, want []float64) {
	t.Helper()
	if !slices.EqualFunc(got, want, near) {
		t.Errorf("%s: %v, want %v", what, got, want)
	}
}

func TestTotals(t *testing.T) {
	w := Weigh(brokers())
	wantAll(t, "totals", w.Totals, []float64{3.9, 3.6, 3.0})
	wantAll(t, "shares", w.Shares, []float64{.5, .3, .2})
	wantAll(t, "contributions", []float64{w.Contribution(0, 0), w.Contribution(0, 1), w.Contribution(0, 2)}, []float64{2, .9, 1})
	if o, ok := w.Winner(); o != 0 || !ok || !near(w.Margin(), .3) {
		t.Errorf("winner %d, %v by %v", o, ok, w.Margin())
	}
	if got := w.Ranked; !slices.Equal(got, []int{0, 1, 2}) {
		t.Errorf("ranked %v", got)
	}
	if got := w.Dominators(2); !slices.Equal(got, []int{0}) {
		t.Errorf("the last is dominated by %v", got)
	}
	if got := w.Dominators(1); got != nil {
		t.Errorf("the second is dominated by %v", got)
	}
}

// The figures of the worked example: what has the second option draw level with the first.
func TestWeightFlipsOfTheExample(t *testing.T) {
	flips := Weigh(brokers()).WeightFlips()
	to := map[int]float64{0: .2 / .7, 1: .45 / 1.15, 2: .05 / .85} // .285714, .391304, .0588235
	weight := map[int]float64{0: .2, 1: .45, 2: .05}
	var order []int
	for _, f := range flips {
		if f.Rival != 1 {
			t.Errorf("%+v: the third option never leads", f)
		}
		order = append(order, f.Criterion)
		if !near(f.To, to[f.Criterion]) || !near(f.Weight, weight[f.Criterion]) {
			t.Errorf("%+v, want a share of %v and a weight of %v", f, to[f.Criterion], weight[f.Criterion])
		}
	}
	if !slices.Equal(order, []int{1, 0, 2}) || !near(flips[0].Relative, .5) {
		t.Errorf("flips %+v, want the second criterion first, at half as much again", flips)
	}
}

func TestScoreFlipsOfTheExample(t *testing.T) {
	type cell struct{ criterion, option int }
	got := map[cell]float64{}
	for _, f := range Weigh(brokers()).ScoreFlips() {
		got[cell{f.Criterion, f.Option}] = f.To
	}
	want := map[cell]float64{
		{0, 0}: 3.4, {1, 0}: 2, {2, 0}: 3.5, // the winner comes down to the second
		{0, 1}: 3.6, {2, 1}: 4.5, // the second comes up; by the second criterion it is at the end of the scale
		{1, 2}: 5, // 0.9 by a weight of 0.3; by 0.2 it would leave the scale, and by 0.5 too
	}
	for c, to := range want {
		if !near(got[c], to) {
			t.Errorf("%v goes to %v, want %v", c, got[c], to)
		}
	}
	if len(got) != len(want) {
		t.Errorf("flips %v, want %v", got, want)
	}
}

func TestMeasures(t *testing.T) {
	w := Weigh(Problem{
		Criteria: []Criterion{{Weight: 1, Measured: true, Lower: true}, {Weight: 1, Measured: true}, {Weight: 2, Lower: true}},
		Options:  [][]float64{{10, 100, 2}, {30, 300, 4}, {20, 100, 1}},
	})
	wantAll(t, "a measure of which less is better", []float64{w.Scores[0][0], w.Scores[1][0], w.Scores[2][0]}, []float64{5, 1, 3})
	wantAll(t, "a measure of which more is better", []float64{w.Scores[0][1], w.Scores[1][1], w.Scores[2][1]}, []float64{1, 5, 1})
	wantAll(t, "a scale that is turned round", []float64{w.Scores[0][2], w.Scores[1][2], w.Scores[2][2]}, []float64{4, 2, 5})
	worst, best := w.Bounds(0)
	turnedWorst, turnedBest := w.Bounds(2)
	wantAll(t, "bounds", []float64{worst, best, turnedWorst, turnedBest}, []float64{30, 10, 5, 1})
}

// Where all measures are the same the criterion takes no part, whatever its weight.
func TestEqualMeasuresHaveNoInfluence(t *testing.T) {
	for _, weight := range []float64{.1, 1, 100} {
		p := Problem{
			Criteria: []Criterion{{Weight: 1}, {Weight: weight, Measured: true, Lower: true}},
			Options:  [][]float64{{4, 70}, {3, 70}},
		}
		w := Weigh(p)
		if o, ok := w.Winner(); o != 0 || !ok {
			t.Errorf("with a weight of %v the winner is %d, %v", weight, o, ok)
		}
		for _, f := range w.ScoreFlips() {
			if f.Criterion == 1 {
				t.Errorf("%+v flips by a criterion that tells nothing", f)
			}
		}
		if flips := w.WeightFlips(); flips != nil {
			t.Errorf("flips %+v", flips)
		}
	}
}

// A score that is not there is no 0: the option has no total, says why, and the rest goes on.
func TestUnknownScoreIsNotZero(t *testing.T) {
	w := Weigh(Problem{
		Criteria: []Criterion{{Weight: 1}, {Weight: 1, Measured: true, Lower: true}},
		Options:  [][]float64{{5, unknown}, {2, 30}, {3, 20}, {5}},
	})
	wantAll(t, "totals", w.Totals, []float64{unknown, 1.5, 4, unknown})
	if !slices.Equal(w.Missing[0], []int{1}) || !slices.Equal(w.Missing[3], []int{1}) || w.Missing[1] != nil {
		t.Errorf("missing %v", w.Missing)
	}
	if o, ok := w.Winner(); o != 2 || !ok || len(w.Ranked) != 2 {
		t.Errorf("winner %d, %v of %v", o, ok, w.Ranked)
	}
	if !near(w.Contribution(0, 0), 2.5) || w.Dominators(0) != nil {
		t.Error("what is known of an option is not told, or what is not known is")
	}
	for _, f := range w.WeightFlips() {
		t.Errorf("%+v: no known option can win", f)
	}
}

func TestTies(t *testing.T) {
	w := Weigh(Problem{Criteria: []Criterion{{Weight: 1}, {Weight: 1}}, Options: [][]float64{{1, 2}, {3, 4}, {4, 3}}})
	if _, ok := w.Winner(); ok || !slices.Equal(w.Winners, []int{1, 2}) || w.Margin() != 0 {
		t.Errorf("winners %v by %v", w.Winners, w.Margin())
	}
	if w.WeightFlips() != nil || w.ScoreFlips() != nil || !w.Wins(1) || w.Wins(0) {
		t.Error("a tie is broken by nothing, and both win")
	}
}

func TestNothingToWeigh(t *testing.T) {
	for what, p := range map[string]Problem{
		"nothing":            {},
		"no options":         {Criteria: []Criterion{{Weight: 1}}},
		"no criteria":        {Options: [][]float64{{}, {1}}},
		"a weight of 0":      {Criteria: []Criterion{{Weight: 1}, {}}, Options: [][]float64{{1, 2}, {2, 1}}},
		"an unknown weight":  {Criteria: []Criterion{{Weight: unknown}}, Options: [][]float64{{1}, {2}}},
		"an endless weight":  {Criteria: []Criterion{{Weight: math.Inf(1)}}, Options: [][]float64{{1}, {2}}},
		"an endless score":   {Criteria: []Criterion{{Weight: 1}}, Options: [][]float64{{math.Inf(1)}}},
		"nothing is known":   {Criteria: []Criterion{{Weight: 1, Measured: true}}, Options: [][]float64{{unknown}, {}}},
		"weights below zero": {Criteria: []Criterion{{Weight: -1}}, Options: [][]float64{{1}, {2}}},
	} {
		w := Weigh(p)
		if _, ok := w.Winner(); ok || len(w.Ranked) > 0 || !math.IsNaN(w.Margin()) || w.WeightFlips() != nil || w.ScoreFlips() != nil {
			t.Errorf("%s: %+v", what, w)
		}
		for o, share := range w.Robustness().Share {
			if !math.IsNaN(share) {
				t.Errorf("%s: option %d wins %v", what, o, share)
			}
		}
	}
}

// A measure may be cheap enough to be free, and no cheaper.
func TestMeasuresStayAboveZero(t *testing.T) {
	w := Weigh(Problem{
		Criteria: []Criterion{{Weight: 3}, {Weight: 1, Measured: true, Lower: true}},
		Options:  [][]float64{{5, 100}, {3, 50}, {1, 400}},
	})
	for _, f := range w.ScoreFlips() {
		if f.To < 0 {
			t.Errorf("%+v", f)
		}
	}
}

func TestRobustness(t *testing.T) {
	// With the share u of the first criterion, the lead of the first option is u(4-2) + (1-u)(2-5).
	two := Weigh(Problem{Criteria: []Criterion{{Weight: 2}, {Weight: 1}}, Options: [][]float64{{4, 2}, {2, 5}, {1, 1}}})
	if r := two.Robustness(); r.Samples != 0 || r.Error(0) != 0 {
		t.Errorf("two criteria are sampled: %+v", r)
	} else {
		wantAll(t, "two criteria", r.Share, []float64{.4, .6, 0})
	}
	one := Weigh(Problem{Criteria: []Criterion{{Weight: 2}}, Options: [][]float64{{4}, {4}, {1}, {unknown}}})
	wantAll(t, "one criterion", one.Robustness().Share, []float64{1, 1, 0, unknown})

	// Three corners of a symmetric problem have a third each.
	three := Weigh(Problem{
		Criteria: []Criterion{{Weight: 1}, {Weight: 2}, {Weight: 3}},
		Options:  [][]float64{{5, 1, 1}, {1, 5, 1}, {1, 1, 5}},
	}).Robustness()
	for o, share := range three.Share {
		if e := three.Error(o); math.Abs(share-1./3) > 4*e || e > .004 || e < .003 {
			t.Errorf("option %d wins %v with an error of %v", o, share, e)
		}
	}
	if r := Weigh(brokers()).Robustness(); r.Share[2] != 0 || r.Error(2) == 0 {
		t.Errorf("a dominated option wins %v with an error of %v", r.Share[2], r.Error(2))
	}
}
