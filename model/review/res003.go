package review

import "casebook/model"

var missingTimeout = &Rule{
	ID:       "RES-003",
	Name:     "missing-timeout",
	Severity: Error,
	Finds:    "A synchronous call has no timeout, neither on its connection nor on the step that makes it.",
	Why:      "Without a deadline a caller waits for as long as its callee hangs. It holds a worker, a connection and memory for each request, until it has none left and hangs as well.",
	Source:   "Site Reliability Engineering, chapter 22",
	Fix:      "Set `timeout` to about the callee's p99.9, and to less than what is left of the caller's own deadline.",

	check: func(s *subject, c *collector) {
		s.each(func(h *hop) {
			to := s.component(h.To)
			if h.Mode != model.Sync || h.Timeout.Known() || to.Kind == "library" {
				return
			}
			at := &s.connections()[h.Connection]
			c.find(at.Pos, "The call from "+h.From+" to "+h.To+" has no timeout.", edge(at))
		})
	},
}
