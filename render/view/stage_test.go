package view

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"casebook/model"
	"casebook/render/geom"
	"casebook/render/scene"
)

func TestStage(t *testing.T) {
	s := load(t, shop)
	first, _ := draw(t, s, "stage/start")
	sc, _ := draw(t, s, "stage/cards")
	gone, _ := draw(t, load(t, shop+"  - {stage: less, remove: [vault]}\n"), "stage/less")
	if first.Size != sc.Size {
		t.Errorf("stages of %v and %v: they cannot be flipped through", first.Size, sc.Size)
	}
	components, _ := groups(sc.Items, "component")
	for id, want := range map[string][]string{
		"c-buyer":  {"Buyer"},
		"c-api":    {"Shop API", "Go × 2 → × 4", "~ changed"},
		"c-db":     {"Orders", "PostgreSQL 16 →", "A database of another sort", "and of a very long name", "partitions\u00a04", "~ changed"},
		"c-events": {"Events", "+ new"},
		"c-alone":  {"Alone", "− removed"},
	} {
		if got := words(components[id]); !slices.Equal(got, want) {
			t.Errorf("%s says %q, want %q", id, got, want)
		}
	}
	if got, want := components["c-api"].Title, "Shop API: service, Go × 4; changed: replicas from 2 to 4"; got != want {
		t.Errorf("in words %q, want %q", got, want)
	}
	connections, _ := groups(sc.Items, "connection")
	fresh := connections["e-api-vault"]
	if data(fresh, "change") != "new" || !strings.HasSuffix(fresh.Title, "; new at this stage") {
		t.Errorf("a new connection: %+v", fresh)
	}
	for _, c := range []struct {
		stage *scene.Scene
		id    string
		want  []string
	}{
		{sc, "e-api-vault", []string{"+", "tokenise"}},
		{gone, "e-api-vault", []string{"−"}},
	} {
		connections, _ := groups(c.stage.Items, "connection")
		if got := words(connections[c.id]); !slices.Equal(got, c.want) {
			t.Errorf("%s says %q, want %q: colours are not for all readers", c.id, got, c.want)
		}
	}
	before, _ := groups(first.Items, "connection")
	if b, a := before["e-api-db"].Title, connections["e-api-db"].Title; !strings.Contains(b, "SQL") || strings.Contains(a, "SQL") {
		t.Errorf("%q becomes %q: the database is another one, whatever it speaks", b, a)
	}
	if want := "New: Card vault; Events. Changed: Shop API (replicas from 2 to 4); "; !strings.Contains(sc.Desc, want) {
		t.Errorf("description %q", sc.Desc)
	}
	if zones, _ := groups(first.Items, "zone"); zones["z-vaults"] != nil || zones["z-core"] == nil {
		t.Error("an empty zone is drawn, or one with something in it is not")
	}
	if got := legendWords(first); slices.ContainsFunc(got, func(w string) bool { return strings.Contains(w, "stage") }) {
		t.Errorf("the legend of the first stage explains %q", got)
	}
	for _, w := range []string{"new at this stage", "changed at this stage", "removed at this stage"} {
		if !slices.Contains(legendWords(sc), w) {
			t.Errorf("the legend lacks %q", w)
		}
	}
}

func legendWords(sc *scene.Scene) []string {
	for _, i := range sc.Items {
		if g, ok := i.(*scene.Group); ok && g.Class == "legend" {
			return words(g)
		}
	}
	return nil
}

// TestStagesOfManyRoadmaps compares the pictures of drawn roadmaps with sets that are kept by hand.
func TestStagesOfManyRoadmaps(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		text, stages := drawRoadmap(rt)
		s, err := model.Load("a.yaml", []byte(text))
		if err != nil {
			rt.Fatalf("%v\n%s", err, text)
		}
		all, _ := draw(t, s, "components")
		places := boxes(all)
		before := stages[0]
		for i, now := range stages {
			sc, _ := draw(t, s, fmt.Sprintf("stage/s%d", i))
			for id, box := range boxes(sc) {
				if box != places[id] {
					rt.Errorf("stage %d: %s is at %v, and at %v among all components", i, id, box, places[id])
				}
			}
			if got, want := marks(sc, "component"), componentMarks(before, now); !maps.Equal(got, want) {
				rt.Errorf("stage %d: components %v, want %v\n%s", i, got, want, text)
			}
			if got, want := marks(sc, "connection"), connectionMarks(s, before, now); !maps.Equal(got, want) {
				rt.Errorf("stage %d: connections %v, want %v\n%s", i, got, want, text)
			}
			before = now
		}
	})
}

