package review

import (
	"casebook/model"
	"casebook/model/quantity"
)

var noisyNeighbour = &Rule{
	ID:       "MT-001",
	Name:     "noisy-neighbour",
	Severity: Warn,
	Finds:    "Tenants share a component, and neither it nor anything on the way to it has a quota for each of them.",
	Why:      "The largest tenant, or one with a loop in a script, uses up what all have paid for. The others see an outage that no dashboard of yours shows as one.",
	Fix:      "Give each tenant a `quota` at the door or at the component, queue fairly between them, or give the largest one of its own.",

	check: func(s *subject, c *collector) {
		w := s.ways(func(at *model.Connection) bool {
			return s.component(at.From).Quota.Known() || s.component(at.To).Quota.Known()
		})
		dominator := dominators(w.next, w.root)
		s.each(func(h *hop) {
			to := s.component(h.To)
			if h.flow.Tenants.Value <= 1 || outside(to) || to.Kind == "library" || s.rationed(h) || dominates(dominator, w.gate, w.node[to.ID]) {
				return
			}
			if passing(to) && s.limits(to.ID, map[string]bool{}) {
				return
			}
			switch to.Tenancy {
			case "shared":
				c.find(to.Pos, quantity.Format(h.flow.Tenants)+" tenants of "+h.flow.ID+" share "+to.ID+", and none of them has a quota.", to.ID)
			case "":
				c.unknown([]string{to.ID + ".tenancy"}, to.ID)
			}
		})
	},
}

// rationed reports whether a tenant has a quota where a call goes to, or somewhere on the way there.
func (s *subject) rationed(h *hop) bool {
	for _, c := range h.above {
		if s.component(c.To).Quota.Known() || s.component(c.From).Quota.Known() {
			return true
		}
	}
	return s.component(h.To).Quota.Known() || s.component(h.From).Quota.Known()
}
