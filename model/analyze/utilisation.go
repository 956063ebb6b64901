package analyze

import (
	"casebook/model/quantity"
)

// This file compares what arrives at a component with what it sustains.

var utilisationFormulas = []Formula{
	{"utilisation", "rate at peak / rate of all replicas", "the rate of one replica of a store is what it sustains beside keeping its copies"},
	{"headroom", "1 - utilisation", ""},
	{"zone-lost", "rate at peak / rate of the replicas that are left", "replicas are spread evenly, and the fullest zone is lost"},
	{"cold-utilisation", "the same as utilisation with no cache answering", "what arrives in the minutes after caches were lost"},
	{"storm-utilisation", "utilisation x rate when every attempt fails / rate at peak", "over 1, an outage that is over is kept going by its own retries"},
	{"in-flight", "rate at peak x mean time to answer", "Little's law; what it holds while it waits for what it calls comes on top"},
}

// State is how a component stands towards retries.
type State string

// The states, from the best to the worst.
const (
	Stable     State = "stable"     // it carries a storm of retries
	Vulnerable State = "vulnerable" // it carries what arrives, but not a storm, once there is one
	Overloaded State = "overloaded" // it does not carry what arrives
)

// State returns how a component stands towards retries, or "" if that is not known.
func (c *ComponentCapacity) State() State {
	switch {
	case !c.Utilisation.Known() || !c.Storm.Known():
		return ""
	case c.Utilisation.Value.Value > 1:
		return Overloaded
	case c.Storm.Value.Value > 1:
		return Vulnerable
	}
	return Stable
}

// utilise compares what arrives at a component with what it sustains.
func (sys *system) utilise(c *ComponentCapacity) {
	id, d := c.Component.ID, c.Demand
	c.Utilisation = sys.share("utilisation", c, d.Peak, c.All.as(id+": rate of all replicas"))
	c.Headroom = derive("headroom", func(x []float64) quantity.Quantity { return quantity.Share(1 - x[0]) },
		c.Utilisation.as(id+": utilisation"))
	c.ZoneLost = sys.zoneLostShare(c)
	c.Cold = sys.share("cold-utilisation", c, d.Cold, c.All.as(id+": rate of all replicas"))
	c.Storm = derive("storm-utilisation", func(x []float64) quantity.Quantity {
		return quantity.Share(float64(x[0]*x[1]) / x[2])
	}, c.Utilisation.as(id+": utilisation"), d.Storm.as(id+": rate when every attempt fails"), d.Peak.as(id+": rate at peak"))
	c.InFlight = derive("in-flight", func(x []float64) quantity.Quantity { return quantity.Count(float64(x[0] * x[1])) },
		d.Peak.as(id+": rate at peak"), meanLatency(c.Component).as(id+": mean time to answer"))
}

// share returns what share of the rate of all replicas arrives.
func (sys *system) share(formula string, c *ComponentCapacity, arriving Figure, all Input) Figure {
	inputs := []Input{arriving.as(c.Component.ID + ": rate"), all}
	switch {
	case sys.lost(c.Component):
		return none(formula, c.Component.ID+" is down", inputs...)
	case all.Value.Known() && all.Value.Value == 0:
		return none(formula, c.Component.ID+" sustains nothing", inputs...)
	}
	return derive(formula, func(x []float64) quantity.Quantity { return quantity.Share(x[0] / x[1]) }, inputs...)
}

// zoneLostShare returns the utilisation of a component after losing one of its zones.
func (sys *system) zoneLostShare(c *ComponentCapacity) Figure {
	id := c.Component.ID
	zones := sys.spreadOver(c.Component)
	inputs := []Input{c.Demand.Peak.as(id + ": rate at peak"), c.One.as(id + ": rate of one replica")}
	if !zones.Value.Known() {
		return derive("zone-lost", nil, append(inputs, zones)...)
	}
	replicas := sys.replicas(c.Component, 1)
	if replicas.Value.Known() && replicas.Value.Value == 0 {
		return none("zone-lost", "no replica of "+id+" is left", append(inputs, replicas)...)
	}
	return derive("zone-lost", func(x []float64) quantity.Quantity {
		return quantity.Share(x[0] / float64(x[1]*x[2]))
	}, append(inputs, replicas, zones)...)
}
