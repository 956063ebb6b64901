package review

import (
	"casebook/model/analyze"
	"casebook/model/quantity"
)

var availabilityBelowTarget = &Rule{
	ID:       "SLO-001",
	Name:     "availability-below-target",
	Severity: Error,
	Finds:    "A flow is available for less than its objective asks for, with shared parts counted once.",
	Why:      "The objective cannot be kept by running well: what the flow depends on is down for longer than the budget allows.",
	Source:   "The Calculus of Service Availability",
	Fix:      "Begin with the parts that the message names: make them redundant, or let the flow do without them; or promise less.",

	check: func(s *subject, c *collector) {
		for i := range s.figures.Verdicts {
			v := &s.figures.Verdicts[i]
			if v.Measure != "availability" {
				continue
			}
			switch f := s.availability(v.Objective.Flow); {
			case !v.Figure.Known():
				c.lacks(v.Figure, v.Objective.Flow)
			case v.Figure.Value.Value < v.Target.Value:
				c.find(v.Objective.Pos, v.Objective.Flow+" is available for "+text(v.Figure)+", and "+quantity.Format(v.Target)+" is asked for: of "+
					text(f.Window)+" it is down for "+text(f.Down)+blame(f)+".", v.Objective.Flow)
			}
		}
	},
}

// availability returns the availability of a flow, or of what is behind its messages.
func (s *subject) availability(name string) *analyze.FlowAvailability {
	for i := range s.figures.Availability {
		if f := &s.figures.Availability[i]; f.Name() == name {
			return f
		}
	}
	return nil
}

// blame says because of what a flow is down most.
func blame(f *analyze.FlowAvailability) string {
	var parts []string
	for i := range f.Blame[:min(3, len(f.Blame))] {
		parts = append(parts, f.Blame[i].ID+" ("+text(f.Blame[i].Down)+")")
	}
	if len(parts) == 0 {
		return ""
	}
	return ", most of it because of " + list(parts)
}
