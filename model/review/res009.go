package review

import (
	"slices"

	"casebook/model"
)

var noDLQ = &Rule{
	ID:       "RES-009",
	Name:     "no-dlq",
	Severity: Error,
	Finds:    "A queue or a stream delivers to a consumer, and messages that cannot be worked on have nowhere to go: it has no `dlq`, and does not drop them on purpose.",
	Why: "A message that its consumer cannot work on is delivered again, and again. On a partition, where order is kept, everything behind it waits; " +
		"on a queue it takes a growing share of the work.",
	Fix: "Name a component as `dlq`, with an owner and a way back; or say `poison: drop` where losing one is better than stopping.",

	check: func(s *subject, c *collector) {
		for i := range s.Architecture.Components {
			q := &s.Architecture.Components[i]
			if !queueing(q) || q.DLQ != "" || q.Poison == "drop" {
				continue
			}
			if to := s.consumers(q); len(to) > 0 {
				c.find(q.Pos, q.ID+" has nowhere to put what "+list(to)+" cannot work on.", q.ID)
			}
		}
	},
}

// consumers returns what a queue delivers to. Another queue takes everything.
func (s *subject) consumers(q *model.Component) []string {
	var ids []string
	for i := range s.connections() {
		at := &s.connections()[i]
		if at.From == q.ID && !queueing(s.component(at.To)) && !slices.Contains(ids, at.To) {
			ids = append(ids, at.To)
		}
	}
	return ids
}
