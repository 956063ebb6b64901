package distribution

import (
	"math"
	"testing"
)

// The mean of what is waited for side by side is that of the last: the integral of 1 - F, where F is the
// product of those of the parts.
func TestMeanOfRace(t *testing.T) {
	for _, percentiles := range [][]Measured{
		{{P50: 0.010, P99: 0.100}, {P50: 0.010, P99: 0.100}},
		{{P50: 0.100, P99: 0.110}, {P50: 0.100, P99: 0.200}},
		{{P50: 0.001, P99: 0.002}, {P50: 0.0005, P99: 0.5}}, // hardly any tail, and little else
		{{P50: 0.010, P99: 0.100}, {P50: 0.020, P99: 0.050}, {P50: 0.001, P99: 0.5}},
	} {
		var laws []Law
		var steps []*Node
		for i, m := range percentiles {
			law, _, err := Fit(m)
			if err != nil {
				t.Fatal(err)
			}
			laws, steps = append(laws, law), append(steps, Step(i, law))
		}
		wantNear(t, "mean of a race", NewComposer().Mean(Parallel(steps...)), meanOfLast(laws), 1e-5)
	}
}

// meanOfLast integrates over the logarithm of time.
func meanOfLast(laws []Law) float64 {
	const least, most, pieces = -20.0, 15.0, 200000
	width, sum := (most-least)/pieces, 0.0
	for i := range pieces {
		at := math.Exp(least + width*(float64(i)+0.5))
		done := 1.0
		for _, l := range laws {
			done *= l.CDF(at)
		}
		sum += (1 - done) * at * width
	}
	return sum
}
