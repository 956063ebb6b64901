package analyze

import (
	"slices"

	"casebook/model"
	"casebook/model/quantity"
)

var capacityFormulas = slices.Concat(sustainFormulas, utilisationFormulas, sizingFormulas, connectionFormulas,
	storageFormulas, bandwidthFormulas, drainFormulas, costFormulas)

// Capacity is what the system can carry beside what arrives.
type Capacity struct {
	Components []ComponentCapacity
	Drains     []Drain
	Cost       Figure             // of all components that state one, a month
	CostKnown  Figure             // of those of which it is known: it costs so much at least
	Unpriced   []*model.Component // that state no cost, so that Cost is without them
	Target     Input              // the utilisation that is planned for
}

// ComponentCapacity is what a component can carry.
type ComponentCapacity struct {
	Component *model.Component
	Demand    *ComponentDemand // what reaches it

	One         Figure // rate that one replica sustains; of what is bought as a whole, that of the whole
	All         Figure // rate that all that are up sustain; standbys carry nothing
	Utilisation Figure // at peak
	Headroom    Figure // 1 - utilisation
	ZoneLost    Figure // utilisation at peak after losing one of its zones
	Cold        Figure // utilisation at peak with no cache answering
	Storm       Figure // utilisation at peak when every attempt fails and is tried again
	Needed      Figure // replicas at the target utilisation, for the load alone
	NeededZone  Figure // the same after losing a zone, spread evenly
	Runway      Figure // time until the target is passed, in months of 30 days; 0 once it is
	InFlight    Figure // requests that it works on at a time, at peak

	Connections     Figure // that its callers keep
	ConnectionsUsed Figure // share of those that it takes

	Added   Figure // bytes in a day, copies and indexes included
	Stored  Figure // bytes at the end of the retention, at today's demand
	InAYear Figure // bytes after a year that begins empty, with growth
	In, Out Figure // bytes a second at peak
	Cost    Figure // a month, replicas, requests and storage
}

// Component returns the capacity of a component, or nil.
func (c *Capacity) Component(id string) *ComponentCapacity {
	for i := range c.Components {
		if c.Components[i].Component.ID == id {
			return &c.Components[i]
		}
	}
	return nil
}

// capacity compares what arrives with what can be carried.
func (sys *system) capacity(d *Demand) Capacity {
	c := Capacity{Target: sys.target()}
	for i := range d.Components {
		c.Components = append(c.Components, sys.componentCapacity(d, &d.Components[i], c.Target))
	}
	c.Drains = sys.drains(d, &c)
	addUp(&c)
	return c
}

// target returns the utilisation that is planned for.
func (sys *system) target() Input {
	const name = "review.thresholds.utilisation"
	for _, t := range sys.study.Review.Thresholds {
		if t.ID != "utilisation" {
			continue
		}
		if t.Value.Is("share") != nil || t.Value.Value <= 0 {
			return fact(name+", a share above 0%", quantity.Quantity{})
		}
		return fact(name, t.Value)
	}
	return assumed("target utilisation", quantity.Share(.6), "assumed")
}

// componentCapacity compares what arrives at a component with what it can carry.
func (sys *system) componentCapacity(all *Demand, d *ComponentDemand, target Input) ComponentCapacity {
	c := ComponentCapacity{Component: d.Component, Demand: d}
	c.One = sustained(c.Component)
	c.All = sys.all(c.Component, c.One)
	sys.utilise(&c)
	sys.size(&c, all.Growth, target)
	c.Connections, c.ConnectionsUsed = sys.connections(c.Component)
	store(&c, all.Growth)
	c.In, c.Out = bandwidth(all, c.Component)
	c.Cost = cost(&c)
	return c
}
