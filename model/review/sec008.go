package review

import "slices"

var regulatedScopeLeak = &Rule{
	ID:       "SEC-008",
	Name:     "regulated-scope-leak",
	Severity: Error,
	Finds:    "A component holds or sees data of a regulated class (`pan`, `cvv`, `phi`, or any that some component names as its `scope`), and the class is not in its own `scope`.",
	Why:      "Whatever sees such data is audited with all that can reach it. A class that turns up where nobody planned for it takes that component, its team and its network into the audit, mostly after it has happened.",
	Fix:      "Send a token in its place; or take the component into the scope, with all that this asks for.",

	check: func(s *subject, c *collector) {
		regulated := []string{"pan", "cvv", "phi"}
		for i := range s.Architecture.Components {
			regulated = append(regulated, s.Architecture.Components[i].Scope...)
		}
		for i := range s.Architecture.Components {
			k := &s.Architecture.Components[i]
			if len(k.Data) == 0 && !outside(k) && s.beside(k.ID, regulated) {
				c.unknown([]string{k.ID + ".data"}, k.ID)
			}
			for _, class := range k.Data {
				if slices.Contains(regulated, class) && !slices.Contains(k.Scope, class) {
					c.find(k.Pos, k.ID+" sees "+class+", which is not in its scope.", k.ID, class)
				}
			}
		}
	},
}

// beside reports whether a component exchanges something with one that holds data of some classes.
func (s *subject) beside(id string, classes []string) bool {
	holds := func(other string) bool {
		return slices.ContainsFunc(s.component(other).Data, func(class string) bool { return slices.Contains(classes, class) })
	}
	for i := range s.connections() {
		if c := &s.connections()[i]; c.From == id && holds(c.To) || c.To == id && holds(c.From) {
			return true
		}
	}
	return false
}
