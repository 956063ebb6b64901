package analyze

import (
	"casebook/model"
	"casebook/model/quantity"
)

// This file finds what failures leave in queues.

var drainFormulas = []Formula{
	{"backlog", "sum over flows of messages a second at peak x share that waits x how long the failure lasts", "what sends them stays up; nothing is thrown away"},
	{"consumer-rate", "rate of one replica x replicas, or partitions where those are fewer", "a partition of a stream has one reader at a time"},
	{"drain", "backlog / (rate of the consumer - rate at peak)", "all of its replicas are back at once and find what they call as fast as they are; arrivals go on"},
}

// Drain is the backlog that a failure leaves before a consumer, and how long it lasts.
type Drain struct {
	Failure  *model.Failure
	Consumer *model.Component
	Backlog  Figure // messages when it ends
	Time     Figure // to work them off beside what arrives
}

// drains returns what each failure leaves before the consumers that it stops: those that are down with
// it, and those that cannot do their work without what is.
func (sys *system) drains(d *Demand, c *Capacity) []Drain {
	var list []Drain
	for i := range sys.study.Architecture.Failures {
		f := &sys.study.Architecture.Failures[i]
		waiting := sys.without(f.Fail).waiting(d)
		for j := range c.Components {
			k := &c.Components[j]
			if w := waiting[k.Component.ID]; len(w) > 0 && !sys.lost(k.Component) {
				list = append(list, drain(f, k, w))
			}
		}
	}
	return list
}

// delivery is what a queue or a stream delivers to a consumer for a flow.
type delivery struct {
	source   *model.Component
	flow     string
	messages Figure  // a second
	waits    float64 // share of them that the consumer cannot work on
}

// waiting returns the deliveries that wait with what is down, by consumer.
func (sys *system) waiting(d *Demand) map[string][]delivery {
	list := map[string][]delivery{}
	for _, f := range sys.flows {
		sys.deliveries(f.calls, func(c *Call, waits float64) {
			for i := range d.Connections {
				k := &d.Connections[i]
				if k.Connection != &sys.study.Architecture.Connections[c.Connection] {
					continue
				}
				for _, part := range k.Flows {
					if part.Flow == f.Flow {
						list[c.To] = append(list[c.To], delivery{sys.byID[c.From], f.ID, part.Peak, waits})
					}
				}
			}
		})
	}
	return list
}

// deliveries visits the calls by which queues and streams that are up deliver, with the share of them
// that waits, where there is one.
func (sys *system) deliveries(calls []Node, visit func(c *Call, waits float64)) {
	for i, n := range calls {
		switch {
		case n.Call != nil:
			if from := sys.byID[n.Call.From]; buffers(from) && !sys.lost(from) {
				if waits := 1 - sys.worked(n.Call, calls[i+1:]); waits > 0 {
					visit(n.Call, waits)
				}
			}
			sys.deliveries(n.Call.Inner, visit)
			sys.deliveries(n.Call.Behind, visit)
		case n.Parallel != nil:
			for _, branch := range n.Parallel.Branches {
				sys.deliveries(branch, visit)
			}
		default:
			for _, branch := range n.Either {
				sys.deliveries(branch.Calls, visit)
			}
		}
	}
}

// worked returns the share of messages that a consumer can work on: itself, and by what it calls for
// them, at once or right after.
func (sys *system) worked(c *Call, after []Node) float64 {
	if sys.lost(sys.byID[c.To]) {
		return 0
	}
	own := 0
	for own < len(after) && begunBy(after[own]) == c.To {
		own++
	}
	return float64(sys.served(c.Inner) * sys.served(after[:own]))
}

// begunBy returns the component that begins a part of a flow.
func begunBy(n Node) string {
	switch {
	case n.Call != nil:
		return n.Call.From
	case n.Parallel != nil:
		return begunBy(n.Parallel.Branches[0][0])
	}
	for _, branch := range n.Either {
		if len(branch.Calls) > 0 {
			return begunBy(branch.Calls[0])
		}
	}
	return ""
}

// buffers reports whether a component keeps messages until they are worked on.
func buffers(c *model.Component) bool { return c.Kind == "queue" || c.Kind == "stream" }

// drain returns what a failure leaves before a consumer.
func drain(f *model.Failure, c *ComponentCapacity, waiting []delivery) Drain {
	inputs := []Input{fact("failure "+f.ID+".lasts", f.Lasts)}
	for _, w := range waiting {
		inputs = append(inputs, w.messages.as("flow "+w.flow+": messages from "+w.source.ID),
			assumed("share of them that waits", quantity.Share(w.waits), "by what is down"))
	}
	d := Drain{Failure: f, Consumer: c.Component}
	d.Backlog = derive("backlog", func(x []float64) quantity.Quantity {
		rate := 0.0
		for i := 1; i < len(x); i += 2 {
			rate += float64(x[i] * x[i+1])
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
	counted := map[string]bool{}
	for _, w := range waiting {
		from := w.source
		if counted[from.ID] {
			continue
		}
		counted[from.ID] = true
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
