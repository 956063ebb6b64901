package distribution

import (
	"errors"
	"math"
	"testing"
)

func TestFit(t *testing.T) {
	for _, o := range []struct {
		m      Measured
		misfit float64
	}{
		{Measured{P50: 0.010, P99: 0.100}, 0},
		{Measured{P50: 0.010, P95: 0.040}, 0},
		{Measured{P50: 0.010, P95: 0.050939423, P99: 0.100}, 0},
		{Measured{P50: 0.010, P95: 0.010, P99: 0.010}, 0},
		{Measured{P50: 0.010, P95: 0.020, P99: 0.100}, 0.8032}, // no lognormal law
	} {
		l, misfit, err := Fit(o.m)
		if err != nil || math.Abs(misfit-o.misfit) > 1e-4 {
			t.Errorf("%+v: misfit %v, %v; want %v", o.m, misfit, err, o.misfit)
		}
		if o.misfit > 0 {
			continue
		}
		wantNear(t, "p50", l.Quantile(0.5), o.m.P50, 1e-6)
		if o.m.P95 > 0 {
			wantNear(t, "p95", l.Quantile(0.95), o.m.P95, 1e-6)
		}
	}
}

func TestFitErrors(t *testing.T) {
	for _, o := range []struct {
		m    Measured
		want error // nil for any
	}{
		{Measured{}, ErrMedian},
		{Measured{P50: 0.010}, ErrTail},
		{Measured{P99: 0.100}, ErrMedian},
		{Measured{P95: 0.1, P99: 0.100}, ErrMedian},
		{Measured{P50: 0.2, P99: 0.1}, nil},
		{Measured{P50: 0.1, P95: 0.3, P99: 0.2}, nil},
		{Measured{P50: -1, P99: 0.1}, nil},
		{Measured{P50: math.NaN(), P99: 0.1}, nil},
		{Measured{P50: 0.1, P99: math.Inf(1)}, nil},
		{Measured{P50: 1e-9, P99: 1e9}, nil},
	} {
		_, _, err := Fit(o.m)
		if err == nil || o.want != nil && !errors.Is(err, o.want) {
			t.Errorf("%+v: %v, want %v", o.m, err, o.want)
		}
	}
}

func TestBadInput(t *testing.T) {
	law := func(_ Law, err error) error { return err }
	node := func(_ *Node, err error) error { return err }
	s := Step(0, usual())
	for name, err := range map[string]error{
		"negative constant": law(Constant(-1)),
		"endless constant":  law(Constant(math.Inf(1))),
		"mean of nothing":   law(Exponential(0)),
		"mean not a number": law(Exponential(math.NaN())),
		"chance above 1":    law(Wait(1.01, 1)),
		"wait of nothing":   law(Wait(0.5, 0)),
		"0 of 1":            node(WaitFor(0, s)),
		"2 of 1":            node(WaitFor(2, s)),
		"chances above 1":   node(Mixture(Branch{0.6, s}, Branch{0.5, s})),
		"no branches":       node(Mixture()),
		"negative chance":   node(Mixture(Branch{-0.5, s}, Branch{1.5, s})),
		"chance NaN":        node(Mixture(Branch{math.NaN(), s})),
		"negative calls":    node(Repeat(-1, s)),
		"calls NaN":         node(Fan(math.NaN(), s)),
		"too many calls":    node(Fan(1e7, s)),
		"negative retries":  node(Retry(s, Retries{Retries: -1})),
		"negative timeout":  node(Retry(s, Retries{Timeout: -1})),
		"negative backoff":  node(Retry(s, Retries{Backoff: []float64{-1}})),
		"failure of 101 %":  node(Retry(s, Retries{Failure: 1.01})),
	} {
		if err == nil {
			t.Errorf("%s is accepted", name)
		}
	}
}

func TestUnanswered(t *testing.T) {
	late := must(Retry(Step(0, must(Constant(2))), Retries{Timeout: 1, Retries: 3}))
	c := NewComposer()
	for _, n := range []*Node{late, Series(late, Step(1, usual())), must(Retry(late, Retries{Timeout: 1}))} {
		s, err := c.Summary(n)
		if !errors.Is(err, ErrUnanswered) || s.Failed != 1 {
			t.Errorf("%+v, %v", s, err)
		}
		if !math.IsNaN(c.Quantile(n, 0.5)) || !math.IsNaN(c.CDF(n, 1)) {
			t.Error("what is never answered has a latency")
		}
	}
}

func FuzzFit(f *testing.F) {
	f.Add(0.01, 0.05, 0.1)
	f.Add(0.01, 0., 0.01)
	f.Add(1e-9, 1e-9, 1e9)
	f.Fuzz(func(t *testing.T, p50, p95, p99 float64) {
		l, misfit, err := Fit(Measured{p50, p95, p99})
		if err != nil {
			return
		}
		if !(misfit >= 0) {
			t.Fatalf("misfit %v", misfit)
		}
		n := Step(0, l)
		s, err := NewComposer().Summary(Series(n, n))
		if err != nil || !(s.P50 <= s.P95 && s.P95 <= s.P99 && s.P99 <= s.P999) || !(s.Tail > 0) {
			t.Fatalf("%+v, %v", s, err)
		}
	})
}
