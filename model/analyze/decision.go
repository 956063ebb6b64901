package analyze

import (
	"math"

	"casebook/model"
	"casebook/model/analyze/weighing"
	"casebook/model/quantity"
)

// Decision is a decision of a study with its options weighed, in the order of the file.
type Decision struct {
	*model.Decision
	*weighing.Weighing
	Chosen int // the option that was chosen; -1 if none was
}

// Decisions weighs the options of all decisions of a study that have options and criteria.
func Decisions(s *model.Study) []Decision {
	var all []Decision
	for i := range s.Tradeoffs {
		if d := &s.Tradeoffs[i]; len(d.Options) > 0 && len(d.Criteria) > 0 {
			all = append(all, Decide(d))
		}
	}
	return all
}

// Decide weighs the options of a decision. Measured scores are numbers of the criterion's measure.
func Decide(d *model.Decision) Decision {
	p := weighing.Problem{}
	for i := range d.Criteria {
		c := &d.Criteria[i]
		p.Criteria = append(p.Criteria, weighing.Criterion{
			Weight: valueOf(c.Weight), Lower: c.LowerIsBetter(), Measured: c.Measure != "",
		})
	}
	decision := Decision{Decision: d, Chosen: -1}
	for i := range d.Options {
		o := &d.Options[i]
		if o.ID == d.Choice {
			decision.Chosen = i
		}
		scores := make([]float64, len(d.Criteria))
		for k := range d.Criteria {
			scores[k] = scoreOf(o, &d.Criteria[k])
		}
		p.Options = append(p.Options, scores)
	}
	decision.Weighing = weighing.Weigh(p)
	return decision
}

// scoreOf returns the score of an option by a criterion, NaN if it is unknown.
func scoreOf(o *model.Option, c *model.Criterion) float64 {
	for _, s := range o.Scores {
		if s.ID == c.ID {
			return inMeasure(s.Value, c.Measure)
		}
	}
	return math.NaN()
}

// inMeasure returns how many of a measure a quantity is. A measure that is a word and no unit counts in ones.
func inMeasure(q quantity.Quantity, measure string) float64 {
	unit, err := quantity.Unit(measure)
	if measure == "" || err != nil || unit.Dim != q.Dim {
		return valueOf(q)
	}
	return valueOf(q) / unit.Value
}

// valueOf returns the value of a quantity, NaN if it has none.
func valueOf(q quantity.Quantity) float64 {
	if !q.Known() {
		return math.NaN()
	}
	return q.Value
}
