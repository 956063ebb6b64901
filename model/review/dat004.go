package review

import "casebook/model/quantity"

var noPartitionKey = &Rule{
	ID:       "DAT-004",
	Name:     "no-partition-key",
	Severity: Error,
	Finds:    "A store, a queue or a stream has more than one partition, and nothing says by which key.",
	Why: "The key decides what is hot, what a query has to ask, what is in order and what fits into one transaction. " +
		"It is the one decision about a store that cannot be changed later without moving all of it.",
	Fix: "Choose a key that spreads the load and that most queries know, and write it down as `partition_key`; `none (in turn)` is an answer too.",

	check: func(s *subject, c *collector) {
		for i := range s.Architecture.Components {
			k := &s.Architecture.Components[i]
			if stateful(k) && k.Partitions.Value > 1 && k.PartitionKey == "" {
				c.find(k.Pos, k.ID+" has "+quantity.Format(k.Partitions)+" partitions and no key to share out by.", k.ID)
			}
		}
	},
}
