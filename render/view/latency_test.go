package view

import (
	"math"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"casebook/model"
	"casebook/model/analyze"
	"casebook/model/quantity"
	"casebook/render/geom"
	"casebook/render/scene"
	"casebook/render/text"
)

// order returns figures for the flow of the shop.
func order(t *testing.T) *analyze.Analysis {
	t.Helper()
	s := load(t, shop)
	f := &s.Architecture.Flows[0]
	ms := func(v float64) analyze.Figure { return made(quantity.Seconds(v / 1000)) }
	l := analyze.FlowLatency{Flow: f, P50: ms(100), P95: ms(160), P99: ms(190), Naive: ms(412), Unanswered: made(quantity.Share(.0012))}
	for i, h := range s.Hops(f) {
		l.Steps = append(l.Steps, analyze.StepLatency{
			Hop: h.Hop, Number: h.Number, P50: ms(10), P99: ms(40), Start: ms(20 * float64(i)), Mean: ms(20), TailShare: made(quantity.Share(.2)),
		})
	}
	l.Steps[1].P99 = ms(900)
	lost := missing("db.latency")
	l.Steps[2].P50, l.Steps[2].P99, l.Steps[2].Mean, l.Steps[2].TailShare = lost, lost, lost, lost
	a := &analyze.Analysis{Study: s, Latency: []analyze.FlowLatency{l}}
	for _, o := range []struct {
		measure string
		seconds float64
		holds   model.Ternary
	}{{"p99", .18, model.No}, {"p95", .2, model.Yes}, {"p99.9", 9, model.Unsaid}} {
		a.Verdicts = append(a.Verdicts, analyze.Verdict{Objective: &model.Objective{Flow: "order"}, Measure: o.measure, Target: quantity.Seconds(o.seconds), Holds: o.holds})
	}
	a.Verdicts = append(a.Verdicts, analyze.Verdict{Objective: &model.Objective{Flow: "order"}, Measure: "availability", Target: quantity.Share(.999)})
	return a
}

func TestLatency(t *testing.T) {
	sc := figured(t, order(t), "latency/order")
	steps, ids := groups(sc.Items, "step")
	if want := []string{"s-1", "s-2", "s-3", "s-4", "s-5"}; !slices.Equal(ids, want) {
		t.Fatalf("steps %q, want %q", ids, want)
	}
	for id, want := range map[string][]string{
		"s-1": {"1", "Buyer → Shop API", "order two things at once", "10 ms", "40 ms", "20.0%"},
		"s-3": {"unknown: lacks db.latency", "3", "Shop API → Orders", "insert"},
	} {
		if got := words(steps[id]); !slices.Equal(got, want) {
			t.Errorf("%s says %q, want %q", id, got, want)
		}
	}
	var signs []string
	for _, i := range sc.Items {
		if g, ok := i.(*scene.Group); ok && g.Class == "sign" {
			signs = append(signs, g.Title)
		}
	}
	want := []string{"p50 100 ms", "p95 160 ms", "objective p99 180 ms: missed", "p99 190 ms", "objective p95 200 ms: holds"}
	if !slices.Equal(signs, want) {
		t.Errorf("signs %q, want %q", signs, want)
	}
	print := strings.Join(texts(sc.Items), "\n")
	for _, w := range []string{"Objective p99.9 9 s. It is beyond the axis.", "0.12% of arrivals are not answered", "which gives 412 ms"} {
		if strings.Count(print, w) != 1 {
			t.Errorf("%q is there %d times", w, strings.Count(print, w))
		}
	}
}

// texts returns all that is written, in groups too.
func texts(items []scene.Item) []string {
	var all []string
	for _, i := range items {
		switch i := i.(type) {
		case *scene.Group:
			all = append(all, texts(i.Items)...)
		case *scene.Text:
			all = append(all, i.S)
		}
	}
	return all
}

