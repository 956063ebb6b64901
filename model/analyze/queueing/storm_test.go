package queueing

import (
	"math"
	"slices"
	"testing"
)

func TestStormOracles(t *testing.T) {
	for _, o := range []struct {
		name    string
		retries []float64
		want    float64
	}{
		{"G1: SRE book, 3 retries in 3 layers", slices.Repeat([]float64{3}, 3), 64},
		{"G2: Builders' Library, 3 attempts in 5 layers", slices.Repeat([]float64{2}, 5), 243},
		{"G2 with 3 retries", slices.Repeat([]float64{3}, 5), 1024},
		{"G4: budgets of 10 %", slices.Repeat([]float64{0.1}, 3), 1.331},
		{"no layers", nil, 1},
	} {
		got, err := Storm(o.retries...)
		if err != nil {
			t.Fatal(err)
		}
		wantNear(t, o.name, got, o.want, 1e-12)
	}
	for _, bad := range []float64{-1, math.NaN()} {
		if _, err := Storm(bad); err == nil {
			t.Errorf("%v retries are accepted", bad)
		}
	}
}

// G3: Bronson and others, Metastable Failures: a database of 300 queries a second, and one retry.
func TestMetastableOracle(t *testing.T) {
	storm, err := Storm(1)
	if err != nil {
		t.Fatal(err)
	}
	wantNear(t, "the safe load", SafeLoad(300, storm), 150, 1e-12)
	wantNear(t, "what 280 become", 280*storm, 560, 1e-12)
	for _, o := range []struct {
		load float64
		want Stability
	}{{100, Stable}, {150, Stable}, {151, Vulnerable}, {280, Vulnerable}, {300, Vulnerable}, {301, Overloaded}} {
		if got := StabilityOf(o.load, 300, storm); got != o.want {
			t.Errorf("%v a second is %v, want %v", o.load, got, o.want)
		}
	}
}
