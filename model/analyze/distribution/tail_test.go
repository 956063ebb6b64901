package distribution

import (
	"fmt"
	"testing"
)

// Who is to blame for the slowest requests, on the grid and by chance.
func TestBlameAgreesWithMonteCarlo(t *testing.T) {
	read, write := lognormalStep(0, 0.010, 0.100), lognormalStep(1, 0.020, 0.080)
	quick, slow := exponentialStep(2, 0.005), lognormalStep(3, 0.030, 0.300)
	for i, n := range []*Node{
		Series(read, write, quick),
		Series(Step(9, must(Constant(0.005))), Parallel(read, Series(write, quick))),
		must(WaitFor(2, read, write, slow)),
		must(Mixture(Branch{0.9, quick}, Branch{0.1, Series(quick, slow)})),
		Series(quick, must(Retry(Series(read, write), Retries{Key: 8, Timeout: 0.15, Retries: 2, Backoff: []float64{0.01, 0.05}, Failure: 0.02}))),
		Parallel(must(Retry(read, Retries{Key: 8, Timeout: 0.06, Retries: 1})), write),
		Series(must(Repeat(2.4, read)), must(Fan(3.5, write))),
		must(Retry(must(Repeat(0.25, lognormalStep(0, 0.060, 0.500))), Retries{Key: 1, Timeout: 0.4, Retries: 1, Failure: 0.1})),
	} {
		t.Run(fmt.Sprint(i), func(t *testing.T) {
			got, _ := drawMany(n, 60000, uint64(i))
			slowest := got[len(got)*99/100:]
			want := map[int]float64{}
			for _, s := range slowest {
				for k, v := range s.shares {
					want[k] += v / float64(len(slowest))
				}
			}
			sum := must(NewComposer().Summary(n))
			for _, share := range sum.Shares {
				if d := share.Tail - want[share.Key]; d > 0.06*sum.Tail || d < -0.06*sum.Tail {
					t.Errorf("step %d has %.5f of %.5f, by chance %.5f", share.Key, share.Tail, sum.Tail, want[share.Key])
				}
			}
			wantNear(t, "p50", sum.P50, got[len(got)/2].time, 0.02)
			wantNear(t, "p95", sum.P95, got[len(got)*95/100].time, 0.04)
			wantNear(t, "p99", sum.P99, slowest[0].time, 0.06)
		})
	}
}

func TestSpans(t *testing.T) {
	first, second := exponentialStep(0, 0.010), exponentialStep(1, 0.020)
	third := must(Retry(exponentialStep(2, 0.010), Retries{Key: 2, Retries: 1, Failure: 0.5}))
	fourth := must(Repeat(2.5, exponentialStep(3, 0.010)))
	s := must(NewComposer().Summary(Series(first, Parallel(second, first), third, fourth)))
	both := 0.010 + 0.020 - 1/(100+50.)
	for i, want := range []struct{ start, mean, attempts float64 }{
		{0, 0.010, 1}, {0.010, 0.020, 1}, {0.010 + both, 0.010 * 4 / 3, 1.5}, {0.010 + both + 0.010*4/3, 0.025, 1},
	} {
		wantNear(t, "start", s.Shares[i].Start, want.start, 1e-4)
		wantNear(t, "mean", s.Shares[i].Mean, want.mean, 1e-4)
		wantNear(t, "attempts", s.Shares[i].Attempts, want.attempts, 1e-9)
	}
}

// A step that is retried with what it calls takes its own time and what is lost by its retries.
func TestSpansOfRetriedCalls(t *testing.T) {
	own, called := exponentialStep(0, 0.010), exponentialStep(1, 0.020)
	n := must(Retry(Series(own, called), Retries{Key: 0, Retries: 1, Failure: 0.5}))
	s := must(NewComposer().Summary(n))
	const lost = 0.030 / 3 // half of the requests are tried twice, a third of those answered were
	wantNear(t, "mean", s.Shares[0].Mean, 0.010+lost, 1e-4)
	wantNear(t, "start of what is called", s.Shares[1].Start, lost+0.010, 1e-4)
	wantNear(t, "mean of what is called", s.Shares[1].Mean, 0.020, 1e-4)
	wantNear(t, "mean of the whole", s.Mean, 0.030+lost, 1e-4)
}

// Several steps that are repeated together have a share each.
func TestRepeatedStepsHaveShares(t *testing.T) {
	tenth := must(Constant(0.1))
	n := must(Repeat(1.5, Series(Step(0, tenth), Step(1, tenth))))
	s := must(NewComposer().Summary(n))
	wantNear(t, "tail", s.Tail, 0.4, 1e-6)
	if len(s.Shares) != 2 {
		t.Fatalf("there are shares of %d steps, want 2", len(s.Shares))
	}
	for _, share := range s.Shares {
		wantNear(t, "tail of a step", share.Tail, 0.2, 1e-6)
	}
}
