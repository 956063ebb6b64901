package review

import (
	"casebook/model"
	"casebook/model/quantity"
)

var hotShard = &Rule{
	ID:       "CAP-005",
	Name:     "hot-shard",
	Severity: Error,
	Finds:    "The largest key or tenant alone brings more than one partition sustains. A partition key that is more than the tenant splits a tenant.",
	Why:      "A key lives in one partition, and more partitions do not help it. Load is never even: of a thousand keys whose use falls as 1/rank, the first alone has 13 %.",
	Fix:      "Split the largest keys with a salt, give the largest tenant a partition of its own size, or limit it.",

	check: func(s *subject, c *collector) {
		for i := range s.figures.Capacity.Components {
			k := &s.figures.Capacity.Components[i]
			n := k.Component.Partitions.Value
			if n <= 1 || !stateful(k.Component) || split(k.Component) {
				continue
			}
			if !k.Demand.Peak.Known() || !k.All.Known() {
				c.lacks(k.Utilisation, k.Component.ID)
				continue
			}
			one := k.All.Value.Value / n
			peak := k.Demand.Peak.Value.Value
			switch top := k.Component.TopShare; {
			case peak <= one: // a single key could bring all of it
			case !top.Known():
				c.unknown([]string{k.Component.ID + ".top_share"}, k.Component.ID)
			case float64(top.Value*peak) > one:
				c.find(k.Component.Pos, "The largest key of "+k.Component.ID+" brings "+quantity.Format(quantity.Rate(float64(top.Value*peak)))+
					" ("+percent(top.Value)+" of the peak), and one of its "+quantity.Format(k.Component.Partitions)+" partitions sustains "+
					quantity.Format(quantity.Rate(one))+".", k.Component.ID)
			}
		}
	},
}

// split reports whether a tenant's data are in more than one partition.
func split(k *model.Component) bool {
	return k.TenantKey != "" && k.PartitionKey != "" && k.PartitionKey != k.TenantKey
}
