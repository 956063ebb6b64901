package review

import "casebook/model"

var cleartext = &Rule{
	ID:       "SEC-001",
	Name:     "pii-cleartext",
	Severity: Error,
	Finds:    "A connection leaves a zone of trust, a network or the system with data that not everybody may see, and neither says that it is encrypted nor has a protocol that is. What both ends hold is what it carries.",
	Why:      "Whoever can listen on the way reads along, and whoever can write on it changes what arrives. Networks are shared with more people than are on the diagram.",
	Fix:      "Use TLS, mutual TLS within the system, or a VPN; and say `encrypted: true`.",

	check: func(s *subject, c *collector) {
		for i := range s.connections() {
			at := &s.connections()[i]
			from, to := s.component(at.From), s.component(at.To)
			if ciphered(at) || !s.crosses(at) || from.Kind == "library" || to.Kind == "library" {
				continue
			}
			carried := guarded(shared(from, to))
			switch unsaid := s.unsaidData(from, to); {
			case len(carried) > 0:
				c.find(at.Pos, at.From+" and "+at.To+" exchange "+list(carried)+" across a boundary, and nothing says that it is encrypted.", edge(at))
			case len(unsaid) > 0:
				c.unknown(unsaid, edge(at))
			}
		}
	},
}

// unsaidData returns the facts without which it is not known what data a connection carries: those of an
// end that does not say, unless the other end holds nothing to guard.
func (s *subject) unsaidData(ends ...*model.Component) []string {
	var facts []string
	for _, c := range ends {
		if len(c.Data) == 0 && !outside(c) {
			facts = append(facts, c.ID+".data")
		} else if len(c.Data) > 0 && len(guarded(c.Data)) == 0 {
			return nil
		}
	}
	return facts
}
