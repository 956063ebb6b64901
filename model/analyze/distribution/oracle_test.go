package distribution

import (
	"fmt"
	"math"
	"testing"

	"gonum.org/v1/gonum/stat/distuv"
)

// usual is the law with a p50 of 10 ms and a p99 of 100 ms.
func usual() Law { return must(Lognormal(0.010, 0.100)) }

// Published and worked results, in milliseconds.
func TestOracles(t *testing.T) {
	ten := must(Exponential(0.010))
	fan := func(times float64, l Law) *Node { return must(Fan(times, Step(0, l))) }
	respond := Series(Step(0, must(Wait(0.4091800, 0.050))), exponentialStep(1, 0.100)) // M/M/10, 80/s, 10/s each
	for _, o := range []struct {
		name string
		node *Node
		p    float64 // 0 for the mean
		want float64
	}{
		{"C1", Step(0, usual()), 0, 16.3205},
		{"C1", Step(0, usual()), 0.50, 10},
		{"C1", Step(0, usual()), 0.95, 50.9394},
		{"C1", Step(0, usual()), 0.99, 100},
		{"C1", Step(0, usual()), 0.999, 212.99},
		{"C2 of 2", fan(2, usual()), 0.99, 127.899},
		{"C2 of 2, named", Parallel(alike(2, usual())...), 0.99, 127.899},
		{"C2 of 10", fan(10, usual()), 0.99, 212.709},
		{"C2 of 10, named", Parallel(alike(10, usual())...), 0.99, 212.709},
		{"C2 of 100", fan(100, usual()), 0.99, 396.379},
		{"C2 of 100", fan(100, usual()), 0.50, 114.374},
		{"C3", Series(alike(3, usual())...), 0.50, 39.49},
		{"C3", Series(alike(3, usual())...), 0.95, 114.31},
		{"C3", Series(alike(3, usual())...), 0.99, 184.49},
		{"C3 repeated", must(Repeat(3, Step(0, usual()))), 0.99, 184.49},
		{"C4", Series(alike(3, ten)...), 0.50, 26.7406},
		{"C4", Series(alike(3, ten)...), 0.95, 62.9579},
		{"C4", Series(alike(3, ten)...), 0.99, 84.0595},
		{"C5", fan(10, ten), 0, 29.28968},
		{"C5", fan(10, ten), 0.99, 69.0324},
		{"C5 named", Parallel(alike(10, ten)...), 0, 29.28968},
		{"C6", respond, 0.50, 91.2145},
		{"C6", respond, 0.95, 332.827},
		{"C6", respond, 0.99, 494.611},
	} {
		c := NewComposer()
		got := c.Mean(o.node)
		if o.p > 0 {
			got = c.Quantile(o.node, o.p)
		}
		if !near(got*1000, o.want, 1e-4) {
			t.Errorf("%s at %v is %.7g ms, want %v", o.name, o.p, got*1000, o.want)
		}
	}
}

func TestFitOracle(t *testing.T) {
	l := usual()
	wantNear(t, "C1 sigma", l.b, 0.9897854, 1e-6)
	wantNear(t, "cs2", l.Variation(), math.Exp(0.9897854*0.9897854)-1, 1e-6)
}

// C9: a timeout of 60 ms and one retry.
func TestRetryOracle(t *testing.T) {
	c := NewComposer()
	once := must(Retry(Step(0, usual()), Retries{Timeout: 0.060}))
	again := must(Retry(Step(0, usual()), Retries{Timeout: 0.060, Retries: 1}))
	wantNear(t, "P(timeout)", c.Failed(once), 0.03513, 2e-4)
	wantNear(t, "failures after a retry", c.Failed(again), 0.001234, 2e-4)
	wantNear(t, "attempts", c.Attempts(again), 1.03513, 1e-5)
	if p := c.Quantile(once, 0.999); p > 0.060 {
		t.Errorf("without retries p99.9 is %v, behind the timeout", p)
	}
}

// Retries without a timeout: a geometric number of attempts of the same law, in closed form.
func TestRetryWithoutTimeout(t *testing.T) {
	n := must(Retry(exponentialStep(0, 0.010), Retries{Key: 1, Retries: 2, Failure: 0.5}))
	c := NewComposer()
	s := must(c.Summary(n))
	wantNear(t, "failed", s.Failed, 0.125, 1e-9)
	wantNear(t, "attempts", c.Attempts(n), 1.75, 1e-9)
	wantNear(t, "mean", s.Mean, 0.010*(4./7+2*2./7+3*1./7), 1e-9)
	var tail float64
	for k, w := range []float64{4. / 7, 2. / 7, 1. / 7} {
		tail += w * (1 - distuv.Gamma{Alpha: float64(k + 1), Beta: 100}.CDF(s.P99))
	}
	wantNear(t, "beyond p99", tail, 0.01, 1e-4)
}

