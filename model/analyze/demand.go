package analyze

import (
	"math"

	"casebook/model"
	"casebook/model/quantity"
)

var demandFormulas = []Formula{
	{"growth", "as the study says", "a month of 30 days"},
	{"flow-rate", "rate of the flow x share of demand at the stage", "the rate of a flow is its arrival rate at peak"},
	{"connection-rate", "sum over flows of rate x calls an arrival, attempts included", "calls an arrival = product of times, chances and attempts on the way; attempts = (1 - q^(1+r)) / (1 - q) with r retries and failing share q, at most 1 + retry budget; attempts fail independently of each other"},
	{"component-rate", "sum of the rates of what reaches it", ""},
	{"cold-rate", "the same with no cache answering", "what arrives in the minutes after caches were lost"},
	{"storm-factor", "product of (1 + retries) over the calls that lead to it, or (1 + retry budget) where there is one", "what retries make of one call when everything behind fails: SRE book, chapter 22"},
	{"attempts", "(1 - q^(1+r)) / (1 - q), at most 1 + retry budget", "r retries are 1 + r attempts; q is the share of attempts that fail, by error_rate and by what is called behind"},
	{"failing-share", "1 - product of (1 - q^(1+r)) over the calls that are waited for", "error rates while everything is up; what may be left out or has a fallback fails nobody"},
	{"throughput", "rate x size", ""},
	{"grown-rate", "rate x (1 + growth)^12", "12 months of 30 days"},
}

// Demand is what arrives where.
type Demand struct {
	Flows       []FlowDemand
	Components  []ComponentDemand
	Connections []ConnectionDemand
	Growth      Figure // share a month
}

// FlowDemand is how often a flow happens.
type FlowDemand struct {
	Flow          *model.Flow
	Peak, Average Figure // arrivals
	Grown         Figure // Peak in a year
	Failing       Figure // share of arrivals that fail although everything is up, after retries
}

// ComponentDemand is what reaches a component.
type ComponentDemand struct {
	Component     *model.Component
	Peak, Average Figure // attempts included
	Cold          Figure // at peak with no cache answering
	Reads, Writes Figure // of Peak; what does not say is counted in neither
	Flows         []Part // of Peak, by flow, of those that reach it
}

// ConnectionDemand is what goes over a connection.
type ConnectionDemand struct {
	Connection    *model.Connection
	Peak, Average Figure // attempts included
	Attempts      Figure // a call, at the stated error rates
	Storm         Figure // attempts for one arrival's call when everything behind fails
	Throughput    Figure // bytes a second at peak
	Flows         []Part // of Peak, by flow
}

// Part is what a flow contributes.
type Part struct {
	Flow *model.Flow
	Peak Figure
}

// demand propagates the rates of the flows along their calls.
func (sys *system) demand() Demand {
	d := Demand{Growth: sys.growth()}
	l := load{connections: map[int]*sum{}, components: map[string]*sum{}}
	for _, f := range sys.flows {
		s := sys.spread(f)
		fd := sys.flowDemand(f, s, d.Growth)
		d.Flows = append(d.Flows, fd)
		l.add(fd, s)
	}
	for i := range sys.components {
		if c := &sys.components[i]; !caller(c) {
			d.Components = append(d.Components, l.component(c))
		}
	}
	for i := range sys.study.Architecture.Connections {
		c := &sys.study.Architecture.Connections[i]
		if sys.byID[c.From] != nil && sys.byID[c.To] != nil {
			d.Connections = append(d.Connections, l.connection(i, c))
		}
	}
	return d
}

// Component returns the demand of a component, or nil.
func (d *Demand) Component(id string) *ComponentDemand {
	for i := range d.Components {
		if d.Components[i].Component.ID == id {
			return &d.Components[i]
		}
	}
	return nil
}

// growth returns how much demand grows in a month.
func (sys *system) growth() Figure {
	return derive("growth", func(x []float64) quantity.Quantity {
		return quantity.Share(float64(x[0] * monthSeconds))
	}, fact("capacity.growth", sys.study.Capacity.Growth))
}

// monthSeconds is a month of 30 days, as growth is given in.
const monthSeconds = 30 * 86400

// flowDemand returns how often a flow happens.
func (sys *system) flowDemand(f *flow, s *spread, growth Figure) FlowDemand {
	rate := func(key string, q quantity.Quantity) Figure {
		return derive("flow-rate", func(x []float64) quantity.Quantity {
			return quantity.Rate(float64(x[0] * x[1]))
		}, fact("flow "+f.ID+"."+key, q), assumed("share of demand at this stage", sys.scale, sys.scaleNote))
	}
	fd := FlowDemand{Flow: f.Flow, Peak: rate("rate", f.Rate), Average: rate("average", f.Average)}
	fd.Grown = derive("grown-rate", func(x []float64) quantity.Quantity {
		return quantity.Rate(float64(x[0] * math.Pow(1+x[1], 12)))
	}, fd.Peak.as("flow "+f.ID+": arrivals"), growth.as("capacity.growth"))
	fd.Failing = Figure{Formula: "failing-share", Value: quantity.Share(s.failing)}
	return fd
}

// sum is what all flows together cause at a connection or a component.
type sum struct {
	flows   []FlowDemand
	traffic []traffic // of each of flows
}

