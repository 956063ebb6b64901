package review

import (
	"slices"

	"casebook/model"
	"casebook/model/analyze"
	"casebook/model/quantity"
)

var lonelyZone = &Rule{
	ID:       "RES-002",
	Name:     "spof-zone",
	Severity: Error,
	Finds: "A critical flow, as for RES-001, stops with one availability zone, because too few replicas of a component are left " +
		"anywhere else. An error where the flow is to be available for 99.9 % or more (threshold `spof-zone`), else a warning. " +
		"Regions and networks are not meant: to leave a region is a decision of its own.",
	Why: "A zone is what fails as a whole: power, cooling, a fibre. It happens about as often as a region promises, and a design " +
		"that has to start something elsewhere in that moment competes with everybody else who was there.",
	Source: "Amazon Builders' Library, Static stability using Availability Zones",
	Fix:    "Spread `replicas` over two `zones` or more, a quorum over three, so that enough are left without any one of them.",

	check: func(s *subject, c *collector) {
		s.unspread(c)
		needs := s.needs()
		for _, one := range s.singles("zone") {
			if z := s.Zone(one.ID); z != nil && z.Kind != "az" {
				continue
			}
			var losses []loss
			for _, l := range one.losses {
				if s.matters(l.FlowAvailability) == model.Yes {
					losses = append(losses, l)
				}
			}
			if len(losses) == 0 {
				continue
			}
			severity := Warn
			if s.asked(losses) >= s.threshold("spof-zone", quantity.Share(.999)).Value {
				severity = Error
			}
			for _, id := range s.lostWith(one.Element, losses, needs) {
				c.grade(severity, s.component(id).Pos, "Without zone "+one.ID+" too little of "+id+" is left: "+effects(losses)+".", one.ID, id)
			}
		}
	},
}

// asked returns the highest availability that is asked of flows; 0 if none is.
func (s *subject) asked(losses []loss) float64 {
	most := 0.0
	for _, o := range s.Constraints.Objectives {
		for _, l := range losses {
			if o.Flow == l.Name() {
				most = max(most, o.Availability.Value)
			}
		}
	}
	return most
}

// lostWith returns the components that are down with a zone and stop flows by that; if none does by
// itself, all that the flows use. What a provider promises, it promises for the loss of its zones too,
// and where any one instance stops a flow that is RES-001's business.
func (s *subject) lostWith(zone analyze.Element, losses []loss, needs map[string]map[string]bool) []string {
	var alone, any []string
	for _, b := range s.figures.BlastRadius {
		if b.Kind != "zone" || b.ID != zone.ID {
			continue
		}
		for _, f := range b.Flows {
			if !slices.ContainsFunc(losses, func(l loss) bool { return l.Name() == f.Name() }) {
				continue
			}
			for _, id := range f.Why {
				any = append(any, id)
				if needs[f.Name()][id] {
					alone = append(alone, id)
				}
			}
		}
	}
	lost, together := alone, len(alone) == 0
	if together {
		lost = any
	}
	slices.Sort(lost)
	return slices.DeleteFunc(slices.Compact(lost), func(id string) bool {
		c := s.component(id)
		count, need := analyze.Copies(c)
		return c.SLA == model.Yes || bought(c) || count == 1 || !together && count <= need
	})
}

// needs returns the components without which each flow stops, by the flow's name.
func (s *subject) needs() map[string]map[string]bool {
	needs := map[string]map[string]bool{}
	for _, kind := range []string{"component", "provider"} {
		for _, one := range s.singles(kind) {
			for _, l := range one.losses {
				if needs[l.Name()] == nil {
					needs[l.Name()] = map[string]bool{}
				}
				needs[l.Name()][one.ID] = true
			}
		}
	}
	return needs
}

// unspread notes components that stop a flow and do not say over which zones they are spread.
func (s *subject) unspread(c *collector) {
	for _, one := range s.singles("component") {
		component := s.component(one.ID)
		if component.Replicas.Zones.Count > 0 || s.withinZone(component) {
			continue
		}
		if component.Replicas.Known() && component.Replicas.Count.Value == 1 {
			continue // one is in one zone: that is RES-001's business
		}
		if slices.ContainsFunc(one.losses, func(l loss) bool { return s.matters(l.FlowAvailability) == model.Yes }) {
			c.unknown([]string{one.ID + ".replicas.zones"}, one.ID)
		}
	}
}

// withinZone reports whether a component lies in an availability zone as a whole.
func (s *subject) withinZone(c *model.Component) bool {
	return slices.ContainsFunc(s.ZonePath(c.In), func(z *model.Zone) bool { return z.Kind == "az" })
}