// boxes returns where the components of a picture are.
func boxes(sc *scene.Scene) map[string]geom.Box {
	at := map[string]geom.Box{}
	components, _ := groups(sc.Items, "component")
	for id, g := range components {
		at[id] = g.Items[0].(*scene.Rect).Box
	}
	return at
}

// marks returns how the parts of a class are marked.
func marks(sc *scene.Scene, class string) map[string]string {
	m := map[string]string{}
	parts, _ := groups(sc.Items, class)
	for id, g := range parts {
		m[id] = data(g, "change")
	}
	return m
}

// running is the components of a stage, and how many of each run.
type running map[string]int

func componentMarks(before, now running) map[string]string {
	m := map[string]string{}
	for id, n := range now {
		was, ok := before[id]
		switch {
		case !ok:
			m["c-"+id] = "new"
		case was != n:
			m["c-"+id] = "changed"
		default:
			m["c-"+id] = ""
		}
	}
	for id := range before {
		if _, ok := now[id]; !ok {
			m["c-"+id] = "removed"
		}
	}
	return m
}

func connectionMarks(s *model.Study, before, now running) map[string]string {
	m := map[string]string{}
	for _, c := range s.Architecture.Connections {
		there := func(r running) bool { return r[c.From] > 0 && r[c.To] > 0 }
		switch id := connectionID(c.From, c.To, 1); {
		case there(now) && there(before):
			m[id] = ""
		case there(now):
			m[id] = "new"
		case there(before):
			m[id] = "removed"
		}
	}
	return m
}

// drawRoadmap returns a study whose stages add, remove, add again and change, and what runs at each.
func drawRoadmap(t *rapid.T) (string, []running) {
	ids := strings.Fields("a b c d e")
	var b strings.Builder
	b.WriteString("casebook: 1\ntitle: T\nkind: case_study\narchitecture:\n  zones: {z: {kind: az}}\n  components:\n")
	for _, id := range ids {
		fmt.Fprintf(&b, "    %s: {name: %[1]s, kind: service, in: z, replicas: 1}\n", id)
	}
	b.WriteString("  connections: [a -> b, b ~> c, c => d, d -> a, e -> e, a -> e]\nroadmap:\n")
	now := running{"a": 1}
	for _, id := range rapid.SliceOf(rapid.SampledFrom(ids)).Draw(t, "first") {
		now[id] = 1
	}
	fmt.Fprintf(&b, "  - {stage: s0, components: [%s]}\n", strings.Join(slices.Sorted(maps.Keys(now)), ", "))
	count := maps.Clone(now) // what runs of each, also while it is away
	stages := []running{maps.Clone(now)}
	for i := range rapid.IntRange(1, 5).Draw(t, "stages") {
		var add, remove, set []string
		for _, id := range ids {
			_, there := now[id]
			switch act := rapid.IntRange(0, 3).Draw(t, id); {
			case act == 1 && there:
				remove = append(remove, id)
				delete(now, id)
			case act == 1:
				add = append(add, id)
				now[id] = max(count[id], 1)
			case act > 1 && there:
				now[id] = rapid.IntRange(1, 3).Draw(t, "replicas")
				count[id] = now[id]
				set = append(set, fmt.Sprintf("%s: %d", id, now[id]))
			}
		}
		fmt.Fprintf(&b, "  - {stage: s%d, add: [%s], remove: [%s], replicas: {%s}}\n", i+1,
			strings.Join(add, ", "), strings.Join(remove, ", "), strings.Join(set, ", "))
		stages = append(stages, maps.Clone(now))
	}
	return b.String(), stages
}

func TestStageOfNothing(t *testing.T) {
	s := load(t, `casebook: 1
title: T
kind: case_study
architecture: {components: {a: {name: A, kind: job}}}
roadmap:
  - {stage: none, components: [a], remove: [a]}
  - {stage: some, add: [a]}
`)
	sc, _ := draw(t, s, "stage/none")
	if components, _ := groups(sc.Items, "component"); len(components) != 0 {
		t.Errorf("components %v", components)
	}
	if !strings.HasSuffix(sc.Title, "(without components)") {
		t.Errorf("title %q", sc.Title)
	}
}

// A stage whose study was not checked may set what nobody knows: it is passed over.
func TestUnknownSetting(t *testing.T) {
	s := load(t, shop)
	s.Roadmap[1].Set = append(s.Roadmap[1].Set,
		model.StageSetting{ID: "api.nonsense", Value: "1"}, model.StageSetting{ID: "nobody.rate", Value: "1/s"}, model.StageSetting{ID: "api"})
	sc, _ := draw(t, s, "stage/cards")
	components, _ := groups(sc.Items, "component")
	if got := components["c-api"].Title; !strings.HasSuffix(got, "changed: replicas from 2 to 4") {
		t.Errorf("api is %q", got)
	}
}
