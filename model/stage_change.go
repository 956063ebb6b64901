package model

import (
	"reflect"
	"strconv"
	"strings"

	"casebook/model/quantity"
)

// Change says what a stage of the roadmap does to a component.
type Change string

// What a stage does to a component. The first stage, which has none before it, changes nothing.
const (
	Unchanged Change = ""
	New       Change = "new"
	Changed   Change = "changed"
	Removed   Change = "removed"
)

// Staged is a component at a stage of the roadmap, seen beside the stage before.
type Staged struct {
	*Component            // as it is at the stage; one that is removed, as it was before
	Before     *Component // as it was before; nil if it is new, or the stage the first
	Change     Change
	Facts      []FactChange // what differs, where it is changed, in the order of the format
}

// FactChange is a key of a component whose value differs from one stage to the next. A key within
// another is written as in replicas.count. A value that is not given is empty.
type FactChange struct{ Key, Before, After string }

// Stages returns what each stage of the roadmap consists of, and after that what it removes, each in
// the order of the file. Nothing in it may be changed.
func (s *Study) Stages() [][]Staged {
	g := s.growth()
	var before map[string]*Component // nil before the first stage
	stages := make([][]Staged, len(s.Roadmap))
	for i := range s.Roadmap {
		g.apply(&s.Roadmap[i])
		now := map[string]*Component{}
		for id := range g.present {
			now[id] = g.components[id]
		}
		stages[i] = s.compare(before, now)
		before = now
	}
	return stages
}

// compare returns the components of a stage beside those of the one before.
func (s *Study) compare(before, now map[string]*Component) []Staged {
	var there, gone []Staged
	for i := range s.Architecture.Components {
		id := s.Architecture.Components[i].ID
		was, is := before[id], now[id]
		switch {
		case is == nil && was != nil:
			gone = append(gone, Staged{Component: was, Before: was, Change: Removed})
		case is != nil && before == nil:
			there = append(there, Staged{Component: is})
		case is != nil && was == nil:
			there = append(there, Staged{Component: is, Change: New})
		case is != nil:
			c := Staged{Component: is, Before: was, Facts: factChanges(was, is)}
			if len(c.Facts) > 0 {
				c.Change = Changed
			}
			there = append(there, c)
		}
	}
	return append(there, gone...)
}

// factChanges returns the keys whose values differ.
func factChanges(before, after *Component) []FactChange {
	if before == after {
		return nil
	}
	return changesIn(reflect.ValueOf(before).Elem(), reflect.ValueOf(after).Elem(), "")
}

// changesIn returns the keys whose values differ from one record to another of its type.
func changesIn(before, after reflect.Value, within string) []FactChange {
	var changes []FactChange
	for _, f := range recordOf(after.Type()).fields {
		was, is, key := before.FieldByIndex(f.index), after.FieldByIndex(f.index), within+f.key
		said, single := valueText(is)
		switch {
		case !single:
			changes = append(changes, changesIn(was, is, key+".")...)
		case !sameValue(was, is):
			old, _ := valueText(was)
			changes = append(changes, FactChange{key, old, said})
		}
	}
	return changes
}

// sameValue reports whether two values of a key are equal, however they are written.
func sameValue(a, b reflect.Value) bool {
	p, ok := a.Interface().(quantity.Quantity)
	if !ok {
		return reflect.DeepEqual(a.Interface(), b.Interface())
	}
	q := b.Interface().(quantity.Quantity)
	return p.Known() == q.Known() && p.Value == q.Value && sameMeasure(p, q)
}

// valueText returns the value of a key as text, and reports whether it is one and not a record of
// further keys. What is not given has no text.
func valueText(v reflect.Value) (string, bool) {
	switch value := v.Interface().(type) {
	case quantity.Quantity:
		if !value.Known() {
			return "", true
		}
		return value.String(), true
	case Ternary:
		if !value.Known() {
			return "", true
		}
		return value.String(), true
	case Spread:
		if len(value.Zones) == 0 && value.Count > 0 {
			return strconv.Itoa(value.Count), true
		}
		return strings.Join(value.Zones, ", "), true
	case []string:
		return strings.Join(value, ", "), true
	}
	return v.String(), v.Kind() != reflect.Struct
}
