package analyze

import (
	"math"

	"casebook/model"
	"casebook/model/quantity"
)

// This file finds how much a component stores.

var storageFormulas = []Formula{
	{"added", "records written a second on average x record x (1 + index_overhead) x copies x 86,400 s", "KB is 1000 bytes, KiB is 1024"},
	{"stored", "bytes added in a day x days of retention", "at today's demand"},
	{"in-a-year", "bytes added in a day x 30.4375 days x sum of (1 + growth)^i over the months i = 0 to 11 that are still kept", "12 months of 30.4375 days that begin empty; the last part of a month counts by its length"},
}

const (
	daySeconds   = 86400
	storageMonth = 30.4375 * daySeconds // a twelfth of 365.25 days
)

// store finds how much a component stores.
func store(c *ComponentCapacity, growth Figure) {
	k := c.Component
	if !stores(k) {
		nothing := none("added", "nothing says that "+k.ID+" keeps records")
		c.Added, c.Stored, c.InAYear = nothing, nothing, nothing
		return
	}
	c.Added = added(c)
	c.Stored = derive("stored", func(x []float64) quantity.Quantity {
		return quantity.Bytes(float64(x[0]*x[1]) / daySeconds)
	}, c.Added.as(k.ID+": bytes added in a day"), retention(k))
	kept := retention(k)
	if !kept.Value.Known() {
		kept = assumed(k.ID+".retention", quantity.Seconds(12*storageMonth), "none stated: nothing is removed within the year")
	}
	c.InAYear = derive("in-a-year", inAYear, c.Added.as(k.ID+": bytes added in a day"), growth.as("capacity.growth"), kept)
}

// stores reports whether a component keeps records.
func stores(c *model.Component) bool {
	switch c.Kind {
	case "database", "object_store", "search", "warehouse":
		return true
	}
	return c.Record.Known() || c.Retention.Known() || c.CostStorage.Known()
}

// retention returns how long a component keeps a record.
func retention(c *model.Component) Input {
	if !c.Retention.Known() && c.MaxAge.Known() {
		return fact(c.ID+".max_age", c.MaxAge)
	}
	return fact(c.ID+".retention", c.Retention)
}

// added returns how many bytes are added in a day.
func added(c *ComponentCapacity) Figure {
	k := c.Component
	overhead := assumed(k.ID+".index_overhead", quantity.Share(0), "none stated")
	if k.IndexOverhead.Known() {
		overhead = fact(k.ID+".index_overhead", k.IndexOverhead)
	}
	copies := assumed(k.ID+".replication.n", quantity.Count(1), "none stated")
	if k.Replication.N.Known() {
		copies = fact(k.ID+".replication.n", k.Replication.N)
	}
	return derive("added", func(x []float64) quantity.Quantity {
		return quantity.Bytes(float64(float64(float64(x[0]*x[1])*(1+x[2]))*x[3]) * daySeconds)
	}, c.Demand.Records.as(k.ID+": records written on average"), fact(k.ID+".record", k.Record), overhead, copies)
}

// inAYear returns the bytes that twelve months leave: x is the bytes that a day adds, the growth a
// month, and how long they are kept.
func inAYear(x []float64) quantity.Quantity {
	kept := x[2] / storageMonth
	sum := 0.0
	for i := 11.0; i >= 0 && kept > 0; i-- {
		sum += float64(min(1, kept) * math.Pow(1+x[1], i))
		kept--
	}
	return quantity.Bytes(float64(x[0]*sum) * (storageMonth / daySeconds))
}
