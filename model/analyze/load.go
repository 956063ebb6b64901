package analyze

import (
	"casebook/model"
	"casebook/model/quantity"
)

// This file adds up what all flows bring.

// sum is what all flows together cause at a connection or a component.
type sum struct {
	flows   []FlowDemand
	traffic []traffic // of each of flows
}

// load adds up what the flows cause.
type load struct {
	connections map[int]*sum
	components  map[string]*sum

	failing  bool            // something is down
	reaching map[string]bool // components that some flow reaches while everything is up
	over     map[int]bool    // and connections
}

// newLoad returns the load before any flow brings some.
func (sys *system) newLoad() *load {
	l := &load{connections: map[int]*sum{}, components: map[string]*sum{},
		failing: len(sys.down) > 0, reaching: map[string]bool{}, over: map[int]bool{}}
	for _, f := range sys.flows {
		f.Walk(func(s *model.Step, _ int) {
			if s.Hop != nil {
				l.reaching[s.Hop.To], l.reaching[s.Hop.Fallback], l.over[s.Hop.Connection] = true, true, true
			}
		})
	}
	return l
}

// unreached returns the rate of what no flow reaches: none while something that is down keeps the
// flows away, and else unknown for want of a flow.
func (l *load) unreached(formula, lacks string, inFlow bool) Figure {
	if l.failing && inFlow {
		return Figure{Formula: formula, Value: quantity.Rate(0)}
	}
	return Figure{Formula: formula, Missing: []string{lacks}}
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
func (t *traffic) mostCalls() float64 { return t.most }

// component returns what reaches a component.
func (l *load) component(c *model.Component) ComponentDemand {
	d := ComponentDemand{Component: c}
	s := l.components[c.ID]
	if s == nil {
		unreached := l.unreached("component-rate", "a flow that reaches "+c.ID, l.reaching[c.ID])
		for _, f := range []*Figure{&d.Peak, &d.Average, &d.Cold, &d.Storm, &d.Reads, &d.Writes, &d.Records} {
			*f = unreached
		}
		return d
	}
	d.Peak = s.total("component-rate", "calls", peak, (*traffic).allCalls, quantity.Rate)
	d.Average = s.total("component-rate", "calls", average, (*traffic).allCalls, quantity.Rate)
	d.Cold = s.total("cold-rate", "calls with no cache answering", peak, (*traffic).coldCalls, quantity.Rate)
	d.Storm = s.total("storm-rate", "calls when every attempt fails", peak, (*traffic).mostCalls, quantity.Rate)
	d.Reads = s.ifTold(s.total("component-rate", "reads", peak, (*traffic).allReads, quantity.Rate))
	d.Writes = s.ifTold(s.total("component-rate", "writes", peak, (*traffic).allWrites, quantity.Rate))
	d.Records = s.ifTold(s.total("records", "writes", average, (*traffic).allWrites, quantity.Rate))
	d.Flows = s.parts()
	return d
}

// ifTold returns a figure of what is read or written, if all calls say whether they write.
func (s *sum) ifTold(f Figure) Figure {
	var all traffic
	for i := range s.traffic {
		all.merge(s.traffic[i])
	}
	if len(all.noOp) > 0 {
		return Figure{Formula: f.Formula, Inputs: f.Inputs, Missing: all.noOp}
	}
	return f
}

// connection returns what goes over a connection.
func (l *load) connection(i int, c *model.Connection) ConnectionDemand {
	d := ConnectionDemand{Connection: c}
	s := l.connections[i]
	if s == nil {
		unreached := l.unreached("connection-rate", "a flow over "+c.From+" -> "+c.To, l.over[i])
		d.Peak, d.Average, d.Attempts, d.Storm, d.Throughput = unreached, unreached, unreached, unreached, unreached
		if unreached.Known() {
			nothing := none("connection-rate", "nothing goes over "+c.From+" -> "+c.To+" with what is down")
			d.Attempts, d.Storm, d.Throughput = nothing, nothing, Figure{Formula: "throughput", Value: quantity.BytesPerSecond(0)}
		}
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
