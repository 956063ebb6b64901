package weighing

import (
	"cmp"
	"math"
	"slices"
)

// WeightFlip is a change of one weight at which a rival draws level with the winner. Beyond it the
// rival leads.
type WeightFlip struct {
	Criterion, Rival int
	Weight           float64 // the new weight, beside the other weights as they are
	From, To         float64 // the share of the criterion before and after
	Relative         float64 // the change by the weight before: -0.5 halves it
}

// WeightFlips returns the change of each weight at which each rival draws level, the smallest relative
// change first. One weight changes and the others keep their proportions. A weight stays
// above 0: at 0 the criterion is gone, and with it what was asked. Without a winner there are no flips.
//
// With the shares s and the scores x, the lead D of the winner i over j goes down by d(x_ik - x_jk) when
// the share of k goes down by d, the others staying: so that d = D / (x_ik - x_jk). In shares of the new sum
// of weights that is (s - d) / (1 - d). See Triantaphyllou and Sánchez, "A sensitivity analysis approach
// for some deterministic multi-criteria decision making methods", Decision Sciences 28(1), 1997.
func (w *Weighing) WeightFlips() []WeightFlip {
	var flips []WeightFlip
	winner, ok := w.Winner()
	if !ok {
		return nil
	}
	for k := range w.Criteria {
		for _, rival := range w.Ranked {
			if f, ok := w.weightFlip(k, winner, rival); ok && rival != winner {
				flips = append(flips, f)
			}
		}
	}
	slices.SortStableFunc(flips, func(a, b WeightFlip) int {
		return cmp.Compare(math.Abs(a.Relative), math.Abs(b.Relative))
	})
	return flips
}

func (w *Weighing) weightFlip(k, winner, rival int) (WeightFlip, bool) {
	share := w.Shares[k]
	d := (w.Totals[winner] - w.Totals[rival]) / (w.Scores[winner][k] - w.Scores[rival][k])
	if math.IsNaN(d) || math.IsInf(d, 0) || share-d <= same {
		return WeightFlip{}, false
	}
	left := share - d
	return WeightFlip{
		Criterion: k, Rival: rival,
		Weight: float64(w.Criteria[k].Weight * (left / share)),
		From:   share, To: left / (1 - d),
		Relative: -d / share,
	}, true
}
