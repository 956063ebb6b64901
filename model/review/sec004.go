package review

import "casebook/model"

var bypassGateway = &Rule{
	ID:       "SEC-004",
	Name:     "bypass-gateway",
	Severity: Error,
	Finds:    "There is a way from outside to a component with data to guard on which nobody asks who calls: the components and connections that do so do not dominate it.",
	Why:      "A gateway protects only what can be reached through it alone. One forgotten way past it, such as an admin port, a webhook or a batch file, and the lock is on the wrong door.",
	Fix:      "Lead the way through the gateway, or ask on it as well; mutual TLS on the last connection is enough.",

	check: func(s *subject, c *collector) {
		w := s.ways(func(at *model.Connection) bool {
			return authenticates(at.Authn) || authenticates(s.component(at.To).Authn) || at.Signed == model.Yes
		})
		dominator := dominators(w.next, w.root)
		for i := range s.Architecture.Components {
			k := &s.Architecture.Components[i]
			at := w.node[k.ID]
			if outside(k) || dominator[at] < 0 || dominates(dominator, w.gate, at) {
				continue
			}
			way := w.past(at)
			switch {
			case len(way) <= 2: // SEC-003 tells of the first step
			case len(k.Data) == 0:
				c.unknown([]string{k.ID + ".data"}, k.ID)
			case len(guarded(k.Data)) > 0:
				c.find(k.Pos, "Nobody asks who calls on the way "+joinWay(s, way)+", and "+k.ID+" handles "+list(guarded(k.Data))+".", k.ID)
			}
		}
	},
}
