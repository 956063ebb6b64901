package view

import (
	"context"
	"slices"
	"strings"
	"testing"

	"casebook/render/scene"
)

// drawSteps draws a view of the shop step by step.
func drawSteps(t *testing.T, name string) []*scene.Scene {
	t.Helper()
	scenes, _, err := Of(load(t, shop)).DrawSteps(context.Background(), name, &shelf{})
	if err != nil {
		t.Fatal(err)
	}
	return scenes
}

// stepIDs returns the connections in the colour of the step that is shown, and those that are faded.
func stepIDs(s *scene.Scene) (now, faded []string) {
	found, order := groups(s.Items, "connection")
	for _, id := range order {
		switch found[id].Items[0].(*scene.Path).Style.Stroke {
		case scene.FlowLine:
			now = append(now, id)
		case scene.FadedLine:
			faded = append(faded, id)
		}
	}
	return now, faded
}

// Each step has one line that stands out; what came before is there, and what comes is faded.
func TestStepsOfFlow(t *testing.T) {
	steps := drawSteps(t, "flow/order")
	want := []string{"e-buyer-api", "e-api-vault", "e-api-db", "e-api-vault", "e-api-events"}
	if len(steps) != len(want) {
		t.Fatalf("%d steps", len(steps))
	}
	for i, s := range steps {
		now, faded := stepIDs(s)
		if !slices.Equal(now, want[i:i+1]) {
			t.Errorf("step %d: %q stand out", i+1, now)
		}
		for _, id := range want[:i] {
			if slices.Contains(faded, id) {
				t.Errorf("step %d: %s is faded", i+1, id)
			}
		}
		for _, id := range want[i+1:] {
			if !slices.Contains(want[:i+1], id) && !slices.Contains(faded, id) {
				t.Errorf("step %d: %s is not faded yet", i+1, id)
			}
		}
		if s.Size != steps[0].Size {
			t.Errorf("step %d has another size", i+1)
		}
		if !strings.HasPrefix(s.Desc, string(rune('1'+i))+". ") {
			t.Errorf("step %d is described as %q", i+1, s.Desc)
		}
	}
}

// The last step has what the picture of the flow has.
func TestLastStepIsTheFlow(t *testing.T) {
	steps := drawSteps(t, "flow/order")
	whole, _ := draw(t, load(t, shop), "flow/order")
	labels := func(s *scene.Scene) (all []string) {
		found, _ := groups(s.Items, "connection")
		for _, g := range found {
			for _, it := range g.Items {
				if x, ok := it.(*scene.Text); ok {
					all = append(all, x.S)
				}
			}
		}
		slices.Sort(all)
		return all
	}
	if got, want := labels(steps[len(steps)-1]), labels(whole); !slices.Equal(got, want) {
		t.Errorf("%q, not %q", got, want)
	}
}

// What is no flow is one picture, and what is no view is none.
func TestStepsOfOtherViews(t *testing.T) {
	if n := len(drawSteps(t, "components")); n != 1 {
		t.Errorf("%d pictures of the components", n)
	}
	if _, _, err := Of(load(t, shop)).DrawSteps(context.Background(), "none", &shelf{}); err == nil {
		t.Error("no error")
	}
}

// Lines say where they lead, from one end of the drawn line to the tip of the head.
func TestArrowsSayTheirWay(t *testing.T) {
	s, _ := draw(t, load(t, shop), "components")
	found, _ := groups(s.Items, "connection")
	for id, g := range found {
		p := g.Items[0].(*scene.Path)
		if p.Arrow == nil {
			t.Fatalf("%s has no arrow", id)
		}
		way := p.Arrow.Points
		tip := g.Items[1].(*scene.Path).Segs
		at := tip[0].To
		if p.Arrow.Open {
			at = tip[1].To
		}
		if way[0] != p.Segs[0].To || way[len(way)-1] != at {
			t.Errorf("%s runs from %v to %v and says %v", id, p.Segs[0].To, at, way)
		}
		if open := attrOf(g, "mode") == "async"; open != p.Arrow.Open {
			t.Errorf("%s is open: %v", id, p.Arrow.Open)
		}
	}
}

func attrOf(g *scene.Group, name string) string {
	for _, d := range g.Data {
		if d.Name == name {
			return d.Value
		}
	}
	return ""
}
