package model

import (
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func TestFactChanges(t *testing.T) {
	s, err := Load("a.yaml", []byte(`casebook: 1
title: T
kind: case_study
architecture:
  zones: {z: {kind: az}}
  components:
    api: {name: API, kind: service, tech: Go, replicas: {count: 2, zones: 3}, rate: 1000/s, sla: true}
    db: {name: DB, kind: database}
    old: {name: Old, kind: job, replicas: 4}
roadmap:
  - {stage: a, components: [api, old], replicas: {old: 5}}
  - stage: b
    add: [db]
    remove: [old]
    replicas: {api: 6}
    set: {api.rate: 1k/s, api.tech: Rust, api.latency.p99: 9ms, api.sla: false, db.rate: 2/s}
  - {stage: c, add: [old], set: {api.replicas: 6}}
`))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for i, stage := range s.Stages() {
		for _, c := range stage {
			var facts []string
			for _, f := range c.Facts {
				facts = append(facts, fmt.Sprintf("{%s %s %s}", f.Key, f.Before, f.After))
			}
			got = append(got, fmt.Sprintf("%d %s %s x%v %v", i, c.ID, c.Change, c.Replicas.Count, facts))
		}
	}
	want := []string{
		"0 api  x2 []",
		"0 old  x5 []",
		"1 api changed x6 [{tech Go Rust} {replicas.count 2 6} {latency.p99  9ms} {sla yes no}]",
		"1 db new xunknown []",
		"1 old removed x5 []",
		"2 api  x6 []",
		"2 db  xunknown []",
		"2 old new x5 []",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if c := s.Component("api"); c.Replicas.Count.Value != 2 || c.Tech != "Go" {
		t.Error("a stage has changed the study")
	}
}

// TestStagesAgree compares roadmaps with what AtStage makes of them, and with sets of ids that are
// added to and taken from by hand.
func TestStagesAgree(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := drawRoadmap(t)
		stages := s.Stages()
		if len(stages) != len(s.Roadmap) {
			t.Fatalf("%d of %d stages", len(stages), len(s.Roadmap))
		}
		present, before := map[string]bool{}, map[string]Component{}
		for _, id := range s.Roadmap[0].Components {
			present[id] = true
		}
		for i, stage := range stages {
			was := maps.Clone(present)
			for _, id := range s.Roadmap[i].Add {
				present[id] = true
			}
			for _, id := range s.Roadmap[i].Remove {
				delete(present, id)
			}
			if i == 0 {
				was = maps.Clone(present)
			}
			now := map[string]Component{}
			for _, c := range s.AtStage(i) {
				now[c.ID] = c
			}
			if i == 0 {
				before = now
			}
			var seen []string
			for _, c := range stage {
				seen = append(seen, c.ID)
				is, old := now[c.ID], before[c.ID]
				want := Unchanged
				switch {
				case present[c.ID] && !was[c.ID]:
					want = New
				case !present[c.ID] && was[c.ID]:
					want, is = Removed, old
				case is.Replicas.Count.Value != old.Replicas.Count.Value || is.Rate.Value != old.Rate.Value:
					want = Changed
				}
				if c.Change != want {
					t.Errorf("stage %d: %s is %q, want %q", i, c.ID, c.Change, want)
				}
				if !reflect.DeepEqual(*c.Component, is) {
					t.Errorf("stage %d: %s is %+v, want %+v", i, c.ID, *c.Component, is)
				}
			}
			for id := range was {
				now[id] = Component{}
			}
			if len(seen) != len(now) {
				t.Errorf("stage %d: has %q, want %d of them", i, seen, len(now))
			}
			before = map[string]Component{}
			for _, c := range s.AtStage(i) {
				before[c.ID] = c
			}
		}
	})
}

// drawRoadmap returns a study whose stages add, remove, add again, and set facts.
func drawRoadmap(t *rapid.T) *Study {
	ids := strings.Fields("a b c d e f")
	var b strings.Builder
	b.WriteString("casebook: 1\ntitle: T\nkind: case_study\narchitecture:\n  components:\n")
	for _, id := range ids {
		fmt.Fprintf(&b, "    %s: {name: %s, kind: service}\n", id, id)
	}
	some := rapid.SliceOfDistinct(rapid.SampledFrom(ids), rapid.ID[string])
	present := some.Draw(t, "first")
	if len(present) == 0 { // a first stage that lists none has all
		present = []string{"a"}
	}
	fmt.Fprintf(&b, "roadmap:\n  - {stage: s0, components: [%s]}\n", strings.Join(present, ", "))
	for i := range rapid.IntRange(0, 5).Draw(t, "stages") {
		var add, remove, replicas, set []string
		for _, id := range ids {
			act := rapid.IntRange(0, 4).Draw(t, id)
			switch there := slices.Contains(present, id); {
			case act == 1 && there:
				remove = append(remove, id)
			case act == 1:
				add = append(add, id)
			case act == 2 && there:
				replicas = append(replicas, fmt.Sprintf("%s: %d", id, rapid.IntRange(1, 3).Draw(t, "n")))
			case act == 3 && there:
				set = append(set, fmt.Sprintf("%s.rate: %d/s", id, rapid.IntRange(1, 3).Draw(t, "rate")))
			}
		}
		present = slices.DeleteFunc(append(present, add...), func(id string) bool { return slices.Contains(remove, id) })
		fmt.Fprintf(&b, "  - {stage: s%d, add: [%s], remove: [%s], replicas: {%s}, set: {%s}}\n", i+1,
			strings.Join(add, ", "), strings.Join(remove, ", "), strings.Join(replicas, ", "), strings.Join(set, ", "))
	}
	s, err := Load("a.yaml", []byte(b.String()))
	if err != nil {
		t.Fatalf("%v\n%s", err, b.String())
	}
	return s
}
