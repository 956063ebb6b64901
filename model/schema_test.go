package model

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"gopkg.in/yaml.v3"
)

func compiledSchema(t testing.TB) *jsonschema.Schema {
	t.Helper()
	document, err := jsonschema.UnmarshalJSON(bytes.NewReader(Schema()))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("study.json", document); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile("study.json")
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// asJSON returns a YAML node as an editor's schema checker sees it, by YAML 1.2.
func asJSON(n *yaml.Node) any {
	switch n.Kind {
	case yaml.DocumentNode:
		return asJSON(n.Content[0])
	case yaml.MappingNode:
		m := map[string]any{}
		for i := 0; i < len(n.Content); i += 2 {
			m[n.Content[i].Value] = asJSON(n.Content[i+1])
		}
		return m
	case yaml.SequenceNode:
		list := []any{}
		for _, item := range n.Content {
			list = append(list, asJSON(item))
		}
		return list
	}
	switch {
	case n.Tag == "!!null":
		return nil
	case n.Tag == "!!bool" && (n.Value == "true" || n.Value == "false"):
		return n.Value == "true"
	case n.Tag == "!!int" || n.Tag == "!!float":
		if json.Valid([]byte(n.Value)) {
			return json.Number(n.Value)
		}
	}
	return n.Value
}

func validateFile(t testing.TB, s *jsonschema.Schema, path string) error {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var n yaml.Node
	if err := yaml.Unmarshal(data, &n); err != nil {
		t.Fatal(err)
	}
	return s.Validate(asJSON(&n))
}

func TestSchemaAcceptsWhatLoads(t *testing.T) {
	s := compiledSchema(t)
	for _, path := range append(fixtures(t, "valid"), studies(t)...) {
		if _, err := loadFile(t, path); err != nil {
			continue // said by another test
		}
		if err := validateFile(t, s, path); err != nil {
			t.Errorf("%s: %v", path, err)
		}
	}
}

// TestSchemaRefusesFaultsOfShape goes through the fixtures whose faults can be seen without knowing
// the whole study.
func TestSchemaRefusesFaultsOfShape(t *testing.T) {
	s := compiledSchema(t)
	for _, name := range []string{
		"root-list", "root-text", "null", "not-a-map", "components-list", "not-a-list", "text-is-map", "missing",
		"missing-inside", "unknown-keys", "empty-texts", "version", "version-text", "enum", "kind-of-component",
		"bool", "int", "ids", "wrong-arrows", "traits", "steps", "decision", "roadmap", "many", "several",
		"review", "deck", "url", "states", "accent",
	} {
		if err := validateFile(t, s, filepath.Join("testdata", "invalid", name+".yaml")); err == nil {
			t.Errorf("%s: the schema finds no fault", name)
		}
	}
}

// TestSchemaHasEveryKey compares the keys of the schema with the tags, read anew.
func TestSchemaHasEveryKey(t *testing.T) {
	tagged := map[string]bool{}
	collectTags(reflect.TypeFor[Study](), tagged, map[reflect.Type]bool{})
	collectTags(reflect.TypeFor[Hop](), tagged, map[reflect.Type]bool{})
	collectTags(reflect.TypeFor[Parallel](), tagged, map[reflect.Type]bool{})
	collectTags(reflect.TypeFor[times](), tagged, map[reflect.Type]bool{})
	var document any
	if err := json.Unmarshal(Schema(), &document); err != nil {
		t.Fatal(err)
	}
	inSchema := map[string]bool{}
	collectProperties(document, inSchema)
	for key := range tagged {
		if !inSchema[key] {
			t.Errorf("the key %q is not in the schema", key)
		}
	}
	for key := range inSchema {
		if !tagged[key] {
			t.Errorf("the schema has the key %q, and no tag", key)
		}
	}
}

func collectTags(t reflect.Type, keys map[string]bool, seen map[reflect.Type]bool) {
	for t.Kind() == reflect.Slice || t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	if t.Kind() != reflect.Struct || seen[t] {
		return
	}
	seen[t] = true
	for i := range t.NumField() {
		tag := t.Field(i).Tag.Get("yaml")
		if key, _, _ := strings.Cut(tag, ","); key != "" && key != "-" {
			keys[key] = true
		}
		collectTags(t.Field(i).Type, keys, seen)
	}
}

func collectProperties(document any, keys map[string]bool) {
	switch d := document.(type) {
	case map[string]any:
		if properties, ok := d["properties"].(map[string]any); ok {
			for key := range properties {
				keys[key] = true
			}
		}
		for _, value := range d {
			collectProperties(value, keys)
		}
	case []any:
		for _, value := range d {
			collectProperties(value, keys)
		}
	}
}

func TestSchemaIsTheSameEveryTime(t *testing.T) {
	first := Schema()
	for range 5 {
		if !slices.Equal(first, Schema()) {
			t.Fatal("two calls differ")
		}
	}
}

// TestEveryKeyHasADescription keeps the schema useful in editors.
func TestEveryKeyHasADescription(t *testing.T) {
	seen := map[reflect.Type]bool{}
	var visit func(t reflect.Type, report func(string))
	visit = func(typ reflect.Type, report func(string)) {
		for typ.Kind() == reflect.Slice || typ.Kind() == reflect.Pointer {
			typ = typ.Elem()
		}
		if typ.Kind() != reflect.Struct || seen[typ] {
			return
		}
		seen[typ] = true
		for _, f := range recordOf(typ).fields {
			if f.doc == "" {
				report(typ.Name() + "." + f.key)
			}
		}
		for i := range typ.NumField() {
			visit(typ.Field(i).Type, report)
		}
	}
	visit(reflect.TypeFor[Study](), func(key string) { t.Errorf("%s has no doc tag", key) })
}
