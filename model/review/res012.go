package review

import "casebook/model"

var unprotectedExternal = &Rule{
	ID:       "RES-012",
	Name:     "unprotected-external",
	Severity: Warn,
	Finds:    "A flow waits for somebody else's service, cannot go on without it, and neither a circuit breaker nor a fallback stands between them.",
	Why: "What others run is not under one's own control: it is slow, limited or gone when they say so. A flow that waits for it is at most as " +
		"available as it, and without a breaker every request finds that out anew, for as long as the timeout lasts.",
	Source: "The Calculus of Service Availability, ACM Queue 2017",
	Fix:    "Put a `breaker` on the connection, name a `fallback`, or hand the work to a queue and answer before it is done.",

	check: func(s *subject, c *collector) {
		s.each(func(h *hop) {
			if s.component(h.To).Kind != "external" || outside(s.component(h.From)) || h.behind || !hard(h.Call) || h.Breaker == model.Yes {
				return
			}
			at := &s.connections()[h.Connection]
			c.find(at.Pos, h.flow.ID+" waits for "+h.To+", which others run, without a circuit breaker or a fallback at "+h.From+".", h.To, h.From)
		})
	},
}
