package studytest

import (
	"bytes"
	"io/fs"
	"os"
	"slices"
	"testing"

	"casebook/model"
	"casebook/studies"
)

// samples are studies to edit: those of the library, written by hand, and made-up ones.
func samples(t *testing.T) map[string][]byte {
	t.Helper()
	all := map[string][]byte{}
	names, err := fs.Glob(studies.Library, "*.yaml")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		if all[name], err = fs.ReadFile(studies.Library, name); err != nil {
			t.Fatal(err)
		}
	}
	const target = "../../render/view/testdata/target-payment.yaml"
	if all[target], err = os.ReadFile(target); err != nil {
		t.Fatal(err)
	}
	for _, g := range Generators {
		all[g.Name] = g.Make(1, 18)
	}
	return all
}

// TestEdits does every kind of edit to every sample, and checks that it does what it says and no more.
func TestEdits(t *testing.T) {
	for name, text := range samples(t) {
		before := load(t, name, text)
		for seed := range 2 {
			edits := Edits(text, seed)
			if len(edits) < len(kinds) {
				t.Errorf("%s, seed %d: only %d edits of %d", name, seed, len(edits), len(kinds))
			}
			for _, e := range edits {
				after := load(t, name, e.Text)
				got, want := changeOf(before, after), changes[e.Kind]
				if !slices.Contains(want, got) {
					t.Errorf("%s: %s: changed %+v, want one of %+v", name, e.Name, got, want)
				}
				if e.Kind == Relabel && !slices.Equal(taken(before), taken(after)) {
					t.Errorf("%s: %s: a step runs along another line", name, e.Name)
				}
			}
		}
	}
}

func load(t *testing.T, name string, text []byte) *model.Study {
	t.Helper()
	s, err := model.LoadAs("study", name, text)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// change is what is different between two studies: by how many there are more of something, and how
// many of those that were there are not as they were.
type change struct {
	components, connections int  // more
	names, zones, replicas  int  // of components, changed
	labels                  int  // of connections, changed
	steps                   bool // whether there are more
}

var changes = map[string][]change{
	"add a component":                      {{components: 1, connections: 1}},
	"add a component with two connections": {{components: 1, connections: 2}},
	"remove a component":                   {{components: -1}, {components: -1, connections: -1}, {components: -1, connections: -2}},
	"add a connection":                     {{connections: 1}},
	"remove a connection":                  {{connections: -1}},
	"rename a component":                   {{names: 1}},
	Relabel:                                {{labels: 1}},
	"move to another zone":                 {{zones: 1}},
	"add replicas":                         {{replicas: 1}},
	"add a step":                           {{steps: true}},
}

func changeOf(a, b *model.Study) change {
	x, y := &a.Architecture, &b.Architecture
	c := change{
		components:  len(y.Components) - len(x.Components),
		connections: len(y.Connections) - len(x.Connections),
		steps:       steps(b) > steps(a),
	}
	for i := range y.Components {
		after := &y.Components[i]
		before := a.Component(after.ID)
		if before == nil {
			continue
		}
		c.names += differ(before.Name, after.Name)
		c.zones += differ(before.In, after.In)
		c.replicas += differ(before.Replicas.Count, after.Replicas.Count)
	}
	if c.connections == 0 {
		for i := range y.Connections {
			c.labels += differ(x.Connections[i].Label, y.Connections[i].Label)
		}
	}
	return c
}

func differ[T comparable](a, b T) int {
	if a != b {
		return 1
	}
	return 0
}

func steps(s *model.Study) int {
	n := 0
	for i := range s.Architecture.Flows {
		n += len(s.Hops(&s.Architecture.Flows[i]))
	}
	return n
}

// taken returns the connections that steps run along, flow by flow.
func taken(s *model.Study) []int {
	var all []int
	for i := range s.Architecture.Flows {
		for _, h := range s.Hops(&s.Architecture.Flows[i]) {
			all = append(all, h.Connection)
		}
	}
	return all
}

// TestEditsAgain checks that a seed always gives the same edits, and another one others.
func TestEditsAgain(t *testing.T) {
	study := Layered(1, 18)
	first, other := Edits(study, 1), Edits(study, 2)
	for i, again := range Edits(study, 1) {
		if !bytes.Equal(again.Text, first[i].Text) || again.Name != first[i].Name {
			t.Errorf("%s the second time, %s the first", again.Name, first[i].Name)
		}
	}
	if slices.EqualFunc(first, other, func(a, b Edit) bool { return a.Name == b.Name }) {
		t.Error("another seed gives the same edits")
	}
}

// TestEditsOfFaulty checks that what is no study has no edits.
func TestEditsOfFaulty(t *testing.T) {
	if edits := Edits([]byte("casebook: 1\n"), 1); edits != nil {
		t.Errorf("edits %v", edits)
	}
}
