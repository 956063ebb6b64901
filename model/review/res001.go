package review

import (
	"fmt"

	"casebook/model"
	"casebook/model/analyze"
)

var lonelyInstance = &Rule{
	ID:       "RES-001",
	Name:     "spof-instance",
	Severity: Error,
	Finds: "A critical flow stops, or one of its ways, when a single instance of a component does: there is but one, or all of them " +
		"are needed. Critical are the flows that say so; if none does, those with an objective. What a provider runs is RES-012's business.",
	Why: "Machines fail, and releases restart them. With one instance every one of its failures is an outage, however good it is. " +
		"What the flow can do without is not meant: it is found by the flow's minimal cut sets, not by counting.",
	Source: "Site Reliability Engineering, appendix B: plan for N + 2",
	Fix:    "Run two `replicas` or more, with fewer of them needed (`need`) than there are; or make the call `optional`, or give it a `fallback`.",

	check: func(s *subject, c *collector) {
		for _, one := range s.singles("component") {
			component := s.component(one.ID)
			known := component.Replicas.Known()
			count, need := analyze.Copies(component)
			if known && count > need {
				continue
			}
			var losses []loss
			for _, l := range one.losses {
				switch s.matters(l.FlowAvailability) {
				case model.Yes:
					losses = append(losses, l)
				case model.Unsaid:
					if known {
						c.unknown([]string{"flow " + l.Flow.ID + ".critical"}, one.ID)
					}
				}
			}
			switch {
			case len(losses) == 0:
			case !known:
				c.unknown([]string{one.ID + ".replicas"}, one.ID)
			default:
				c.find(component.Pos, instances(component, count)+": when one fails, "+effects(losses)+".", one.ID)
			}
		}
	},
}

// instances says of how many a component is, all of which are needed.
func instances(c *model.Component, count int) string {
	switch {
	case count == 1 && c.Partitions.Known() && c.Replication.N.Known():
		return "Each partition of " + c.ID + " has one copy"
	case count == 1:
		return "There is one instance of " + c.ID
	}
	return fmt.Sprintf("All %d instances of %s are needed", count, c.ID)
}
