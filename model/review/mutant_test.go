package review

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"gopkg.in/yaml.v3"

	"casebook/model"
	"casebook/model/analyze"
	"casebook/studies"
)

// mutant is a bundled study with one defect put into it, and what is found because of it. Its twin is
// the same study without the defect. The files of testdata/mutants list them by the prefix of their
// rules.
type mutant struct {
	Rule   string   // the rule that is to find it
	Study  string   // id of a bundled study
	Base   changes  // made in both: what the defect needs around it
	Defect changes  // made in the mutant alone
	Want   []string // ids of the findings of the rule that the mutant has and the twin has not
	Also   []string // patterns of such findings of other rules, which see the same defect

	line int // of its file
}

// changes are made in the text of a study, then in what it means.
type changes struct {
	Edit []edit   // each of a text that is there once
	Set  []string // settings, as NAME=VALUE; see model.Setting
}

type edit struct{ Old, New string }

func (m *mutant) UnmarshalYAML(n *yaml.Node) error {
	type plain mutant
	m.line = n.Line
	return n.Decode((*plain)(m))
}

// mutants reads all that there are.
func mutants(t *testing.T) []mutant {
	t.Helper()
	files, err := filepath.Glob("testdata/mutants/*.yaml")
	if err != nil || len(files) == 0 {
		t.Fatalf("no mutants: %v", err)
	}
	var all []mutant
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		var list []mutant
		if err := yaml.Unmarshal(data, &list); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		prefix := strings.TrimSuffix(filepath.Base(name), ".yaml") + "-"
		for i := range list {
			if !strings.HasPrefix(list[i].Rule, prefix) {
				t.Errorf("%s:%d: the file is for rules %s*", name, list[i].line, prefix)
			}
		}
		all = append(all, list...)
	}
	return all
}

// with returns the findings of the mutant's study with changes, by id.
func (m *mutant) with(t *testing.T, all ...changes) map[string]*Finding {
	t.Helper()
	file := m.Study + ".yaml"
	data, err := studies.Library.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	text := string(data)
	var set []model.Setting
	for _, c := range all {
		for _, e := range c.Edit {
			if n := strings.Count(text, e.Old); n != 1 {
				t.Fatalf("line %d: %q is %d times in %s", m.line, e.Old, n, file)
			}
			text = strings.Replace(text, e.Old, e.New, 1)
		}
		for _, s := range c.Set {
			setting, err := model.ParseSetting(s)
			if err != nil {
				t.Fatal(err)
			}
			set = append(set, setting)
		}
	}
	s, err := model.LoadWith(m.Study, file, []byte(text), set)
	if err != nil {
		t.Fatalf("line %d: %v", m.line, err)
	}
	a, err := analyze.Analyze(context.Background(), s, analyze.Options{})
	if err != nil {
		t.Fatal(err)
	}
	r := Review(a, Options{Today: today})
	found := map[string]*Finding{}
	for i := range r.Findings {
		found[r.Findings[i].ID()] = &r.Findings[i]
	}
	return found
}

// twins keeps what is found in the bundled studies as they are, which most mutants are compared with.
var twins struct {
	sync.Mutex
	of map[string]map[string]*Finding
}

// twin returns the findings of the mutant's twin.
func (m *mutant) twin(t *testing.T) map[string]*Finding {
	t.Helper()
	if len(m.Base.Edit)+len(m.Base.Set) > 0 {
		return m.with(t, m.Base)
	}
	twins.Lock()
	defer twins.Unlock()
	if twins.of == nil {
		twins.of = map[string]map[string]*Finding{}
	}
	if twins.of[m.Study] == nil {
		twins.of[m.Study] = m.with(t)
	}
	return twins.of[m.Study]
}

// allowed reports whether a mutant may have a finding that its twin has not.
func (m *mutant) allowed(id string) bool {
	for _, pattern := range m.Also {
		if glob(pattern, id) {
			return true
		}
	}
	return false
}

// TestMutants holds each rule to find the defects that were put into bundled studies, and all others
// to find nothing new in them.
func TestMutants(t *testing.T) {
	if testing.Short() {
		t.Skip("analyses a study for each defect")
	}
	for _, m := range mutants(t) {
		t.Run(m.Rule, func(t *testing.T) {
			t.Parallel()
			before, after := m.twin(t), m.with(t, m.Base, m.Defect)
			wanted := map[string]bool{}
			for _, id := range m.Want {
				wanted[id] = true
				switch f := after[id]; {
				case f == nil:
					t.Errorf("line %d: %s is not found", m.line, id)
				case f.Accepted != nil:
					t.Errorf("line %d: %s is accepted", m.line, id)
				case before[id] != nil:
					t.Errorf("line %d: the twin has %s too", m.line, id)
				case f.Rule.ID != m.Rule:
					t.Errorf("line %d: %s is not of rule %s", m.line, id, m.Rule)
				}
			}
			for id, f := range after {
				if before[id] == nil && !wanted[id] && !m.allowed(id) {
					t.Errorf("line %d: %s is found as well: %s", m.line, id, f.Message)
				}
			}
			if len(m.Want) == 0 {
				t.Errorf("line %d: nothing is wanted", m.line)
			}
		})
	}
}

// TestMutantsOfEachRule holds the corpus to have at least two defects for every rule.
func TestMutantsOfEachRule(t *testing.T) {
	count := map[string]int{}
	for _, m := range mutants(t) {
		count[m.Rule]++
		if Find(m.Rule) == nil {
			t.Errorf("line %d: no rule is called %s", m.line, m.Rule)
		}
	}
	for _, r := range Rules() {
		if count[r.ID] < 2 {
			t.Errorf("%s has %d mutants", r.ID, count[r.ID])
		}
	}
}
