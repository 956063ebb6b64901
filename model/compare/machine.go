package compare

import (
	"slices"

	"casebook/model"
)

var machines = sort[model.StateMachine]{
	name: "state machine", path: "architecture.states",
	of:    func(s *model.Study) []model.StateMachine { return s.Architecture.States },
	key:   func(e *model.StateMachine) string { return e.ID },
	title: (*model.StateMachine).Title,
	sum:   func(_ *model.Study, e *model.StateMachine) string { return count(len(e.States), "state") },
	inner: (*comparison).machine,
}

// machine notes what differs in the states and transitions of a state machine.
func (c *comparison) machine(of element, before, after *model.StateMachine) {
	if before.Initial == after.Initial && before.Start() != after.Start() {
		c.facts(of, []model.FactChange{{Key: "initial", Before: before.Start(), After: after.Start()}})
	}
	compareWithin(c, sort[model.State]{
		name: "state", path: of.path + ".states",
		key:   func(e *model.State) string { return e.ID },
		title: (*model.State).Title,
	}, of, before.States, after.States)
	c.transitions(of, transitionsOf(before), transitionsOf(after))
}

// transitions notes the transitions that came and went, and those with another label.
func (c *comparison) transitions(of element, before, after []string) {
	gone, came := missing(before, after), missing(after, before)
	for _, t := range gone {
		c.add(Change{
			Kind: Removed, Sort: "transition", ID: of.id, Path: of.path + ".transitions", Before: t,
			Words: of.words() + ": transition " + t + " is gone.",
		})
	}
	for _, t := range came {
		c.add(Change{
			Kind: Added, Sort: "transition", ID: of.id, Path: of.path + ".transitions", After: t,
			Words: of.words() + ": transition " + t + " is new.",
		})
	}
}

// missing returns the texts that others do not have as often.
func missing(texts, others []string) []string {
	left := slices.Clone(others)
	return slices.DeleteFunc(slices.Clone(texts), func(t string) bool {
		i := slices.Index(left, t)
		if i >= 0 {
			left = slices.Delete(left, i, i+1)
		}
		return i >= 0
	})
}

// transitionsOf returns the transitions of a state machine as they are written.
func transitionsOf(m *model.StateMachine) []string {
	all := make([]string, len(m.Transitions))
	for i, t := range m.Transitions {
		all[i] = model.Arrow(t.From, model.Sync, t.To)
		if t.Label != "" {
			all[i] += ": " + t.Label
		}
	}
	return all
}
