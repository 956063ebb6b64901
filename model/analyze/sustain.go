package analyze

import (
	"math"

	"casebook/model"
	"casebook/model/quantity"
)

// This file finds what a component sustains.

var sustainFormulas = []Formula{
	{"stated-rate", "as the study says", "the rate of a component is what one replica sustains"},
	{"workers-rate", "workers / mean time to answer", "Little's law; an upper bound where a worker is held while it waits for what it calls"},
	{"mean-latency", "p50 x e^(s^2/2) with s = ln(p99/p50) / 2.3263479", "the mean of the lognormal distribution with these percentiles"},
	{"whole-rate", "the lesser of rate_limit and rate", "what is bought as a whole has no replicas that one could count"},
	{"all-rate", "rate of one replica x replicas that are up", "standbys carry nothing"},
}

// whole reports whether a component is bought as a whole, so that its rate is not one replica's: what
// somebody else runs, and promises without saying of how many.
func whole(c *model.Component) bool {
	switch c.Kind {
	case "external", "dns", "cdn":
		return true
	}
	return c.SLA == model.Yes && !c.Replicas.Known()
}

// sustained returns what one replica sustains, or what the whole does.
func sustained(c *model.Component) Figure {
	switch {
	case c.Kind == "library":
		return none("stated-rate", c.ID+" runs within those that call it")
	case whole(c):
		return sustainedWhole(c)
	case c.Rate.Known() || !c.Workers.Known():
		return derive("stated-rate", func(x []float64) quantity.Quantity { return quantity.Rate(x[0]) }, fact(c.ID+".rate", c.Rate))
	}
	return derive("workers-rate", func(x []float64) quantity.Quantity { return quantity.Rate(x[0] / x[1]) },
		fact(c.ID+".workers", c.Workers), meanLatency(c).as(c.ID+": mean time to answer"))
}

// sustainedWhole returns what a component sustains that is bought as a whole.
func sustainedWhole(c *model.Component) Figure {
	var stated []Input
	if c.RateLimit.Known() {
		stated = append(stated, fact(c.ID+".rate_limit", c.RateLimit))
	}
	if c.Rate.Known() {
		stated = append(stated, fact(c.ID+".rate", c.Rate))
	}
	if len(stated) == 0 {
		stated = append(stated, fact(c.ID+".rate_limit", c.RateLimit))
	}
	return derive("whole-rate", func(x []float64) quantity.Quantity {
		least := x[0]
		for _, rate := range x {
			least = min(least, rate)
		}
		return quantity.Rate(least)
	}, stated...)
}

// z99 is how many standard deviations the 99th percentile of a normal distribution is above its mean.
const z99 = 2.3263478740408408

// meanLatency returns the mean time in which a component answers, without what it calls.
func meanLatency(c *model.Component) Figure {
	return derive("mean-latency", func(x []float64) quantity.Quantity {
		s := math.Log(x[1]/x[0]) / z99
		return quantity.Seconds(float64(x[0] * math.Exp(float64(s*s)/2)))
	}, fact(c.ID+".latency.p50", c.Latency.P50), fact(c.ID+".latency.p99", c.Latency.P99))
}

// all returns what the replicas that are up sustain together.
func (sys *system) all(c *model.Component, one Figure) Figure {
	return derive("all-rate", func(x []float64) quantity.Quantity { return quantity.Rate(float64(x[0] * x[1])) },
		one.as(c.ID+": rate of one replica"), sys.replicas(c, 0))
}

// replicas returns how many replicas of a component are up when it loses so many more of its zones.
func (sys *system) replicas(c *model.Component, more int) Input {
	switch {
	case sys.lost(c):
		return assumed(c.ID+": replicas up", quantity.Count(0), "it is down")
	case whole(c):
		return assumed(c.ID+": replicas", quantity.Count(1), "bought as a whole")
	}
	n := c.Replicas.Count
	lost := sys.zonesDown(c) + more
	if lost == 0 || !n.Known() {
		return fact(c.ID+".replicas", n)
	}
	return assumed(c.ID+": replicas up", quantity.Count(float64(left(int(n.Value), c.Replicas.Zones.Count, lost))), "with the fullest zones lost")
}

// left returns how many of n replicas are left, spread evenly over zones, when the fullest are lost.
func left(n, zones, lost int) int {
	each, over := n/zones, n%zones
	return max(0, n-lost*each-min(lost, over))
}

// zonesDown returns how many of the zones are down that the replicas of a component are spread over.
func (sys *system) zonesDown(c *model.Component) int {
	down := 0
	for _, z := range sys.spreadZones(c) {
		if sys.zoneLost(z) {
			down++
		}
	}
	return down
}

// spreadOver returns over how many zones the replicas of a component are spread.
func (sys *system) spreadOver(c *model.Component) Input {
	name := c.ID + ".replicas.zones"
	n := c.Replicas.Zones.Count
	switch {
	case whole(c):
		return without(name, c.ID+" is bought as a whole")
	case n == 0 && c.Replicas.Count.Known() && c.Replicas.Count.Value == 1:
		return without(name, "the one replica of "+c.ID+" is in one zone")
	case n == 1, n == 0 && sys.withinZone(c):
		return without(name, "all of "+c.ID+" is in one zone")
	case n == 0:
		return fact(name, quantity.Quantity{})
	}
	return fact(name, quantity.Count(float64(n)))
}

// withinZone reports whether a component lies in an availability zone as a whole.
func (sys *system) withinZone(c *model.Component) bool {
	for _, id := range sys.zonesOf(c) {
		if sys.zones[id].Kind == "az" {
			return true
		}
	}
	return false
}
