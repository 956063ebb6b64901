package review

import (
	"math"

	"casebook/model/analyze"
	"casebook/model/quantity"
)

var thinHeadroom = &Rule{
	ID:       "CAP-002",
	Name:     "thin-headroom",
	Severity: Warn,
	Finds:    "At peak, a component is used more than is planned for: 60 %, or 80 % where nobody waits for it. The thresholds are `utilisation` and `batch_utilisation`.",
	Why:      "Waiting grows with 1/(1 - utilisation): at 60 % a request waits one and a half times its own work, at 90 % nine times. What is left is also all there is for bursts, deploys and a lost replica.",
	Fix:      "Run as many replicas as the message says, or set the threshold and say why.",

	check: func(s *subject, c *collector) {
		for i := range s.figures.Capacity.Components {
			k := &s.figures.Capacity.Components[i]
			used := k.Utilisation
			if k.Component.Kind == "external" {
				continue
			}
			if !used.Known() {
				c.lacks(used, k.Component.ID)
				continue
			}
			target := s.target(k.Component.ID)
			if used.Value.Value > target && used.Value.Value < 1 {
				c.find(k.Component.Pos, load(k)+", and "+percent(target)+" is planned for"+needs(enough(k, target))+".", k.Component.ID)
			}
		}
	},
}

// target returns the utilisation that is planned for a component.
func (s *subject) target(id string) float64 {
	if s.waited(id) {
		return s.share("utilisation", .6)
	}
	return s.share("batch_utilisation", .8)
}

// enough returns how many replicas carry the load at a utilisation.
func enough(k *analyze.ComponentCapacity, target float64) analyze.Figure {
	if !k.Needed.Known() || !(target > 0) {
		return analyze.Figure{}
	}
	n := math.Ceil(k.Demand.Peak.Value.Value/float64(k.One.Value.Value*target) - 1e-9)
	return analyze.Figure{Value: quantity.Count(n)}
}
