package analyze

import (
	"casebook/model"
	"casebook/model/quantity"
)

var verdictFormulas = []Formula{
	{"latency-budget", "objective - percentile", ""},
}

// Verdict is one target of an objective beside what comes out.
type Verdict struct {
	Objective *model.Objective
	Measure   string            // "availability", "p50", "p95", "p99" or "p99.9"
	Target    quantity.Quantity // what is asked for
	Figure    Figure            // what comes out
	Margin    Figure            // how much is left: time; less than nothing where it fails
	Holds     model.Ternary     // not Known where the figure is not
}

// judge compares each objective with what comes out.
func (a *Analysis) judge() []Verdict {
	var list []Verdict
	for i := range a.Study.Constraints.Objectives {
		o := &a.Study.Constraints.Objectives[i]
		list = append(list, a.judgeAvailability(o)...)
		list = append(list, a.judgeLatency(o)...)
	}
	return list
}

// judgeAvailability compares an objective's availability with that of its flow.
func (a *Analysis) judgeAvailability(o *model.Objective) []Verdict {
	f := a.availabilityOf(o.Flow)
	if f == nil || !o.Availability.Known() {
		return nil
	}
	v := Verdict{Objective: o, Measure: "availability", Target: o.Availability, Figure: f.Availability, Margin: f.Left}
	v.settle(v.Figure.Value.Value >= v.Target.Value)
	return []Verdict{v}
}

// judgeLatency compares an objective's percentiles with those of its flow.
func (a *Analysis) judgeLatency(o *model.Objective) []Verdict {
	l := a.latencyOf(o.Flow)
	if l == nil {
		return nil
	}
	var list []Verdict
	for _, p := range []struct {
		name   string
		target quantity.Quantity
		figure Figure
	}{{"p50", o.P50, l.P50}, {"p95", o.P95, l.P95}, {"p99", o.P99, l.P99}, {"p99.9", o.P999, l.P999}} {
		if !p.target.Known() {
			continue
		}
		v := Verdict{Objective: o, Measure: p.name, Target: p.target, Figure: p.figure}
		v.Margin = derive("latency-budget", func(x []float64) quantity.Quantity {
			return quantity.Seconds(x[0] - x[1])
		}, fact("objective", p.target), p.figure.as(l.Name()+": "+p.name))
		v.settle(v.Figure.Value.Value <= v.Target.Value)
		list = append(list, v)
	}
	return list
}

// settle notes whether the target is met, if that is known.
func (v *Verdict) settle(met bool) {
	switch {
	case !v.Figure.Known():
		v.Holds = model.Unsaid
	case met:
		v.Holds = model.Yes
	default:
		v.Holds = model.No
	}
}

func (a *Analysis) availabilityOf(name string) *FlowAvailability {
	for i := range a.Availability {
		if a.Availability[i].Name() == name {
			return &a.Availability[i]
		}
	}
	return nil
}

func (a *Analysis) latencyOf(name string) *FlowLatency {
	for i := range a.Latency {
		if a.Latency[i].Name() == name {
			return &a.Latency[i]
		}
	}
	return nil
}
