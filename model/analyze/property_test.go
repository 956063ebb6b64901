package analyze

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// drawnFlow draws the steps of a flow over components s0 to s5, each called from u.
func drawnFlow(t *rapid.T) []string {
	return rapid.SliceOfN(rapid.Custom(func(t *rapid.T) string {
		a, b := rapid.IntRange(0, 5).Draw(t, "a"), rapid.IntRange(0, 5).Draw(t, "b")
		switch rapid.IntRange(0, 3).Draw(t, "sort") {
		case 0:
			return fmt.Sprintf("{parallel: [u -> s%d, u -> s%d]}", a, b)
		case 1:
			return fmt.Sprintf("{either: [{chance: 30%%, steps: [u -> s%d]}, {steps: [u -> s%d]}]}", a, b)
		case 2:
			return fmt.Sprintf("{step: u -> s%d, chance: 40%%}", a)
		}
		return fmt.Sprintf("u -> s%d", a)
	}), 1, 6).Draw(t, "steps")
}

// stated makes a study of a flow with these steps, in which all is known.
func stated(steps []string) string {
	var components, connections strings.Builder
	for i := range 6 {
		fmt.Fprintf(&components, "s%d: {name: S%d, kind: service, in: z, replicas: %d, rate: 100/s, availability: 99.%d%%, latency: {p50: %dms, p99: %dms}}\n",
			i, i, 1+i%3, 1+i, 1+3*i, 20+40*i)
		fmt.Fprintf(&connections, "- u -> s%d\n", i)
	}
	return parts(components.String(), connections.String(), "- "+strings.Join(steps, "\n- "))
}

// TestMoreToDoIsNeverBetter adds a step to a flow: nothing gets faster, and nothing more available.
func TestMoreToDoIsNeverBetter(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		steps := drawnFlow(r)
		before := analyse(t, stated(steps), Options{})
		after := analyse(t, stated(append(steps, fmt.Sprintf("u -> s%d", rapid.IntRange(0, 5).Draw(r, "added")))), Options{})
		if a, b := after.Availability[0].Availability, before.Availability[0].Availability; a.Value.Value > b.Value.Value+1e-12 {
			r.Errorf("availability rises from %v to %v", b.Value.Value, a.Value.Value)
		}
		l, m := &before.Latency[0], &after.Latency[0]
		for _, p := range []struct {
			name   string
			before Figure
			after  Figure
		}{{"p50", l.P50, m.P50}, {"p95", l.P95, m.P95}, {"p99", l.P99, m.P99}, {"p99.9", l.P999, m.P999}} {
			if p.after.Value.Value < p.before.Value.Value*(1-1e-3) {
				r.Errorf("%s falls from %v to %v", p.name, p.before.Value, p.after.Value)
			}
		}
	})
}

// TestFailingIsNeverBetter takes a component down: no flow becomes more available.
func TestFailingIsNeverBetter(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		s := loadStudy(t, stated(drawnFlow(r)))
		before, err := Analyze(context.Background(), s, Options{})
		if err != nil {
			r.Fatal(err)
		}
		down := rapid.SampledFrom([]string{"s0", "s1", "s2", "s3", "s4", "s5", "z", "eu"}).Draw(r, "down")
		after, err := Analyze(context.Background(), s, Options{Fail: []string{down}})
		if err != nil {
			r.Fatal(err)
		}
		a, b := after.Availability[0].Availability, before.Availability[0].Availability
		if !a.Known() || a.Value.Value > b.Value.Value+1e-12 {
			r.Errorf("without %s: %v, before %v", down, a, b.Value.Value)
		}
	})
}

// TestAnalysisIsTheSame computes the figures twice, and finds no difference.
func TestAnalysisIsTheSame(t *testing.T) {
	s := loadStudy(t, large(30, 8))
	var first string
	for range 3 {
		a, err := Analyze(context.Background(), s, Options{})
		if err != nil {
			t.Fatal(err)
		}
		var b strings.Builder
		for _, l := range a.Latency {
			fmt.Fprintln(&b, l.Name(), l.P50.Value.Value, l.P99.Value.Value, l.P999.Value.Value, l.Naive.Value.Value)
		}
		for _, f := range a.Availability {
			fmt.Fprintln(&b, f.Name(), f.Availability.Value.Value, f.Blame, f.Cuts)
		}
		for _, c := range a.Capacity.Components {
			fmt.Fprintln(&b, c.Component.ID, c.Utilisation.Value.Value, c.Storm.Value.Value, c.Cost.Value.Value)
		}
		for _, e := range a.BlastRadius {
			fmt.Fprintln(&b, e.ID, e.Lost.Value.Value, blastText(&e))
		}
		fmt.Fprintln(&b, a.Unknowns)
		if first == "" {
			first = b.String()
		} else if first != b.String() {
			t.Fatal("the figures differ from one run to the next")
		}
	}
}
