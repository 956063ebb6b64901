package review

import (
	"slices"

	"casebook/model"
)

var queueUnwatched = &Rule{
	ID:       "OBS-002",
	Name:     "queue-unwatched",
	Severity: Warn,
	Finds: "Nobody is told when the backlog of a queue or a stream grows or grows old; or messages that could not be worked on go where " +
		"nobody is told of them, or to what nobody owns.",
	Why: "A queue hides an outage: what fills it sees nothing, and what empties it is what has stopped. And what lies in a dead letter queue " +
		"without an owner is lost, only later.",
	Fix: "Alert on `age` (or `lag`) and on `dlq`, and give the dead letter queue an `owner` who looks, mends and sends back.",

	check: func(s *subject, c *collector) {
		for i := range s.Architecture.Components {
			q := &s.Architecture.Components[i]
			if !queueing(q) {
				continue
			}
			if !slices.Contains(q.Alerts, "lag") && !slices.Contains(q.Alerts, "age") {
				c.find(q.Pos, "Nobody is told when the backlog of "+q.ID+" grows or grows old.", q.ID)
			}
			if q.DLQ == "" {
				continue
			}
			if lacks := unowned(q, s.component(q.DLQ)); len(lacks) > 0 {
				c.find(q.Pos, "What "+q.ID+" cannot get rid of goes to "+q.DLQ+", which has "+list(lacks)+".", q.ID, q.DLQ)
			}
		}
	},
}

// unowned returns what is missing for somebody to look at a queue's dead letters.
func unowned(q, dlq *model.Component) []string {
	var lacks []string
	if !slices.Contains(q.Alerts, "dlq") && len(dlq.Alerts) == 0 {
		lacks = append(lacks, "no alert")
	}
	if dlq.Owner == "" {
		lacks = append(lacks, "no owner")
	}
	return lacks
}
