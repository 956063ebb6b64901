package view

import (
	"casebook/model"
	"casebook/model/analyze"
	"casebook/model/quantity"
)

// madeUp returns figures of a study that do not come from its facts: they show all that there is to show,
// in every band, and some of each sort are unknown.
func madeUp(s *model.Study) *analyze.Analysis {
	a := &analyze.Analysis{Study: s}
	a.Capacity.Target = analyze.Input{Name: "target utilisation", Value: quantity.Share(.6)}
	a.Capacity.Batch = analyze.Input{Name: "target utilisation", Value: quantity.Share(.8)}
	arch := &s.Architecture
	uses := []float64{.41, .07, .72, 1.35, -1, .6, .999, .0042, .55, .31}
	for i := range arch.Components {
		c := &arch.Components[i]
		if c.Kind == "client" || c.Kind == "person" || c.Kind == "device" {
			continue
		}
		use := missing(c.ID + ".rate")
		if u := uses[i%len(uses)]; u >= 0 {
			use = made(quantity.Share(u))
		}
		a.Capacity.Components = append(a.Capacity.Components, analyze.ComponentCapacity{Component: c, Utilisation: use, Target: a.Capacity.Target})
	}
	used := map[int]bool{}
	for i := range arch.Flows {
		for _, h := range s.Hops(&arch.Flows[i]) {
			used[h.Connection] = true
		}
	}
	for i := range arch.Connections {
		d := analyze.ConnectionDemand{Connection: &arch.Connections[i], Peak: missing("a flow")}
		if used[i] {
			d.Flows = []analyze.Part{{}}
			d.Peak = made(quantity.Rate([]float64{204.1, 1851.9, 6944.4, .5, 36000, 0}[i%6]))
			if i%7 == 6 {
				d.Peak = missing("flow.rate")
			}
		}
		a.Demand.Connections = append(a.Demand.Connections, d)
	}
	for i := range arch.Flows {
		madeUpLatency(a, &arch.Flows[i], i)
	}
	for i := range arch.Failures {
		madeUpBlast(a, &arch.Failures[i], i)
	}
	return a
}

func made(q quantity.Quantity) analyze.Figure { return analyze.Figure{Value: q} }

func missing(fact string) analyze.Figure { return analyze.Figure{Missing: []string{fact}} }

func madeUpLatency(a *analyze.Analysis, f *model.Flow, i int) {
	ms := func(v float64) analyze.Figure { return made(quantity.Seconds(v / 1000)) }
	l := analyze.FlowLatency{Flow: f}
	hops := a.Study.Hops(f)
	at, naive := 0.0, 0.0
	for k := range hops {
		mean := []float64{12, 3.4, 80, 21, 7, 140}[(i+k)%6]
		s := analyze.StepLatency{Hop: hops[k].Hop, Number: hops[k].Number,
			P50: ms(mean * .8), P99: ms(mean * 4), Start: ms(at), Mean: ms(mean), TailShare: made(quantity.Share(1 / float64(len(hops))))}
		if k == 2 && i%2 == 1 {
			s.P50, s.P99, s.Mean, s.TailShare = missing(s.Hop.To+".latency"), missing(s.Hop.To+".latency"), missing(s.Hop.To+".latency"), missing(s.Hop.To+".latency")
		}
		at += mean
		naive += mean * 4
		l.Steps = append(l.Steps, s)
	}
	l.P50, l.P95, l.P99, l.P999 = ms(at*.9), ms(at*1.9), ms(at*2.6), ms(at*4)
	l.Mean, l.Naive, l.Unanswered = ms(at), ms(naive), made(quantity.Share(.0012))
	if i%4 == 3 {
		l.P50, l.P95, l.P99, l.P999, l.Naive = missing("x.latency"), missing("x.latency"), missing("x.latency"), missing("x.latency"), missing("x.latency")
	}
	a.Latency = append(a.Latency, l)
	for k, factor := range []float64{2.4, 2.9, 50} {
		o := &model.Objective{Flow: f.ID}
		a.Verdicts = append(a.Verdicts, analyze.Verdict{
			Objective: o, Measure: []string{"p95", "p99", "p99.9"}[k], Target: quantity.Seconds(at * factor / 1000),
			Holds: []model.Ternary{model.No, model.Yes, model.Unsaid}[k],
		})
	}
}

func madeUpBlast(a *analyze.Analysis, f *model.Failure, i int) {
	b := analyze.Blast{Element: analyze.Element{Kind: "failure", ID: f.ID, Name: f.Title()}, Failure: f, Lost: made(quantity.Share(.4321))}
	effects := []analyze.Effect{analyze.Untouched, analyze.Stopped, analyze.Untouched, analyze.Degraded, analyze.Partial}
	lost := map[analyze.Effect]float64{analyze.Stopped: 1, analyze.Partial: .0834}
	for k := range a.Study.Architecture.Flows {
		for part := range 2 {
			e := effects[(i+k+2*part)%len(effects)]
			f := analyze.FlowBlast{Flow: &a.Study.Architecture.Flows[k], Then: part == 1, Effect: e, Lost: made(quantity.Share(lost[e]))}
			if !f.Then || f.Flow.HasThen() {
				b.Flows = append(b.Flows, f)
			}
		}
	}
	for k := range a.Capacity.Components {
		if k%9 == 4 {
			b.Overloaded = append(b.Overloaded, analyze.Overload{Component: a.Capacity.Components[k].Component,
				Before: made(quantity.Share(.61)), After: made(quantity.Share(1.32))})
		}
	}
	a.BlastRadius = append(a.BlastRadius, b)
}
