package review

import (
	"fmt"

	"casebook/model"
	"casebook/model/analyze"
	"casebook/model/quantity"
)

var retryAmplification = &Rule{
	ID:       "RES-005",
	Name:     "retry-amplification",
	Severity: Warn,
	Finds: "Retries on several layers multiply: one request becomes more than 4 attempts at what is behind them when that fails " +
		"(threshold `retry-amplification`), and it is an error above 10 (`retry-amplification-error`). A retry budget counts as 1 + budget, " +
		"and behind a message counting begins anew.",
	Why: "Each layer multiplies the attempts of the one above it: three layers with three retries each make 64 of one. They arrive when what " +
		"they arrive at is already in trouble, and keep it there.",
	Source: "Site Reliability Engineering, chapter 22",
	Fix:    "Retry on one layer only, the one next to what fails; or give each connection a `retry_budget` of about 10 %.",

	check: func(s *subject, c *collector) {
		limit := s.threshold("retry-amplification", quantity.Count(4)).Value
		grave := s.threshold("retry-amplification-error", quantity.Count(10)).Value
		for _, a := range s.amplified() {
			if a.attempts <= limit {
				continue
			}
			severity := Warn
			if a.attempts > grave {
				severity = Error
			}
			at := &s.connections()[a.hop.Connection]
			var layers []string
			for _, call := range a.hop.awaited() {
				if f := attempts(call); f > 1 {
					layers = append(layers, quantity.Format(quantity.Count(f))+" by "+call.From)
				}
			}
			c.grade(severity, at.Pos, fmt.Sprintf("One request becomes %s attempts at %s when they fail: %s.",
				quantity.Format(quantity.Count(a.attempts)), at.To, list(layers)), edge(at))
		}
	},
}

// amplification is what retries make of one request by the time it comes to a call.
type amplification struct {
	hop      *hop
	attempts float64
}

// amplified returns, for each connection behind which nothing is tried again, the most that retries
// make of one request on its way there, its own included.
func (s *subject) amplified() []amplification {
	var all []amplification
	index := map[int]int{} // by connection
	s.each(func(h *hop) {
		if attempts(h.Call) <= 1 || retries(h.Inner) {
			return
		}
		a := amplification{h, product(h)}
		i, ok := index[h.Connection]
		switch {
		case !ok:
			index[h.Connection] = len(all)
			all = append(all, a)
		case a.attempts > all[i].attempts:
			all[i] = a
		}
	})
	return all
}

// product returns what retries make of one request on its way to a call and by it.
func product(h *hop) float64 {
	n := 1.0
	for _, c := range h.awaited() {
		n *= attempts(c)
	}
	return n
}

// attempts returns how many attempts a call takes when all of them fail.
func attempts(c *analyze.Call) float64 {
	n := 1 + c.Retries.Value
	if c.RetryBudget.Known() {
		n = min(n, 1+c.RetryBudget.Value)
	}
	return n
}

// retries reports whether any of some calls that are waited for, or of those inside them, is tried again.
func retries(calls []analyze.Node) bool {
	for _, n := range calls {
		switch {
		case n.Call != nil:
			if n.Call.Mode == model.Sync && (attempts(n.Call) > 1 || retries(n.Call.Inner)) {
				return true
			}
		case n.Parallel != nil:
			for _, b := range n.Parallel.Branches {
				if retries(b) {
					return true
				}
			}
		default:
			for _, b := range n.Either {
				if retries(b.Calls) {
					return true
				}
			}
		}
	}
	return false
}
