package analyze

import (
	"math"

	"casebook/model/quantity"
)

var decisionFormulas = []Formula{
	{"criterion-share", "weight / sum of the weights", ""},
	{"option-score", "sum over criteria of share x score", "on a scale from 1 to 5; of measured criteria the worst option has 1 and the best has 5, and those between lie on the line"},
	{"decision-margin", "score of the winner - score of the next", ""},
	{"weight-flip", "(s - d) / (1 - d), with d = lead / (score of the winner - score of the rival)", "the share s of one criterion at which a rival draws level, the others keeping their proportions: Triantaphyllou and Sanchez 1997"},
	{"score-flip", "the score at which a rival draws level, all else staying as it is", ""},
	{"robustness", "share of all weightings under which no option scores higher", "all weightings are equally likely; exact for one criterion or two, and else of 20,000 that are the same in each run"},
}

// Flip is the smallest change of one number that has a rival draw level with the winner.
type Flip struct {
	Criterion, Rival string
	Option           string // whose score changes; "" where it is the weight of the criterion
	Measure          string // that a score is in; "" for the scale and for shares
	From, To         Figure // the share of the criterion, or the score
}

// ShareOf returns the share of a criterion in the sum of the weights.
func (d *Decision) ShareOf(k int) Figure {
	return d.numbered("criterion-share", d.Shares[k], quantity.Share, "weight of "+d.Decision.Criteria[k].ID)
}

// TotalOf returns the score of an option.
func (d *Decision) TotalOf(o int) Figure {
	if lacks := d.lacks(o); len(lacks) > 0 {
		return Figure{Formula: "option-score", Missing: lacks}
	}
	var inputs []Input
	for k := range d.Decision.Criteria {
		name := d.Decision.Criteria[k].ID
		inputs = append(inputs, d.ShareOf(k).as("share of "+name),
			Input{Name: "score by " + name, Value: quantity.Count(d.Scores[o][k]), Note: "on the scale from 1 to 5"})
	}
	f := d.numbered("option-score", d.Totals[o], quantity.Count, "weights")
	f.Inputs = inputs
	return f
}

// RobustnessOf returns the share of all weightings under which each option is not beaten.
func (d *Decision) RobustnessOf() []Figure {
	shares := d.Robustness().Share
	list := make([]Figure, len(shares))
	for o, share := range shares {
		list[o] = d.numbered("robustness", share, quantity.Share, d.lacks(o)...)
	}
	return list
}

// Lead returns by how much the best option leads the next.
func (d *Decision) Lead() Figure {
	f := Figure{Formula: "decision-margin", Value: quantity.Count(d.Margin())}
	if !f.Known() {
		f.Reason = "fewer than two options have scores by all criteria"
	}
	return f
}

// WeightFlip returns the smallest change of one weight that takes the lead from the winner, or nil.
func (d *Decision) WeightFlip() *Flip {
	flips := d.WeightFlips()
	if len(flips) == 0 {
		return nil
	}
	f := flips[0]
	return &Flip{
		Criterion: d.Decision.Criteria[f.Criterion].ID, Rival: d.Decision.Options[f.Rival].ID,
		From: d.ShareOf(f.Criterion), To: d.numbered("weight-flip", f.To, quantity.Share),
	}
}

// ScoreFlip returns the smallest change of one score that takes the lead from the winner, or nil.
func (d *Decision) ScoreFlip() *Flip {
	flips := d.ScoreFlips()
	if len(flips) == 0 {
		return nil
	}
	f := flips[0]
	return &Flip{
		Criterion: d.Decision.Criteria[f.Criterion].ID, Rival: d.Decision.Options[f.Rival].ID, Option: d.Decision.Options[f.Option].ID,
		Measure: d.Decision.Criteria[f.Criterion].Measure,
		From:    d.numbered("score-flip", f.From, quantity.Count), To: d.numbered("score-flip", f.To, quantity.Count),
	}
}

// numbered returns a number as a figure, which lacks some facts where it is none.
func (d *Decision) numbered(formula string, x float64, unit func(float64) quantity.Quantity, lacks ...string) Figure {
	f := Figure{Formula: formula}
	if !math.IsNaN(x) {
		f.Value = unit(x)
	}
	if f.Known() {
		return f
	}
	for _, fact := range lacks {
		f.Missing = append(f.Missing, "decision "+d.ID+": "+fact)
	}
	if len(lacks) == 0 {
		f.Reason = "there is no number"
	}
	return f
}

// lacks returns the scores that an option has not.
func (d *Decision) lacks(o int) []string {
	var list []string
	for _, k := range d.Missing[o] {
		list = append(list, "decision "+d.ID+": score of "+d.Decision.Options[o].ID+" by "+d.Decision.Criteria[k].ID)
	}
	return list
}
