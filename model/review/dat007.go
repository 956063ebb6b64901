package review

import (
	"fmt"

	"casebook/model/quantity"
)

var weakQuorum = &Rule{
	ID:       "DAT-007",
	Name:     "weak-quorum",
	Severity: Error,
	Finds:    "A store promises strong consistency, but a read and a write need not meet in any copy: R + W is not more than N.",
	Why: "A write that W copies have and a read that asks R others do not know of each other. The read is old although the write was acknowledged, " +
		"and that is seen only when copies are apart, which is when it matters.",
	Source: "DeCandia et al., Dynamo: Amazon's Highly Available Key-value Store, SOSP 2007",
	Fix:    "Raise `replication.r` or `replication.w` until r + w > n, such as 2 + 2 > 3; or say `consistency: eventual` and live with it.",

	check: func(s *subject, c *collector) {
		for i := range s.Architecture.Components {
			k := &s.Architecture.Components[i]
			r := k.Replication
			if !stateful(k) || k.Consistency != "strong" || bought(k) || !r.N.Known() && k.Replicas.Count.Value == 1 {
				continue
			}
			var facts []string
			for _, f := range []struct {
				key   string
				value quantity.Quantity
			}{{"n", r.N}, {"r", r.R}, {"w", r.W}} {
				if !f.value.Known() {
					facts = append(facts, k.ID+".replication."+f.key)
				}
			}
			switch {
			case len(facts) > 0:
				c.unknown(facts, k.ID)
			case r.R.Value+r.W.Value <= r.N.Value:
				c.find(k.Pos, fmt.Sprintf("A read of %s asks %g of %g copies and a write waits for %g, so they may miss each other.", k.ID, r.R.Value, r.N.Value, r.W.Value), k.ID)
			}
		}
	},
}
