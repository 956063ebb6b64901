package writeup

import (
	"strings"

	"casebook/model"
	"casebook/model/quantity"
)

// entry returns what there is to say about a component beyond its row in the table, nil if nothing:
// its description, and then its facts.
func (d *document) entry(c *model.Component, description []block) []block {
	blocks := description
	if facts := componentFacts(c, d); len(facts.items) > 0 {
		blocks = append(blocks, facts)
	}
	if to, ok := destination(c.Link); ok {
		blocks = append(blocks, paragraph("More: "+link(escape(c.Link), to)))
	}
	if c.Source != "" {
		blocks = append(blocks, paragraph("Source: "+d.cite(c.Source)))
	}
	return blocks
}

// facts collects what is known about something, in words of Markdown.
type facts []string

// quantity adds a quantity between words, if it is known.
func (f *facts) quantity(q quantity.Quantity, before, after string) {
	if q.Known() {
		*f = append(*f, before+amount(q)+after)
	}
}

// word adds a plain string between words, if it is not empty.
func (f *facts) word(s, before, after string) {
	if s != "" {
		*f = append(*f, before+escape(s)+after)
	}
}

// ternary adds a fact that holds or does not, and says nothing if it was not given or has no words.
func (f *facts) ternary(t model.Ternary, yes, no string) {
	switch {
	case t == model.Yes && yes != "":
		*f = append(*f, yes)
	case t == model.No && no != "":
		*f = append(*f, no)
	}
}

// authentication says how callers prove who they are.
func (f *facts) authentication(how string) {
	if how == "none" {
		*f = append(*f, "no authentication")
		return
	}
	f.word(how, "authenticated by ", "")
}

// componentFacts returns the facts of a component, a subject an item.
func componentFacts(c *model.Component, d *document) list {
	l := list{tight: true}
	add := func(subject string, f facts) {
		if len(f) > 0 {
			l.items = append(l.items, item{paragraph(strong(subject+":") + " " + strings.Join(f, "; "))})
		}
	}
	add("Owner", ownership(c))
	each := d.each(c)
	add("Load", load(c, each))
	add("Latency", latency(c))
	add("Availability", availability(c, each))
	add("Cost", cost(c, each))
	add("Data and access", access(c))
	add("Tenancy", tenancy(c))
	add("Storage", storage(c))
	add("Messages", messages(c, d))
	add("Cache", caching(c))
	return l
}

func ownership(c *model.Component) (f facts) {
	f.word(c.Owner, "", "")
	f.ternary(c.Critical, "the business stops with it", "the business goes on without it")
	return f
}

// each says of what the facts of a component are: of one replica, or of all of it where it is bought as a whole.
func (d *document) each(c *model.Component) string {
	for i := range d.analysis.Capacity.Components {
		if k := &d.analysis.Capacity.Components[i]; k.Component == c && k.One.Formula == "whole-rate" {
			return " in all"
		}
	}
	return " a replica"
}

func load(c *model.Component, each string) (f facts) {
	f.quantity(c.Rate, "", each)
	f.quantity(c.Workers, "", " requests at a time in a replica")
	f.quantity(c.RateLimit, "limited to ", "")
	return f
}

func latency(c *model.Component) (f facts) {
	f.quantity(c.Latency.P50, "p50 ", "")
	f.quantity(c.Latency.P95, "p95 ", "")
	f.quantity(c.Latency.P99, "p99 ", "")
	f.ternary(c.Queueing, "measured without load", "")
	return f
}

func availability(c *model.Component, each string) (f facts) {
	after := each
	if c.SLA == model.Yes {
		after = " promised by the provider"
	}
	f.quantity(c.Availability, "", after)
	f.quantity(c.MTTR, "repaired in ", "")
	f.quantity(c.Incidents, "fails ", "")
	f.quantity(c.CommonCause, "", " of failures take all replicas")
	return f
}

func cost(c *model.Component, each string) (f facts) {
	if c.Replicas.Known() {
		each = " a replica" // so many are paid for, whoever runs them
	}
	f.quantity(c.Cost, "", each)
	f.quantity(c.CostRequest, "", " a request")
	f.quantity(c.CostStorage, "", " stored")
	return f
}

func access(c *model.Component) (f facts) {
	f.word(strings.Join(c.Data, ", "), "holds ", "")
	f.word(strings.Join(c.Scope, ", "), "may see ", "")
	f.ternary(c.Encrypted, "encrypted", "not encrypted")
	switch c.Exposure {
	case "public":
		f = append(f, "reached from the internet")
	case "private":
		f = append(f, "not reached from the internet")
	}
	f.authentication(c.Authn)
	return f
}

func tenancy(c *model.Component) (f facts) {
	f.word(c.Tenancy, "", "")
	f.word(c.TenantKey, "kept apart by ", "")
	f.quantity(c.Quota, "at most ", " a tenant")
	f.quantity(c.TopShare, "the largest brings ", "")
	return f
}

func storage(c *model.Component) (f facts) {
	f.quantity(c.Partitions, "", " partitions")
	f.word(c.PartitionKey, "partitioned by ", "")
	f.quantity(c.Replication.N, "", " copies")
	f.quantity(c.Replication.R, "a read waits for ", "")
	f.quantity(c.Replication.W, "a write waits for ", "")
	f.word(c.Consistency, "consistency ", "")
	f.quantity(c.Record, "records of ", "")
	f.quantity(c.Retention, "kept for ", "")
	f.quantity(c.IndexOverhead, "indexes add ", "")
	f.quantity(c.MaxConnections, "at most ", " connections")
	f.ternary(c.SystemOfRecord, "system of record", "")
	f.quantity(c.RPO, "may lose ", "")
	if c.Backup != "" {
		f = append(f, "backup: "+lineOf(c.Backup))
	}
	return f
}

func messages(c *model.Component, d *document) (f facts) {
	f.word(c.Delivery, "", "")
	f.word(c.OrderedBy, "in order by ", "")
	f.quantity(c.MaxLength, "at most ", " messages")
	f.quantity(c.MaxAge, "kept for ", "")
	if c.DLQ != "" {
		f = append(f, "dead letters go to "+escape(d.nameOf(c.DLQ)))
	}
	if c.Poison == "drop" {
		f = append(f, "what cannot be worked on is dropped")
	}
	f.word(strings.Join(c.Alerts, ", "), "alerts on ", "")
	return f
}

func caching(c *model.Component) (f facts) {
	f.quantity(c.Hit, "answers ", " of reads")
	f.quantity(c.TTL, "entries live ", "")
	f.ternary(c.Coalesce, "misses on one key share a load", "each miss loads for itself")
	f.ternary(c.Warmup, "filled before it takes traffic", "starts empty")
	return f
}
