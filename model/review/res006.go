package review

import "casebook/model"

var naiveBackoff = &Rule{
	ID:       "RES-006",
	Name:     "naive-backoff",
	Severity: Warn,
	Finds:    "A call is tried again without an exponential backoff, or without jitter.",
	Why: "Callers that failed together try again together. Without growing waits they hold up what is coming back, " +
		"and without jitter they arrive in waves, each as high as the first.",
	Source: "Site Reliability Engineering, chapter 22",
	Fix:    "Set `backoff: exponential` and `jitter: true`.",

	check: func(s *subject, c *collector) {
		s.each(func(h *hop) {
			if h.Retries.Value < 1 {
				return
			}
			var lacks []string
			if h.Backoff != "exponential" {
				lacks = append(lacks, "exponential backoff")
			}
			if h.Jitter != model.Yes {
				lacks = append(lacks, "jitter")
			}
			if len(lacks) == 0 {
				return
			}
			at := &s.connections()[h.Connection]
			c.find(at.Pos, "The call from "+h.From+" to "+h.To+" is tried again up to "+several(int(h.Retries.Value), "time")+", without "+list(lacks)+".", edge(at))
		})
	},
}
