package quality

import (
	"context"
	"fmt"
	"math"
	"testing"

	"casebook/render/proof"
)

func TestZX(t *testing.T) {
	subjects := append(bundled(t), sample(t, "target-payment"))
	subjects = append(subjects, madeUp(2, 12, 24)...)
	edits, before := editsOf(t, subjects, 3)
	after := make([]*proof.Picture, len(edits))
	each(t, len(edits), func(ctx context.Context, i int) (err error) {
		after[i], err = drawText(ctx, edits[i].Text)
		return err
	})
	tot := [2][2]int{}
	for i, e := range edits {
		was, is := centres(before[e.subject]), centres(after[i])
		r, k := [2]int{}, [2]int{}
		for a := range was {
			for b := range was {
				if _, ok := is[a]; !ok || a <= b {
					continue
				}
				if _, ok := is[b]; !ok {
					continue
				}
				w, n := was[b].Sub(was[a]), is[b].Sub(is[a])
				for x, v := range [2][2]float64{{w.X, n.X}, {w.Y, n.Y}} {
					if math.Abs(v[0]) < 40 {
						continue
					}
					r[x]++
					if v[0]*v[1] > 0 {
						k[x]++
					}
				}
			}
		}
		for x := range 2 {
			tot[x][0] += r[x]
			tot[x][1] += k[x]
		}
		if k[0]*100 < 93*r[0] || k[1]*100 < 93*r[1] {
			fmt.Printf("LR %3d AB %3d  %s: %s\n", 100*k[0]/max(r[0], 1), 100*k[1]/max(r[1], 1), subjects[e.subject].name, e.Name)
		}
	}
	fmt.Println("ZX total", tot, 100*tot[0][1]/tot[0][0], 100*tot[1][1]/tot[1][0])
}
