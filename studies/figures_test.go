package studies

import (
	"slices"
	"testing"

	"casebook/model"
	"casebook/model/analyze"
)

// leftUnknown are the facts that the studies leave out on purpose. Each says why where a reader meets it.
var leftUnknown = map[string][]string{
	"payment-gateway": nil,
	"notification-fanout": {"user-store.retention", "follow-graph.record", "follow-graph.retention", "apns.rate_limit",
		"peer.rate", "peer.replicas", "peer.replicas.zones"},
	"feature-flag-platform":        {"a flow that reaches stats"},
	"streaming-analytics-pipeline": {"standby.rate", "standby.replicas", "standby.replicas.zones"},
}

// TestFiguresAreKnown checks that the studies have the facts that their figures need, that what they
// promise holds, and that one objective only just does.
func TestFiguresAreKnown(t *testing.T) {
	for id, left := range leftUnknown {
		a := analysed(t, id, analyze.Options{})
		var missing []string
		for _, u := range a.Unknowns {
			missing = append(missing, u.Fact)
		}
		slices.Sort(missing)
		if want := slices.Sorted(slices.Values(left)); !slices.Equal(missing, want) {
			t.Errorf("%s: unknown are\n  %q, and it leaves out\n  %q", id, missing, want)
		}
		least := 1.0
		for i := range a.Verdicts {
			v := &a.Verdicts[i]
			if v.Holds != model.Yes {
				t.Errorf("%s: the %s of %s comes to %s", id, v.Measure, v.Objective.Flow, v.Figure.Value)
				continue
			}
			least = min(least, v.Margin.Value.Value/budget(v))
		}
		if least > .15 {
			t.Errorf("%s: no objective only just holds; the narrowest has %.0f %% to spare", id, 100*least)
		}
	}
}

// budget returns what an objective may spend, in seconds: of its window, or of one request.
func budget(v *analyze.Verdict) float64 {
	if v.Measure == "availability" {
		return (1 - v.Target.Value) * v.Objective.Window.Value
	}
	return v.Target.Value
}

// TestStagesCarryTheirDemand checks that each stage of a roadmap is large enough for what it is made for,
// also while a zone is lost, and that what a stage plans for is not passed by more than one may notice.
func TestStagesCarryTheirDemand(t *testing.T) {
	for id := range leftUnknown {
		for _, stage := range load(t, id).Roadmap {
			a := analysed(t, id, analyze.Options{Stage: stage.ID})
			for i := range a.Capacity.Components {
				c := &a.Capacity.Components[i]
				if u := c.Utilisation; u.Known() && u.Value.Value > .65 {
					t.Errorf("%s at stage %s: %s is used to %s", id, stage.ID, c.Component.ID, u.Value)
				}
				if u := c.ZoneLost; u.Known() && u.Value.Value > .95 {
					t.Errorf("%s at stage %s: without a zone %s is used to %s", id, stage.ID, c.Component.ID, u.Value)
				}
			}
		}
	}
}

// load returns a study of the library.
func load(t *testing.T, id string) *model.Study {
	t.Helper()
	data, err := Library.ReadFile(id + ".yaml")
	if err != nil {
		t.Fatal(err)
	}
	s, err := model.Load(id+".yaml", data)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// analysed returns the figures of a study of the library.
func analysed(t *testing.T, id string, o analyze.Options) *analyze.Analysis {
	t.Helper()
	a, err := analyze.Analyze(t.Context(), load(t, id), o)
	if err != nil {
		t.Fatal(err)
	}
	return a
}
