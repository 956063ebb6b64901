package distribution

import (
	"fmt"
	"testing"
)

// benchFlow returns a flow with as many steps: a first one, a retried one, a cache in front of a
// store, two together, and the rest in series. No two laws are the same.
func benchFlow(b *testing.B, flow, steps int) *Node {
	b.Helper()
	key := 0
	next := func() *Node {
		l, err := Lognormal(0.002+0.0007*float64(key)+0.0001*float64(flow), 0.02+0.003*float64(key))
		if err != nil {
			b.Fatal(err)
		}
		key++
		return Step(key, l)
	}
	retry, err := Retry(next(), Retries{Key: key, Timeout: 0.05, Retries: 2, Backoff: []float64{0.01}})
	if err != nil {
		b.Fatal(err)
	}
	hit, miss := next(), next()
	cached, err := Mixture(Branch{0.9, hit}, Branch{0.1, Series(hit, miss)})
	if err != nil {
		b.Fatal(err)
	}
	nodes := []*Node{retry, cached, Parallel(next(), next())}
	for key < steps {
		nodes = append(nodes, next())
	}
	return Series(nodes...)
}

func BenchmarkSummary(b *testing.B) {
	for _, steps := range []int{5, 8, 16, 32} {
		b.Run(fmt.Sprint(steps, "steps"), func(b *testing.B) {
			flow := benchFlow(b, 0, steps)
			for b.Loop() {
				if _, err := NewComposer().Summary(flow); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkFiveFlows(b *testing.B) {
	var flows []*Node
	for i := range 5 {
		flows = append(flows, benchFlow(b, i, 8))
	}
	for b.Loop() {
		c := NewComposer()
		for _, f := range flows {
			if _, err := c.Summary(f); err != nil {
				b.Fatal(err)
			}
		}
	}
}
