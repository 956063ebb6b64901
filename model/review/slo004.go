package review

import (
	"casebook/model/analyze"
	"casebook/model/quantity"
)

var timeoutMissized = &Rule{
	ID:       "SLO-004",
	Name:     "timeout-missized",
	Severity: Warn,
	Finds:    "A call that is tried again has a timeout that more than 0.1 % of good answers run into (the threshold is `false_timeouts`); or a call that a flow cannot do without has one longer than the flow's latency objective, while no call inside of it has.",
	Why:      "A timeout that is too short turns slow answers into retries, and so into more load just when there is too much. One that is longer than the objective keeps workers busy for users who have gone.",
	Source:   "Timeouts, retries, and backoff with jitter (Amazon Builders' Library)",
	Fix:      "Choose the share of false timeouts that you want, such as 0.1 %, and set the timeout to that percentile of the callee; then see that what a caller has left is more than that.",

	check: func(s *subject, c *collector) {
		for i := range s.figures.Latency {
			s.tight(c, &s.figures.Latency[i])
		}
		s.each(func(h *hop) { s.loose(c, h) })
	},
}

// tight finds calls of a flow that are given up too early and tried again.
func (s *subject) tight(c *collector, l *analyze.FlowLatency) {
	limit := s.share("false_timeouts", .001)
	for i := range l.Steps {
		h, late := l.Steps[i].Hop, l.Steps[i].Late
		if !(h.Retries.Value > 0) || !h.Timeout.Known() {
			continue
		}
		at := &s.connections()[h.Connection]
		switch {
		case !late.Known():
			c.lacks(late, edge(at), l.Flow.ID)
		case late.Value.Value > limit*(1+1e-9):
			c.find(at.Pos, "Of the good answers of "+h.To+" to "+h.From+", "+text(late)+" take longer than the timeout of "+quantity.Format(h.Timeout)+
				", and are asked for again.", edge(at), l.Flow.ID)
		}
	}
}

// loose finds a call with a longer timeout than the objective of its flow, of those inside each other
// the innermost.
func (s *subject) loose(c *collector, h *hop) {
	objective := s.slowestAllowed(h.flow.ID)
	if h.behind || !objective.Known() || !h.Timeout.Known() || !longer(h.Call, objective) {
		return
	}
	if anyOf(h.Inner, func(c *analyze.Call) bool { return longer(c, objective) && s.component(c.To).Kind != "library" }) {
		return
	}
	for _, around := range h.above {
		if !hard(around) {
			return
		}
	}
	at := &s.connections()[h.Connection]
	c.find(at.Pos, h.From+" waits up to "+quantity.Format(h.Timeout)+" for "+h.To+
		", and all of "+h.flow.ID+" may take "+quantity.Format(objective)+".", edge(at), h.flow.ID)
}

// anyOf reports whether something holds for a call among some, or inside them.
func anyOf(calls []analyze.Node, holds func(*analyze.Call) bool) bool {
	for _, n := range calls {
		switch {
		case n.Call != nil:
			if holds(n.Call) || anyOf(n.Call.Inner, holds) {
				return true
			}
		case n.Parallel != nil:
			for _, b := range n.Parallel.Branches {
				if anyOf(b, holds) {
					return true
				}
			}
		default:
			for _, b := range n.Either {
				if anyOf(b.Calls, holds) {
					return true
				}
			}
		}
	}
	return false
}

// longer reports whether a flow may wait for a call for longer than some time: for ever, where it has no
// timeout.
func longer(c *analyze.Call, than quantity.Quantity) bool {
	return hard(c) && (!c.Timeout.Known() || c.Timeout.Value > than.Value)
}

// slowestAllowed returns the highest percentile that an objective of a flow states.
func (s *subject) slowestAllowed(flow string) quantity.Quantity {
	for i := range s.Constraints.Objectives {
		o := &s.Constraints.Objectives[i]
		if o.Flow != flow {
			continue
		}
		for _, q := range []quantity.Quantity{o.P999, o.P99, o.P95} {
			if q.Known() {
				return q
			}
		}
	}
	return quantity.Quantity{}
}
