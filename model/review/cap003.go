package review

var zoneLossOverload = &Rule{
	ID:       "CAP-003",
	Name:     "zone-loss-overload",
	Severity: Error,
	Finds:    "After losing one of its zones, a component is asked for more than what is left of it sustains; or, as a warning, for more than 85 % of it where somebody waits for it. The threshold is `zone_loss`.",
	Why:      "Zones are there to be lost. If the others cannot take over the load, the loss of one takes down all, and new replicas are hardest to get in just that hour, when everybody asks for them.",
	Fix:      "Run as many replicas as the message says, spread evenly over the zones, before the zone is lost.",

	check: func(s *subject, c *collector) {
		limit := s.share("zone_loss", .85)
		for i := range s.figures.Capacity.Components {
			k := &s.figures.Capacity.Components[i]
			lost := k.ZoneLost
			if !lost.Known() {
				c.lacks(lost, k.Component.ID)
				continue
			}
			severity := Error
			switch {
			case k.Utilisation.Value.Value >= 1: // see CAP-001
				continue
			case lost.Value.Value >= 1:
			case lost.Value.Value > limit && s.waited(k.Component.ID):
				severity = Warn
			default:
				continue
			}
			c.grade(severity, k.Component.Pos, "Without one of its zones "+k.Component.ID+" is used to "+percent(lost.Value.Value)+
				" at peak, and with all of them to "+percent(k.Utilisation.Value.Value)+needs(k.NeededZone)+".", k.Component.ID)
		}
	},
}
