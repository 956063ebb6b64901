package writeup

import (
	"cmp"
	"slices"
	"strings"

	"casebook/model"
	"casebook/model/analyze"
)

// Demand returns how often each flow happens.
func (d *document) Demand() string {
	s := d.newSheet("Flow", "Average", "Peak", "Peak in a year")
	for i := range d.analysis.Demand.Flows {
		f := &d.analysis.Demand.Flows[i]
		s.add(f.Flow.ID, escape(f.Flow.Title()), words(d.flowLink(f.Flow.ID)), figure(&f.Average), figure(&f.Peak), figure(&f.Grown))
	}
	return s.piece()
}

// Load returns what reaches each component beside what it carries.
func (d *document) Load() string {
	s := d.newSheet("Component", "Peak", "Used", "A zone lost", "Caches cold", "Replicas", "Needed", "Lasts, months")
	for i := range d.analysis.Capacity.Components {
		c := &d.analysis.Capacity.Components[i]
		id := c.Component.ID
		s.add(id, escape(c.Component.Title()), words(d.component(id)), figure(&c.Demand.Peak), d.used(c, &c.Utilisation),
			d.used(c, &c.ZoneLost), d.cold(c), words(amount(c.Component.Replicas.Count)), needed(c),
			cell{words: inMonths(&c.Runway), figures: []*analyze.Figure{&c.Runway}})
	}
	return s.piece(d.loadLead()...)
}

// loadLead says how the table of loads is read, and what storms of retries would do.
func (d *document) loadLead() []block {
	lead := "Needed are replicas for the load alone, and behind the comma those that carry it with a zone lost."
	if d.analysis.Demand.Growth.Known() {
		lead += " Lasts is how long it takes demand to grow past the target."
	}
	if t, batch := d.analysis.Capacity.Target.Value, d.analysis.Capacity.Batch.Value; t.Known() && batch.Known() {
		lead = "The target is " + rounded(t) + " at peak, or " + rounded(batch) + " where nobody waits; what is over it is bold. " + lead
	}
	blocks := []block{paragraph(escape(lead))}
	var storms []string
	for i := range d.analysis.Capacity.Components {
		if c := &d.analysis.Capacity.Components[i]; c.State() == analyze.Vulnerable {
			storms = append(storms, d.component(c.Component.ID)+" ("+part(c.Storm.Value.Value)+")")
		}
	}
	if len(storms) > 0 {
		blocks = append(blocks, paragraph("When every attempt fails, retries alone would overload "+some(storms, 5)+
			": an outage there is kept going by its own retries."))
	}
	return blocks
}

// used returns a utilisation, set apart where it is over the target.
func (d *document) used(c *analyze.ComponentCapacity, f *analyze.Figure) cell {
	if c.Over(f) {
		return told(strong(parts(f)), f)
	}
	return told(parts(f), f)
}

// cold returns the utilisation with no cache answering, where that makes a difference.
func (d *document) cold(c *analyze.ComponentCapacity) cell {
	if c.Cold.Known() && c.Utilisation.Known() && rounded(c.Cold.Value) == rounded(c.Utilisation.Value) {
		return words("")
	}
	return d.used(c, &c.Cold)
}

// needed returns how many replicas the load takes, and how many with a zone lost.
func needed(c *analyze.ComponentCapacity) cell {
	text := shown(&c.Needed)
	if c.NeededZone.Known() && c.Needed.Known() {
		text += ", " + shown(&c.NeededZone)
		return told(text, &c.Needed, &c.NeededZone)
	}
	return told(text, &c.Needed)
}

// Storage returns what components store, carry and keep open.
func (d *document) Storage() string {
	s := d.newSheet("Component", "Added a day", "Stored", "In a year", "In", "Out", "Connections")
	for i := range d.analysis.Capacity.Components {
		c := &d.analysis.Capacity.Components[i]
		id := c.Component.ID
		s.add(id, escape(c.Component.Title()), words(d.component(id)), figure(&c.Added), figure(&c.Stored),
			figure(&c.InAYear), figure(&c.In), figure(&c.Out), connections(c))
	}
	return s.piece()
}

