package model

import (
	"math"
	"reflect"
)

// finite returns a bound for a schema; there is none at infinity.
func finite(bound float64) *float64 {
	if math.IsInf(bound, 0) {
		return nil
	}
	return &bound
}

const (
	arrowEnd        = `[a-z0-9][a-z0-9-]{0,63}`
	arrowPattern    = `^\s*` + arrowEnd + `\s+(->|~>|=>)\s+` + arrowEnd + `\s*$`
	labelledPattern = `^\s*` + arrowEnd + `\s+(->|~>|=>)\s+` + arrowEnd + `\s*(:\s.*)?$`
)

// labelled is the schema of an arrow that may have a label in the same text.
func labelled() *schema {
	return &schema{Type: "string", Pattern: labelledPattern, Examples: []string{"a -> b", "a ~> b: label"}}
}

// shorthand is the schema of a map that has an arrow for a key, with the label behind it, and
// further keys of a record beside it.
func (s *schemer) shorthand(t reflect.Type, said ...string) *schema {
	m := s.record(t, said...)
	m.Required = nil
	m.PatternProperties = map[string]*schema{arrowPattern: {Type: scalarTypes, Description: "The label."}}
	// That there is an arrow at all is to say: it is not so that no key is one.
	m.Not = &schema{PropertyNames: &schema{Not: &schema{Pattern: arrowPattern}}}
	return m
}

func (c *Connection) forms(s *schemer) *schema {
	t := reflect.TypeFor[Connection]()
	return &schema{AnyOf: []*schema{labelled(), s.shorthand(t, "from", "to", "mode", "label"), s.record(t)}}
}

func (p *Step) forms(s *schemer) *schema {
	hop := reflect.TypeFor[Hop]()
	either := s.only("either")
	either.Properties["either"].MinItems = 1
	return &schema{AnyOf: []*schema{
		labelled(),
		s.shorthand(hop, "step", "label"),
		s.record(hop),
		s.record(reflect.TypeFor[Parallel]()),
		either, s.only("use"), s.only("note"),
	}}
}

// only is the schema of a step that has one key and no other.
func (s *schemer) only(key string) *schema {
	all := s.record(reflect.TypeFor[Step]())
	all.Properties = map[string]*schema{key: all.Properties[key]}
	all.Required = []string{key}
	return all
}

func (h *Hop) keyForms(s *schemer, key string) *schema {
	switch key {
	case "step":
		return labelled()
	case "times":
		t := reflect.TypeFor[times]()
		return &schema{AnyOf: []*schema{quantitySchema(recordOf(t).byKey["mean"]), s.record(t)}}
	}
	return nil
}

func (b *Branch) keyForms(_ *schemer, key string) *schema {
	if key != "chance" {
		return nil
	}
	chance := quantitySchema(recordOf(reflect.TypeFor[Branch]()).byKey[key])
	chance.Examples = append(chance.Examples, string(ChanceHit))
	return chance
}

func (p *Replicas) forms(s *schemer) *schema {
	t := reflect.TypeFor[Replicas]()
	return &schema{AnyOf: []*schema{quantitySchema(recordOf(t).byKey["count"]), s.record(t)}}
}

func (p *Spread) forms(*schemer) *schema {
	least, most := 1.0, float64(mostZones)
	return &schema{AnyOf: []*schema{
		{Type: "integer", Minimum: &least, Maximum: &most},
		{Type: "array", Items: &schema{Type: scalarTypes, MinLength: 1}, MinItems: 1},
	}}
}

func (in *Input) forms(s *schemer) *schema {
	t := reflect.TypeFor[Input]()
	return &schema{AnyOf: []*schema{quantitySchema(recordOf(t).byKey["value"]), s.record(t)}}
}

func (d *Derived) forms(s *schemer) *schema {
	t := reflect.TypeFor[Derived]()
	return &schema{AnyOf: []*schema{{Type: []string{"string", "number"}, MinLength: 1}, s.record(t)}}
}

func (t *Transition) forms(*schemer) *schema {
	label := map[string]*schema{arrowPattern: {Type: scalarTypes}}
	return &schema{AnyOf: []*schema{
		labelled(),
		{Type: "object", PatternProperties: label, Additional: false, MinProperties: 1},
	}}
}

func (i *Idempotence) forms(*schemer) *schema {
	return &schema{AnyOf: []*schema{{Type: "boolean"}, {Type: "string", MinLength: 1}}}
}
