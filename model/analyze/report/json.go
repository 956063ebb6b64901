package report

import (
	"bytes"
	"encoding/json"

	"casebook/model"
	"casebook/model/analyze"
)

// Version is that of the JSON document.
const Version = 1

// The units of figures.
const (
	perSecond      = "1/s"
	one            = "1"
	seconds        = "s"
	storage        = "B"
	bytesPerSecond = "B/s"
)

// JSON returns the figures for a program to read; see the package.
func (r *Report) JSON() ([]byte, error) {
	var stage any
	if s := r.stage(); s != nil {
		stage = object{{"id", s.ID}, {"name", s.Title()}}
	}
	document := object{
		{"version", Version},
		{"study", object{{"id", r.Study.ID}, {"title", r.Study.Title}}},
		{"stage", stage},
		{"set", r.set()},
		{"fail", texts(r.Fail)},
		{"objectives", list(r.Verdicts, verdict)},
		{"demand", r.demand()},
		{"capacity", r.capacity()},
		{"latency", list(r.Latency, latency)},
		{"availability", list(r.Availability, availability)},
		{"blast_radius", list(r.BlastRadius, blast)},
		{"decisions", r.decisions()},
		{"unknowns", list(r.Unknowns, func(u *analyze.Unknown) object {
			return object{{"fact", u.Fact}, {"needs", texts(u.Needs)}}
		})},
		{"formulas", list(analyze.Formulas(), func(f *analyze.Formula) object {
			return object{{"id", f.ID}, {"text", f.Text}, {"note", f.Note}}
		})},
		{"assumptions", list(analyze.Assumptions(), func(a *analyze.Assumption) object {
			return object{{"id", a.ID}, {"text", a.Text}}
		})},
	}
	data, err := plainJSON(document)
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	if err := json.Indent(&b, data, "", "  "); err != nil {
		return nil, err
	}
	b.WriteByte('\n')
	return b.Bytes(), nil
}

func (r *Report) set() []object {
	set := make([]object, len(r.Set))
	for i, s := range r.Set {
		set[i] = object{{"name", s.Name}, {"value", s.Value}}
	}
	return set
}

func verdict(v *analyze.Verdict) object {
	unit := seconds
	if v.Measure == "availability" {
		unit = one
	}
	return object{
		{"flow", v.Objective.Flow},
		{"measure", v.Measure},
		{"target", fact(v.Target)},
		{"figure", figure(v.Figure, unit)},
		{"margin", figure(v.Margin, seconds)},
		{"holds", ternary(v.Holds)},
	}
}

func (r *Report) demand() object {
	return object{
		{"growth", figure(r.Demand.Growth, one)},
		{"flows", list(r.Demand.Flows, func(f *analyze.FlowDemand) object {
			return object{
				{"flow", f.Flow.ID},
				{"peak", figure(f.Peak, perSecond)},
				{"average", figure(f.Average, perSecond)},
				{"grown", figure(f.Grown, perSecond)},
				{"failing", figure(f.Failing, one)},
			}
		})},
		{"components", list(r.Demand.Components, func(c *analyze.ComponentDemand) object {
			return object{
				{"component", c.Component.ID},
				{"peak", figure(c.Peak, perSecond)},
				{"average", figure(c.Average, perSecond)},
				{"cold", figure(c.Cold, perSecond)},
				{"storm", figure(c.Storm, perSecond)},
				{"reads", figure(c.Reads, perSecond)},
				{"writes", figure(c.Writes, perSecond)},
				{"records", figure(c.Records, perSecond)},
				{"flows", list(c.Flows, part)},
			}
		})},
		{"connections", list(r.Demand.Connections, func(c *analyze.ConnectionDemand) object {
			return object{
				{"from", c.Connection.From},
				{"to", c.Connection.To},
				{"mode", c.Connection.Mode},
				{"label", c.Connection.Label},
				{"peak", figure(c.Peak, perSecond)},
				{"average", figure(c.Average, perSecond)},
				{"attempts", figure(c.Attempts, one)},
				{"storm", figure(c.Storm, one)},
				{"throughput", figure(c.Throughput, bytesPerSecond)},
				{"flows", list(c.Flows, part)},
			}
		})},
	}
}

func part(p *analyze.Part) object {
	return object{{"flow", p.Flow.ID}, {"peak", figure(p.Peak, perSecond)}}
}

