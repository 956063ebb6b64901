package analyze

import (
	"context"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"casebook/model"
)

// BenchmarkAnalyze computes all figures of studies of different sizes, with calls in calls. That is to be
// compared with layouts: see BenchmarkAnalysis of render/quality.
func BenchmarkAnalyze(b *testing.B) {
	for _, size := range []struct{ components, flows int }{{20, 5}, {200, 30}} {
		b.Run(fmt.Sprintf("components=%d/flows=%d", size.components, size.flows), func(b *testing.B) {
			s, err := model.Load("large.yaml", []byte(large(size.components, size.flows)))
			if err != nil {
				b.Fatal(err)
			}
			for b.Loop() {
				if _, err := Analyze(context.Background(), s, Options{}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// large makes a study in three zones, whose flows go through eight components each and say all that
// there is to say.
func large(components, flows int) string {
	random := rand.New(rand.NewPCG(1, 2))
	var c, e, f strings.Builder
	for i := range components {
		fmt.Fprintf(&c, "s%d: {name: S%d, kind: service, in: eu, rate: 1k/s, replicas: {count: %d, zones: 3}, availability: 99.9%%, latency: {p50: %dms, p99: %dms}, cost: $0.2/h}\n",
			i, i, 3*(1+random.IntN(4)), 1+random.IntN(20), 40+random.IntN(200))
		fmt.Fprintf(&e, "- {from: u, to: s%d}\n", i)
		for j := 1; j <= 6; j++ {
			fmt.Fprintf(&e, "- {from: s%d, to: s%d, timeout: 2s, retries: 1, error_rate: 0.1%%}\n", i, (i+j)%components)
		}
	}
	for i := range flows {
		at := random.IntN(components)
		fmt.Fprintf(&f, "    f%d:\n      rate: %d/s\n      average: 10/s\n      steps:\n        - u -> s%d\n", i, 10+random.IntN(100), at)
		for range 3 {
			next := (at + 1 + random.IntN(5)) % components
			fmt.Fprintf(&f, "        - parallel: [s%d -> s%d, s%d -> s%d]\n", at, next, at, (next+1)%components)
			at = (next + 1) % components
			if random.IntN(2) == 0 {
				to := (at + 1 + random.IntN(5)) % components
				fmt.Fprintf(&f, "        - either: [{chance: 30%%, steps: [s%d -> s%d]}, {steps: [s%d -> s%d]}]\n", at, to, at, (at+1)%components)
			}
		}
	}
	text := parts(c.String(), e.String(), "- u -> s0")
	return strings.Replace(text, "  flows:\n", "  flows:\n"+f.String(), 1)
}
