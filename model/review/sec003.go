package review

var unauthenticatedEdge = &Rule{
	ID:       "SEC-003",
	Name:     "unauthenticated-edge",
	Severity: Error,
	Finds:    "Somebody from outside calls the system without proving who they are, and what is called handles data that are not public. A balancer or content network may leave it to what is behind it.",
	Why:      "Whatever the first component believes, all others believe after it. If it does not ask, nobody does.",
	Fix:      "Ask at the door: a session, an API key, OAuth, mutual TLS or a signature; and say which as `authn`.",

	check: func(s *subject, c *collector) {
		for i := range s.connections() {
			at := &s.connections()[i]
			to := s.component(at.To)
			if !outside(s.component(at.From)) || outside(to) || to.Kind == "library" || s.asks(at) {
				continue
			}
			switch {
			case len(to.Data) == 0:
				c.unknown([]string{to.ID + ".data"}, edge(at))
			case !public(to.Data):
				c.find(at.Pos, at.From+" calls "+at.To+" without proving who it is, and "+at.To+" handles "+list(to.Data)+".", edge(at))
			}
		}
	},
}
