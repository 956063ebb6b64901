package review

import (
	"fmt"
	"slices"

	"casebook/model"
	"casebook/model/analyze"
	"casebook/model/quantity"
)

var metastable = &Rule{
	ID:       "RES-007",
	Name:     "metastable-vulnerable",
	Severity: Error,
	Finds: "A component carries what arrives at peak, but not what retries make of it when every attempt fails, and nothing holds them " +
		"back: the retries have no budget, and no circuit breaker or rate limit lies between them and it. One that does not even carry the peak is CAP-001's business.",
	Why: "A short outage then does not end with its cause. The retries alone are more than the component can do, so all attempts go on failing, " +
		"so all go on being tried again. A database for 300 queries a second whose callers try once more is vulnerable from 150 on.",
	Source: "Bronson et al., Metastable Failures in Distributed Systems, HotOS 2021",
	Fix:    "Give the connections on the way a `retry_budget` or a `breaker`, let the component shed load (`rate_limit`), or keep enough headroom for the storm.",

	check: func(s *subject, c *collector) {
		for i := range s.figures.Capacity.Components {
			k := &s.figures.Capacity.Components[i]
			id := k.Component.ID
			if outside(k.Component) || k.Component.RateLimit.Known() || !s.stormed(id) {
				continue
			}
			switch k.State() {
			case "":
				if len(k.Storm.Missing) > 0 { // what utilisation lacks among them
					c.unknown(k.Storm.Missing, id)
				}
			case analyze.Vulnerable:
				c.find(k.Component.Pos, fmt.Sprintf("%s sustains %s and gets %s at peak, but %s when its callers fail and try again: once down, it stays down.",
					id, quantity.Format(k.All.Value), quantity.Format(k.Demand.Peak.Value), quantity.Format(k.Demand.Storm.Value)), id)
			}
		}
	},
}

// stormed reports whether retries reach a component on a way on which nothing holds them back.
func (s *subject) stormed(id string) bool {
	found := false
	s.each(func(h *hop) {
		if h.To != id || found {
			return
		}
		path := h.awaited()
		for i, c := range path {
			if attempts(c) > 1 && !c.RetryBudget.Known() && !slices.ContainsFunc(path[i:], s.sheds) {
				found = true
			}
		}
	})
	return found
}

// sheds reports whether something at a call stops a storm of what comes to it.
func (s *subject) sheds(c *analyze.Call) bool {
	return c.Breaker == model.Yes || s.component(c.To).RateLimit.Known()
}
