package queueing

import (
	"errors"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

func wantNear(t *testing.T, what string, got, want, tolerance float64) {
	t.Helper()
	if !(math.Abs(got-want) <= tolerance*math.Abs(want)) {
		t.Errorf("%s is %.7g, want %.7g", what, got, want)
	}
}

func waitOf(t *testing.T, q Queue) Wait {
	t.Helper()
	w, err := q.Wait()
	if err != nil {
		t.Fatal(err)
	}
	return w
}

// C6: 80 requests a second to ten servers that do ten a second each.
func TestErlangOracle(t *testing.T) {
	w := waitOf(t, MMC(80, 0.1, 10))
	wantNear(t, "C", w.Chance, 0.409180, 2e-6)
	wantNear(t, "Wq", w.Average(), 0.020459, 2e-5)
	wantNear(t, "p95", w.Quantile(0.95), 0.105107, 1e-5)
	wantNear(t, "p99", w.Quantile(0.99), 0.185579, 1e-5)
	wantNear(t, "P(W > p99)", w.Exceeds(w.Quantile(0.99)), 0.01, 1e-9)
}

// The formula with factorials, where it does not overflow.
func TestErlangBByFactorials(t *testing.T) {
	for _, a := range []float64{0.1, 1, 8, 30} {
		for _, c := range []int{1, 2, 10, 40} {
			term, sum := 1.0, 1.0
			for k := 1; k <= c; k++ {
				term *= a / float64(k)
				sum += term
			}
			b, err := ErlangB(c, a)
			if err != nil {
				t.Fatal(err)
			}
			wantNear(t, "B", b, term/sum, 1e-12)
		}
	}
}

// The formula with factorials overflows at 170 servers.
func TestErlangOfManyServers(t *testing.T) {
	for _, c := range []int{170, 1000, 100000} {
		chance, err := ErlangC(c, 0.99*float64(c))
		if err != nil || !(chance > 0 && chance < 1) {
			t.Errorf("%d servers: %v, %v", c, chance, err)
		}
	}
}

// C7: ten queues of one server wait twenty times longer than one queue of ten.
func TestPoolsNothingThatIsSeparate(t *testing.T) {
	separate := waitOf(t, MMC(80, 0.1, 1).Split(10))
	pooled := waitOf(t, MMC(80, 0.1, 10))
	wantNear(t, "Wq of ten queues", separate.Average(), 0.400, 1e-9)
	wantNear(t, "how much longer", separate.Average()/pooled.Average(), 19.55, 1e-3)
}

// Fixed service times halve the wait of one server (Pollaczek and Khinchine).
func TestAllenCunneen(t *testing.T) {
	q := MMC(0.8, 1, 1)
	random := waitOf(t, q).Average()
	q.ServiceVariation = 0
	fixed := waitOf(t, q)
	wantNear(t, "Wq", fixed.Average(), random/2, 1e-12)
	wantNear(t, "chance", fixed.Chance, 0.8, 1e-12)
	q.ArrivalVariation = 0
	if w := waitOf(t, q); w.Average() != 0 || w.Exceeds(0.001) != 0 || w.Quantile(0.999) != 0 {
		t.Errorf("regular work waits: %+v", w)
	}
}

// Thinned by chance, regular arrivals come to look as if they had no memory.
func TestSplitForgets(t *testing.T) {
	q := Queue{Arrivals: 100, Service: 0.001, Servers: 1}
	wantNear(t, "variation", q.Split(10).ArrivalVariation, 0.9, 1e-12)
	wantNear(t, "load", q.Split(10).Load(), q.Load()/10, 1e-12)
	if MMC(100, 0.001, 1).Split(7).ArrivalVariation != 1 {
		t.Error("arrivals without memory get one")
	}
}

func TestOverloadIsNoNumber(t *testing.T) {
	for _, q := range []Queue{MMC(10, 0.1, 1), MMC(100, 0.1, 9), MMC(100, 0.1, 10)} {
		if w, err := q.Wait(); !errors.Is(err, ErrOverload) || w != (Wait{}) {
			t.Errorf("%+v: %+v, %v", q, w, err)
		}
		if q.Utilisation() < 1 {
			t.Errorf("%+v is used to %v", q, q.Utilisation())
		}
	}
}

func TestBadInput(t *testing.T) {
	for _, q := range []Queue{
		{}, MMC(1, 1, 0), MMC(-1, 1, 1), MMC(1, math.NaN(), 2), MMC(math.Inf(1), 1, 2), MMC(0.1, 1, 1e9),
		{Arrivals: 1, Service: 0.1, Servers: 1, ServiceVariation: -1},
	} {
		if _, err := q.Wait(); err == nil || errors.Is(err, ErrOverload) {
			t.Errorf("%+v: %v", q, err)
		}
	}
}

func TestMoreServersNeverWaitLonger(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := rapid.IntRange(1, 300).Draw(t, "servers")
		q := MMC(rapid.Float64Range(0.01, 0.999).Draw(t, "rho")*float64(c), 1, c)
		w, err := q.Wait()
		if err != nil {
			t.Fatal(err)
		}
		q.Servers++
		if more, err := q.Wait(); err != nil || more.Chance > w.Chance || more.Mean > w.Mean || more.Quantile(0.99) > w.Quantile(0.99) {
			t.Fatalf("%+v becomes %+v, %v", w, more, err)
		}
	})
}

func TestSeparateQueuesNeverWaitLess(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n, m := rapid.IntRange(1, 20).Draw(t, "groups"), rapid.IntRange(1, 20).Draw(t, "servers")
		load := rapid.Float64Range(0.01, 0.99).Draw(t, "rho") * float64(n*m)
		pooled, err := MMC(load, 1, n*m).Wait()
		if err != nil {
			t.Fatal(err)
		}
		if separate, err := MMC(load, 1, m).Split(n).Wait(); err != nil || separate.Average() < pooled.Average()*(1-1e-9) {
			t.Fatalf("%+v separate, %+v pooled, %v", separate, pooled, err)
		}
	})
}

// The formula and a simulated line agree.
func TestAgreesWithSimulation(t *testing.T) {
	q := MMC(24, 0.1, 3)
	r := rand.New(rand.NewPCG(3, 1))
	free := make([]float64, q.Servers) // when each server is free
	var waits []float64
	now, sum := 0.0, 0.0
	for range 1000000 {
		now += r.ExpFloat64() / q.Arrivals
		slices.Sort(free)
		start := max(now, free[0])
		free[0] = start + r.ExpFloat64()*q.Service
		waits = append(waits, start-now)
		sum += start - now
	}
	slices.Sort(waits)
	w := waitOf(t, q)
	wantNear(t, "simulated mean", sum/float64(len(waits)), w.Average(), 0.03)
	wantNear(t, "simulated p99", waits[len(waits)*99/100], w.Quantile(0.99), 0.04)
	waiting, _ := slices.BinarySearch(waits, 1e-12)
	wantNear(t, "simulated chance", 1-float64(waiting)/float64(len(waits)), w.Chance, 0.02)
}

func BenchmarkWait(b *testing.B) {
	for b.Loop() {
		if _, err := MMC(80, 0.1, 10).Wait(); err != nil {
			b.Fatal(err)
		}
	}
}
