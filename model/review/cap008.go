package review

import (
	"strings"

	"casebook/model/analyze"
	"casebook/model/quantity"
)

var connectionFanIn = &Rule{
	ID:       "CAP-008",
	Name:     "connection-fan-in",
	Severity: Error,
	Finds:    "The pools of all replicas of all callers together have more connections than a component takes; as a warning, once the callers have scaled to their maximum.",
	Why:      "By Little's law a store needs as many connections as the rate times the time that one is held, which is far fewer than callers times pool. But pools fill in the same minute, when it is slow, and then callers are refused that would have been served.",
	Fix:      "Put a pooler in front of it, or make the pools smaller: rate times the time that a connection is held, and a half more.",

	check: func(s *subject, c *collector) {
		for i := range s.figures.Capacity.Components {
			k := &s.figures.Capacity.Components[i]
			id, limit := k.Component.ID, k.Component.MaxConnections
			if whole(k) {
				continue // its provider keeps the connections
			}
			if !k.ConnectionsUsed.Known() {
				c.lacks(k.ConnectionsUsed, id)
				continue
			}
			takes := ", and it takes " + quantity.Format(limit) + "."
			if k.Connections.Value.Value > limit.Value {
				c.find(k.Component.Pos, "The callers of "+id+" keep "+text(k.Connections)+" connections"+takes, id)
			} else if most := s.mostConnections(k); most > limit.Value {
				c.grade(Warn, k.Component.Pos, "With as many replicas as they may start, the callers of "+id+" keep "+
					quantity.Format(quantity.Count(most))+" connections"+takes, id)
			}
		}
	},
}

// mostConnections returns how many connections the callers of a component keep once they have started
// all replicas that they may. The inputs of the figure are pools, named "a -> b.pool", each before how
// many keep one.
func (s *subject) mostConnections(k *analyze.ComponentCapacity) float64 {
	most := 0.0
	for i, in := 0, k.Connections.Inputs; i+1 < len(in); i += 2 {
		n := in[i+1].Value.Value
		from, _, _ := strings.Cut(in[i].Name, " -> ")
		if c := s.component(from); c != nil && c.Replicas.Max.Known() {
			n = max(n, c.Replicas.Max.Value)
		}
		most += float64(in[i].Value.Value * n)
	}
	return most
}
