package model

import (
	"reflect"
	"slices"
	"strings"
)

// linkFlows finds the connection of every hop, and lets the hop inherit from it.
func (r *reader) linkFlows() {
	declared := declarationsOf(r.study)
	flows := r.study.Architecture.Flows
	for i := range flows {
		flows[i].Walk(func(s *Step, _ int) {
			ends := []string{"component"}
			if s.Hop != nil && declared.has(s.Hop.From, ends) && declared.has(s.Hop.To, ends) {
				r.link(s.Hop)
			}
		})
	}
}

// link finds the connection that a hop runs along: among those with its ends and its mode the one
// with its label, else the one whose protocol is its label, else the first.
func (r *reader) link(h *Hop) {
	connections := r.study.Architecture.Connections
	fits := func(c Connection) bool { return c.From == h.From && c.To == h.To && c.Mode == h.Mode }
	found := slices.IndexFunc(connections, func(c Connection) bool { return fits(c) && c.Label == h.Label })
	if found < 0 {
		found = slices.IndexFunc(connections, func(c Connection) bool { return fits(c) && c.Protocol != "" && c.Protocol == h.Label })
	}
	if found < 0 {
		found = slices.IndexFunc(connections, fits)
	}
	if found < 0 {
		r.noteNoConnection(h)
		return
	}
	c := &connections[found]
	h.Connection = found
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
