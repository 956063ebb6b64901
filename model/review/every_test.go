package review

import (
	"bytes"
	"flag"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"gopkg.in/yaml.v3"
)

var update = flag.Bool("update", false, "write the study with every defect anew")

// everyDefect is a study in which each rule finds something: all examples that fail, side by side, each
// with names of its own.
var everyDefect = filepath.Join("testdata", "every.yaml")

// TestEveryDefect reviews it. What each rule finds alone it finds there, too.
func TestEveryDefect(t *testing.T) {
	text := everything(t)
	if *update {
		if err := os.WriteFile(everyDefect, text, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	kept, err := os.ReadFile(everyDefect)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(kept, text) {
		t.Errorf("%s is not what the examples make today: go test ./model/review -update", everyDefect)
	}
	var ids []string
	for _, f := range reviewed(t, string(kept)).Findings {
		ids = append(ids, f.ID())
	}
	for _, r := range Rules() {
		e, err := r.Example()
		if err != nil {
			t.Fatal(err)
		}
		for _, want := range e.Want {
			if want == "DOC-006@capacity.growth" {
				continue // it is said, by the example of CAP-007
			}
			if id := r.ID + "@" + renamed(r, e.Fail, strings.TrimPrefix(want, r.ID+"@")); !slices.Contains(ids, id) {
				t.Errorf("%s is not found", id)
			}
		}
	}
}

// everything returns all examples that fail as one study.
func everything(t *testing.T) []byte {
	t.Helper()
	var whole yaml.Node
	for _, r := range Rules() {
		e, err := r.Example()
		if err != nil {
			t.Fatal(err)
		}
		var document yaml.Node
		if err := yaml.Unmarshal([]byte(e.Fail), &document); err != nil {
			t.Fatal(err)
		}
		rename(document.Content[0], "", func(id string) string { return renamed(r, e.Fail, id) })
		if whole.Kind == 0 {
			whole = *document.Content[0]
			at(&whole, "title").Value = "A shop with every defect"
			continue
		}
		merge(&whole, document.Content[0])
	}
	var out bytes.Buffer
	out.WriteString("# Made of the examples of all rules: go test ./model/review -update\n")
	encoder := yaml.NewEncoder(&out)
	encoder.SetIndent(2)
	if err := encoder.Encode(&whole); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// Ids are the keys of the parts named, and the values of those and of what refers to them.
var (
	named = []string{"zones", "components", "flows", "failures", "tradeoffs"}
	refer = []string{"from", "to", "in", "on", "dlq", "flow", "fail", "steps", "step", "then", "connections", "stage"}
	word  = regexp.MustCompile(`[a-z0-9_]+(-[a-z0-9_]+)*`)
)

// rename gives other names to the ids in a part of a study.
func rename(n *yaml.Node, part string, name func(id string) string) {
	switch n.Kind {
	case yaml.ScalarNode:
		if slices.Contains(named, part) || slices.Contains(refer, part) {
			n.Value = name(n.Value)
		}
	case yaml.SequenceNode:
		for _, item := range n.Content {
			rename(item, part, name)
		}
	case yaml.MappingNode:
		for i := 0; i < len(n.Content); i += 2 {
			key, value := n.Content[i], n.Content[i+1]
			switch {
			case slices.Contains(named, part):
				key.Value = name(key.Value)
				rename(value, "", name)
			case strings.Contains(key.Value, ">"): // a connection and its label
				key.Value = name(key.Value)
			default:
				rename(value, key.Value, name)
			}
		}
	}
}

// renamed returns a text with other names for the ids of an example's own: those of the rule.
func renamed(r *Rule, example, text string) string {
	prefix := strings.ToLower(r.ID) + "-"
	own := idsOf(example)
	text = word.ReplaceAllStringFunc(text, func(id string) string {
		if slices.Contains(own, id) {
			return prefix + id
		}
		return id
	})
	return strings.ReplaceAll(text, "*", prefix+"*")
}

// idsOf returns the ids that a study has.
func idsOf(example string) []string {
	var study struct {
		Architecture struct{ Zones, Components, Flows, Failures map[string]any }
		Tradeoffs    map[string]any
		Roadmap      []struct{ Stage string }
	}
	if err := yaml.Unmarshal([]byte(example), &study); err != nil {
		panic(err) // it has been read before
	}
	a := study.Architecture
	var ids []string
	for _, part := range []map[string]any{a.Zones, a.Components, a.Flows, a.Failures, study.Tradeoffs} {
		ids = slices.AppendSeq(ids, maps.Keys(part))
	}
	for _, s := range study.Roadmap {
		ids = append(ids, s.Stage)
	}
	return ids
}

// merge adds to one part of a study what there is in the same of another.
func merge(into, from *yaml.Node) {
	if into.Kind == yaml.SequenceNode {
		into.Content = append(into.Content, from.Content...)
		return
	}
	for i := 0; i+1 < len(from.Content); i += 2 {
		key, value := from.Content[i], from.Content[i+1]
		if same := at(into, key.Value); same == nil {
			into.Content = append(into.Content, key, value)
		} else if same.Kind != yaml.ScalarNode {
			merge(same, value)
		}
	}
}

// at returns the value of a key, or nil.
func at(n *yaml.Node, key string) *yaml.Node {
	for i := 0; i+1 < len(n.Content); i += 2 {
		if n.Content[i].Value == key {
			return n.Content[i+1]
		}
	}
	return nil
}