func (r *Report) capacity() object {
	cost := r.currency() + "/month"
	return object{
		{"target", input(&r.Capacity.Target)},
		{"batch_target", input(&r.Capacity.Batch)},
		{"cost", figure(r.Capacity.Cost, cost)},
		{"cost_known", figure(r.Capacity.CostKnown, cost)},
		{"unpriced", ids(r.Capacity.Unpriced)},
		{"components", list(r.Capacity.Components, func(c *analyze.ComponentCapacity) object {
			return object{
				{"component", c.Component.ID},
				{"replicas", fact(c.Component.Replicas.Count)},
				{"one", figure(c.One, perSecond)},
				{"all", figure(c.All, perSecond)},
				{"utilisation", figure(c.Utilisation, one)},
				{"headroom", figure(c.Headroom, one)},
				{"zone_lost", figure(c.ZoneLost, one)},
				{"cold", figure(c.Cold, one)},
				{"storm", figure(c.Storm, one)},
				{"needed", figure(c.Needed, one)},
				{"needed_zone", figure(c.NeededZone, one)},
				{"runway", figure(c.Runway, seconds)},
				{"in_flight", figure(c.InFlight, one)},
				{"connections", figure(c.Connections, one)},
				{"connections_used", figure(c.ConnectionsUsed, one)},
				{"added", figure(c.Added, storage)},
				{"stored", figure(c.Stored, storage)},
				{"in_a_year", figure(c.InAYear, storage)},
				{"in", figure(c.In, bytesPerSecond)},
				{"out", figure(c.Out, bytesPerSecond)},
				{"cost", figure(c.Cost, cost)},
			}
		})},
		{"drains", list(r.Capacity.Drains, func(d *analyze.Drain) object {
			return object{
				{"failure", d.Failure.ID},
				{"consumer", d.Consumer.ID},
				{"backlog", figure(d.Backlog, one)},
				{"time", figure(d.Time, seconds)},
			}
		})},
	}
}

func ids(components []*model.Component) []string {
	list := make([]string, len(components))
	for i, c := range components {
		list[i] = c.ID
	}
	return list
}

func latency(l *analyze.FlowLatency) object {
	return object{
		{"flow", l.Name()},
		{"p50", figure(l.P50, seconds)},
		{"p95", figure(l.P95, seconds)},
		{"p99", figure(l.P99, seconds)},
		{"p999", figure(l.P999, seconds)},
		{"mean", figure(l.Mean, seconds)},
		{"naive", figure(l.Naive, seconds)},
		{"unanswered", figure(l.Unanswered, one)},
		{"steps", list(l.Steps, func(s *analyze.StepLatency) object {
			return object{
				{"number", s.Number},
				{"from", s.Hop.From},
				{"to", s.Hop.To},
				{"label", s.Hop.Label},
				{"p50", figure(s.P50, seconds)},
				{"p99", figure(s.P99, seconds)},
				{"start", figure(s.Start, seconds)},
				{"mean", figure(s.Mean, seconds)},
				{"tail_share", figure(s.TailShare, one)},
			}
		})},
	}
}

func availability(a *analyze.FlowAvailability) object {
	return object{
		{"flow", a.Name()},
		{"availability", figure(a.Availability, one)},
		{"window", figure(a.Window, seconds)},
		{"down", figure(a.Down, seconds)},
		{"budget", figure(a.Budget, seconds)},
		{"left", figure(a.Left, seconds)},
		{"naive", figure(a.Naive, one)},
		{"simulated", a.Simulated},
		{"error", figure(a.Error, one)},
		{"blame", list(a.Blame, func(b *analyze.Blame) object {
			return append(element(b.Element), member{"down", figure(b.Down, seconds)}, member{"share", figure(b.Share, one)})
		})},
		{"cuts", list(a.Cuts, func(c *analyze.Cut) object {
			return object{
				{"elements", list(c.Elements, func(e *analyze.Element) object { return element(*e) })},
				{"lost", figure(c.Lost, one)},
				{"likely", figure(c.Likely, one)},
			}
		})},
	}
}

func element(e analyze.Element) object {
	return object{{"kind", e.Kind}, {"id", e.ID}, {"name", e.Name}}
}

func blast(b *analyze.Blast) object {
	return append(element(b.Element), object{
		{"lost", figure(b.Lost, one)},
		{"flows", list(b.Flows, func(f *analyze.FlowBlast) object {
			return object{
				{"flow", f.Name()},
				{"effect", f.Effect},
				{"lost", figure(f.Lost, one)},
				{"why", texts(f.Why)},
			}
		})},
		{"overloaded", list(b.Overloaded, func(o *analyze.Overload) object {
			return object{
				{"component", o.Component.ID},
				{"before", figure(o.Before, one)},
				{"after", figure(o.After, one)},
			}
		})},
	}...)
}
