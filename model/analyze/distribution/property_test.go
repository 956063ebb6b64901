package distribution

import (
	"math"
	"testing"

	"pgregory.net/rapid"
)

// grain is how far a percentile may be off where many requests take exactly the same time.
const grain = 0.005

var levels = []float64{0.5, 0.95, 0.99, 0.999}

// answerable draws trees in which some requests are answered.
func answerable(t *rapid.T, c *Composer, label string) *Node {
	return genNode(2).Filter(func(n *Node) bool { return c.answered(n) > 1e-3 }).Draw(t, label)
}

func TestPercentilesNeverFallWhenAStepIsAdded(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := NewComposer()
		n := answerable(t, c, "n")
		more := Series(n, Step(99, genLaw().Draw(t, "law")))
		for _, p := range levels {
			if a, b := c.Quantile(n, p), c.Quantile(more, p); b < a*(1-grain) {
				t.Fatalf("at %v: %v becomes %v", p, a, b)
			}
		}
	})
}

func TestPercentilesAreOrdered(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := NewComposer()
		n := answerable(t, c, "n")
		s, err := c.Summary(n)
		if err != nil {
			t.Fatal(err)
		}
		last := 0.0
		for _, q := range []float64{s.P50, s.P95, s.P99, s.P999} {
			if q < last*(1-grain) || math.IsNaN(q) {
				t.Fatalf("not in order: %+v", s)
			}
			last = q
		}
		if s.Tail < s.P99*(1-grain)-1e-9 {
			t.Fatalf("the slowest take less than p99: %+v", s)
		}
	})
}

func TestParallelIsAtLeastEachBranch(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := NewComposer()
		a, b := Step(0, genLaw().Draw(t, "a")), Step(1, genLaw().Draw(t, "b"))
		both := Parallel(a, b)
		first := must(WaitFor(1, a, b))
		for _, p := range levels {
			qa, qb, q := c.Quantile(a, p), c.Quantile(b, p), c.Quantile(both, p)
			if q < max(qa, qb)*(1-grain) {
				t.Fatalf("at %v: %v and %v together are %v", p, qa, qb, q)
			}
			if q := c.Quantile(first, p); q > min(qa, qb)*(1+grain)+1e-12 {
				t.Fatalf("at %v: the first of %v and %v is %v", p, qa, qb, q)
			}
		}
	})
}

func TestMixtureIsBetweenItsBranches(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := NewComposer()
		a, b := Step(0, genLaw().Draw(t, "a")), Step(1, genLaw().Draw(t, "b"))
		chance := rapid.Float64Range(0, 1).Draw(t, "chance")
		mixed := must(Mixture(Branch{chance, a}, Branch{1 - chance, b}))
		for _, p := range levels {
			qa, qb, q := c.Quantile(a, p), c.Quantile(b, p), c.Quantile(mixed, p)
			if q < min(qa, qb)*(1-grain)-1e-9 || q > max(qa, qb)*(1+grain)+1e-9 {
				t.Fatalf("at %v: a mixture of %v and %v is %v", p, qa, qb, q)
			}
		}
	})
}

// gridTail returns the mean of the slowest 1 % without asking whose time it is.
func gridTail(c *Composer, n *Node) float64 {
	answered := c.answered(n)
	level, sum := tail*answered, 0.0
	_, rung := c.quantile(n, level)
	for ; rung <= highestRung; rung++ {
		mass := c.mass(n, rung)
		reached := total(mass)
		for i, share := range c.between(n, rung, level, max(level, reached)) {
			sum += mass[i] * share * (n.offset + float64(i)*pace(rung))
		}
		if level = max(level, reached); answered-level < 1e-7*answered {
			break
		}
	}
	return sum / ((1 - tail) * answered)
}

// What the steps have of the slowest requests sums to their time.
func TestSharesSumToTheTail(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := NewComposer()
		n := answerable(t, c, "n")
		want := gridTail(c, n)
		s := must(c.Summary(n))
		if math.Abs(s.Tail-want) > 0.005*want+2e-5 {
			t.Fatalf("the shares sum to %v, the tail is %v", s.Tail, want)
		}
		sum := 0.0
		for _, share := range s.Shares {
			if share.Tail < -1e-4*s.Tail-1e-9 {
				t.Fatalf("a share is negative: %+v", share)
			}
			sum += share.Tail
		}
		if !near(sum, s.Tail, 1e-9) {
			t.Fatalf("the shares sum to %v, and the tail is said to be %v", sum, s.Tail)
		}
	})
}

// Grid and chance agree on the times of requests and on how many are not answered.
func TestAgreesWithMonteCarlo(t *testing.T) {
	const many = 10000
	rapid.Check(t, func(t *rapid.T) {
		c := NewComposer()
		n := genNode(2).Filter(func(n *Node) bool { return c.answered(n) > 0.2 }).Draw(t, "n")
		got, failed := drawMany(n, many, 7)
		if d := math.Abs(failed - c.Failed(n)); d > 0.025 {
			t.Fatalf("failed: %v by chance, %v on the grid", failed, c.Failed(n))
		}
		for _, p := range []float64{0.1, 0.5, 0.9, 0.99} {
			q := got[int(p*float64(len(got)))].time
			low, high := c.CDF(n, q*(1-grain)-1e-9), c.CDF(n, q*(1+grain)+1e-9)
			if slack := 0.03; p < low-slack || p > high+slack {
				t.Fatalf("%v of the requests take %v by chance, on the grid %v to %v", p, q, low, high)
			}
		}
	})
}

// Times may be of any size.
func TestScaleDoesNotMatter(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		size := math.Exp(rapid.Float64Range(math.Log(1e-6), math.Log(1e5)).Draw(t, "log size"))
		l := must(Lognormal(size, 10*size))
		c := NewComposer()
		if q := c.Quantile(Series(alike(3, l)...), 0.99) / size; !near(q, 18.449269, 1e-4) {
			t.Fatalf("p99 is %v sizes", q)
		}
	})
}
