package analyze

import (
	"maps"

	"casebook/model"
	"casebook/model/quantity"
)

// This file finds what failures leave in queues.

var drainFormulas = []Formula{
	{"backlog", "messages a second at peak x how long the failure lasts", "what sends them stays up; nothing is thrown away"},
	{"consumer-rate", "rate of one replica x replicas, or partitions where those are fewer", "a partition of a stream has one reader at a time"},
	{"drain", "backlog / (rate of the consumer - rate at peak)", "all of its replicas are back at once, and arrivals go on"},
}

// Drain is the backlog that a failure leaves before a consumer, and how long it lasts.
type Drain struct {
	Failure  *model.Failure
	Consumer *model.Component
	Backlog  Figure // messages when it ends
	Time     Figure // to work them off beside what arrives
}

// drains returns what each failure leaves before the consumers that it takes down.
func (sys *system) drains(d *Demand, c *Capacity) []Drain {
	var list []Drain
	for i := range sys.study.Architecture.Failures {
		f := &sys.study.Architecture.Failures[i]
		then := *sys
		then.down = maps.Clone(sys.down)
		for _, id := range f.Fail {
			then.down[id] = true
		}
		for j := range c.Components {
			k := &c.Components[j]
			if sys.lost(k.Component) || !then.lost(k.Component) {
				continue
			}
			if waiting := then.waiting(d, k.Component); len(waiting) > 0 {
				list = append(list, drain(f, k, waiting))
			}
		}
	}
	return list
}

// delivery is a connection over which a queue or a stream delivers messages.
type delivery struct {
	*ConnectionDemand
	source *model.Component
}

// waiting returns the connections over which messages wait for a component that is down: those from
// queues and streams that are up.
func (sys *system) waiting(d *Demand, c *model.Component) []delivery {
	var list []delivery
	for i := range d.Connections {
		k := &d.Connections[i]
		from := sys.byID[k.Connection.From]
		if k.Connection.To == c.ID && len(k.Flows) > 0 && buffers(from) && !sys.lost(from) {
			list = append(list, delivery{k, from})
		}
	}
	return list
}

// buffers reports whether a component keeps messages until they are worked on.
func buffers(c *model.Component) bool { return c.Kind == "queue" || c.Kind == "stream" }

// drain returns what a failure leaves before a consumer.
func drain(f *model.Failure, c *ComponentCapacity, waiting []delivery) Drain {
	inputs := []Input{fact("failure "+f.ID+".lasts", f.Lasts)}
	for _, k := range waiting {
		inputs = append(inputs, k.Peak.as(k.Connection.From+" -> "+k.Connection.To+": messages"))
	}
	d := Drain{Failure: f, Consumer: c.Component}
	d.Backlog = derive("backlog", func(x []float64) quantity.Quantity {
		rate := 0.0
		for _, messages := range x[1:] {
			rate += messages
		}
		return quantity.Count(float64(rate * x[0]))
	}, inputs...)
	d.Time = drainTime(c, d.Backlog, waiting)
	return d
}

// drainTime returns how long a consumer works off a backlog beside what arrives.
func drainTime(c *ComponentCapacity, backlog Figure, waiting []delivery) Figure {
	inputs := []Input{backlog.as("backlog"), readers(c, waiting).as(c.Component.ID + ": rate of those that read"),
		c.Demand.Peak.as(c.Component.ID + ": rate at peak")}
	if rate, arriving := inputs[1].Value, inputs[2].Value; rate.Known() && arriving.Known() && rate.Value <= arriving.Value {
		return none("drain", "it never drains: "+c.Component.ID+" is no faster than what arrives", inputs...)
	}
	return derive("drain", func(x []float64) quantity.Quantity { return quantity.Seconds(x[0] / (x[1] - x[2])) }, inputs...)
}

// readers returns the rate of those replicas that can read at a time: as many as the streams that
// they read from have partitions.
func readers(c *ComponentCapacity, waiting []delivery) Figure {
	k := c.Component
	partitions := 0.0
	for _, w := range waiting {
		from := w.source
		if from.Kind != "stream" || !from.Partitions.Known() {
			return c.All
		}
		partitions += from.Partitions.Value
	}
	if whole(k) || !k.Replicas.Count.Known() || k.Replicas.Count.Value <= partitions {
		return c.All
	}
	return derive("consumer-rate", func(x []float64) quantity.Quantity { return quantity.Rate(float64(x[0] * x[1])) },
		c.One.as(k.ID+": rate of one replica"), assumed("partitions that "+k.ID+" reads", quantity.Count(partitions), ""))
}