// A flow of which nothing is known has no waterfall; one of which something is known says what the rest
// lacks.
func TestLatencyUnknown(t *testing.T) {
	a := order(t)
	l := &a.Latency[0]
	whole := missing("db.latency")
	l.P50, l.P95, l.P99, l.Naive = whole, whole, whole, whole
	a.Verdicts = nil
	sc := figured(t, a, "latency/order")
	if print := texts(sc.Items); !slices.Contains(print, "The whole is unknown: it lacks db.latency.") {
		t.Errorf("it says %q", print)
	}
	for i := range l.Steps {
		s := &l.Steps[i]
		s.P50, s.P99, s.Mean = whole, whole, whole
	}
	for _, v := range OfAnalysis(a).List() {
		if strings.HasPrefix(v.Name, "latency/") {
			t.Errorf("the list has %s", v.Name)
		}
	}
}

// An axis holds what it is made for, in few round steps.
func TestAxis(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		longest := math.Pow(10, rapid.Float64Range(-8, 7).Draw(t, "power"))
		a := newAxis(longest)
		n := a.end / a.step / a.size
		if !a.holds(longest) || n > axisTicks+1 || math.Abs(n-math.Round(n)) > 1e-6 {
			t.Errorf("%v s: %+v has %v steps", longest, a, n)
		}
		ticks := a.draw(0, 10).(*scene.Group).Items
		if len(ticks) != int(math.Round(n))+1 {
			t.Errorf("%v s: %d ticks, %v steps", longest, len(ticks), n)
		}
	})
	for longest, want := range map[float64]string{0.0195: "20 ms", 1.2: "1.2 s", 90: "100 s", 150: "2.5 min", 90000: "25 h"} {
		ticks := texts([]scene.Item{ptr(newAxis(longest)).draw(0, 10)})
		if got := ticks[len(ticks)-1]; got != want {
			t.Errorf("an axis of %v s ends with %q, want %q", longest, got, want)
		}
	}
}

func ptr(a axis) *axis { return &a }

// No label of a sign lies on another, or under the line of one.
func TestTiers(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var signs []sign
		x := 0.0
		for range rapid.IntRange(0, 7).Draw(t, "signs") {
			x += rapid.Float64Range(0, 150).Draw(t, "apart")
			signs = append(signs, sign{words: strings.Repeat("w", rapid.IntRange(1, 20).Draw(t, "words")), x: x})
		}
		tiers := tiersOf(signs)
		label := func(s *sign) geom.Box {
			return geom.Box{X: s.x + signGap, Y: -float64(s.tier), W: text.Width(s.words, fallMarkFont), H: .9}
		}
		for i := range signs {
			a := &signs[i]
			if a.tier >= tiers {
				t.Errorf("row %d of %d", a.tier, tiers)
			}
			for k := range signs {
				b := &signs[k]
				if i == k {
					continue
				}
				line := geom.Box{X: b.x, Y: -float64(b.tier), W: .1, H: 100}
				if label(a).Overlaps(label(b)) || label(a).Overlaps(line) {
					t.Errorf("%+v and %+v", a, b)
				}
			}
		}
	})
}

func TestFigureWords(t *testing.T) {
	for x, want := range map[float64]string{.41: "41%", .9996: "99.96%", 1: "100%", 1.35: "135%", .0012: "0.12%", 0: "0%", .6: "60%", .6004: "60.04%", 1e-9: "< 0.01%", 1 - 1e-9: "> 99.999%"} {
		if got := inPercent(x, .6); got != want {
			t.Errorf("%v is %q, want %q", x, got, want)
		}
	}
	for s, want := range map[float64]string{.4123: "412 ms", 1.2: "1.2 s", 95: "1.58 min", 0: "0 s", 1.5e-5: "15 µs", 1e18: "3.17e+10 y"} {
		if got := span(quantity.Seconds(s)); got != want {
			t.Errorf("%v s is %q, want %q", s, got, want)
		}
	}
	for r, want := range map[float64]string{1851.9: "1.85k/s", .472: "28.3/min", 0: "0/s"} {
		if got := perSecond(quantity.Rate(r)); got != want {
			t.Errorf("%v a second is %q, want %q", r, got, want)
		}
	}
	if got := span(quantity.Quantity{}); got != "unknown" {
		t.Errorf("nothing is %q", got)
	}
}
