package model

import (
	"strings"
	"unicode/utf8"
)

// mostMarks is how many signs that begin a value a file may have. Its values are counted when it is
// parsed, but parsing millions of them takes a gigabyte; these are counted before.
const mostMarks = 250_000

// fewMarks reports whether a file has so few lines and signs between values that it can be parsed.
// Where it has more it notes the place of the first beyond them.
func (f *faults) fewMarks() bool {
	count := 0
	for i, line := range f.lines {
		lead := true // whether nothing but spaces and signs came before
		for at := range len(line) {
			if isMark(line[at], lead) {
				count++
			}
			lead = lead && strings.IndexByte(leadSigns, line[at]) >= 0
			if count > mostMarks {
				f.add(Pos{i + 1, utf8.RuneCountInString(line[:at]) + 1}, 1,
					"a study is one system; make several of it",
					"the study is too large: up to here it has more than %d lines and items", mostMarks)
				return false
			}
		}
	}
	return true
}

// leadSigns are what may stand before the first text of a line: spaces, and signs that begin items
// and keys.
const leadSigns = " \t-?"

// isMark reports whether a byte divides two values, or is the first text of its line or a sign before it.
func isMark(b byte, lead bool) bool {
	return b == ',' || lead && b != ' ' && b != '\t'
}

// What one picture can show at most. The package render/layout/place, which draws it, has the same
// limits; here they are faults with a place.
const (
	mostComponentsDrawn  = 500
	mostConnectionsDrawn = 1500
	mostZonesDrawn       = 500
	deepestZone          = 8
)

// checkDrawable notes what is too much for the picture of the architecture.
func (r *reader) checkDrawable() {
	a := &r.study.Architecture
	if len(a.Components) > mostComponentsDrawn {
		r.addSurplus(a.Components[mostComponentsDrawn].Pos, "components", mostComponentsDrawn)
	}
	if len(a.Connections) > mostConnectionsDrawn {
		r.addSurplus(a.Connections[mostConnectionsDrawn].Pos, "connections", mostConnectionsDrawn)
	}
	if len(a.Zones) > mostZonesDrawn {
		r.addSurplus(a.Zones[mostZonesDrawn].Pos, "zones", mostZonesDrawn)
	}
	r.checkNesting()
	for i := range a.States {
		r.checkStatesDrawable(&a.States[i])
	}
}

// checkStatesDrawable notes what is too much for the picture of a state machine, which has a part and
// a line of its own that say where it starts.
func (r *reader) checkStatesDrawable(m *StateMachine) {
	const states, transitions = mostComponentsDrawn - 1, mostConnectionsDrawn - 1
	hint := "leave out what the study can do without, or make several of it"
	if len(m.States) > states {
		r.add(m.States[states].Pos, 1, hint, "state machine %s has more than %d states, too many for a picture", quote(m.ID), states)
	}
	if len(m.Transitions) > transitions {
		r.add(m.Transitions[transitions].Pos, 1, hint, "state machine %s has more than %d transitions, too many for a picture",
			quote(m.ID), transitions)
	}
}

func (r *reader) addSurplus(at Pos, what string, most int) {
	r.add(at, 1, "leave out what the study can do without, or make several of it",
		"the architecture has more than %d %s, too many for a picture", most, what)
}

// checkNesting notes the zones that are the first too deep within others.
func (r *reader) checkNesting() {
	zones := r.study.Architecture.Zones
	around := map[string]string{}
	for i := range zones {
		around[zones[i].ID] = zones[i].In
	}
	for i := range zones {
		depth := 0
		for id := zones[i].ID; id != "" && depth <= deepestZone+1; id = around[id] {
			depth++
		}
		if depth == deepestZone+1 {
			r.fault(r.places[&zones[i].ID], "leave a zone between out", "zone %s is nested more than %d deep",
				quote(zones[i].ID), deepestZone)
		}
	}
}
