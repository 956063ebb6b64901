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
	Target     Input              // the utilisation that is planned for,
	Batch      Input              // and for components that nobody waits for
}

// ComponentCapacity is what a component can carry.
type ComponentCapacity struct {
	Component *model.Component
	Demand    *ComponentDemand // what reaches it
	Target    Input            // the utilisation that is planned for

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
	c := Capacity{Target: sys.target("utilisation", .6), Batch: sys.target("batch_utilisation", .8)}
	waited := sys.waitedFor()
	for i := range d.Components {
		target := c.Batch
		if waited[d.Components[i].Component.ID] {
			target = c.Target
		}
		c.Components = append(c.Components, sys.componentCapacity(d, &d.Components[i], target))
	}
	c.Drains = sys.drains(d, &c)
	addUp(&c)
	return c
}

// Over reports whether a utilisation of the component is over what is planned for.
func (c *ComponentCapacity) Over(f *Figure) bool {
	return f.Known() && c.Target.Value.Known() && f.Value.Value > c.Target.Value.Value
}

// waitedFor returns the components that somebody waits for: they are called, and not only behind messages.
func (sys *system) waitedFor() map[string]bool {
	waited := map[string]bool{}
	var visit func(calls []Node)
	visit = func(calls []Node) {
		each(calls, func(c *Call) bool {
			if c.Mode == model.Sync {
				waited[c.To] = true
			}
			visit(c.Inner)
			return false
		})
	}
	for _, f := range sys.flows {
		visit(f.calls)
	}
	return waited
}

// target returns a utilisation that is planned for: a threshold of the review, or what is usual.
func (sys *system) target(id string, usual float64) Input {
	name := "review.thresholds." + id
	for _, t := range sys.study.Review.Thresholds {
		if t.ID != id {
			continue
		}
		if t.Value.Is("share") != nil || t.Value.Value <= 0 {
			return fact(name+", a share above 0%", quantity.Quantity{})
		}
		return fact(name, t.Value)
	}
	return assumed("target utilisation", quantity.Share(usual), "assumed")
}

// componentCapacity compares what arrives at a component with what it can carry.
func (sys *system) componentCapacity(all *Demand, d *ComponentDemand, target Input) ComponentCapacity {
	c := ComponentCapacity{Component: d.Component, Demand: d, Target: target}
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
