package distribution

import "testing"

// Three steps with a p50 of 10 ms and a p99 of 100 ms: sums of percentiles are wrong in both ways.
func TestNeverAddsPercentiles(t *testing.T) {
	s := must(NewComposer().Summary(Series(alike(3, usual())...)))
	if s.P99 > 0.200 {
		t.Errorf("p99 is %v: next to the sum of 0.3", s.P99)
	}
	if s.P50 < 0.039 {
		t.Errorf("p50 is %v: next to the sum of 0.03", s.P50)
	}
	wantNear(t, "the mean, which does add up", s.Mean, 3*usual().Mean(), 1e-9)
}

// Attempts are one more than retries.
func TestRetriesAreNotAttempts(t *testing.T) {
	n := must(Retry(Step(0, usual()), Retries{Retries: 3, Failure: 1}))
	if a := NewComposer().Attempts(n); a != 4 {
		t.Errorf("3 retries are %v attempts", a)
	}
}

// Requests without an answer are errors: they neither take the timeout nor no time.
func TestFailuresAreNotLatency(t *testing.T) {
	l := must(Exponential(0.010))
	c := NewComposer()
	s := must(c.Summary(must(Retry(Step(0, l), Retries{Timeout: 0.010}))))
	wantNear(t, "failed", s.Failed, 1-l.CDF(0.010), 1e-9)
	wantNear(t, "median of the answered", s.P50, l.Quantile(l.CDF(0.010)/2), 1e-5)
}

// The order in which things are computed leaves no trace, nor does what was computed before.
func TestSameFiguresEveryTime(t *testing.T) {
	a := Series(alike(3, usual())...)
	b := Parallel(a, exponentialStep(5, 0.02))
	c := NewComposer()
	first := must(c.Summary(b))
	must(c.Summary(a))
	again, fresh := must(c.Summary(b)), must(NewComposer().Summary(b))
	for _, s := range []Summary{again, fresh} {
		if s.P50 != first.P50 || s.P999 != first.P999 || s.Tail != first.Tail || s.Mean != first.Mean {
			t.Errorf("%+v and %+v", first, s)
		}
	}
}

// What takes no time but a constant one may be repeated, retried and waited for.
func TestConstantsOnly(t *testing.T) {
	tenth := must(Constant(0.1))
	pair := Series(Step(0, tenth), Step(1, tenth))
	for name, test := range map[string]struct {
		n    *Node
		want float64
	}{
		"repeated": {must(Repeat(3, pair)), 0.6},
		"together": {must(Fan(3, pair)), 0.2},
		"retried":  {must(Retry(pair, Retries{Timeout: 1, Retries: 2})), 0.2},
		"beside":   {Parallel(pair, Step(2, tenth)), 0.2},
		"after":    {Series(must(Repeat(2, pair)), Step(2, tenth)), 0.5},
	} {
		s := must(NewComposer().Summary(test.n))
		for _, got := range []float64{s.Mean, s.P50, s.P999, s.Tail} {
			wantNear(t, name, got, test.want, 5e-3) // what many take exactly is no nearer
		}
	}
}
