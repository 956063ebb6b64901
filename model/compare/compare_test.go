package compare

import (
	"fmt"
	"io/fs"
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
	"testing"

	"gopkg.in/yaml.v3"

	"casebook/model"
	"casebook/model/studytest"
	"casebook/studies"
)

// texts returns the studies of the library and made-up ones.
func texts(t *testing.T) map[string][]byte {
	t.Helper()
	all := map[string][]byte{}
	names, err := fs.Glob(studies.Library, "*.yaml")
	if err != nil || len(names) == 0 {
		t.Fatal("no studies: ", err)
	}
	for _, name := range names {
		if all[name], err = fs.ReadFile(studies.Library, name); err != nil {
			t.Fatal(err)
		}
	}
	for _, g := range studytest.Generators {
		for seed := range 3 {
			all[fmt.Sprintf("%s %d", g.Name, seed)] = g.Make(seed, 9+5*seed)
		}
	}
	return all
}

func load(t testing.TB, text []byte) *model.Study {
	t.Helper()
	s, err := model.LoadAs("study", "study.yaml", text)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// told returns the changes between two studies, a line each.
func told(before, after *model.Study) []string {
	var lines []string
	for _, c := range Studies(before, after).Changes {
		lines = append(lines, c.Words)
	}
	return lines
}

// TestNothing finds no change where nothing changed in meaning: in the same study, in one whose YAML
// is written in another way, and in one in which what has no order is shuffled.
func TestNothing(t *testing.T) {
	for name, text := range texts(t) {
		before := load(t, text)
		if got := told(before, load(t, text)); got != nil {
			t.Errorf("%s and itself: %q", name, got)
		}
		for seed := range uint64(2) {
			if got := told(before, load(t, shuffled(t, text, seed))); got != nil {
				t.Errorf("%s in another order: %q", name, got)
			}
		}
	}
}

// shuffled returns a study without its comments, in another style, and with maps and the connections in
// another order.
func shuffled(t *testing.T, text []byte, seed uint64) []byte {
	t.Helper()
	var root yaml.Node
	if err := yaml.Unmarshal(text, &root); err != nil {
		t.Fatal(err)
	}
	random := rand.New(rand.NewPCG(seed, 7))
	var visit func(n *yaml.Node, key string)
	visit = func(n *yaml.Node, key string) {
		n.HeadComment, n.LineComment, n.FootComment = "", "", ""
		n.Style &^= yaml.FlowStyle
		switch {
		case n.Kind == yaml.MappingNode && key != "states": // the first state is where a machine starts
			n.Content = shuffledPairs(n.Content, random)
			for i := 0; i < len(n.Content); i += 2 {
				visit(n.Content[i+1], n.Content[i].Value)
			}
			return
		case n.Kind == yaml.SequenceNode && slices.Contains([]string{"data", "scope", "tags", "fail", "in_scope", "pros", "cons", "add"}, key):
			random.Shuffle(len(n.Content), func(i, k int) { n.Content[i], n.Content[k] = n.Content[k], n.Content[i] })
		}
		for _, c := range n.Content {
			visit(c, "")
		}
	}
	visit(root.Content[0], "")
	out, err := yaml.Marshal(&root)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// shuffledPairs shuffles the keys of a map, except where one is an arrow, which must come first.
func shuffledPairs(content []*yaml.Node, random *rand.Rand) []*yaml.Node {
	var pairs [][2]*yaml.Node
	for i := 0; i < len(content); i += 2 {
		if strings.ContainsAny(content[i].Value, ">") {
			return content
		}
		pairs = append(pairs, [2]*yaml.Node{content[i], content[i+1]})
	}
	random.Shuffle(len(pairs), func(i, k int) { pairs[i], pairs[k] = pairs[k], pairs[i] })
	out := make([]*yaml.Node, 0, len(content))
	for _, p := range pairs {
		out = append(out, p[0], p[1])
	}
	return out
}

// TestEdits makes edits such as people make, and checks that each is told as just what it is.
func TestEdits(t *testing.T) {
	edits := 0
	for name, text := range texts(t) {
		before := load(t, text)
		for seed := range 2 {
			for _, e := range studytest.Edits(text, seed) {
				edits++
				c := Studies(before, load(t, e.Text))
				if fault := judge(e, before, c.Changes); fault != "" {
					t.Errorf("%s: %s: %s", name, e.Name, fault)
					for _, x := range c.Changes {
						t.Errorf("    %+v", x)
					}
				}
			}
		}
	}
	if t.Logf("%d edits", edits); edits < 200 {
		t.Errorf("only %d edits", edits)
	}
}

var editForms = map[string]*regexp.Regexp{
	"add a component":                      regexp.MustCompile(`^add (\S+) behind (\S+)$`),
	"add a component with two connections": regexp.MustCompile(`^add (\S+) behind (\S+) and (\S+)$`),
	"remove a component":                   regexp.MustCompile(`^remove (\S+)$`),
	"add a connection":                     regexp.MustCompile(`^connect (.+)$`),
	"remove a connection":                  regexp.MustCompile(`^disconnect (.+)$`),
	"rename a component":                   regexp.MustCompile(`^rename (\S+) to "(.+)"$`),
	studytest.Relabel:                      regexp.MustCompile(`^say "(.+)" on (.+)$`),
	"move to another zone":                 regexp.MustCompile(`^move (\S+) to (\S+)$`),
	"add replicas":                         regexp.MustCompile(`^run (\S+) (\d+) times$`),
	"add a step":                           regexp.MustCompile(`^add (.+) to (\S+)$`),
}

// judge says what is wrong with the changes that an edit is told as.
func judge(e studytest.Edit, before *model.Study, changes []Change) string {
	m := editForms[e.Kind].FindStringSubmatch(e.Name)
	if m == nil {
		return "the edit is told in other words"
	}
	var want []string
	var got []string
	for _, c := range changes {
		line := fmt.Sprintf("%s %s %s", c.Kind, c.Sort, bare(c.ID))
		if c.Key != "" {
			line += " " + c.Key + " " + c.After
		}
		got = append(got, line)
	}
	switch e.Kind {
	case "add a component":
		want = []string{"added component " + m[1], "added connection " + m[2] + " -> " + m[1]}
	case "add a component with two connections":
		want = []string{"added component " + m[1], "added connection " + m[2] + " -> " + m[1], "added connection " + m[3] + " -> " + m[1]}
	case "remove a component":
		return judgeRemoval(m[1], before, changes)
	case "add a connection":
		want = []string{"added connection " + m[1]}
	case "remove a connection":
		for _, c := range changes[min(1, len(changes)):] {
			if c.Kind != Removed || c.Sort != "step" && c.Sort != "flow" {
				return "more than the connection and its steps"
			}
		}
		got, want = got[:min(1, len(got))], []string{"removed connection " + m[1]}
	case "rename a component":
		want = []string{"renamed component " + m[1] + " name " + m[2]}
	case studytest.Relabel:
		want = []string{"changed connection " + m[2] + " label " + m[1]}
	case "move to another zone":
		want = []string{"moved component " + m[1] + " in " + m[2]}
	case "add replicas":
		want = []string{"changed component " + m[1] + " replicas.count " + m[2]}
	case "add a step":
		want = []string{"added step " + m[2]}
	}
	if !slices.Equal(got, want) {
		return fmt.Sprintf("got %q, want %q", got, want)
	}
	return ""
}

// judgeRemoval checks that a component is told as gone, and besides nothing but what spoke of it.
func judgeRemoval(id string, before *model.Study, changes []Change) string {
	gone := 0
	for _, c := range changes {
		ends := strings.Fields(bare(c.ID))
		switch {
		case c.Sort == "component" && c.Kind == Removed && c.ID == id:
			gone++
		case c.Sort == "connection" && c.Kind == Removed && (ends[0] == id || ends[2] == id):
			gone++
		case slices.Contains([]string{"step", "flow", "failure", "objective", "stage"}, c.Sort) && c.Kind == Removed:
		case slices.Contains([]string{"failure", "stage", "component", "step", "connection"}, c.Sort) && c.Kind == Changed && strings.Contains(c.Before, id):
		case c.Sort == "stage" && c.Kind == Changed && strings.Contains(c.Key, id):
		default:
			return "this has nothing to do with it: " + c.Words
		}
	}
	want := 1
	for _, c := range before.Architecture.Connections {
		if c.From == id || c.To == id {
			want++
		}
	}
	if gone != want {
		return fmt.Sprintf("%d of the component and its connections, want %d", gone, want)
	}
	return ""
}

// bare returns the id of a connection without its label.
func bare(id string) string {
	id, _, _ = strings.Cut(id, ":")
	id, _, _ = strings.Cut(id, " (")
	return id
}

// TestRenamed gives every element another id, and checks that it is told as that and nothing else.
func TestRenamed(t *testing.T) {
	for name, text := range texts(t) {
		s := load(t, text)
		ids := map[string][]string{}
		for i := range s.Architecture.Components {
			ids["component"] = append(ids["component"], s.Architecture.Components[i].ID)
		}
		for i := range s.Architecture.Zones {
			ids["zone"] = append(ids["zone"], s.Architecture.Zones[i].ID)
		}
		for i := range s.Architecture.Flows {
			ids["flow"] = append(ids["flow"], s.Architecture.Flows[i].ID)
		}
		for i := range s.Capacity.Inputs {
			ids["input"] = append(ids["input"], s.Capacity.Inputs[i].ID)
		}
		for i := range s.Roadmap {
			ids["stage"] = append(ids["stage"], s.Roadmap[i].ID)
		}
		for sort, all := range ids {
			for _, id := range all {
				after := s.Renamed(map[string]map[string]string{sort: {id: "another"}})
				c := Studies(s, after).Changes
				if len(c) != 1 || c[0].Kind != Renamed || c[0].Sort != sort || c[0].Before != id || c[0].After != "another" {
					t.Errorf("%s: %s %s renamed: %+v", name, sort, id, c)
				}
			}
		}
	}
}
