package writeup

import (
	"strconv"
	"strings"

	"casebook/model"
	"casebook/model/quantity"
	"casebook/render/scene"
)

// HasArchitecture reports whether the study says how the system is built.
func (d *document) HasArchitecture() bool {
	a := d.study.Architecture
	return len(a.Zones)+len(a.Components)+len(a.Connections)+len(a.Flows)+len(a.States)+len(a.Failures) > 0
}

// Overview returns the pictures that belong to no flow, state machine, decision or stage.
func (d *document) Overview() string {
	var pieces []string
	for _, p := range d.pictures {
		if _, placed := d.places[keyOf(p.View)]; !placed {
			pieces = append(pieces, piece(d.flavor.show(p)))
		}
	}
	return strings.Join(pieces, "\n\n")
}

// Zones returns the zones as a nested list.
func (d *document) Zones() string { return d.zonesIn("").piece() }

func (d *document) zonesIn(outer string) list {
	l := list{tight: true}
	for _, z := range d.study.Architecture.Zones {
		if z.In != outer {
			continue
		}
		lead := strong(escape(z.Title())) + " (" + escape(strings.Join(zoneFacts(&z), "; ")) + ")"
		it := item{paragraph(lead)}
		if z.Description != "" {
			it = led(lead+":", blocksOf(z.Description))
		}
		if inner := d.zonesIn(z.ID); len(inner.items) > 0 {
			it = append(it, inner)
		}
		l.items = append(l.items, it)
	}
	return l.close()
}

// zoneFacts returns what sort of zone it is and how dependable.
func zoneFacts(z *model.Zone) []string {
	facts := []string{z.SortName()}
	if z.Availability.Known() {
		facts = append(facts, "available "+z.Availability.String())
	}
	return facts
}

// components is the part on components: all of them in a table, and what more there is to say.
type components struct {
	Table   string
	Entries []section
}

// Components returns the part on components, nil if there are none.
func (d *document) Components() *components {
	all := d.study.Architecture.Components
	if len(all) == 0 {
		return nil
	}
	var part components
	t := table{head: []string{"Component", "Kind", "Technology", "Zone", "Replicas"}}
	for i := range all {
		c := &all[i]
		t.rows = append(t.rows, []string{
			d.component(c.ID), escape(scene.KindName(c.Kind)), escape(c.Tech), d.zoneName(c.In), d.replicas(c.Replicas),
		})
		if body := d.entry(c, d.prose(c.Description, 4)); len(body) > 0 {
			part.Entries = append(part.Entries, section{
				Heading: d.headingOf(4, "component/"+c.ID),
				Body:    piece(body...),
			})
		}
	}
	part.Table = t.piece()
	return &part
}

func (d *document) zoneName(id string) string {
	if z := d.study.Zone(id); z != nil {
		return escape(z.Title())
	}
	return escape(id)
}

// replicas says how many of a component run.
func (d *document) replicas(r model.Replicas) string {
	if !r.Known() {
		return ""
	}
	var facts []string
	facts = append(facts, amount(r.Count))
	switch n := r.Zones.Count; {
	case len(r.Zones.Zones) > 0:
		names := make([]string, len(r.Zones.Zones))
		for i, z := range r.Zones.Zones {
			names[i] = d.zoneName(z)
		}
		facts[0] += " over " + strings.Join(names, ", ")
	case n > 1:
		facts[0] += " over " + strconv.Itoa(n) + " zones"
	}
	add := func(q quantity.Quantity, before, after string) {
		if q.Known() {
			facts = append(facts, before+amount(q)+after)
		}
	}
	add(r.Need, "", " needed")
	add(r.Max, "at most ", "")
	add(r.Standby, "", " on standby")
	add(r.Lag, "lag ", "")
	return strings.Join(facts, "; ")
}
