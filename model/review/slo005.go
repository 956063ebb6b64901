package review

import (
	"math"

	"casebook/model"
	"casebook/model/analyze"
	"casebook/model/quantity"
)

var tailFanout = &Rule{
	ID:       "SLO-005",
	Name:     "tail-fanout",
	Severity: Warn,
	Finds:    "An answer waits for so many calls at once that more than half of all answers wait for one beyond the percentile that is stated of the callee. The threshold is `slow_answers`.",
	Why:      "With 100 calls at once, 63 % of the answers wait for one of the slowest hundredth: 1 - 0.99^100. What is rare for a call is usual for the answer.",
	Source:   "The Tail at Scale",
	Fix:      "Answer when most calls have, send a second request to another replica after the p95, or ask fewer.",

	check: func(s *subject, c *collector) {
		limit := s.share("slow_answers", .5)
		s.each(func(h *hop) {
			n := fan(h)
			if n <= 1 || h.behind || !hard(h.Call) {
				return
			}
			at, to := &s.connections()[h.Connection], s.component(h.To)
			q, name, time := quoted(to)
			slow := 1 - math.Pow(q, n)
			switch {
			case name == "" && 1-math.Pow(.99, n) > limit:
				c.unknown([]string{to.ID + ".latency.p99"}, edge(at), h.flow.ID)
			case name != "" && slow > limit:
				c.find(at.Pos, "Of the answers of "+h.flow.ID+", "+percent(slow)+" wait for a call of "+h.To+" that is slower than its "+name+" of "+
					quantity.Format(time)+", as each makes "+quantity.Format(quantity.Count(n))+" of them at once.", edge(at), h.flow.ID)
			}
		})
	},
}

// fan returns how many calls like one an answer waits for at once.
func fan(h *hop) float64 {
	n := 1.0
	for _, c := range append(h.above[:len(h.above):len(h.above)], h.Call) {
		if c.Mode != model.Sync || c.Serialised == model.Yes || !c.Times.Known() {
			continue
		}
		n *= max(1, c.Times.Value)
	}
	if !together(h.Call) {
		return 1
	}
	return n
}

// together reports whether a call is made several times beside itself.
func together(c *analyze.Call) bool {
	return c.Times.Known() && c.Times.Value > 1 && c.Serialised != model.Yes
}

// quoted returns the highest percentile that is stated of a component, what it is called, and the time.
func quoted(c *model.Component) (q float64, name string, time quantity.Quantity) {
	switch {
	case c.Latency.P99.Known():
		return .99, "p99", c.Latency.P99
	case c.Latency.P95.Known():
		return .95, "p95", c.Latency.P95
	}
	return 0, "", quantity.Quantity{}
}
