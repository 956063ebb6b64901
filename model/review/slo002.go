package review

import (
	"casebook/model/analyze"
	"casebook/model/quantity"
)

var extraNine = &Rule{
	ID:       "SLO-002",
	Name:     "extra-nine",
	Severity: Warn,
	Finds:    "A component or provider without which a flow does not work takes more than a tenth of the flow's error budget by itself. The threshold is `dependency_budget`.",
	Why:      "A service cannot be better than what it depends on, and it depends on several things. The rule of thumb is that each of them has one nine more.",
	Source:   "The Calculus of Service Availability",
	Fix:      "Make it redundant, give it a fallback, or let the flow go on without it; or promise less.",

	check: func(s *subject, c *collector) {
		for i := range s.Constraints.Objectives {
			o := &s.Constraints.Objectives[i]
			f := s.availability(o.Flow)
			if f == nil || !o.Availability.Known() {
				continue
			}
			budget := float64((1 - o.Availability.Value) * f.Window.Value.Value)
			limit := float64(s.share("dependency_budget", .1) * budget)
			for k := range f.Cuts {
				cut := &f.Cuts[k]
				if len(cut.Elements) > 1 || cut.Elements[0].Kind == "zone" {
					continue
				}
				id := cut.Elements[0].ID
				switch down := blamed(f, id); {
				case !cut.Likely.Known():
					c.lacks(cut.Likely, o.Flow, id)
				case !f.Availability.Known():
					c.lacks(f.Availability, o.Flow, id)
				case down > limit*(1+1e-9):
					c.find(o.Pos, o.Flow+" does not work without "+id+", which by itself takes "+quantity.Format(quantity.Seconds(down))+" of "+text(f.Window)+
						", and all of "+o.Flow+" may be down for "+quantity.Format(quantity.Seconds(budget))+".", o.Flow, id)
				}
			}
		}
	},
}

// blamed returns for how many seconds of its window a flow is down because of an element by itself, without
// the zones that it is in.
func blamed(f *analyze.FlowAvailability, id string) float64 {
	for i := range f.Blame {
		if f.Blame[i].ID == id {
			return f.Blame[i].Down.Value.Value
		}
	}
	return 0
}
