package view

import (
	"fmt"
	"strings"

	"casebook/model"
	"casebook/render/geom"
	"casebook/render/layout/graph"
	"casebook/render/scene"
)

// transition is the mode of the lines of a state machine.
const transition model.Mode = "transition"

// statesView shows a state machine.
func statesView(s *model.Study, m *model.StateMachine) View {
	return View{
		Name:  "states/" + m.ID,
		Title: "States: " + m.Title(),
		Alt:   fmt.Sprintf("State machine %q of %s: %s", m.Title(), s.Title, stateInventory(m)),
	}
}

// stateInventory counts what a state machine consists of.
func stateInventory(m *model.StateMachine) string {
	w := count(len(m.States), "state") + ", " + count(len(m.Transitions), "transition")
	if start := m.Start(); start != "" {
		w += "; starts in " + stateName(m, start)
	}
	return w
}

// statesGraph returns the diagram of a state machine: a dot that leads to where it starts, its states,
// and its transitions.
func statesGraph(s *model.Study, m *model.StateMachine) *diagram {
	d := &diagram{
		snug:  true,
		title: s.Title, subtitle: "States: " + m.Title(),
		desc:      statesDesc(s, m),
		direction: directionOf(s),
	}
	leaves := map[string]bool{}
	for _, t := range m.Transitions {
		leaves[t.From] = true
	}
	cardAt := map[string]int{}
	d.cards = append(d.cards, card{
		class: "initial", words: "Start", form: dotForm, zone: graph.None, size: geom.Size{W: dotSide, H: dotSide},
	})
	for i := range m.States {
		state := &m.States[i]
		cardAt[state.ID] = len(d.cards)
		d.cards = append(d.cards, stateCard(state, state.ID == m.Start(), !leaves[state.ID]))
	}
	if to, ok := cardAt[m.Start()]; ok {
		d.links = append(d.links, link{class: "initial", to: to, mode: transition, weight: mainWeight})
	}
	pairs := map[[2]string]int{}
	for i := range m.Transitions {
		t := &m.Transitions[i]
		pair := [2]string{t.From, t.To}
		pairs[pair]++
		d.links = append(d.links, transitionLink(m, t, cardAt, pairs[pair]))
	}
	return d
}

// transitionLink returns the line of a transition, the nth between its two states.
func transitionLink(m *model.StateMachine, t *model.Transition, cardAt map[string]int, nth int) link {
	l := link{
		id:    connectionID(t.From, t.To, nth),
		words: transitionWords(m, t),
		from:  cardAt[t.From], to: cardAt[t.To],
		mode:  transition,
		label: label{newRow("", t.Label, "")},
		data: []scene.Attr{
			{Name: "from", Value: t.From},
			{Name: "to", Value: t.To},
			{Name: "mode", Value: string(transition)},
		},
	}
	return l
}

// statesDesc tells a state machine transition by transition.
func statesDesc(s *model.Study, m *model.StateMachine) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s, a state machine of %s: %s.", m.Title(), s.Title, stateInventory(m))
	for i := range m.Transitions {
		b.WriteString(" " + transitionWords(m, &m.Transitions[i]) + ".")
	}
	return b.String()
}

// transitionWords says where a transition leads and when: "Closed to Open: failures over 50 %".
func transitionWords(m *model.StateMachine, t *model.Transition) string {
	w := stateName(m, t.From) + " to " + stateName(m, t.To)
	if t.From == t.To {
		w = stateName(m, t.From) + " to itself"
	}
	if t.Label != "" {
		w += ": " + t.Label
	}
	return w
}

func stateName(m *model.StateMachine, id string) string {
	for i := range m.States {
		if m.States[i].ID == id {
			return m.States[i].Title()
		}
	}
	return id
}
