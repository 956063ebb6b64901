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
	{"records", "sum over flows of average rate x writes an arrival", "what is handed over as a message or as data counts as written unless it says op: read"},
	{"storm-rate", "sum over flows of rate x calls an arrival when every attempt fails", "all retries are made on all layers; a retry budget bounds them"},
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

	spreads []*spread // of Flows
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
	Storm         Figure // at peak when every attempt fails and is tried again
	Reads, Writes Figure // of Peak, if all calls say which they are; what is handed over is written
	Records       Figure // on average, what is written or handed over
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
	l := sys.newLoad()
	for _, f := range sys.flows {
		s := sys.spread(f)
		d.spreads = append(d.spreads, s)
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
