package review

var unusedEdge = &Rule{
	ID:       "DOC-002",
	Name:     "unused-edge",
	Severity: Info,
	Finds:    "No flow goes over a connection. (A step that runs along no connection is refused when the file is read.)",
	Why:      "What goes over it is in no figure: neither its load nor what fails with it. And readers cannot tell whether the line is old or the flow is missing.",
	Fix:      "Write down the flow that uses it, or remove it.",

	check: func(s *subject, c *collector) {
		used := map[string]bool{}
		s.each(func(h *hop) { used[edge(&s.connections()[h.Connection])] = true })
		for i := range s.connections() {
			if at := &s.connections()[i]; len(s.Architecture.Flows) > 0 && !used[edge(at)] {
				c.find(at.Pos, "No flow goes from "+at.From+" to "+at.To+".", edge(at))
			}
		}
	},
}
