package review

import (
	"fmt"

	"casebook/model/quantity"
)

var slowDrain = &Rule{
	ID:       "RES-014",
	Name:     "slow-drain",
	Severity: Warn,
	Finds: "A failure that the study names leaves a backlog which its consumer works off in more time than the failure's `rto`, or never, " +
		"because the consumer is no faster than what goes on arriving.",
	Why: "An outage is over when the backlog is, not when the machine is back. With twice the capacity that is needed it takes as long again; " +
		"with a tenth more, ten times as long.",
	Source: "Amazon Builders' Library, Avoiding insurmountable queue backlogs",
	Fix:    "Give the consumer headroom (more `replicas`, more `partitions`), shorten the outage, drop what is too old, or state an `rto` that is meant.",

	check: func(s *subject, c *collector) {
		for _, d := range s.figures.Capacity.Drains {
			targets := []string{d.Consumer.ID, d.Failure.ID}
			switch {
			case len(d.Time.Missing) > 0:
				c.unknown(d.Time.Missing, targets...)
			case !d.Time.Known():
				c.find(d.Failure.Pos, fmt.Sprintf("After %s, %s never works off its backlog: it is no faster than what arrives.", d.Failure.ID, d.Consumer.ID), targets...)
			case !d.Failure.RTO.Known():
				c.unknown([]string{"failure " + d.Failure.ID + ".rto"}, targets...)
			case d.Time.Value.Value > d.Failure.RTO.Value:
				c.find(d.Failure.Pos, fmt.Sprintf("After %s, %s needs %s for a backlog of %s, and the service is to be back in %s.", d.Failure.ID, d.Consumer.ID,
					quantity.Format(d.Time.Value), quantity.Format(d.Backlog.Value), quantity.Format(d.Failure.RTO)), targets...)
			}
		}
	},
}
