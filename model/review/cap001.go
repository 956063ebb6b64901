package review

import (
	"casebook/model/analyze"
	"casebook/model/quantity"
)

var overload = &Rule{
	ID:       "CAP-001",
	Name:     "overload",
	Severity: Error,
	Finds:    "At peak, more arrives at a component than all its replicas sustain. What a provider lets through is for CAP-010.",
	Why:      "A queue that gains more than it loses has no steady state: it grows until something times out, and then the retries come on top.",
	Source:   "Site Reliability Engineering, chapter 22",
	Fix:      "Run as many replicas as the message says, or send less: cache, batch, shed.",

	check: func(s *subject, c *collector) {
		for i := range s.figures.Capacity.Components {
			k := &s.figures.Capacity.Components[i]
			switch used := k.Utilisation; {
			case k.Component.Kind == "external":
			case !used.Known():
				c.lacks(used, k.Component.ID)
			case used.Value.Value >= 1:
				c.find(k.Component.Pos, load(k)+needs(k.Needed)+".", k.Component.ID)
			}
		}
	},
}

// load says what arrives at a component, and what it sustains.
func load(k *analyze.ComponentCapacity) string {
	return "At peak " + text(k.Demand.Peak) + " arrives at " + k.Component.ID + ", which sustains " + text(k.All) +
		" (" + percent(k.Utilisation.Value.Value) + ")"
}

// needs says how many replicas would be enough, where that is known.
func needs(n analyze.Figure) string {
	if !n.Known() {
		return ""
	}
	return "; it needs " + replicas(n.Value.Value)
}

// replicas writes a number of them.
func replicas(n float64) string {
	if n == 1 {
		return "1 replica"
	}
	return quantity.Format(quantity.Count(n)) + " replicas"
}
