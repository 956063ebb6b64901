package writeup

import (
	"math"
	"strings"

	"casebook/model"
	"casebook/model/analyze"
	"casebook/model/quantity"
)

// weighed returns a decision with its options weighed, nil if nothing of it can be.
func (d *document) weighed(t *model.Decision) *analyze.Decision {
	for i := range d.analysis.Decisions {
		if w := &d.analysis.Decisions[i]; w.ID == t.ID && len(w.Ranked) > 0 {
			return w
		}
	}
	return nil
}

// sums returns the rows below the scores: the total of each option, and under what share of all
// weightings it is the best.
func sums(w *analyze.Decision) [][]string {
	total, robust := []string{strong("Total"), ""}, []string{"Best, of all weightings", ""}
	shares := w.Robustness().Share
	for o := range w.Options {
		total = append(total, scaled(w.Totals[o]))
		if w.Wins(o) {
			total[len(total)-1] = strong(scaled(w.Totals[o]))
		}
		if math.IsNaN(shares[o]) {
			robust = append(robust, unknown)
		} else {
			robust = append(robust, part(shares[o]))
		}
	}
	return [][]string{total, robust}
}

// scaled writes a score on the scale, or what is made of such.
func scaled(x float64) string {
	if math.IsNaN(x) {
		return unknown
	}
	return escape(rounded(quantity.Count(x)))
}

// verdictOf says in a few sentences what comes of weighing the options.
func verdictOf(w *analyze.Decision) []block {
	var parts []string
	name := func(o int) string { return escape(w.Decision.Options[o].Title()) }
	winner, one := w.Winner()
	switch {
	case !one:
		names := make([]string, len(w.Winners))
		for i, o := range w.Winners {
			names[i] = name(o)
		}
		parts = append(parts, strings.Join(names, " and ")+" have the same total.")
	case len(w.Ranked) == 1:
		parts = append(parts, "Only "+name(winner)+" has scores by all criteria.")
	default:
		parts = append(parts, name(winner)+" leads "+name(w.Ranked[1])+" by "+scaled(w.Margin())+".")
		parts = append(parts, flips(w)...)
	}
	for o := range w.Options {
		if by := w.Dominators(o); len(by) > 0 {
			parts = append(parts, name(o)+" is no better than "+name(by[0])+" by any criterion.")
		}
	}
	return []block{paragraph(strings.Join(parts, " "))}
}

// flips says how little has to change for another option to draw level.
func flips(w *analyze.Decision) []string {
	name := func(o int) string { return escape(w.Decision.Options[o].Title()) }
	var rivals []int
	var ways []string
	if f := w.WeightFlips(); len(f) > 0 {
		rivals = append(rivals, f[0].Rival)
		ways = append(ways, "if the weight of "+escape(w.Decision.Criteria[f[0].Criterion].ID)+" goes from "+part(f[0].From)+" to "+part(f[0].To))
	}
	if f := w.ScoreFlips(); len(f) > 0 {
		c := &w.Decision.Criteria[f[0].Criterion]
		rivals = append(rivals, f[0].Rival)
		ways = append(ways, "if the score of "+name(f[0].Option)+" by "+escape(c.ID)+" goes from "+measured(c, f[0].From)+" to "+measured(c, f[0].To))
	}
	if len(ways) == 2 && rivals[0] == rivals[1] {
		return []string{name(rivals[0]) + " draws level " + ways[0] + ", or " + ways[1] + "."}
	}
	for i, way := range ways {
		ways[i] = name(rivals[i]) + " draws level " + way + "."
	}
	return ways
}

// measured writes a raw score: so many of the criterion's measure, or a number on the scale.
func measured(c *model.Criterion, x float64) string {
	unit, err := quantity.Unit(c.Measure)
	switch {
	case c.Measure == "":
		return scaled(x)
	case err != nil: // a word of its own, such as "engineers"
		return scaled(x) + " " + escape(c.Measure)
	}
	q, err := quantity.Count(x).Mul(unit)
	if err != nil {
		return scaled(x) + " " + escape(c.Measure)
	}
	return escape(rounded(q.As(unit)))
}

// points tells the scores of the options on the scale, and how the figures come about.
func (d *document) points(w *analyze.Decision) []block {
	h := d.newDerivation()
	for _, id := range []string{"criterion-share", "option-score", "decision-margin", "weight-flip", "score-flip", "robustness"} {
		h.formulas[id] = true
	}
	for o := range w.Options {
		if math.IsNaN(w.Totals[o]) {
			continue
		}
		in := h.row("", escape(w.Decision.Options[o].Title()))
		for k := range w.Criteria {
			in.say(w.Decision.Criteria[k].ID, part(w.Shares[k])+" x "+scaled(w.Scores[o][k]))
		}
	}
	return h.blocks()
}

// against says that the chosen option has not the highest total; "" if it has, or that is not known.
func against(w *analyze.Decision) string {
	if w == nil || w.Chosen < 0 || w.Wins(w.Chosen) || math.IsNaN(w.Totals[w.Chosen]) {
		return ""
	}
	words := "Its total is not the highest: " + scaled(w.Totals[w.Chosen]) + " against " + scaled(w.Totals[w.Ranked[0]])
	if w.Because == "" && w.Override == "" {
		return words + ". No reason is given."
	}
	return words + "."
}
