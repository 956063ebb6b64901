package review

import (
	"slices"
	"strings"

	"casebook/model"
	"casebook/model/quantity"
)

var orderKeyMismatch = &Rule{
	ID:       "DAT-008",
	Name:     "order-key-mismatch",
	Severity: Error,
	Finds: "A flow needs its events in order by one key (`order_by`), and passes through a stream of more than one partition that is partitioned by another. " +
		"A key that is part of the flow's, as `tenant` is of `tenant and user`, keeps the order too; one that has more in it does not.",
	Why: "Order holds within a partition. Two events of one thing that lie in two partitions are read by two readers, and the later one may come first: " +
		"an order is shipped before it is paid.",
	Source: "Apache Kafka documentation, Introduction",
	Fix:    "Partition by what the order is needed by; or carry a version in each event, let the consumer drop what is older than what it has, and ask for no order.",

	check: func(s *subject, c *collector) {
		s.each(func(h *hop) {
			if h.flow.OrderBy == "" {
				return
			}
			for _, id := range []string{h.From, h.To} {
				if k := s.component(id); k.Kind == "stream" {
					inOrder(c, h.flow, k)
				}
			}
		})
	},
}

// inOrder judges a stream that a flow passes through.
func inOrder(c *collector, f *model.Flow, k *model.Component) {
	switch {
	case !k.Partitions.Known():
		c.unknown([]string{k.ID + ".partitions"}, f.ID, k.ID)
	case k.Partitions.Value == 1 || k.PartitionKey == "": // without a key it is DAT-004's business
	case !within(fields(k.PartitionKey), fields(f.OrderBy)):
		c.find(f.Pos, f.ID+" needs order by "+f.OrderBy+", and "+k.ID+" has "+quantity.Format(k.Partitions)+" partitions by "+k.PartitionKey+".", f.ID, k.ID)
	}
}

// fields returns what a key is made of: "tenant and user" is of two.
func fields(key string) []string {
	return strings.FieldsFunc(strings.ReplaceAll(key, " and ", ","), func(r rune) bool { return strings.ContainsRune(",+ ", r) })
}

// within reports whether all of some words are among others.
func within(some, all []string) bool {
	return !slices.ContainsFunc(some, func(w string) bool { return !slices.Contains(all, w) })
}
