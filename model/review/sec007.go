package review

import "casebook/model"

var noRateLimit = &Rule{
	ID:       "SEC-007",
	Name:     "no-rate-limit",
	Severity: Warn,
	Finds:    "The internet reaches a component, or a client calls it, that has neither a rate limit nor a quota for each tenant. A balancer or content network may leave it to what is behind it.",
	Why:      "One script in a loop, or one customer with a bug, is enough to take the service from all others. Guessing passwords and card numbers costs nothing where nobody counts.",
	Fix:      "Limit calls by key, session and address at the door, answer 429 above it, and say so as `rate_limit`.",

	check: func(s *subject, c *collector) {
		for i := range s.Architecture.Components {
			k := &s.Architecture.Components[i]
			if outside(k) || k.Kind == "library" || k.Exposure == "private" || !s.entry(k.ID, k.Exposure) || s.limits(k.ID, map[string]bool{}) {
				continue
			}
			c.find(k.Pos, "Anybody may call "+k.ID+" as often as they like: it has no rate limit.", k.ID)
		}
	},
}

// entry reports whether the internet reaches a component: it says so, or a client calls it.
func (s *subject) entry(id, exposure string) bool {
	if exposure == "public" {
		return true
	}
	for i := range s.connections() {
		if c := &s.connections()[i]; c.To == id && caller(s.component(c.From)) {
			return true
		}
	}
	return false
}

// limits reports whether a component limits its callers, or leaves it to what is behind it to do so.
func (s *subject) limits(id string, seen map[string]bool) bool {
	k := s.component(id)
	switch {
	case k.RateLimit.Known() || k.Quota.Known():
		return true
	case !passing(k) || seen[id]:
		return false
	}
	seen[id] = true
	return s.onward(id, func(c *model.Connection) bool { return s.limits(c.To, seen) })
}
