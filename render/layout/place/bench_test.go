package place

import (
	"fmt"
	"testing"

	"casebook/render/layout/graph/graphtest"
)

func BenchmarkPlace(b *testing.B) {
	for _, nodes := range []int{10, 30, 100} {
		g := graphtest.Layered(nodes)
		for _, cached := range []bool{false, true} {
			b.Run(fmt.Sprintf("nodes=%d/cached=%v", nodes, cached), func(b *testing.B) {
				var options Options
				if cached {
					options.Cache = openStore(b)
				}
				e := newEngine(b, options)
				if _, err := e.Place(b.Context(), g, Full); err != nil {
					b.Fatal(err)
				}
				for b.Loop() {
					if _, err := e.Place(b.Context(), g, Full); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
}

func BenchmarkStart(b *testing.B) {
	for b.Loop() {
		worker, err := start(b.Context())
		if err != nil {
			b.Fatal(err)
		}
		worker.stop()
	}
}
