package analyze

import (
	"math"

	"casebook/model/quantity"
)

// This file finds how large a component has to be, and for how long it is large enough.

var sizingFormulas = []Formula{
	{"needed", "rate at peak / (rate of one replica x target utilisation), rounded up", "for the load alone, at least one"},
	{"needed-zone", "replicas needed / (zones - 1), rounded up, x zones", "so that the other zones carry the load at the target when one is lost"},
	{"runway", "ln(rate of all replicas x target utilisation / rate at peak) / ln(1 + growth)", "months of 30 days; 0 where the target is passed already"},
}

// size finds how many replicas are needed, and how long those that are there suffice.
func (sys *system) size(c *ComponentCapacity, growth Figure, target Input) {
	id := c.Component.ID
	arriving, one := c.Demand.Peak.as(id+": rate at peak"), c.One.as(id+": rate of one replica")
	c.Needed = derive("needed", func(x []float64) quantity.Quantity {
		return quantity.Count(max(1, ceil(x[0]/float64(x[1]*x[2]))))
	}, arriving, one, target)
	if whole(c.Component) {
		c.Needed = none("needed", id+" is bought as a whole")
	}
	c.NeededZone = derive("needed-zone", func(x []float64) quantity.Quantity {
		return quantity.Count(float64(ceil(x[0]/(x[1]-1)) * x[1]))
	}, c.Needed.as(id+": replicas needed"), sys.spreadOver(c.Component))
	c.Runway = derive("runway", runway, c.All.as(id+": rate of all replicas"), target, arriving, growing(growth))
}

// runway returns the time until what arrives passes what is planned for: x is the rate of all replicas,
// the target utilisation, the rate at peak and their growth a month.
func runway(x []float64) quantity.Quantity {
	months := math.Log(float64(x[0]*x[1])/x[2]) / math.Log1p(x[3])
	return quantity.Seconds(float64(max(0, months) * monthSeconds))
}

// growing returns the growth of demand as an input, if it grows.
func growing(growth Figure) Input {
	if growth.Known() && growth.Value.Value <= 0 {
		return without("capacity.growth", "demand does not grow")
	}
	return growth.as("capacity.growth")
}

// ceil rounds up, except what only the rounding of floating point keeps from being whole.
func ceil(x float64) float64 {
	if near := math.Round(x); math.Abs(x-near) <= float64(1e-9*math.Abs(near)) {
		return near
	}
	return math.Ceil(x)
}
