package quality

import (
	"context"
	"fmt"
	"testing"
	"time"

	"casebook/model"
	"casebook/model/studytest"
	"casebook/render/layout/graph"
	"casebook/render/proof"
	"casebook/render/svg"
	"casebook/render/view"
)

// crossings and time over generated studies
func TestZY(t *testing.T) {
	for _, n := range []int{12, 20, 40, 60} {
		cross, faults, white := 0, 0, 0.0
		var took time.Duration
		count := 0
		for _, gen := range studytest.Generators {
			for seed := 1; seed <= 4; seed++ {
				if n == 60 && seed > 2 {
					continue
				}
				s, err := model.Load("x.yaml", gen.Make(seed, n))
				if err != nil {
					t.Fatal(err)
				}
				l := layouter()
				rec := layoutFunc(func(ctx context.Context, g *graph.Graph) (*graph.Drawing, error) {
					t0 := time.Now()
					d, _, err := l.Lay(ctx, g)
					took += time.Since(t0)
					return d, err
				})
				sc, _, err := view.Of(s).Draw(context.Background(), "components", rec)
				if err != nil {
					t.Fatal(err)
				}
				b, _ := svg.Bytes(sc, svg.Options{})
				p, _ := proof.Read(b)
				cross += p.Measures().Crossings
				white += p.Measures().Width * p.Measures().Height / 1e6
				faults += len(p.Faults())
				count++
			}
		}
		fmt.Printf("n=%d cross %d faults %d area %.1f time %v\n", n, cross, faults, white/float64(count), took/time.Duration(count))
	}
}
