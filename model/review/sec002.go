package review

import "casebook/model"

var publicDatastore = &Rule{
	ID:       "SEC-002",
	Name:     "public-datastore",
	Severity: Error,
	Finds:    "The internet reaches a store of data that are not public, or a client calls one itself. An object store that asks its callers who they are, as with signed links, may be called.",
	Why:      "A store checks who may connect, and not who may see this row. It has no limits, no log of who wanted what, and a scanner finds it within hours.",
	Fix:      "Make it private, and let a service ask it that knows what each caller may see.",

	check: func(s *subject, c *collector) {
		for i := range s.Architecture.Components {
			k := &s.Architecture.Components[i]
			if !stateful(k) || len(k.Data) > 0 && public(k.Data) {
				continue
			}
			switch client := s.calledBy(k); {
			case k.Exposure == "public" && !(k.Kind == "object_store" && authenticates(k.Authn)):
				c.find(k.Pos, "The internet reaches "+k.ID+", which keeps data.", k.ID)
			case client != "":
				c.find(k.Pos, client+" calls "+k.ID+" itself, with no service between them.", k.ID)
			case k.Exposure == "":
				c.unknown([]string{k.ID + ".exposure"}, k.ID)
			}
		}
	},
}

// public reports whether everybody may see all of some classes of data.
func public(classes []string) bool {
	for _, class := range classes {
		if class != "public" {
			return false
		}
	}
	return true
}

// calledBy returns who of those that use the system calls a store, or "". An object store may be called
// with a signed link.
func (s *subject) calledBy(k *model.Component) string {
	for i := range s.connections() {
		at := &s.connections()[i]
		if at.To == k.ID && caller(s.component(at.From)) && !(k.Kind == "object_store" && s.asks(at)) {
			return at.From
		}
	}
	return ""
}
