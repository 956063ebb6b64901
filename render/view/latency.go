package view

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"casebook/model"
	"casebook/model/analyze"
	"casebook/model/quantity"
	"casebook/render/scene"
)

// addLatency adds the views of how long a flow takes, and how long what is behind its messages. One is
// left out where no latency of it is known. They draw themselves: time runs to the right, and steps stand
// in their order.
func (v *Set) addLatency(f *model.Flow) {
	for _, name := range []string{f.ID, f.ID + model.Then} {
		v.addComputed(View{Name: "latency/" + name}, func(a *analyze.Analysis) (View, bool) {
			w := waterfallOf(a, name)
			if w == nil {
				return View{}, false
			}
			return w.view(), true
		}, func(a *analyze.Analysis) drawFunc {
			return func(context.Context, Layouter) (*scene.Scene, []string, error) {
				return waterfallOf(a, name).scene(), nil, nil
			}
		})
	}
}

// waterfall is how long a flow takes, step by step.
type waterfall struct {
	*analyze.FlowLatency
	study   *model.Study
	targets []target
}

// target is an objective for a percentile of the whole.
type target struct {
	measure string // "p99"
	value   quantity.Quantity
	holds   model.Ternary
}

// waterfallOf returns the waterfall of a flow, or of what is behind its messages; nil if nothing of it is
// known.
func waterfallOf(a *analyze.Analysis, name string) *waterfall {
	i := slices.IndexFunc(a.Latency, func(l analyze.FlowLatency) bool { return l.Name() == name })
	if i < 0 {
		return nil
	}
	w := &waterfall{FlowLatency: &a.Latency[i], study: a.Study}
	known := w.P50.Known() || w.P99.Known() || slices.ContainsFunc(w.Steps, func(s analyze.StepLatency) bool {
		return s.Mean.Known() || s.P50.Known() || s.P99.Known()
	})
	if !known {
		return nil
	}
	for _, verdict := range a.Verdicts {
		if verdict.Objective.Flow == name && verdict.Measure != "availability" {
			w.targets = append(w.targets, target{verdict.Measure, verdict.Target, verdict.Holds})
		}
	}
	return w
}

func (w *waterfall) view() View {
	return View{
		Title: w.title(),
		Alt:   fmt.Sprintf("Waterfall of flow %q of %s: %s, %s", partTitle(w.Flow, w.Then), w.study.Title, count(len(w.Steps), "step"), w.whole()),
	}
}

func (w *waterfall) title() string { return "Latency: " + partTitle(w.Flow, w.Then) }

// percentiles returns those of the whole that the picture marks.
func (w *waterfall) percentiles() []percentile {
	return []percentile{{"p50", &w.P50}, {"p95", &w.P95}, {"p99", &w.P99}}
}

// percentile is a percentile of the whole.
type percentile struct {
	name   string
	figure *analyze.Figure
}

// whole tells the percentiles of the whole: "p50 212 ms, p95 600 ms, p99 1.2 s".
func (w *waterfall) whole() string {
	if !w.P99.Known() {
		return "in all unknown: " + lacking(w.P99)
	}
	var parts []string
	for _, p := range w.percentiles() {
		if p.figure.Known() {
			parts = append(parts, p.name+" "+span(p.figure.Value))
		}
	}
	return strings.Join(parts, ", ")
}

// words says what is asked for, and whether it holds: "objective p99 3 s: holds".
func (t target) words() string {
	w := "objective " + t.measure + " " + span(t.value)
	switch t.holds {
	case model.Yes:
		return w + ": holds"
	case model.No:
		return w + ": missed"
	}
	return w
}

// paint returns the colour of an objective.
func (t target) paint() scene.Paint {
	switch t.holds {
	case model.Yes:
		return scene.Roomy
	case model.No:
		return scene.Beyond
	}
	return scene.Ink
}

// desc tells the whole and then each step.
func (w *waterfall) desc() string {
	var b strings.Builder
	fmt.Fprintf(&b, "How long it takes, in %s: %s: %s.", w.study.Title, partTitle(w.Flow, w.Then), w.whole())
	for _, t := range w.targets {
		b.WriteString(" " + upperFirst(t.words()) + ".")
	}
	for i := range w.Steps {
		s := &w.Steps[i]
		fmt.Fprintf(&b, " %s. %s: %s.", s.Number, w.stepName(s), stepWords(s))
	}
	return b.String()
}

// stepName says who calls whom.
func (w *waterfall) stepName(s *analyze.StepLatency) string {
	return componentName(w.study, s.Hop.From) + " → " + componentName(w.study, s.Hop.To)
}

// stepWords tells the figures of a step.
func stepWords(s *analyze.StepLatency) string {
	var parts []string
	if s.Start.Known() && s.Mean.Known() {
		parts = append(parts, "starts at "+span(s.Start.Value)+" and takes "+span(s.Mean.Value)+" on average")
	}
	if s.P99.Known() {
		parts = append(parts, "p99 of its own "+span(s.P99.Value))
	}
	if s.TailShare.Known() {
		parts = append(parts, inPercent(s.TailShare.Value.Value)+" of the slowest")
	}
	if len(parts) == 0 {
		return missingWords(s)
	}
	return strings.Join(parts, ", ")
}

// missingWords says what a step lacks: facts of its own, or else what it comes after.
func missingWords(s *analyze.StepLatency) string {
	for _, f := range []*analyze.Figure{&s.P50, &s.P99} {
		if !f.Known() {
			return "unknown: " + lacking(*f)
		}
	}
	for _, f := range []*analyze.Figure{&s.Start, &s.Mean} {
		if !f.Known() {
			return "when is unknown: " + lacking(*f)
		}
	}
	return ""
}

// upperFirst returns s with a capital at its start.
func upperFirst(s string) string { return strings.ToUpper(s[:1]) + s[1:] }
