package writeup

import (
	"strconv"
	"strings"

	"casebook/model"
	"casebook/model/analyze"
)

// outcomes returns each target of the objectives beside what comes out; nothing while none is known.
func (d *document) outcomes() []block {
	s := d.newSheet("Flow", "Measure", "Objective", "Comes out", "Verdict", "Left", "Source")
	holds, fails, open := 0, 0, 0
	known := false
	var rows [][]cell
	last := ""
	for i := range d.analysis.Verdicts {
		v := &d.analysis.Verdicts[i]
		switch v.Holds {
		case model.Yes:
			holds++
		case model.No:
			fails++
		default:
			open++
		}
		known = known || v.Figure.Known()
		name := d.flowLink(v.Objective.Flow)
		if name == last {
			name = ""
		} else {
			last = name
		}
		rows = append(rows, []cell{
			words(name), words(measure(v)), words(amount(v.Target)), words(outcome(&v.Figure)),
			words(verdict(v.Holds)), words(left(v)), words(d.cite(v.Objective.Source)),
		})
		s.how.use(&v.Figure)
		s.how.explain(v.Objective.Flow, d.flowName(v.Objective.Flow)+", "+v.Measure, &v.Margin)
	}
	if !known {
		return nil
	}
	s.rows = rows
	return append([]block{paragraph(tally(holds, fails, open))}, s.blocks()...)
}

// tally says how many targets hold.
func tally(holds, fails, open int) string {
	if fails+open == 0 && holds > 1 {
		return "All " + strconv.Itoa(holds) + " targets hold."
	}
	words := "Of " + count(holds+fails+open, "target") + ", " + strconv.Itoa(holds) + " " + verb(holds, "holds", "hold")
	if fails > 0 {
		words += ", " + strconv.Itoa(fails) + " " + verb(fails, "fails", "fail")
	}
	if open > 0 {
		words += ", " + strconv.Itoa(open) + " " + verb(open, "is", "are") + " unknown"
	}
	return words + "."
}

func verb(n int, one, many string) string {
	if n == 1 {
		return one
	}
	return many
}

// measure returns what is measured, and over what time if that is said.
func measure(v *analyze.Verdict) string {
	if v.Measure == "availability" && v.Objective.Window.Known() {
		return v.Measure + " in " + amount(v.Objective.Window)
	}
	return v.Measure
}

// outcome returns a figure that an objective asks for: it is never left out.
func outcome(f *analyze.Figure) string {
	if !f.Known() {
		return unknown
	}
	return escape(rounded(f.Value))
}

func verdict(holds model.Ternary) string {
	switch holds {
	case model.Yes:
		return "holds"
	case model.No:
		return strong("fails")
	}
	return unknown
}

// left says how much is left of the budget, or by how much it is overspent.
func left(v *analyze.Verdict) string {
	if !v.Margin.Known() {
		return ""
	}
	over := v.Margin.Value.Value < 0
	words := rounded(v.Margin.Value)
	if over {
		words = rounded(v.Margin.Value.Neg()) + " over"
	}
	if len(v.Margin.Inputs) > 0 && v.Measure == "availability" {
		words += " of " + rounded(v.Margin.Inputs[0].Value)
	}
	return escape(strings.Replace(words, "over of", "over the", 1))
}
