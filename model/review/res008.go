package review

import (
	"fmt"

	"casebook/model"
	"casebook/model/analyze"
	"casebook/model/quantity"
)

var syncDepth = &Rule{
	ID:       "RES-008",
	Name:     "sync-depth",
	Severity: Warn,
	Finds: "A flow has a chain of more than 4 calls that wait for each other (threshold `sync-depth`), none of which is optional or has a " +
		"fallback. It is an error above 6 (`sync-depth-error`). What runs in the same process is no hop.",
	Why: "Each hop multiplies its availability in and adds its latency, its timeout and its pool. Five hops of 99.9 % are 99.5 %.",
	Fix: "Take hops out that only pass things on, make what need not be waited for a message (`~>`), or give a hop a `fallback`.",

	check: func(s *subject, c *collector) {
		limit := s.threshold("sync-depth", quantity.Count(4)).Value
		grave := s.threshold("sync-depth-error", quantity.Count(6)).Value
		deepest := map[*model.Flow][]*analyze.Call{}
		s.each(func(h *hop) {
			if chain := s.chain(h); len(chain) > len(deepest[h.flow]) {
				deepest[h.flow] = chain
			}
		})
		for i := range s.Architecture.Flows {
			f := &s.Architecture.Flows[i]
			depth := float64(len(deepest[f]))
			severity := Warn
			if depth > grave {
				severity = Error
			}
			if depth > limit {
				c.grade(severity, f.Pos, fmt.Sprintf("%s waits for a chain of %d calls: %s.", f.ID, len(deepest[f]), route(deepest[f])), f.ID)
			}
		}
	},
}

// chain returns the calls that end with a hop and wait for each other, from the arrival or the last
// message; none if one of them could be done without.
func (s *subject) chain(h *hop) []*analyze.Call {
	var chain []*analyze.Call
	for _, c := range h.path() {
		switch {
		case c.Mode != model.Sync:
			chain = nil
		case !hard(c):
			return nil
		case s.component(c.To).Kind != "library":
			chain = append(chain, c)
		}
	}
	return chain
}
