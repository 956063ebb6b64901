package review

import (
	"casebook/model"
	"casebook/model/analyze"
	"casebook/model/quantity"
)

var latencyOverBudget = &Rule{
	ID:       "SLO-003",
	Name:     "latency-over-budget",
	Severity: Error,
	Finds:    "A percentile of a flow's latency, composed from the distributions of its steps, is over its objective.",
	Why:      "The objective cannot be kept on an ordinary day, before anything goes wrong.",
	Source:   "The Tail at Scale",
	Fix:      "Begin with the step that the message names, which has the largest part in slow requests: make it faster, do it beside another, behind a message, or not at all.",

	check: func(s *subject, c *collector) {
		missed := map[*model.Objective][]string{}
		for i := range s.figures.Verdicts {
			v := &s.figures.Verdicts[i]
			switch {
			case v.Measure == "availability":
			case !v.Figure.Known():
				c.lacks(v.Figure, v.Objective.Flow)
			case v.Figure.Value.Value > v.Target.Value:
				missed[v.Objective] = append(missed[v.Objective], v.Measure+" "+text(v.Figure)+" where "+quantity.Format(v.Target)+" is asked for")
			}
		}
		for i := range s.Constraints.Objectives {
			if o := &s.Constraints.Objectives[i]; len(missed[o]) > 0 {
				c.find(o.Pos, o.Flow+" is too slow: "+list(missed[o])+s.slowest(o.Flow)+".", o.Flow)
			}
		}
	},
}

// slowest says which step has the largest part in the slow requests of a flow.
func (s *subject) slowest(name string) string {
	l := s.latency(name)
	var worst *analyze.StepLatency
	for i := range l.Steps {
		if step := &l.Steps[i]; worst == nil || step.TailShare.Value.Value > worst.TailShare.Value.Value {
			worst = step
		}
	}
	if worst == nil || !worst.TailShare.Known() {
		return ""
	}
	return "; of the time of the slowest hundredth " + percent(worst.TailShare.Value.Value) + " is in " + worst.Hop.From + " -> " + worst.Hop.To
}

// latency returns the latency of a flow, or of what is behind its messages.
func (s *subject) latency(name string) *analyze.FlowLatency {
	for i := range s.figures.Latency {
		if l := &s.figures.Latency[i]; l.Name() == name {
			return l
		}
	}
	return nil
}
