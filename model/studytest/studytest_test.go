package studytest

import (
	"bytes"
	"fmt"
	"testing"

	"casebook/model"
)

// TestGenerators makes studies of all sizes and checks that each is one, with what the pictures of
// real ones have.
func TestGenerators(t *testing.T) {
	for _, g := range Generators {
		t.Run(g.Name, func(t *testing.T) {
			seen := map[string]int{}
			studies := 0
			for n := 5; n <= 60; n++ {
				for seed := range 2 {
					text := g.Make(seed, n)
					if !bytes.Equal(text, g.Make(seed, n)) {
						t.Fatalf("seed %d, %d components: two different texts", seed, n)
					}
					s, err := model.Load("made-up.yaml", text)
					if err != nil {
						t.Fatalf("seed %d, %d components: %v\n%s", seed, n, err, text)
					}
					count(t, s, n, seen)
					studies++
				}
			}
			t.Logf("of %d studies, have: %v", studies, seen)
			for what, least := range map[string]float64{
				"sync": 1, "async": 1, "data": 1, "trust": .5, "nested": .9, "deep": .6, "parallel lines": .4, "cycle": .4,
				"parallel": .5, "either": .4, "then": .2,
			} {
				if share := float64(seen[what]) / float64(studies); share < least {
					t.Errorf("%s: in %.0f %% of the studies, want %.0f %%", what, 100*share, 100*least)
				}
			}
		})
	}
}

// count notes what is in a study.
func count(t *testing.T, s *model.Study, n int, seen map[string]int) {
	t.Helper()
	a := &s.Architecture
	if len(a.Components) != n {
		t.Fatalf("%d components, want %d", len(a.Components), n)
	}
	if len(a.Connections) < n-1 || len(a.Connections) > 2*n+2 {
		t.Errorf("%s: %d connections of %d components", s.Title, len(a.Connections), n)
	}
	if len(a.Flows) < 2 || len(a.Flows) > 3 {
		t.Errorf("%s: %d flows", s.Title, len(a.Flows))
	}
	has := map[string]bool{}
	depth := map[string]int{"": 0}
	for _, z := range a.Zones {
		depth[z.ID] = depth[z.In] + 1
		has["nested"] = has["nested"] || depth[z.ID] > 1
		has["deep"] = has["deep"] || depth[z.ID] > 2
		has[z.Kind] = true
	}
	joined := map[string]bool{}
	pairs := map[string]bool{}
	for _, c := range a.Connections {
		joined[c.From], joined[c.To] = true, true
		pair := fmt.Sprint(c.From, " ", c.To)
		has["parallel lines"] = has["parallel lines"] || pairs[pair]
		pairs[pair] = true
		has[string(c.Mode)] = true
	}
	has["cycle"] = cyclic(s)
	for _, c := range a.Components {
		if !joined[c.ID] {
			t.Errorf("%s: %s is joined to nothing", s.Title, c.ID)
		}
	}
	for i := range a.Flows {
		a.Flows[i].Walk(func(s *model.Step, _ int) {
			has["parallel"] = has["parallel"] || s.Parallel != nil
			has["either"] = has["either"] || len(s.Either) > 0
		})
		has["then"] = has["then"] || a.Flows[i].HasThen()
	}
	for what := range has {
		if has[what] {
			seen[what]++
		}
	}
}

// cyclic reports whether the connections of a study lead round in a circle.
func cyclic(s *model.Study) bool {
	out := map[string][]string{}
	for _, c := range s.Architecture.Connections {
		out[c.From] = append(out[c.From], c.To)
	}
	const open, done = 1, 2
	state := map[string]int{}
	var visit func(id string) bool
	visit = func(id string) bool {
		state[id] = open
		for _, to := range out[id] {
			if state[to] == open || state[to] == 0 && visit(to) {
				return true
			}
		}
		state[id] = done
		return false
	}
	for _, c := range s.Architecture.Components {
		if state[c.ID] == 0 && visit(c.ID) {
			return true
		}
	}
	return false
}
