package model

import (
	"bytes"
	"encoding/json"
	"reflect"
	"slices"

	"casebook/model/quantity"
)

// Schema returns the JSON Schema of the study format, for editors. It is made of the same tags and
// forms as the reader; what only a reader of the whole study can know, such as whether a reference
// names anything, it leaves to Load.
func Schema() []byte {
	s := schemer{defs: map[string]*schema{}}
	root := s.record(reflect.TypeFor[Study]())
	root.Dialect = "https://json-schema.org/draft/2020-12/schema"
	root.Title = "Casebook study, version 1"
	root.Defs = s.defs
	var b bytes.Buffer
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false) // arrows stay arrows
	encoder.SetIndent("", "  ")
	if err := encoder.Encode(root); err != nil {
		panic("model: the schema cannot be written: " + err.Error())
	}
	return b.Bytes()
}

// schema is a JSON Schema, so far as the format needs it.
type schema struct {
	Dialect           string             `json:"$schema,omitempty"`
	Title             string             `json:"title,omitempty"`
	Description       string             `json:"description,omitempty"`
	Ref               string             `json:"$ref,omitempty"`
	Type              any                `json:"type,omitempty"` // a word, or several
	Enum              []string           `json:"enum,omitempty"`
	Pattern           string             `json:"pattern,omitempty"`
	MinLength         int                `json:"minLength,omitempty"`
	Minimum           *float64           `json:"minimum,omitempty"`
	Maximum           *float64           `json:"maximum,omitempty"`
	Examples          []string           `json:"examples,omitempty"`
	AnyOf             []*schema          `json:"anyOf,omitempty"`
	Not               *schema            `json:"not,omitempty"`
	Items             *schema            `json:"items,omitempty"`
	MinItems          int                `json:"minItems,omitempty"`
	Required          []string           `json:"required,omitempty"`
	PropertyNames     *schema            `json:"propertyNames,omitempty"`
	Properties        map[string]*schema `json:"properties,omitempty"`
	PatternProperties map[string]*schema `json:"patternProperties,omitempty"`
	Additional        any                `json:"additionalProperties,omitempty"` // false, or a schema
	MinProperties     int                `json:"minProperties,omitempty"`
	Defs              map[string]*schema `json:"$defs,omitempty"`
}

// scalarTypes are those of a text in YAML: what looks like a number or a truth is a text, too.
var scalarTypes = []string{"string", "number", "boolean"}

// schemer makes schemas of types, each record once.
type schemer struct{ defs map[string]*schema }

// formed is a type that the file may write in forms of its own.
type formed interface{ forms(s *schemer) *schema }

// keyFormed is a record some of whose keys are written in forms of their own.
type keyFormed interface {
	// keyForms returns the schema of a key's value, or nil for keys without such forms.
	keyForms(s *schemer, key string) *schema
}

// ref returns a reference to the schema of a type, and sees to it that there is one.
func (s *schemer) ref(t reflect.Type) *schema {
	name := t.Name()
	if _, ok := s.defs[name]; !ok {
		s.defs[name] = nil // breaks the circle of types that hold themselves
		if own, ok := reflect.New(t).Interface().(formed); ok {
			s.defs[name] = own.forms(s)
		} else {
			s.defs[name] = s.record(t)
		}
	}
	return &schema{Ref: "#/$defs/" + name}
}

// record returns the schema of a map of keys, without the keys that are left out.
func (s *schemer) record(t reflect.Type, leaveOut ...string) *schema {
	r := &schema{Type: "object", Properties: map[string]*schema{}, Additional: false}
	own, _ := reflect.New(t).Interface().(keyFormed)
	for _, f := range recordOf(t).fields {
		if slices.Contains(leaveOut, f.key) {
			continue
		}
		var value *schema
		if own != nil {
			value = own.keyForms(s, f.key)
		}
		if value == nil {
			value = s.value(f.typ, f)
		}
		value.Description = f.doc
		r.Properties[f.key] = value
		if f.required {
			r.Required = append(r.Required, f.key)
		}
	}
	return r
}

// value returns the schema of a field's value, or of an element of one.
func (s *schemer) value(t reflect.Type, f *field) *schema {
	if _, ok := reflect.New(t).Interface().(formed); ok {
		return s.ref(t)
	}
	switch t {
	case quantityType:
		return quantitySchema(f)
	case reflect.TypeFor[Ternary]():
		return &schema{Type: "boolean"}
	}
	switch t.Kind() {
	case reflect.String:
		return textSchema(f)
	case reflect.Int:
		return &schema{Type: "integer", Minimum: finite(f.bounds.least), Maximum: finite(f.bounds.most)}
	case reflect.Slice:
		return s.several(t.Elem(), f)
	}
	return s.ref(t)
}

// several returns the schema of a list, or of a map by id.
func (s *schemer) several(element reflect.Type, f *field) *schema {
	least := 0
	if f.required {
		least = 1
	}
	if !keyed(element) {
		return &schema{Type: "array", Items: s.value(element, f), MinItems: least}
	}
	known := recordOf(element)
	names := &schema{MinLength: 1}
	if pattern := patterns[known.id.form]; pattern != "" {
		names = &schema{Pattern: pattern}
	}
	var value *schema
	if known.value != nil {
		value = s.value(known.value.typ, known.value)
		value.Description = known.value.doc
	} else {
		value = s.ref(element)
	}
	return &schema{Type: "object", PropertyNames: names, Additional: value, MinProperties: least}
}

// patterns are those of the forms that a text may have.
var patterns = map[string]string{"id": idPattern, "name": namePattern, "date": datePattern, "url": urlPattern, "colour": colourPattern}

func textSchema(f *field) *schema {
	switch {
	case len(f.enum) > 0:
		return &schema{Type: "string", Enum: f.enum}
	case patterns[f.form] != "":
		return &schema{Type: "string", Pattern: patterns[f.form]}
	case f.required || len(f.ref) > 0:
		return &schema{Type: scalarTypes, MinLength: 1}
	}
	return &schema{Type: scalarTypes}
}

// quantityPattern lets through what a quantity or an expression may be made of.
const quantityPattern = `^[ 0-9A-Za-z_.%$€£µμ/*+(),-]*[0-9A-Za-z_][ 0-9A-Za-z_.%$€£µμ/*+(),-]*$`

func quantitySchema(f *field) *schema {
	q := &schema{Type: "string", Pattern: quantityPattern}
	if example := quantity.Example(f.dim); example != "" {
		q.Examples = []string{example}
	}
	if f.dim != "" && f.dim != "count" && f.dim != "number" {
		return q
	}
	q.Type = []string{"string", "number"}
	if f.form == "whole" {
		q.Type = []string{"string", "integer"}
	}
	q.Minimum, q.Maximum = finite(f.bounds.least), finite(f.bounds.most)
	return q
}