// connections returns how many connections a component's callers keep, and the share of those it takes.
func connections(c *analyze.ComponentCapacity) cell {
	if c.ConnectionsUsed.Known() && c.Connections.Known() {
		return told(shown(&c.Connections)+" ("+shown(&c.ConnectionsUsed)+")", &c.Connections, &c.ConnectionsUsed)
	}
	return figure(&c.Connections)
}

// Backlogs returns what named failures leave in queues.
func (d *document) Backlogs() string {
	s := d.newSheet("After", "Before", "Backlog", "Worked off in")
	for i := range d.analysis.Capacity.Drains {
		r := &d.analysis.Capacity.Drains[i]
		worked := figure(&r.Time)
		if !r.Time.Known() && len(r.Time.Missing) == 0 {
			worked = told("", &r.Time)
			worked.words = strong("never")
		}
		s.add(r.Consumer.ID, escape(r.Failure.Title()), words(d.linkTo("failure/"+r.Failure.ID, r.Failure.Title())),
			words(d.component(r.Consumer.ID)), figure(&r.Backlog), worked)
	}
	return s.piece()
}

// Costs returns what components cost, the dearest first, and the total.
func (d *document) Costs() string {
	var priced []*analyze.ComponentCapacity
	c := &d.analysis.Capacity
	for i := range c.Components {
		if c.Components[i].Cost.Known() || len(c.Components[i].Cost.Missing) > 0 {
			priced = append(priced, &c.Components[i])
		}
	}
	slices.SortStableFunc(priced, func(a, b *analyze.ComponentCapacity) int {
		return cmp.Compare(b.Cost.Value.Value, a.Cost.Value.Value)
	})
	s := d.newSheet("Component", "A month", "Share")
	total := &c.Cost
	if !total.Known() {
		total = &c.CostKnown
	}
	for _, k := range priced {
		s.add(k.Component.ID, escape(k.Component.Title()), words(d.component(k.Component.ID)), perMonth(&k.Cost), words(shareOf(&k.Cost, total)))
	}
	if len(s.rows) == 0 {
		return ""
	}
	if total.Known() {
		name := "Total"
		if total == &c.CostKnown {
			name = "Total of those known"
		}
		s.how.use(total)
		s.rows = append(s.rows, []cell{words(strong(name)), told(strong(perMonth(total).words), total), words("")})
	}
	return s.piece(d.unpriced()...)
}

// perMonth returns a cost without the time that the column names already.
func perMonth(f *analyze.Figure) cell {
	return told(strings.TrimSuffix(shown(f), "/month"), f)
}

// shareOf returns what part of a total a figure is.
func shareOf(f, total *analyze.Figure) string {
	if !f.Known() || !total.Known() || total.Value.Value <= 0 {
		return ""
	}
	return part(f.Value.Value / total.Value.Value)
}

// unpriced names the components that the sum of costs is without.
func (d *document) unpriced() []block {
	var blocks []block
	if without := d.analysis.Capacity.Unpriced; len(without) > 0 {
		blocks = append(blocks, paragraph("Without what states no cost: "+some(d.titles(without), 8)+"."))
	}
	if unknown := d.analysis.Capacity.UnknownCosts(); len(unknown) > 0 {
		blocks = append(blocks, paragraph("Without what lacks a fact for its cost: "+some(d.titles(unknown), 8)+"."))
	}
	return blocks
}

func (d *document) titles(components []*model.Component) []string {
	names := make([]string, len(components))
	for i, c := range components {
		names[i] = d.component(c.ID)
	}
	return names
}

// LoadPictures returns the picture of the load.
func (d *document) LoadPictures() string { return d.picturesOf("load") }
