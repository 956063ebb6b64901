package distribution

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// must returns a value that cannot be in error in a test.
func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}

func lognormalStep(key int, p50, p99 float64) *Node { return Step(key, must(Lognormal(p50, p99))) }

func exponentialStep(key int, mean float64) *Node { return Step(key, must(Exponential(mean))) }

// alike returns nodes with keys from 0 on.
func alike(n int, l Law) []*Node {
	var nodes []*Node
	for i := range n {
		nodes = append(nodes, Step(i, l))
	}
	return nodes
}

func near(a, b, tolerance float64) bool {
	return math.Abs(a-b) <= tolerance*math.Max(math.Abs(a), math.Abs(b))
}

func wantNear(t *testing.T, what string, got, want, tolerance float64) {
	t.Helper()
	if !near(got, want, tolerance) {
		t.Errorf("%s is %.7g, want %.7g", what, got, want)
	}
}

// genLaw draws laws of all kinds.
func genLaw() *rapid.Generator[Law] {
	return rapid.Custom(func(t *rapid.T) Law {
		size := rapid.Float64Range(0.001, 0.1).Draw(t, "size")
		switch rapid.IntRange(0, 9).Draw(t, "kind") {
		case 0:
			return must(Constant(size))
		case 1, 2:
			return must(Exponential(size))
		case 3:
			return must(Wait(rapid.Float64Range(0, 1).Draw(t, "chance"), size))
		}
		return must(Lognormal(size, size*rapid.Float64Range(1.2, 15).Draw(t, "spread")))
	})
}

// genNode draws trees of the depth at most.
func genNode(depth int) *rapid.Generator[*Node] {
	return rapid.Custom(func(t *rapid.T) *Node {
		if depth == 0 || rapid.IntRange(0, 4).Draw(t, "leaf") == 0 {
			return Step(rapid.IntRange(0, 20).Draw(t, "key"), genLaw().Draw(t, "law"))
		}
		part := genNode(depth - 1)
		parts := func() []*Node { return rapid.SliceOfN(part, 1, 3).Draw(t, "parts") }
		switch rapid.IntRange(0, 6).Draw(t, "kind") {
		case 0:
			return Parallel(parts()...)
		case 1:
			nodes := parts()
			return must(WaitFor(rapid.IntRange(1, len(nodes)).Draw(t, "wait"), nodes...))
		case 2:
			chance := rapid.Float64Range(0, 1).Draw(t, "chance")
			return must(Mixture(Branch{chance, part.Draw(t, "a")}, Branch{1 - chance, part.Draw(t, "b")}))
		case 3:
			return must(Repeat(rapid.Float64Range(0, 4).Draw(t, "times"), part.Draw(t, "part")))
		case 4:
			return must(Fan(rapid.Float64Range(0.5, 6).Draw(t, "times"), part.Draw(t, "part")))
		case 5:
			return must(Retry(part.Draw(t, "part"), Retries{
				Key:     rapid.IntRange(0, 20).Draw(t, "key"),
				Timeout: rapid.Float64Range(0.05, 0.5).Draw(t, "timeout"),
				Retries: rapid.IntRange(0, 3).Draw(t, "retries"),
				Backoff: rapid.SliceOfN(rapid.Float64Range(0.001, 0.05), 0, 3).Draw(t, "backoff"),
				Failure: rapid.Float64Range(0, 0.3).Draw(t, "failure"),
			}))
		}
		return Series(parts()...)
	})
}

// A sample is one request: how long it took, whether it was answered, and whose time it was.
type sample struct {
	time     float64
	answered bool
	shares   map[int]float64
}

// draw returns what happens to one request, by chance: the second implementation of everything here.
func draw(r *rand.Rand, c *Composer, n *Node) sample {
	s := sample{answered: true, shares: map[int]float64{}}
	add := func(p sample) {
		s.time += p.time
		s.answered = s.answered && p.answered
		for k, v := range p.shares {
			s.shares[k] += v
		}
	}
	switch n.kind {
	case step:
		s.time = n.law.Quantile(r.Float64())
		s.shares[n.key] = s.time
	case series:
		for _, p := range n.parts {
			add(draw(r, c, p))
		}
	case power:
		for range n.count {
			add(draw(r, c, n.parts[0]))
		}
	case race, fan:
		return drawOrder(r, c, n)
	case mixture:
		u := r.Float64()
		for i, p := range n.parts {
			if u -= n.chances[i]; u < 0 || i == len(n.parts)-1 {
				return draw(r, c, p)
			}
		}
	case retried:
		return drawRetry(r, c, n)
	}
	return s
}

func drawOrder(r *rand.Rand, c *Composer, n *Node) sample {
	var all []sample
	for i := range max(len(n.parts), n.count) {
		s := draw(r, c, n.parts[i%len(n.parts)])
		if !s.answered {
			s.time = math.Inf(1)
		}
		all = append(all, s)
	}
	slices.SortStableFunc(all, func(a, b sample) int {
		switch {
		case a.time < b.time:
			return -1
		case a.time > b.time:
			return 1
		}
		return 0
	})
	return all[n.count-1]
}

func drawRetry(r *rand.Rand, c *Composer, n *Node) sample {
	lost := 0.0
	fails := 1 - (1-n.retry.Failure)*c.answered(n.parts[0])
	for i := range n.retry.Retries + 1 {
		if i > 0 {
			lost += n.retry.backoff(i - 1)
		}
		s := draw(r, c, n.parts[0])
		for !s.answered {
			s = draw(r, c, n.parts[0])
		}
		switch {
		case s.time > n.retry.Timeout:
			lost += n.retry.Timeout
		case r.Float64() < fails:
			lost += s.time
		default:
			s.time += lost
			s.shares[n.retry.Key] += lost
			return s
		}
	}
	return sample{}
}

// drawMany returns the samples that are answered, by their times, and the share of the others.
func drawMany(n *Node, many int, seed uint64) (answered []sample, failed float64) {
	r := rand.New(rand.NewPCG(seed, 1))
	c := NewComposer()
	for range many {
		if s := draw(r, c, n); s.answered {
			answered = append(answered, s)
		}
	}
	slices.SortFunc(answered, func(a, b sample) int { return int(math.Copysign(1, a.time-b.time)) })
	return answered, 1 - float64(len(answered))/float64(many)
}
