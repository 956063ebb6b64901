package model

import (
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"

	"casebook/model/quantity"

	"gopkg.in/yaml.v3"
)

// atFirst returns the components of the first stage before it adds any: those that it lists. Where
// it lists none, it has all but those that some stage adds.
func (s *Study) atFirst() map[string]bool {
	present := map[string]bool{}
	if len(s.Roadmap) == 0 {
		return present
	}
	if first := s.Roadmap[0].Components; len(first) > 0 {
		for _, id := range first {
			present[id] = true
		}
		return present
	}
	for i := range s.Architecture.Components {
		present[s.Architecture.Components[i].ID] = true
	}
	for i := range s.Roadmap {
		for _, id := range s.Roadmap[i].Add {
			delete(present, id)
		}
	}
	return present
}

// AtStage returns the components that are there at a stage of the roadmap, counted from 0, as they
// are then: with the replicas and facts that the stages up to it set.
func (s *Study) AtStage(stage int) []Component {
	g := s.growth()
	for i := 0; i <= stage && i < len(s.Roadmap); i++ {
		g.apply(&s.Roadmap[i])
	}
	var list []Component
	for i := range s.Architecture.Components {
		if id := s.Architecture.Components[i].ID; g.present[id] {
			list = append(list, *g.components[id])
		}
	}
	return list
}

// growth is an architecture on its way through the roadmap.
type growth struct {
	context    *reader
	present    map[string]bool
	components map[string]*Component // all of them, as they are by now; never changed in place
}

// growth returns the architecture before the first stage does anything to it.
func (s *Study) growth() *growth {
	g := &growth{
		context:    &reader{study: s, declared: declarationsOf(s)},
		present:    s.atFirst(),
		components: map[string]*Component{},
	}
	g.context.declareCapacity()
	for i := range s.Architecture.Components {
		c := &s.Architecture.Components[i]
		g.components[c.ID] = c
	}
	return g
}

// apply makes the changes of a stage.
func (g *growth) apply(st *Stage) {
	for _, id := range st.Add {
		g.present[id] = true
	}
	for _, id := range st.Remove {
		delete(g.present, id)
	}
	for _, to := range st.Replicas {
		if c := g.components[to.ID]; c != nil {
			changed := *c
			changed.Replicas.Count = to.Value
			g.components[to.ID] = &changed
		}
	}
	for _, setting := range st.Set {
		id, key, _ := strings.Cut(setting.ID, ".")
		if c := g.components[id]; c != nil {
			if changed, err := g.context.set(*c, key, setting.Value); err == nil {
				g.components[id] = &changed
			}
		}
	}
}

// Lookup returns the value of a name of the capacity part, for quantity.Eval.
func (s *Study) Lookup(name string) (quantity.Quantity, error) {
	for i := range s.Capacity.Inputs {
		if in := &s.Capacity.Inputs[i]; in.ID == name {
			return in.Value, nil
		}
	}
	for i := range s.Capacity.Derived {
		if d := &s.Capacity.Derived[i]; d.ID == name {
			return d.Value, nil
		}
	}
	return quantity.Quantity{}, unknownName{name: name}
}

// set returns a component in which a key has another value, given as it would be written in the
// file. A key may lead into another, as in latency.p99.
func (context *reader) set(c Component, key, value string) (Component, error) {
	r := &reader{
		faults:   &faults{lines: []string{value}},
		study:    context.study,
		places:   map[any]*yaml.Node{},
		capacity: context.capacity,
		declared: context.declared,
	}
	f, v := settable(&c, key)
	if f == nil {
		return c, fmt.Errorf("a component has no key %s", quote(key))
	}
	n := &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!str", Value: value, Line: 1, Column: 1}
	r.value(n, v, f, key)
	r.compute()
	r.checkReferences()
	if len(r.found) > 0 {
		return c, r.found[0]
	}
	return c, nil
}

// declareCapacity makes the values of the capacity part known to expressions.
func (r *reader) declareCapacity() {
	r.capacity.values = map[string]quantity.Quantity{}
	for _, in := range r.study.Capacity.Inputs {
		r.capacity.values[in.ID] = in.Value
	}
	for _, d := range r.study.Capacity.Derived {
		r.capacity.values[d.ID] = d.Value
	}
}

// settable returns the field of a component that a key leads to, if its value can be a text.
func settable(c *Component, path string) (*field, reflect.Value) {
	v := reflect.ValueOf(c).Elem()
	way, _ := fieldsAlong(v.Type(), strings.Split(path, "."))
	if way == nil {
		return nil, v
	}
	for _, f := range way {
		v = v.FieldByIndex(f.index)
	}
	return way[len(way)-1], v
}

// fieldsAlong returns the fields that a path of keys leads along, from a record through those in it.
// Where a key is not there, it returns none, and the record that lacks it.
func fieldsAlong(t reflect.Type, path []string) (way []*field, lacks *record) {
	for _, key := range path {
		known := recordOf(t)
		f := known.byKey[key]
		if f == nil {
			return nil, known
		}
		way = append(way, f)
		if t = f.typ; t.Kind() != reflect.Struct || t == quantityType {
			t = reflect.TypeFor[struct{}]() // which has no keys
		}
	}
	return way, nil
}

// trySetting notes a setting whose key no component has, or whose value that key cannot have.
func (r *reader) trySetting(s *StageSetting) {
	id, key, _ := strings.Cut(s.ID, ".")
	if f, _ := settable(&Component{}, key); f == nil {
		r.fault(r.places[&s.ID], didYouMean(key, settableKeys()), "a component has no key %s", quote(key))
		return
	}
	n, ok := r.places[&s.Value]
	if !ok {
		return
	}
	_, err := r.set(*r.study.Component(id), key, s.Value)
	if fault := (*Error)(nil); errors.As(err, &fault) {
		at, _ := r.inScalar(n, 0)
		at.Column += fault.Pos.Column - 1
		r.add(at, fault.Width, fault.Hint, "%s", fault.Msg)
	}
}

// settableKeys returns the keys that a stage may set.
func settableKeys() []string {
	keys := recordOf(reflect.TypeFor[Component]()).keys()
	for _, within := range []string{"replicas", "latency", "replication"} {
		f := recordOf(reflect.TypeFor[Component]()).byKey[within]
		for _, key := range recordOf(f.typ).keys() {
			keys = append(keys, within+"."+key)
		}
	}
	return slices.Clip(keys)
}
