package review

import "casebook/model/analyze"

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
			target := s.target(k)
			if used.Value.Value > target && used.Value.Value < 1 {
				c.find(k.Component.Pos, load(k)+", and "+percent(target)+" is planned for"+needs(k.Needed)+".", k.Component.ID)
			}
		}
	},
}

// target returns the utilisation that is planned for a component: the usual one, where what the study says is
// no share.
func (s *subject) target(k *analyze.ComponentCapacity) float64 {
	switch {
	case k.Target.Value.Known():
		return k.Target.Value.Value
	case s.waited(k.Component.ID):
		return .6
	}
	return .8
}
