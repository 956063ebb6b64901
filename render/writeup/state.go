package writeup

import "casebook/model"

// StateMachines returns the state machines: what their states mean, and what leads from one to the
// next.
func (d *document) StateMachines() []section {
	var parts []section
	for i := range d.study.Architecture.States {
		m := &d.study.Architecture.States[i]
		key := "states/" + m.ID
		parts = append(parts, section{
			Heading:  d.headingOf(4, key),
			Pictures: d.picturesOf(key),
			Body:     piece(machine(m)...),
		})
	}
	return parts
}

func machine(m *model.StateMachine) []block {
	names := map[string]string{}
	states := list{tight: true}
	for i := range m.States {
		s := &m.States[i]
		names[s.ID] = s.Title()
		lead := strong(escape(s.Title()))
		if s.ID == m.Start() {
			lead += " (start)"
		}
		it := item{paragraph(lead)}
		if s.Note != "" {
			it = led(lead+":", blocksOf(s.Note))
		}
		states.items = append(states.items, it)
	}
	t := table{head: []string{"From", "To", "When"}}
	for _, tr := range m.Transitions {
		t.rows = append(t.rows, []string{stateName(names, tr.From), stateName(names, tr.To), escape(tr.Label)})
	}
	var blocks []block
	if len(states.items) > 0 {
		blocks = append(blocks, states.close())
	}
	if len(t.rows) > 0 {
		blocks = append(blocks, t.withoutEmpty())
	}
	return blocks
}

func stateName(names map[string]string, id string) string {
	if n := names[id]; n != "" {
		return escape(n)
	}
	return escape(id)
}
