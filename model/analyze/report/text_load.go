package report

import (
	"strings"

	"casebook/model/analyze"
	"casebook/model/quantity"
	"casebook/model/terminal"
)

func (r *Report) capacityText(p *page) {
	if len(r.Capacity.Components) == 0 {
		return
	}
	planned := func(t *analyze.Input, where string) string {
		words := quantity.Format(t.Value) + " " + where
		if t.Note != "" {
			words += " (" + t.Note + ")"
		}
		return words
	}
	note := "planned for " + planned(&r.Capacity.Target, "utilisation") + ", " + planned(&r.Capacity.Batch, "where nobody waits")
	p.head("Capacity", note)
	p.tables(r.loads(), r.strains(), r.stores(), r.drains())
	r.cost(p)
}

// cost says what all components cost, or those of which it is known.
func (r *Report) cost(p *page) {
	var unpriced []string
	for _, c := range r.Capacity.Unpriced {
		unpriced = append(unpriced, c.ID)
	}
	text := show(r.Capacity.Cost).text
	switch {
	case r.Capacity.Cost.Known():
	case r.Capacity.CostKnown.Known():
		text = show(r.Capacity.CostKnown).text + " at least"
	default:
		return
	}
	if len(unpriced) > 0 {
		text += ", without those that state no cost: " + strings.Join(unpriced, ", ")
	}
	var unknown []string
	for _, c := range r.Capacity.UnknownCosts() {
		unknown = append(unknown, c.ID)
	}
	if len(unknown) > 0 {
		text += ", and without those whose cost is unknown: " + strings.Join(unknown, ", ")
	}
	p.Wrap(terminal.Plain, indent+"cost of all: ", text, indent+indent)
}

// loads is the table of what components carry.
func (r *Report) loads() table {
	t := table{columns: []column{{"component", names}, {"replicas", numbers}, {"sustain", numbers}, {"used", numbers},
		{"in flight", numbers}, {"needed", numbers}, {"+ zone", numbers}, {"runway", numbers}, {"cost a month", numbers}}}
	for i := range r.Capacity.Components {
		c := &r.Capacity.Components[i]
		replicas := cell{notApplicable, terminal.Faint}
		if n := c.Component.Replicas.Count; n.Known() {
			replicas = cell{text: quantity.Format(n)}
		}
		cost := show(c.Cost)
		cost.text = strings.TrimSuffix(cost.text, "/month")
		t.rows = append(t.rows, []cell{word(c.Component.ID), replicas, show(c.All), usage(c.Utilisation, c.Target.Value.Value),
			show(c.InFlight), show(c.Needed), show(c.NeededZone), show(c.Runway), cost})
	}
	return t
}

// strains is the table of how full components are when something is lost, of those of which it is known.
func (r *Report) strains() table {
	t := table{columns: []column{{"used when", names}, {"zone lost", numbers}, {"caches cold", numbers}, {"retry storm", numbers}, {"connections", numbers}}}
	for i := range r.Capacity.Components {
		c := &r.Capacity.Components[i]
		if c.ZoneLost.Known() || c.Cold.Known() || c.Storm.Known() || c.ConnectionsUsed.Known() {
			t.rows = append(t.rows, []cell{word(c.Component.ID), usage(c.ZoneLost, 1), usage(c.Cold, 1), usage(c.Storm, 1), usage(c.ConnectionsUsed, 1)})
		}
	}
	return t
}

// stores is the table of what is kept and moved, of those components that it is known of.
func (r *Report) stores() table {
	t := table{columns: []column{{"component", names}, {"added a day", numbers}, {"stored", numbers}, {"after a year", numbers}, {"in", numbers}, {"out", numbers}}}
	for i := range r.Capacity.Components {
		c := &r.Capacity.Components[i]
		if c.Added.Known() || c.Stored.Known() || c.InAYear.Known() || c.In.Known() || c.Out.Known() {
			t.rows = append(t.rows, []cell{word(c.Component.ID), show(c.Added), show(c.Stored), show(c.InAYear), show(c.In), show(c.Out)})
		}
	}
	return t
}

// drains is the table of what failures leave to be worked off.
func (r *Report) drains() table {
	t := table{columns: []column{{"failure", names}, {"leaves before", names}, {"backlog", numbers}, {"worked off in", numbers}}}
	for i := range r.Capacity.Drains {
		d := &r.Capacity.Drains[i]
		t.rows = append(t.rows, []cell{word(d.Failure.ID), word(d.Consumer.ID), show(d.Backlog), show(d.Time)})
	}
	return t
}
