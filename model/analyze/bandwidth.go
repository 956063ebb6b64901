package analyze

import (
	"casebook/model"
	"casebook/model/quantity"
)

var bandwidthFormulas = []Formula{
	{"bandwidth", "sum of rate x size over its connections", "what calls bring to it, and what its own calls take along; replies count where size includes them"},
}

// bandwidth returns the bytes a second that go into a component and out of it by connections that
// some flow takes.
func bandwidth(d *Demand, c *model.Component) (in, out Figure) {
	var into, from []Input
	for i := range d.Connections {
		k := &d.Connections[i]
		carried := k.Throughput.as(k.Connection.From + " -> " + k.Connection.To + ": bytes a second")
		switch {
		case len(k.Flows) == 0:
		case k.Connection.To == c.ID:
			into = append(into, carried)
		case k.Connection.From == c.ID:
			from = append(from, carried)
		}
	}
	return carriedBy(into, "no flow goes into "+c.ID), carriedBy(from, "no flow goes out of "+c.ID)
}

// carriedBy returns the sum of throughputs, or the reason why there are none.
func carriedBy(throughputs []Input, reason string) Figure {
	if len(throughputs) == 0 {
		return none("bandwidth", reason)
	}
	return derive("bandwidth", func(x []float64) quantity.Quantity {
		sum := 0.0
		for _, b := range x {
			sum += b
		}
		return quantity.BytesPerSecond(sum)
	}, throughputs...)
}
