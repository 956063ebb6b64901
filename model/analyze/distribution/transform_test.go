package distribution

import (
	"math"
	"math/rand/v2"
	"testing"
)

// What two waves have of a weight is the sum over their convolution, as correlate and plain sums have it.
func TestMeet(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	mass := func() []float64 {
		m := make([]float64, points)
		for i := range 300 {
			m[i] = random.Float64() / 300
		}
		return m
	}
	a, b, w := mass(), mass(), make([]float64, points)
	for i := range w {
		w[i] = random.Float64()*2 - 1
	}
	want := 0.0
	for i, x := range a {
		for j, y := range b {
			if i+j < points {
				want += x * y * w[i+j]
			}
		}
	}
	tr := newTransform()
	reversed := tr.reversed(w)
	got := tr.meet(reversed, tr.forth(a), tr.forth(b))
	other := tr.correlate(reversed, product(tr.forth(a), tr.forth(b)))[0]
	if math.Abs(got-want) > 1e-8 || math.Abs(other-want) > 1e-8 {
		t.Errorf("got %v, by correlation %v, want %v", got, other, want)
	}
	if got, want := tr.meet(reversed, nil, tr.forth(a)), tr.correlate(reversed, tr.forth(a))[0]; math.Abs(got-want) > 1e-8 {
		t.Errorf("alone: got %v, want %v", got, want)
	}
}
