package review

import (
	"fmt"
	"slices"

	"casebook/model"
	"casebook/model/analyze"
	"casebook/model/quantity"
)

var poolExhaustion = &Rule{
	ID:       "RES-011",
	Name:     "pool-exhaustion",
	Severity: Error,
	Finds: "When a callee hangs, calls to it fill its caller's pool before their timeout lets go of them, and the caller serves other flows too, " +
		"which do not need that callee. Not where a circuit breaker lets go of them first.",
	Why: "By Little's law as many calls hang at a time as arrive while one waits for its timeout. Once they hold all connections of the pool, " +
		"requests queue for one, and the trouble of one dependency becomes everybody's.",
	Source: "Azure architecture patterns, Bulkhead",
	Fix:    "Make the `timeout` shorter or the `pool` larger than calls a second of one replica x timeout, and keep a pool for each dependency.",

	check: func(s *subject, c *collector) {
		for i := range s.figures.Demand.Connections {
			d := &s.figures.Demand.Connections[i]
			at := d.Connection
			from := s.component(at.From)
			if at.Mode != model.Sync || at.Breaker == model.Yes || outside(from) || bought(from) || from.Kind == "library" || s.component(at.To).Kind == "library" {
				continue
			}
			flows := s.around(at)
			if len(flows) == 0 {
				continue
			}
			calls, missing := s.hanging(d)
			if !at.Pool.Known() {
				missing = append(missing, at.From+" -> "+at.To+".pool")
			}
			if !from.Replicas.Known() {
				missing = append(missing, from.ID+".replicas")
			}
			if len(missing) > 0 {
				c.unknown(missing, edge(at))
				continue
			}
			each := calls / from.Replicas.Count.Value
			if each >= at.Pool.Value && each > 0 {
				c.find(at.Pos, fmt.Sprintf("When %s hangs, %s calls wait at each %s, whose pool has room for %s: its work for %s then waits too.", at.To,
					quantity.Format(quantity.Count(each)), at.From, quantity.Format(at.Pool), list(flows)), edge(at))
			}
		}
	},
}

// around returns the flows that a connection's caller serves without it; none if no flow uses it.
func (s *subject) around(at *model.Connection) []string {
	var with, without []string
	s.each(func(h *hop) {
		if &s.connections()[h.Connection] == at {
			with = append(with, h.flow.ID)
		}
	})
	if len(with) == 0 {
		return nil
	}
	s.each(func(h *hop) {
		if (h.To == at.From || h.From == at.From) && !slices.Contains(with, h.flow.ID) && !slices.Contains(without, h.flow.ID) {
			without = append(without, h.flow.ID)
		}
	})
	return without
}

// hanging returns how many calls of a connection there are at a time if each waits for its timeout,
// or the facts that are missing to say so.
func (s *subject) hanging(d *analyze.ConnectionDemand) (calls float64, missing []string) {
	longest := map[string]quantity.Quantity{} // by flow
	s.each(func(h *hop) {
		if &s.connections()[h.Connection] != d.Connection {
			return
		}
		if !h.Timeout.Known() {
			missing = append(missing, fact(h.Hop, "timeout"))
		}
		if h.Timeout.Value > longest[h.flow.ID].Value {
			longest[h.flow.ID] = h.Timeout
		}
	})
	for _, part := range d.Flows {
		missing = append(missing, part.Peak.Missing...)
		calls += float64(part.Peak.Value.Value * longest[part.Flow.ID].Value)
	}
	return calls, missing
}
