package model

import (
	"reflect"
	"slices"
	"strings"
)

// linkFlows finds the connection of every hop, and lets the hop inherit from it.
func (r *reader) linkFlows() {
	connections := r.study.Architecture.Connections
	along := map[arrow][]int{}
	for i := range connections {
		c := &connections[i]
		ends := arrow{c.From, c.To, c.Mode}
		along[ends] = append(along[ends], i)
	}
	flows := r.study.Architecture.Flows
	for i := range flows {
		flows[i].Walk(func(s *Step, _ int) {
			h := s.Hop
			if h != nil && r.declared.has(h.From, "component") && r.declared.has(h.To, "component") {
				r.link(h, along[arrow{h.From, h.To, h.Mode}])
			}
		})
	}
}

// link gives a hop its connection. Of several with its ends and its mode it is the one with the
// hop's label, else the one whose protocol is that label, else the first.
func (r *reader) link(h *Hop, candidates []int) {
	if len(candidates) == 0 {
		if !r.full() {
			r.noteNoConnection(h)
		}
		return
	}
	connections := r.study.Architecture.Connections
	chosen := slices.IndexFunc(candidates, func(i int) bool { return connections[i].Label == h.Label })
	if chosen < 0 && h.Label != "" {
		chosen = slices.IndexFunc(candidates, func(i int) bool { return connections[i].Protocol == h.Label })
	}
	h.Connection = candidates[max(chosen, 0)]
	c := &connections[h.Connection]
	if h.Label == "" {
		h.Label = c.Label
	}
	h.inherit(&c.Traits)
}

// inherit takes over from a connection what a step does not say itself.
func (t *Traits) inherit(from *Traits) {
	own, theirs := reflect.ValueOf(t).Elem(), reflect.ValueOf(from).Elem()
	for i := range own.NumField() {
		if own.Field(i).IsZero() {
			own.Field(i).Set(theirs.Field(i))
		}
	}
}

// noteNoConnection notes a hop that runs along no connection, with those that come near.
func (r *reader) noteNoConnection(h *Hop) {
	hop := arrow{h.From, h.To, h.Mode}
	var near []string
	for i := range r.study.Architecture.Connections {
		c := &r.study.Architecture.Connections[i]
		if c.From == "" && r.mentions(c.Pos, h) {
			return // the connection is there; it could not be read
		}
		there := arrow{c.From, c.To, c.Mode}.String()
		sameEnds := c.From == h.From && c.To == h.To || c.From == h.To && c.To == h.From
		if sameEnds && !slices.Contains(near, there) {
			near = append(near, there)
		}
	}
	hint := "add it to the connections"
	if len(near) > 0 {
		hint = "there is " + strings.Join(near, " and ")
	}
	n := r.places[&h.From]
	r.fault(n, hint, "no connection runs %s", hop)
}

// mentions reports whether the line of a connection has both ends of a hop in it.
func (r *reader) mentions(at Pos, h *Hop) bool {
	line := r.lines[r.within(at).Line-1]
	return strings.Contains(line, h.From) && strings.Contains(line, h.To)
}