// load adds up what the flows cause.
type load struct {
	connections map[int]*sum
	components  map[string]*sum
}

func (l *load) add(f FlowDemand, s *spread) {
	for i, t := range s.connections {
		if l.connections[i] == nil {
			l.connections[i] = &sum{}
		}
		l.connections[i].add(f, t)
	}
	for id, t := range s.components {
		if l.components[id] == nil {
			l.components[id] = &sum{}
		}
		l.components[id].add(f, t)
	}
}

func (s *sum) add(f FlowDemand, t *traffic) {
	s.flows = append(s.flows, f)
	s.traffic = append(s.traffic, *t)
}

// total returns the sum over flows of their arrivals times what one causes.
func (s *sum) total(formula, what string, rate func(*FlowDemand) Figure, each func(*traffic) float64, unit func(float64) quantity.Quantity) Figure {
	var inputs []Input
	for i := range s.flows {
		f := &s.flows[i]
		inputs = append(inputs, rate(f).as("flow "+f.Flow.ID+": arrivals"),
			Input{Name: "flow " + f.Flow.ID + ": " + what + " an arrival", Value: quantity.Count(each(&s.traffic[i]))})
	}
	return derive(formula, func(x []float64) quantity.Quantity {
		total := 0.0
		for i := 0; i < len(x); i += 2 {
			total += float64(x[i] * x[i+1])
		}
		return unit(total)
	}, inputs...)
}

func peak(f *FlowDemand) Figure    { return f.Peak }
func average(f *FlowDemand) Figure { return f.Average }

// parts returns what each flow contributes.
func (s *sum) parts() []Part {
	parts := make([]Part, len(s.flows))
	for i := range s.flows {
		one := sum{s.flows[i : i+1], s.traffic[i : i+1]}
		parts[i] = Part{s.flows[i].Flow, one.total("connection-rate", "calls", peak, (*traffic).allCalls, quantity.Rate)}
	}
	return parts
}

func (t *traffic) allCalls() float64  { return t.calls }
func (t *traffic) coldCalls() float64 { return t.cold }
func (t *traffic) allReads() float64  { return t.reads }
func (t *traffic) allWrites() float64 { return t.writes }
func (t *traffic) allBytes() float64  { return t.bytes }

// component returns what reaches a component.
func (l *load) component(c *model.Component) ComponentDemand {
	d := ComponentDemand{Component: c}
	s := l.components[c.ID]
	if s == nil {
		unreached := Figure{Formula: "component-rate", Missing: []string{"a flow that reaches " + c.ID}}
		d.Peak, d.Average, d.Cold, d.Reads, d.Writes = unreached, unreached, unreached, unreached, unreached
		return d
	}
	d.Peak = s.total("component-rate", "calls", peak, (*traffic).allCalls, quantity.Rate)
	d.Average = s.total("component-rate", "calls", average, (*traffic).allCalls, quantity.Rate)
	d.Cold = s.total("cold-rate", "calls with no cache answering", peak, (*traffic).coldCalls, quantity.Rate)
	d.Reads = s.total("component-rate", "reads", peak, (*traffic).allReads, quantity.Rate)
	d.Writes = s.total("component-rate", "writes", peak, (*traffic).allWrites, quantity.Rate)
	d.Flows = s.parts()
	return d
}

// connection returns what goes over a connection.
func (l *load) connection(i int, c *model.Connection) ConnectionDemand {
	d := ConnectionDemand{Connection: c}
	s := l.connections[i]
	if s == nil {
		unreached := Figure{Formula: "connection-rate", Missing: []string{"a flow over " + c.From + " -> " + c.To}}
		d.Peak, d.Average, d.Attempts, d.Storm, d.Throughput = unreached, unreached, unreached, unreached, unreached
		return d
	}
	d.Peak = s.total("connection-rate", "calls", peak, (*traffic).allCalls, quantity.Rate)
	d.Average = s.total("connection-rate", "calls", average, (*traffic).allCalls, quantity.Rate)
	d.Throughput = s.throughput(c)
	var most traffic
	for _, t := range s.traffic {
		most.merge(t)
	}
	retries := assumed(c.From+" -> "+c.To+": retries", quantity.Count(c.Retries.Value), noteUnless(c.Retries.Known(), "none stated"))
	failing := assumed(c.From+" -> "+c.To+": error_rate", quantity.Share(c.ErrorRate.Value), noteUnless(c.ErrorRate.Known(), "none stated"))
	d.Attempts = Figure{Formula: "attempts", Value: quantity.Count(most.attempts), Inputs: []Input{retries, failing}}
	d.Storm = Figure{Formula: "storm-factor", Value: quantity.Count(most.storm), Inputs: []Input{retries}}
	d.Flows = s.parts()
	return d
}

// throughput returns how many bytes a second go over a connection, if all calls say their size.
func (s *sum) throughput(c *model.Connection) Figure {
	f := s.total("throughput", "bytes", peak, (*traffic).allBytes, quantity.BytesPerSecond)
	for _, t := range s.traffic {
		if t.unsized {
			return Figure{Formula: f.Formula, Missing: []string{c.From + " -> " + c.To + ".size"}}
		}
	}
	return f
}

// noteUnless returns a note about a fact that was left out.
func noteUnless(given bool, note string) string {
	if given {
		return ""
	}
	return note
}
