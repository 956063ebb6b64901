package review

import (
	"math"

	"casebook/model/analyze/weighing"
	"casebook/model/quantity"
)

var decisionFragile = &Rule{
	ID:       "DOC-004",
	Name:     "decision-fragile",
	Severity: Info,
	Finds:    "A change of one weight by less than 15 % would have another option win (the threshold is `weight_flip`); as a warning, one by less than a third of that.",
	Why:      "Weights are opinions. Where a small difference of opinion decides, the decision has two answers, and the next meeting finds the other.",
	Source:   "ATAM: Method for Architecture Evaluation, on sensitivity points",
	Fix:      "Say in `because` which weight it hangs on, find a criterion that tells the two apart, or take the one that is cheaper to undo.",

	check: func(s *subject, c *collector) {
		limit := s.share("weight_flip", .15)
		for i := range s.Tradeoffs {
			d := s.weighed(s.Tradeoffs[i].ID)
			if d == nil {
				continue
			}
			for o := range d.Decision.Options {
				c.lacks(d.TotalOf(o), d.ID)
			}
			flips := d.WeightFlips()
			if len(flips) == 0 || math.Abs(flips[0].Relative) >= limit {
				continue
			}
			severity := Info
			if math.Abs(flips[0].Relative) < limit/3 {
				severity = Warn
			}
			c.grade(severity, d.Decision.Pos, "The decision "+d.ID+" hangs on the weight of "+d.Decision.Criteria[flips[0].Criterion].ID+": "+
				flipped(flips[0])+", "+d.Decision.Options[flips[0].Rival].ID+" wins.", d.ID)
		}
	},
}

// flipped says by how much a weight has to change.
func flipped(f weighing.WeightFlip) string {
	change := quantity.Format(quantity.Share(math.Round(math.Abs(f.Relative)*1000) / 1000))
	if f.Relative < 0 {
		return change + " less of it"
	}
	return change + " more of it"
}
