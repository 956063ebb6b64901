package quality

import (
	"context"
	"fmt"
	"testing"
	"time"

	"casebook/model"
	"casebook/model/studytest"
	"casebook/render/layout/graph"
	"casebook/render/view"
)

func TestZZ(t *testing.T) {
	for _, n := range []int{20, 60} {
		for _, gen := range studytest.Generators {
			text := gen.Make(1, n)
			s, err := model.Load("x.yaml", text)
			if err != nil {
				t.Fatal(err)
			}
			l := layouter()
			rec := layoutFunc(func(ctx context.Context, g *graph.Graph) (*graph.Drawing, error) {
				t0 := time.Now()
				d, _, err := l.Lay(ctx, g)
				fmt.Println(gen.Name, n, time.Since(t0), len(g.Edges))
				return d, err
			})
			if _, _, err := view.Of(s).Draw(context.Background(), "components", rec); err != nil {
				t.Fatal(err)
			}
		}
	}
}
