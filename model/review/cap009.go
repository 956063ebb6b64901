package review

import (
	"casebook/model/analyze"
	"casebook/model/quantity"
)

var autoscaling = &Rule{
	ID:       "CAP-009",
	Name:     "autoscale-too-slow",
	Severity: Warn,
	Finds:    "A component that scales by itself may not start as many replicas as the peak needs, or starts them so slowly that the load outgrows it meanwhile. Load is taken to rise by 10 % a minute; the threshold is `ramp`.",
	Why:      "An autoscaler sees yesterday's minute. Between the rise and the first new replica that serves, those that run have to carry it all.",
	Fix:      "Raise the maximum; run more from the start, scale before known peaks, or make a replica start faster.",

	check: func(s *subject, c *collector) {
		for i := range s.figures.Capacity.Components {
			k := &s.figures.Capacity.Components[i]
			if !k.Component.Replicas.Max.Known() {
				continue
			}
			if !k.Utilisation.Known() {
				c.lacks(k.Utilisation, k.Component.ID)
				continue
			}
			s.scales(c, k)
		}
	},
}

// longestStart is the time in seconds within which any replica that scales by itself is taken to serve.
const longestStart = 600

// scales finds that a component scales too little or too late.
func (s *subject) scales(c *collector, k *analyze.ComponentCapacity) {
	id, r := k.Component.ID, &k.Component.Replicas
	peak, most := k.Demand.Peak.Value.Value, float64(r.Max.Value*k.One.Value.Value)
	ramp, _ := quantity.Parse("10%/min")
	ramp = s.threshold("ramp", ramp)
	used := k.Utilisation.Value.Value
	switch {
	case most < peak:
		c.find(k.Component.Pos, "At its maximum of "+replicas(r.Max.Value)+" "+id+" sustains "+quantity.Format(quantity.Rate(most))+
			", and at peak "+text(k.Demand.Peak)+" arrives.", id)
	case used >= 1 || used*(1+ramp.Value*longestStart) <= 1: // too small already, or so large that it does not matter
	case !r.Start.Known():
		c.unknown([]string{id + ".replicas.start"}, id)
	case used*(1+ramp.Value*r.Start.Value) > 1:
		c.find(k.Component.Pos, id+" is used to "+percent(used)+" and a new replica of it serves after "+quantity.Format(r.Start)+
			", in which the load rises by "+percent(ramp.Value*r.Start.Value)+".", id)
	}
}
