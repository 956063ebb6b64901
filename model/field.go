package model

import (
	"reflect"
	"slices"
	"strings"
	"sync"

	"casebook/model/quantity"
)

// field is a key of the format, as the tags of a struct's field declare it.
type field struct {
	key      string
	required bool
	enum     []string // the words it may be
	ref      []string // what it must name: component, zone, flow, source
	dim      string   // the dimension of its quantity
	form     string   // url, date, id, name, whole, lines
	bounds   bounds   // the range of its quantity or number
	doc      string
	index    []int
	typ      reflect.Type
}

// record is a struct of the format: its keys, and the fields that take the key and the value under
// which it stands in a map.
type record struct {
	fields []*field
	byKey  map[string]*field
	id     *field // takes the key under which the element stands; nil for elements of lists
	value  *field // takes the value, where the element is no map of keys
}

// keys returns the keys of the record, in the order of its struct.
func (r *record) keys() []string {
	keys := make([]string, len(r.fields))
	for i, f := range r.fields {
		keys[i] = f.key
	}
	return keys
}

var records sync.Map // of *record by reflect.Type

// recordOf returns the record that a struct stands for.
func recordOf(t reflect.Type) *record {
	if known, ok := records.Load(t); ok {
		return known.(*record)
	}
	r := &record{byKey: map[string]*field{}}
	r.addFields(t, nil)
	known, _ := records.LoadOrStore(t, r)
	return known.(*record)
}

func (r *record) addFields(t reflect.Type, outer []int) {
	for i := range t.NumField() {
		structField := t.Field(i)
		tag, ok := structField.Tag.Lookup("yaml")
		if !ok || tag == "-" {
			continue
		}
		index := append(slices.Clone(outer), i)
		key, option, _ := strings.Cut(tag, ",")
		f := newField(structField, key, index)
		switch option {
		case "inline":
			r.addFields(structField.Type, index)
			continue
		case "key":
			r.id = f
			continue
		case "value":
			r.value = f
			continue
		case "required":
			f.required = true
		}
		r.fields = append(r.fields, f)
		r.byKey[key] = f
	}
}

func newField(structField reflect.StructField, key string, index []int) *field {
	tag := structField.Tag
	return &field{
		key:    key,
		enum:   strings.Fields(tag.Get("enum")),
		ref:    strings.Fields(tag.Get("ref")),
		dim:    tag.Get("dim"),
		form:   tag.Get("form"),
		bounds: boundsOf(tag.Get("range"), tag.Get("dim")),
		doc:    tag.Get("doc"),
		index:  index,
		typ:    structField.Type,
	}
}

// keyed reports whether a slice of t stands for a map by id.
func keyed(t reflect.Type) bool {
	return t.Kind() == reflect.Struct && recordOf(t).id != nil
}

var (
	quantityType = reflect.TypeFor[quantity.Quantity]()
	posType      = reflect.TypeFor[Pos]()
)

// noun is what people call an element of the format: the words of its type's name.
func noun(t reflect.Type) string {
	var b strings.Builder
	for i, r := range t.Name() {
		if i > 0 && r >= 'A' && r <= 'Z' {
			b.WriteByte(' ')
		}
		b.WriteRune(r)
	}
	return strings.ToLower(b.String())
}

// article returns a noun with "a" or "an" before it.
func article(noun string) string {
	if strings.ContainsRune("aeio", rune(noun[0])) {
		return "an " + noun
	}
	return "a " + noun
}
