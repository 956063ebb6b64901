package route

import (
	"context"
	"fmt"
	"math"
	"testing"

	"casebook/render/geom"
	"casebook/render/layout/graph/graphtest"
)

// sizes are numbers of nodes, each twice the one before.
var sizes = []int{10, 20, 40, 80}

// growth runs a benchmark by size, and reports for each the power of the size with which its time has
// grown since the one before.
func growth(b *testing.B, run func(b *testing.B, nodes int)) {
	before := 0.0
	for _, n := range sizes {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			run(b, n)
			each := b.Elapsed().Seconds() / float64(b.N)
			if before > 0 {
				b.ReportMetric(math.Log2(each/before), "growth")
			}
			before = each
		})
	}
}

func BenchmarkRoute(b *testing.B) {
	growth(b, func(b *testing.B, nodes int) {
		g := graphtest.Layered(nodes)
		for b.Loop() {
			if _, err := Route(context.Background(), g, placed(g), true); err != nil {
				b.Fatal(err)
			}
		}
	})
}

func BenchmarkLabel(b *testing.B) {
	growth(b, func(b *testing.B, nodes int) {
		g := graphtest.Layered(nodes)
		d := placed(g)
		if _, err := Route(context.Background(), g, d, false); err != nil {
			b.Fatal(err)
		}
		for b.Loop() {
			Label(g, d, func(int) (geom.Size, bool) { return geom.Size{}, false })
		}
	})
}
