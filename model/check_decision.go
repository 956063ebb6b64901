package model

import (
	"casebook/model/quantity"
)

// checkDecision notes options and scores that do not go with the criteria.
func (r *reader) checkDecision(d *Decision) {
	options := declarations{}
	criteria, byID := declarations{}, map[string]*Criterion{}
	for i := range d.Criteria {
		criteria.add("criterion", d.Criteria[i].ID)
		byID[d.Criteria[i].ID] = &d.Criteria[i]
	}
	for i := range d.Options {
		options.add("option", d.Options[i].ID)
		r.checkScores(d, &d.Options[i], criteria, byID)
	}
	if n, ok := r.places[&d.Choice]; ok && d.Choice != "" && len(d.Options) > 0 {
		ref := reference{node: n, name: d.Choice, to: []string{"option"}}
		if !options.has(d.Choice, ref.to...) {
			r.fault(n, options.hint(ref), "decision %s has no option %s", quote(d.ID), quote(d.Choice))
		}
	}
	for i := range d.Criteria {
		if w := &d.Criteria[i].Weight; w.Known() && w.Value == 0 {
			r.fault(r.places[w], "leave the criterion out, or give it a weight", "the weight of criterion %s is 0", quote(d.Criteria[i].ID))
		}
	}
}

// checkScores notes scores of an option that name no criterion or are in another measure. A score
// that is left out is unknown.
func (r *reader) checkScores(d *Decision, o *Option, criteria declarations, byID map[string]*Criterion) {
	for i := range o.Scores {
		score := &o.Scores[i]
		c, ok := byID[score.ID]
		if !ok && r.full() {
			return
		}
		if !ok {
			n := r.places[&score.ID]
			ref := reference{node: n, name: score.ID, to: []string{"criterion"}}
			r.fault(n, criteria.hint(ref), "decision %s has no criterion %s", quote(d.ID), quote(score.ID))
			continue
		}
		if n, said := r.places[&score.Value]; said && score.Value.Known() {
			if refusal, hint := c.measure(&score.Value); refusal != "" {
				r.fault(n, hint, "score %s of option %s %s", quote(c.ID), quote(o.ID), refusal)
			}
		}
	}
}

// The scale on which a criterion without a measure is scored.
const (
	worstScore = 1
	bestScore  = 5
)

// measure puts a score in the criterion's measure, where it is a bare number, or says why it cannot
// be a score by that criterion and what to write instead.
func (c *Criterion) measure(score *quantity.Quantity) (refusal, hint string) {
	bare := sameMeasure(*score, quantity.Count(1))
	if c.Measure == "" {
		switch {
		case !bare:
			return "has a unit, and the criterion no measure", "give the criterion a measure, or score it from 1 to 5"
		case score.Value < worstScore || score.Value > bestScore:
			return "is not from 1 to 5", "give the criterion a measure for numbers of its own"
		}
		return "", ""
	}
	unit, err := quantity.Unit(c.Measure)
	if err != nil {
		// The measure is a word of its own, such as "engineers"; numbers of it are bare.
		if !bare {
			return "is not a number of " + quote(c.Measure), "write a bare number"
		}
		return "", ""
	}
	if bare && score.Is("count") == nil {
		if measured, err := score.Mul(unit); err == nil {
			*score = measured.As(unit)
		}
		return "", ""
	}
	if !sameMeasure(*score, unit) {
		return "is not in " + quote(c.Measure), "write it in that unit, or as a bare number"
	}
	return "", ""
}
