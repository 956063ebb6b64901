package review

import (
	"casebook/model/analyze"
	"casebook/model/quantity"
)

var providerQuota = &Rule{
	ID:       "CAP-010",
	Name:     "provider-quota",
	Severity: Error,
	Finds:    "At peak, attempts and retries included, more goes to a provider than its rate limit lets through; or more arrives at a component than its own rate limit.",
	Why:      "What is over a quota is refused with 429, tried again, and counts once more. A limit below the peak is not a protection, it is an outage every day.",
	Fix:      "Book a larger quota, batch calls, cache answers, or put a queue before it that is drained at the rate of the quota.",

	check: func(s *subject, c *collector) {
		for i := range s.figures.Capacity.Components {
			k := &s.figures.Capacity.Components[i]
			limit, peak := k.Component.RateLimit, k.Demand.Peak
			if k.Component.Kind != "external" && (!limit.Known() || whole(k)) {
				continue
			}
			if !limit.Known() && k.Component.Kind == "external" {
				limit = k.Component.Rate
			}
			switch {
			case !peak.Known():
				c.lacks(peak, k.Component.ID)
			case !limit.Known():
				c.unknown([]string{k.Component.ID + ".rate_limit"}, k.Component.ID)
			case peak.Value.Value > limit.Value:
				c.find(k.Component.Pos, "At peak "+text(peak)+" goes to "+k.Component.ID+
					", attempts and retries included, which lets "+quantity.Format(limit)+" through.", k.Component.ID)
			}
		}
	},
}

// whole reports whether a component is bought as a whole, so that its limit is what it sustains.
func whole(k *analyze.ComponentCapacity) bool { return k.One.Formula == "whole-rate" }
