package review

import (
	"math"
	"time"

	"casebook/model/analyze"
	"casebook/model/quantity"
)

var runway = &Rule{
	ID:       "CAP-007",
	Name:     "runway",
	Severity: Warn,
	Finds:    "With the growth that the study states, a component passes the utilisation that is planned for before anything can be done about it: within 90 days (the threshold is `runway`), or before the date on which the last stage of the roadmap ends.",
	Why:      "Growth does not stop while a stage is planned, bought and built. A stage that is too late is built during the outage that it was meant to prevent.",
	Fix:      "Move the stage forward, or run more replicas until then; where the component scales by itself, raise its maximum.",

	check: func(s *subject, c *collector) {
		for i := range s.figures.Capacity.Components {
			k := &s.figures.Capacity.Components[i]
			if k.Component.Kind == "external" || k.Runway.Reason != "" {
				continue
			}
			if !k.Runway.Known() {
				c.lacks(k.Runway, k.Component.ID)
				continue
			}
			target := s.target(k)
			left, lead := s.lasts(k, target), s.lead()
			if left > 0 && left < lead {
				c.find(k.Component.Pos, "Growing by "+text(s.figures.Demand.Growth)+"/month, the load of "+k.Component.ID+" passes "+percent(target)+" in "+
					quantity.Format(quantity.Seconds(math.Round(left/86400)*86400))+", and it has to last for "+quantity.Format(quantity.Seconds(lead))+
					": it is used to "+percent(k.Utilisation.Value.Value)+" today.", k.Component.ID)
			}
		}
	},
}

// lasts returns for how many seconds a component stays below a utilisation, with all the replicas that
// it may start.
func (s *subject) lasts(k *analyze.ComponentCapacity, target float64) float64 {
	all := k.All.Value.Value
	if r := k.Component.Replicas; r.Max.Known() && r.Count.Known() {
		all *= r.Max.Value / r.Count.Value
	}
	return math.Log(float64(all*target)/k.Demand.Peak.Value.Value) / math.Log1p(s.figures.Demand.Growth.Value.Value) * month
}

// month is one of 30 days, as growth is given in.
const month = 30 * 86400

// lead returns for how many seconds what there is has to last.
func (s *subject) lead() float64 {
	usual := quantity.Seconds(90 * 86400)
	if n := len(s.Roadmap); n > 0 {
		end, err := time.Parse(time.DateOnly, s.Roadmap[n-1].Until)
		now, err2 := time.Parse(time.DateOnly, s.today)
		if err == nil && err2 == nil && end.After(now) {
			usual = quantity.Seconds(end.Sub(now).Seconds())
		}
	}
	return s.threshold("runway", usual).Value
}
