package model

import (
	"reflect"

	"gopkg.in/yaml.v3"
)

// decode reads an input: a quantity, or a map with its value, note and source.
func (in *Input) decode(r *reader, n *yaml.Node, what string) {
	v := reflect.ValueOf(in).Elem()
	if n.Kind == yaml.MappingNode {
		at := in.Pos
		r.record(n, v, what)
		in.Pos = at
		return
	}
	f := recordOf(v.Type()).byKey["value"]
	r.value(n, v.FieldByIndex(f.index), f, what)
}

// decode reads a derived number: an expression, or a map with it and a note. It is computed when
// all names are known.
func (d *Derived) decode(r *reader, n *yaml.Node, what string) {
	v := reflect.ValueOf(d).Elem()
	if n.Kind == yaml.MappingNode {
		at := d.Pos
		r.record(n, v, what)
		d.Pos = at
		return
	}
	f := recordOf(v.Type()).byKey["expr"]
	r.value(n, v.FieldByIndex(f.index), f, what)
}
