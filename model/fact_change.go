package model

import (
	"reflect"
	"slices"
	"strconv"
	"strings"

	"casebook/model/quantity"
)

// FactChange is a key of an element of the format, such as a component, whose value differs from one
// state of it to another. A key within another is written as in replicas.count. A value that is not
// given is empty.
type FactChange struct {
	Key, Before, After string
	Prose              bool // the values are Markdown; of a list of texts, those that the other lacks
	List               bool // the values are words, parted by commas, whose order says nothing
	Computed           bool // both values come of the same expression
}

// FactChanges returns the keys whose values differ from one element to another of its type, both given
// as pointers, in the order of the format. A value that is written in another way is the same, and so
// is a list in another order. Ids and lists of further elements are left out.
func FactChanges[E any](before, after *E) []FactChange {
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
		if f.typ.Kind() == reflect.Slice && f.typ.Elem().Kind() == reflect.Struct {
			continue
		}
		said, single := valueText(is)
		switch {
		case !single:
			changes = append(changes, changesIn(was, is, key+".")...)
		case !sameValue(was, is):
			old, _ := valueText(was)
			changes = append(changes, newFactChange(key, was, is, old, said))
		}
	}
	return changes
}

// newFactChange returns the change of a value, which as text was old and is said.
func newFactChange(key string, was, is reflect.Value, old, said string) FactChange {
	c := FactChange{Key: key, Before: old, After: said}
	switch now := is.Interface().(type) {
	case Prose:
		c.Prose = true
	case []string:
		c.List = true
	case []Prose:
		before := was.Interface().([]Prose)
		c.Prose = true
		c.Before, c.After = joined(lacking(before, now)), joined(lacking(now, before))
	case quantity.Quantity:
		before := was.Interface().(quantity.Quantity)
		c.Computed = now.Expr() != "" && now.Expr() == before.Expr()
	}
	return c
}

// lacking returns the texts that others lack.
func lacking(texts, others []Prose) []Prose {
	return slices.DeleteFunc(slices.Clone(texts), func(p Prose) bool { return slices.Contains(others, p) })
}

func joined(texts []Prose) string {
	all := make([]string, len(texts))
	for i, t := range texts {
		all[i] = string(t)
	}
	return strings.Join(all, "; ")
}

// sameValue reports whether two values of a key are equal, however they are written.
func sameValue(a, b reflect.Value) bool {
	switch p := a.Interface().(type) {
	case quantity.Quantity:
		q := b.Interface().(quantity.Quantity)
		return p.Known() == q.Known() && p.Value == q.Value && sameMeasure(p, q)
	case []string:
		return sameSet(p, b.Interface().([]string))
	case []Prose:
		return sameSet(p, b.Interface().([]Prose))
	case Spread:
		q := b.Interface().(Spread)
		return p.Count == q.Count && sameSet(p.Zones, q.Zones)
	}
	return reflect.DeepEqual(a.Interface(), b.Interface())
}

// sameSet reports whether two lists have the same in them.
func sameSet[T ~string](a, b []T) bool {
	return slices.Equal(slices.Sorted(slices.Values(a)), slices.Sorted(slices.Values(b)))
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
	case Idempotence:
		if value.Key != "" || !value.Safe.Known() {
			return value.Key, true
		}
		return value.Safe.String(), true
	case []string:
		return strings.Join(value, ", "), true
	case []Prose:
		return joined(value), true
	case int:
		if value == 0 {
			return "", true
		}
		return strconv.Itoa(value), true
	}
	return v.String(), v.Kind() != reflect.Struct
}
