package view

import (
	"context"
	"errors"
	"slices"
	"strings"
	"sync"
	"testing"

	"casebook/model/analyze"
	"casebook/model/quantity"
	"casebook/render/scene"
)

// figured draws a view of a study with figures that are given.
func figured(t *testing.T, a *analyze.Analysis, name string) *scene.Scene {
	t.Helper()
	sc, _, err := OfAnalysis(a).Draw(context.Background(), name, &shelf{})
	if err != nil {
		t.Fatal(err)
	}
	return sc
}

func TestLoad(t *testing.T) {
	s := load(t, shop)
	a := &analyze.Analysis{Study: s}
	a.Capacity.Target.Value, a.Capacity.Batch.Value = quantity.Share(.6), quantity.Share(.8)
	for id, use := range map[string]analyze.Figure{
		"api": made(quantity.Share(.41)), "db": made(quantity.Share(.9996)), "vault": made(quantity.Share(1.2)), "events": missing("events.rate"),
	} {
		a.Capacity.Components = append(a.Capacity.Components, analyze.ComponentCapacity{Component: s.Component(id), Utilisation: use, Target: a.Capacity.Target})
	}
	connections := s.Architecture.Connections
	a.Demand.Connections = []analyze.ConnectionDemand{
		{Connection: &connections[0], Peak: made(quantity.Rate(1851.9)), Flows: []analyze.Part{{}}},
		{Connection: &connections[1], Peak: missing("flow order.rate"), Flows: []analyze.Part{{}}},
	}
	sc := figured(t, a, "load")
	components, _ := groups(sc.Items, "component")
	for id, want := range map[string]struct{ words, band string }{
		"c-api": {"41% used", "used"}, "c-db": {"99.96% busy", "busy"}, "c-vault": {"120% over", "over"}, "c-events": {"unknown", "unknown"},
	} {
		meters, _ := groups(components[id].Items, "meter")
		m := meters[""]
		if m == nil || data(m, "band") != want.band || !slices.Equal(words(m), []string{want.words}) {
			t.Errorf("%s: %+v, want %q", id, m, want.words)
		}
	}
	if got := components["c-events"].Title; !strings.HasSuffix(got, "utilisation at peak unknown: lacks events.rate") {
		t.Errorf("events is %q", got)
	}
	if meters, _ := groups(components["c-buyer"].Items, "meter"); len(meters) != 0 {
		t.Error("the buyer has a meter")
	}
	lines, _ := groups(sc.Items, "connection")
	// Between the API and its database there is no room for a word; the title has it.
	if got := lines["e-api-db"].Title; !strings.Contains(got, "unknown at peak") {
		t.Errorf("e-api-db is %q", got)
	}
	for id, want := range map[string][]string{"e-buyer-api": {"1.85k/s"}, "e-api-db": nil, "e-api-vault": nil} {
		if got := words(lines[id]); !slices.Equal(got, want) {
			t.Errorf("%s says %q, want %q", id, got, want)
		}
	}
	if want := "1 used, 1 busy, 1 over, 1 unknown. Card vault: 120% over. Orders: "; !strings.Contains(sc.Desc, want) {
		t.Errorf("description %q", sc.Desc)
	}
}

// Views with figures have components where all views have them.
func TestFiguresMoveNothing(t *testing.T) {
	s := load(t, strings.Replace(shop, "  states:\n", "  failures:\n    gone: {name: All gone, fail: [eu]}\n  states:\n", 1))
	all, _ := draw(t, s, "components")
	for _, name := range []string{"load", "failure/gone"} {
		places := boxes(figured(t, madeUp(s), name))
		if len(places) != 6 {
			t.Errorf("%s has %d components", name, len(places))
		}
		for id, box := range boxes(all) {
			if places[id] != box {
				t.Errorf("%s: %s is at %v, and at %v among all components", name, id, places[id], box)
			}
		}
	}
}

// What has no figure at all is not in the list, and cannot be drawn.
func TestSketchHasNoViewsOfFigures(t *testing.T) {
	set := Of(load(t, shop))
	for _, v := range set.List() {
		if sort, _, _ := strings.Cut(v.Name, "/"); sort == "load" || sort == "latency" {
			t.Errorf("the list has %s", v.Name)
		}
	}
	var unknown *UnknownError
	if _, _, err := set.Draw(context.Background(), "load", &shelf{}); !errors.As(err, &unknown) {
		t.Errorf("drawing the load: %v", err)
	}
}

// Figures are computed once, and only when they are asked for; what goes wrong is told.
func TestFiguresAreComputedOnce(t *testing.T) {
	s := load(t, shop)
	var mu sync.Mutex
	asked := 0
	wrong := errors.New("out of numbers")
	set := newSet(s, func() (*analyze.Analysis, error) {
		mu.Lock()
		defer mu.Unlock()
		asked++
		return nil, wrong
	})
	if _, _, err := set.Draw(context.Background(), "components", &shelf{}); err != nil || asked != 0 {
		t.Errorf("drawing components: %v, asked %d times", err, asked)
	}
	if _, _, err := set.Draw(context.Background(), "load", &shelf{}); !errors.Is(err, wrong) {
		t.Errorf("drawing the load: %v", err)
	}
	if got := len(set.List()); got != 7 || asked != 1 {
		t.Errorf("%d views, asked %d times", got, asked)
	}
}
