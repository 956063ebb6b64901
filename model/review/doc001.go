package review

var orphanComponent = &Rule{
	ID:       "DOC-001",
	Name:     "orphan-component",
	Severity: Warn,
	Finds:    "A component is connected to nothing, or no flow of the study has to do with it.",
	Why:      "A box that nothing happens in is either not needed or not explained, and no figure of it can be computed.",
	Fix:      "Remove it, or write down the flow that it is there for.",

	check: func(s *subject, c *collector) {
		connected, used := map[string]bool{}, map[string]bool{}
		for i := range s.connections() {
			at := &s.connections()[i]
			connected[at.From], connected[at.To] = true, true
		}
		s.each(func(h *hop) { used[h.From], used[h.To], used[h.Fallback] = true, true, true })
		for i := range s.Architecture.Components {
			if k := &s.Architecture.Components[i]; used[k.ID] {
				used[k.DLQ] = true
			}
		}
		for i := range s.Architecture.Components {
			k := &s.Architecture.Components[i]
			switch {
			case !connected[k.ID] && !used[k.ID]:
				c.find(k.Pos, k.ID+" is connected to nothing.", k.ID)
			case !used[k.ID] && len(s.Architecture.Flows) > 0:
				c.find(k.Pos, "No flow has to do with "+k.ID+".", k.ID)
			}
		}
	},
}
