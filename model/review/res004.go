package review

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"casebook/model"
	"casebook/model/analyze"
	"casebook/model/quantity"
)

var timeoutInversion = &Rule{
	ID:       "RES-004",
	Name:     "timeout-inversion",
	Severity: Error,
	Finds: "A caller gives up before its callee does: what the callee has to wait for, one call after the other, each with all its attempts, " +
		"may take longer than the caller's timeout. Calls that are optional or have a fallback are not counted, nor are waits between attempts.",
	Why: "Work that is done after the caller has gone is wasted, and it comes when the system is slowest. The caller tries again, " +
		"and the work is done twice, for nobody.",
	Source: "Site Reliability Engineering, chapter 22",
	Fix:    "Make the outer `timeout` longer than the sum of the inner ones, or pass the deadline on so that the callee gives up first.",

	check: func(s *subject, c *collector) {
		worst := map[int]wait{} // by connection
		missing := map[int][]string{}
		var order []int
		s.each(func(h *hop) {
			if h.Mode != model.Sync || !h.Timeout.Known() {
				return
			}
			w := s.longest(h.Inner, h.To)
			w.timeout, w.inside = h.Timeout, h
			if w.over() > worst[h.Connection].over() {
				worst[h.Connection] = w
			}
			if !slices.Contains(order, h.Connection) {
				order = append(order, h.Connection)
			}
			missing[h.Connection] = append(missing[h.Connection], w.missing...)
		})
		for _, i := range order {
			at := &s.connections()[i]
			switch w := worst[i]; {
			case w.inside != nil:
				c.find(at.Pos, fmt.Sprintf("%s gives up on %s after %s, but %s may go on for %s: %s.", at.From, at.To,
					quantity.Format(w.timeout), at.To, quantity.Format(quantity.Seconds(w.seconds)), strings.Join(w.calls, ", ")), edge(at))
			case len(missing[i]) > 0:
				c.unknown(missing[i], edge(at))
			}
		}
	},
}

// wait is how long calls may take that are waited for.
type wait struct {
	seconds float64
	calls   []string // that it is made of
	missing []string // timeouts, without which it may be longer

	inside  *hop              // the call that it is inside of
	timeout quantity.Quantity // of that
}

// over returns by how much it exceeds the timeout around it, 0 if it does not.
func (w wait) over() float64 {
	if over := w.seconds - w.timeout.Value; over > 1e-9*w.timeout.Value {
		return over
	}
	return 0
}

func (w wait) then(o wait) wait {
	return wait{seconds: w.seconds + o.seconds, calls: slices.Concat(w.calls, o.calls), missing: slices.Concat(w.missing, o.missing)}
}

// longest returns how long calls of a component may take that follow each other. Others that happen
// meanwhile are none of its own.
func (s *subject) longest(calls []analyze.Node, from string) wait {
	var w wait
	for _, n := range calls {
		switch {
		case n.Call != nil:
			if n.Call.From == from {
				w = w.then(s.longestCall(n.Call))
			}
		case n.Parallel != nil:
			w = w.then(s.lastOf(n.Parallel, from))
		default:
			var longest wait
			for _, b := range n.Either {
				longest = later(longest, s.longest(b.Calls, from))
			}
			w = w.then(longest)
		}
	}
	return w
}

// longestCall returns how long a call may take with all its attempts.
func (s *subject) longestCall(c *analyze.Call) wait {
	if !hard(c) {
		return wait{}
	}
	if s.component(c.To).Kind == "library" && !c.Timeout.Known() {
		return s.longest(c.Inner, c.To)
	}
	if !c.Timeout.Known() {
		w := s.longest(c.Inner, c.To)
		w.missing = append(w.missing, fact(c.Hop, "timeout"))
		return w
	}
	times := 1 + c.Retries.Value
	if c.Serialised == model.Yes && c.Times.Known() {
		times *= max(1, c.Times.Value)
	}
	text := c.From + " -> " + c.To + " "
	if times > 1 {
		text += quantity.Format(quantity.Count(times)) + " x "
	}
	return wait{seconds: float64(times * c.Timeout.Value), calls: []string{text + quantity.Format(c.Timeout)}}
}

// lastOf returns how long it may take until as many branches are done as are waited for.
func (s *subject) lastOf(p *analyze.Parallel, from string) wait {
	waits := make([]wait, len(p.Branches))
	for i, b := range p.Branches {
		waits[i] = s.longest(b, from)
	}
	slices.SortStableFunc(waits, func(a, b wait) int { return cmp.Compare(a.seconds, b.seconds) })
	last := waits[p.Wait-1]
	for i, w := range waits {
		if i != p.Wait-1 {
			last.missing = append(last.missing[:len(last.missing):len(last.missing)], w.missing...)
		}
	}
	return last
}

// later returns the longer of two waits, with what both do not know.
func later(a, b wait) wait {
	if b.seconds > a.seconds {
		a, b = b, a
	}
	a.missing = append(a.missing[:len(a.missing):len(a.missing)], b.missing...)
	return a
}

// hard reports whether a flow cannot go on without a call: it waits for it, and there is no way round.
func hard(c *analyze.Call) bool {
	return c.Mode == model.Sync && c.Optional != model.Yes && c.Fallback == ""
}
