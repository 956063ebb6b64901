package model

import (
	"reflect"
	"strconv"

	"gopkg.in/yaml.v3"
)

// decode reads replicas: a number, or a map with count and more.
func (p *Replicas) decode(r *reader, n *yaml.Node, what string) {
	v := reflect.ValueOf(p).Elem()
	if n.Kind == yaml.MappingNode {
		r.record(n, v, what)
		return
	}
	f := recordOf(v.Type()).byKey["count"]
	r.value(n, v.FieldByIndex(f.index), f, what)
}

// mostZones is more than any provider has.
const mostZones = 100

// decode reads a spread: a number of zones, or a list of their ids.
func (s *Spread) decode(r *reader, n *yaml.Node, what string) {
	if n.Kind == yaml.SequenceNode {
		f := &field{ref: []string{"zone"}}
		r.list(n, reflect.ValueOf(&s.Zones).Elem(), f, what)
		s.Count = len(s.Zones)
		if s.Count == 0 {
			r.fault(n, "", "%s names no zone", what)
		}
		return
	}
	text, ok := r.scalar(n, "a number of zones, or a list of them", what)
	if !ok {
		return
	}
	count, err := strconv.Atoi(text)
	if err != nil || count < 1 || count > mostZones {
		hint := ""
		if idForm.MatchString(text) && err != nil {
			hint = "write a list: [" + text + "]"
		}
		r.fault(n, hint, "%s must be a number of zones, or a list of them, not %s", what, quote(text))
		return
	}
	s.Count = count
}
