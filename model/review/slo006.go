package review

import (
	"cmp"
	"slices"

	"casebook/model"
	"casebook/model/quantity"
)

var recoveryEatsBudget = &Rule{
	ID:       "SLO-006",
	Name:     "recovery-eats-budget",
	Severity: Warn,
	Finds:    "The incidents of the components that a flow cannot do without, times the time to repair them, are more in a year than the flow's error budget. Components that state neither are judged by their availability alone.",
	Why:      "Three incidents of 20 minutes are more than the 53 minutes that 99.99 % leaves in a year. People do not become faster than that; what can be changed is how often it happens, whom it hits, and what repairs itself.",
	Source:   "The Calculus of Service Availability",
	Fix:      "Repair without people, roll out in smaller parts, or have fewer incidents; or promise less.",

	check: func(s *subject, c *collector) {
		for i := range s.Constraints.Objectives {
			o := &s.Constraints.Objectives[i]
			if f := s.availability(o.Flow); f != nil && o.Availability.Known() {
				s.repairs(c, o)
			}
		}
	},
}

// year is one of 365 days.
const year = 365 * 86400

// repair is the time in a year for which a component is down until it is repaired.
type repair struct {
	id   string
	time float64
}

// repairs adds up what incidents take from the budget of an objective.
func (s *subject) repairs(c *collector, o *model.Objective) {
	budget, sum := float64((1-o.Availability.Value)*year), 0.0
	var parts []repair
	var missing []string
	for _, cut := range s.availability(o.Flow).Cuts {
		k := s.component(cut.Elements[0].ID)
		if len(cut.Elements) > 1 || k == nil || !k.Incidents.Known() && !k.MTTR.Known() {
			continue
		}
		switch {
		case !k.Incidents.Known():
			missing = append(missing, k.ID+".incidents")
		case !k.MTTR.Known():
			missing = append(missing, k.ID+".mttr")
		default:
			r := repair{k.ID, float64(k.Incidents.Value*k.MTTR.Value) * year * cut.Lost.Value.Value}
			parts = append(parts, r)
			sum += r.time
		}
	}
	switch {
	case sum > budget*(1+1e-9):
		c.find(o.Pos, "Incidents take "+minutes(sum)+" a year from "+o.Flow+", which may be down for "+minutes(budget)+": "+longest(parts)+".", o.Flow)
	case len(missing) > 0:
		c.unknown(missing, o.Flow)
	}
}

// longest names the components that are down longest.
func longest(parts []repair) string {
	slices.SortStableFunc(parts, func(a, b repair) int { return cmp.Compare(b.time, a.time) })
	var names []string
	for _, p := range parts[:min(3, len(parts))] {
		names = append(names, p.id+" "+minutes(p.time))
	}
	return list(names)
}

func minutes(seconds float64) string {
	return quantity.Format(quantity.Seconds(seconds))
}