// Dean and Barroso, The Tail at Scale: one of 100 in 100 calls, and one of 10,000 in 2,000.
func TestTailAtScale(t *testing.T) {
	for _, o := range []struct{ slow, calls, want float64 }{
		{0.01, 100, 0.633968}, {0.0001, 2000, 0.181277},
	} {
		fast, slow := Step(0, must(Constant(0.010))), Step(1, must(Constant(1)))
		n := must(Fan(o.calls, must(Mixture(Branch{1 - o.slow, fast}, Branch{o.slow, slow}))))
		wantNear(t, "the share of slow requests", 1-NewComposer().CDF(n, 0.5), o.want, 1e-5)
	}
}

func TestAttempts(t *testing.T) {
	for _, o := range []struct {
		failure float64
		retries int
		want    float64
	}{{0, 3, 1}, {0.1, 3, 1.111}, {1, 3, 4}, {0.02, 2, 1.0204}} {
		wantNear(t, "attempts", Attempts(o.failure, o.retries), o.want, 1e-12)
	}
}

// The mean of the slowest 1 % in closed form.
func TestTailOracle(t *testing.T) {
	z := normalQuantile(0.99)
	for _, o := range []struct {
		name string
		node *Node
		want float64
	}{
		{"exponential", exponentialStep(0, 0.010), 0.010*math.Log(100) + 0.010},
		{"lognormal", Step(0, usual()), usual().Mean() * normal(usual().b-z) / 0.01},
		{"constant", Step(0, must(Constant(0.003))), 0.003},
		{"sum", Series(alike(3, must(Exponential(0.010)))...), gammaTail(3, 100)},
	} {
		wantNear(t, o.name, must(NewComposer().Summary(o.node)).Tail, o.want, 2e-5)
	}
}

// gammaTail returns the mean of the slowest 1 % of a sum of n exponential times.
func gammaTail(n, rate float64) float64 {
	q := distuv.Gamma{Alpha: n, Beta: rate}.Quantile(0.99)
	return n / rate * (1 - distuv.Gamma{Alpha: n + 1, Beta: rate}.CDF(q)) / 0.01
}

// Sums of many steps, against the closed form. What is off grows with the number of steps.
func TestSumsInClosedForm(t *testing.T) {
	c := NewComposer()
	for _, o := range []struct{ steps, off float64 }{{1, 1e-5}, {2, 1e-5}, {8, 2e-5}, {40, 1e-4}, {200, 1e-3}} {
		sum := must(Repeat(o.steps, exponentialStep(0, 0.010)))
		exact := distuv.Gamma{Alpha: o.steps, Beta: 100}
		for _, p := range []float64{0.25, 0.5, 0.95, 0.99, 0.999} {
			want := exact.Quantile(p)
			wantNear(t, fmt.Sprintf("the percentile %v of %v steps", p, o.steps), c.Quantile(sum, p), want, o.off)
			near, far := c.CDF(sum, want*(1-o.off)), c.CDF(sum, want*(1+o.off))
			if near > p || far < p {
				t.Errorf("%v steps: %v are within %v to %v", o.steps, p, near, far)
			}
		}
	}
}

// Waiting for k of n exponential times takes 1/n + 1/(n-1) + ... of their mean.
func TestWaitForInClosedForm(t *testing.T) {
	const n = 5
	want := 0.0
	for k := 1; k <= n; k++ {
		want += 0.010 / float64(n-k+1)
		node := must(WaitFor(k, alike(n, must(Exponential(0.010)))...))
		s := must(NewComposer().Summary(node))
		wantNear(t, "mean", s.Mean, want, 2e-5)
		below := distuv.Beta{Alpha: float64(k), Beta: float64(n - k + 1)}.CDF(-math.Expm1(-s.P99 / 0.010))
		wantNear(t, "beyond p99", 1-below, 0.01, 1e-4)
	}
}

// Constants stay exact, at every size.
func TestConstantsAreExact(t *testing.T) {
	for _, v := range []float64{1e-6, 0.003, 7, 86400} {
		one, two := Step(0, must(Constant(v))), Step(1, must(Constant(2*v)))
		for _, o := range []struct {
			node *Node
			want float64
		}{{Series(one, two), 3 * v}, {must(Repeat(4, one)), 4 * v}, {Parallel(one, one), v}, {Series(), 0}} {
			s := must(NewComposer().Summary(o.node))
			for _, got := range []float64{s.P50, s.P99, s.P999, s.Mean, s.Tail} {
				wantNear(t, "a constant", got, o.want, 1e-9)
			}
		}
	}
}
