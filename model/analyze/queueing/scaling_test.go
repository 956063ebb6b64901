package queueing

import (
	"math"
	"testing"
)

// The vignette of R's usl package, with its published coefficients for specsdm91.
func TestScalingOracle(t *testing.T) {
	s := Scaling{Gamma: 89.9952, Alpha: 0.0277285, Beta: 0.0001044}
	n, err := s.Peak()
	if err != nil {
		t.Fatal(err)
	}
	wantNear(t, "N*", n, 96.5, 1e-3)
	wantNear(t, "N*", n, 96.5036, 1e-4)
	wantNear(t, "X", s.Throughput(n), 1883.77, 1e-4)
	if s.Throughput(n) < s.Throughput(n-1) || s.Throughput(n) < s.Throughput(n+1) {
		t.Error("the peak is none")
	}
	wantNear(t, "one worker", s.Throughput(1), s.Gamma, 1e-12)
}

func TestScalingPeak(t *testing.T) {
	if n, err := (Scaling{Gamma: 1, Alpha: 0.1}).Peak(); err != nil || !math.IsInf(n, 1) {
		t.Errorf("without coherency the peak is %v, %v", n, err)
	}
	if n, err := (Scaling{Gamma: 1, Alpha: 1, Beta: 0.1}).Peak(); err != nil || n != 1 {
		t.Errorf("with nothing but contention the peak is %v, %v", n, err)
	}
	for _, s := range []Scaling{{}, {Gamma: 1, Alpha: -0.1}, {Gamma: 1, Alpha: 1.1}, {Gamma: 1, Beta: math.NaN()}} {
		if _, err := s.Peak(); err == nil {
			t.Errorf("%+v is accepted", s)
		}
	}
}
