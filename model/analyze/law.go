package analyze

import (
	"fmt"
	"math"
	"slices"

	"casebook/model"
	"casebook/model/analyze/distribution"
	"casebook/model/analyze/queueing"
	"casebook/model/quantity"
)

// laws holds the latency of each component.
type laws struct {
	*system
	demand   *Demand
	capacity *Capacity
	composer *distribution.Composer
	own      map[string]ownLaw
}

// ownLaw is how long a component takes by itself: it works, and before that, where its latency was
// measured unloaded, requests wait.
type ownLaw struct {
	work, wait distribution.Law
	missing    []string
	reason     string
	inputs     []Input
}

func (l ownLaw) known() bool { return len(l.missing) == 0 && l.reason == "" }

// nodes returns the nodes of a step with this law and a network before it.
func (l ownLaw) nodes(key int, network float64) []*distribution.Node {
	nodes := []*distribution.Node{distribution.Step(key, l.work)}
	if l.wait.Mean() > 0 {
		nodes = append(nodes, distribution.Step(key, l.wait))
	}
	if transit, err := distribution.Constant(network); err == nil && network > 0 {
		nodes = append(nodes, distribution.Step(key, transit))
	}
	return nodes
}

func (l ownLaw) node(key int) *distribution.Node { return distribution.Series(l.nodes(key, 0)...) }

// law returns how long a component takes by itself.
func (l *laws) law(id string) ownLaw {
	if law, ok := l.own[id]; ok {
		return law
	}
	law := l.find(l.byID[id])
	l.own[id] = law
	return law
}

func (l *laws) find(c *model.Component) ownLaw {
	var law ownLaw
	if c.Kind == "library" && !c.Latency.P50.Known() {
		return law // it runs within its caller, whose latency has it already
	}
	var misfit float64
	var err error
	law.work, misfit, err = distribution.Fit(distribution.Measured{
		P50: c.Latency.P50.Value, P95: c.Latency.P95.Value, P99: c.Latency.P99.Value,
	})
	for _, p := range []struct {
		key   string
		value quantity.Quantity
	}{{"p50", c.Latency.P50}, {"p95", c.Latency.P95}, {"p99", c.Latency.P99}} {
		if p.value.Known() {
			law.inputs = append(law.inputs, fact(c.ID+".latency."+p.key, p.value))
		}
	}
	tail := c.Latency.P95.Known() || c.Latency.P99.Known()
	switch {
	case !c.Latency.P50.Known():
		law.missing = append(law.missing, c.ID+".latency.p50")
		if !tail {
			law.missing = append(law.missing, c.ID+".latency.p99")
		}
	case !tail:
		law.missing = append(law.missing, c.ID+".latency.p99") // a tail is never invented
	case err != nil:
		law.reason = fmt.Sprintf("latency of %s: %v", c.ID, err)
	case misfit > .01:
		law.inputs = append(law.inputs, assumed(c.ID+": misfit of the lognormal", quantity.Share(misfit), "at worst of its percentiles"))
	}
	if law.known() && c.Queueing == model.Yes {
		l.queue(c, &law)
	}
	return law
}

// queue adds the time that requests wait before one of a component's replicas. Each has a queue of its
// own, as a balancer that knows nothing of them makes it: pooling them would promise far too little.
func (l *laws) queue(c *model.Component, law *ownLaw) {
	d := l.demand.Component(c.ID)
	workers := assumed(c.ID+".workers", quantity.Count(lackless(c.Workers, 1)), noteUnless(c.Workers.Known(), "one, as none are stated"))
	replicas := fact(c.ID+".replicas", c.Replicas.Count)
	if whole(c) && !c.Replicas.Known() {
		replicas = assumed(c.ID+".replicas", quantity.Count(1), "the whole")
	}
	rate := derive("component-rate", func(x []float64) quantity.Quantity {
		return quantity.Rate(x[0] / float64(x[1]*l.left(c)))
	}, d.Peak.as("requests to "+c.ID), replicas)
	if !rate.Known() {
		law.missing = append(law.missing, rate.Missing...)
		return
	}
	law.inputs = append(law.inputs, rate.as("requests to each replica of "+c.ID), workers)
	w, err := queueing.Queue{
		Arrivals: rate.Value.Value, ArrivalVariation: 1,
		Service: law.work.Mean(), ServiceVariation: law.work.Variation(),
		Servers: int(workers.Value.Value),
	}.Wait()
	if err != nil {
		law.reason = fmt.Sprintf("%s cannot keep up with what arrives: %v", c.ID, err)
		return
	}
	if law.wait, err = distribution.Wait(w.Chance, w.Mean); err != nil {
		law.reason = fmt.Sprintf("waiting for %s: %v", c.ID, err)
	}
}

// network returns the time there and back between two components, from the latencies of the zones
// that lie between them.
func (sys *system) network(from, to string) float64 {
	a, b := sys.zonesOf(sys.byID[from]), sys.zonesOf(sys.byID[to])
	sum := 0.0
	for _, x := range a {
		if slices.Contains(b, x) {
			continue // both are in it
		}
		for _, y := range b {
			if !slices.Contains(a, y) {
				sum += math.Max(between(sys.zones[x], y), between(sys.zones[y], x))
			}
		}
	}
	return sum
}

// between returns the latency that a zone gives to another, or 0.
func between(z *model.Zone, other string) float64 {
	for i := range z.Latency {
		if z.Latency[i].ID == other {
			return z.Latency[i].Value.Value
		}
	}
	return 0
}
