package writeup

import (
	"slices"

	"casebook/model"
	"casebook/model/analyze"
	"casebook/model/quantity"
)

// figuresByStage returns the main figures of each stage of the roadmap, and what its objectives come to.
func (d *document) figuresByStage() string {
	s := d.newSheet("Figure")
	for i := range d.study.Roadmap {
		s.head = append(s.head, escape(d.study.Roadmap[i].ID))
	}
	cellsOf := func(of func(*analyze.Analysis) cell) (cells []cell) {
		for _, a := range d.stages {
			cells = append(cells, briefly(of(a)))
		}
		return cells
	}
	row := func(name string, cells []cell) { s.add("", name, append([]cell{words(name)}, cells...)...) }
	row("Arrivals at peak, all flows", cellsOf(arriving))
	row("Used most", cellsOf(d.usedMost))
	row("Cost a month", cellsOf(func(a *analyze.Analysis) cell { return perMonth(&a.Capacity.Cost) }))
	same := 0
	for i := range d.analysis.Verdicts {
		v := &d.analysis.Verdicts[i]
		if v.Measure != "availability" && v.Measure != "p99" {
			continue
		}
		cells := cellsOf(func(a *analyze.Analysis) cell { return judged(a, v) })
		if v.Holds == model.Yes && alike(cells) {
			same++
			continue
		}
		row(d.flowLink(v.Objective.Flow)+": "+v.Measure+" ("+amount(v.Target)+")", cells)
	}
	lead := "What is over capacity or fails its objective is bold."
	if same > 0 {
		lead += " Not in the table: " + count(same, "target") + " of availability and p99 that every stage meets with the same figure."
	}
	return s.piece(paragraph(lead))
}

// alike reports whether all cells say the same.
func alike(cells []cell) bool {
	return !slices.ContainsFunc(cells, func(c cell) bool { return c.words != cells[0].words })
}

// arriving returns how often flows happen in all.
func arriving(a *analyze.Analysis) cell {
	sum := analyze.Figure{Formula: "flow-rate"}
	rate := 0.0
	for i := range a.Demand.Flows {
		if f := &a.Demand.Flows[i].Peak; f.Known() {
			rate += f.Value.Value
			sum.Value = quantity.Rate(rate)
		} else {
			sum.Missing = append(sum.Missing, f.Missing...)
		}
	}
	if len(sum.Missing) > 0 {
		sum.Value = quantity.Quantity{}
	}
	return figure(&sum)
}

// usedMost returns the component that is used most.
func (d *document) usedMost(a *analyze.Analysis) cell {
	var most *analyze.ComponentCapacity
	for i := range a.Capacity.Components {
		c := &a.Capacity.Components[i]
		if c.Utilisation.Known() && (most == nil || c.Utilisation.Value.Value > most.Utilisation.Value.Value) {
			most = c
		}
	}
	if most == nil {
		return words("")
	}
	text := d.component(most.Component.ID) + " " + parts(&most.Utilisation)
	if most.Utilisation.Value.Value > 1 {
		text = d.component(most.Component.ID) + " " + strong(parts(&most.Utilisation))
	}
	return told(text, &most.Utilisation)
}

// judged returns what comes of the same target in an analysis.
func judged(a *analyze.Analysis, target *analyze.Verdict) cell {
	for i := range a.Verdicts {
		v := &a.Verdicts[i]
		if v.Objective != target.Objective || v.Measure != target.Measure {
			continue
		}
		if v.Holds == model.No {
			return told(strong(shown(&v.Figure)), &v.Figure)
		}
		return figure(&v.Figure)
	}
	return words("")
}
