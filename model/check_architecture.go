package model

import (
	"strings"

	"casebook/model/quantity"
)

// checkArchitecture notes what is wrong among zones, components and connections.
func (r *reader) checkArchitecture() {
	r.checkZones()
	r.checkDrawable()
	a := &r.study.Architecture
	for i := range a.Components {
		r.checkComponent(&a.Components[i])
	}
	r.checkConnections()
	for i := range a.States {
		r.checkStates(&a.States[i])
	}
}

// checkZones notes zones that are called like a component, or lie within themselves.
func (r *reader) checkZones() {
	zones := r.study.Architecture.Zones
	around := map[string][]string{}
	for i := range zones {
		z := &zones[i]
		if c := r.study.Component(z.ID); c != nil {
			r.fault(r.places[&z.ID], "give one of them another id",
				"zone %s is called like the component on line %d", quote(z.ID), c.Pos.Line)
		}
		if z.In != "" {
			around[z.ID] = []string{z.In}
		}
	}
	for _, round := range rounds(around) {
		r.fault(r.places[&r.study.Zone(round[0]).In], "", "zone %s lies within itself: %s",
			quote(round[0]), strings.Join(round, " in "))
	}
}

// checkComponent notes facts of a component that contradict each other.
func (r *reader) checkComponent(c *Component) {
	r.ascending([]measured{{"p50", &c.Latency.P50}, {"p95", &c.Latency.P95}, {"p99", &c.Latency.P99}})
	p := &c.Replicas
	r.atMost(measured{"need", &p.Need}, measured{"count", &p.Count})
	r.atMost(measured{"count", &p.Count}, measured{"max", &p.Max})
	r.atMost(measured{"standby", &p.Standby}, measured{"count", &p.Count})
	r.distinctZones(p)
	q := &c.Replication
	r.atMost(measured{"r", &q.R}, measured{"n", &q.N})
	r.atMost(measured{"w", &q.W}, measured{"n", &q.N})
}

// atMost notes a quantity that is more than another.
func (r *reader) atMost(less, more measured) {
	if less.value.Known() && more.value.Known() && less.value.Value > more.value.Value {
		r.fault(r.places[less.value], "", "%s is more than %s: %s and %s", less.key, more.key, less.value, more.value)
	}
}

// distinctZones notes a zone that replicas are spread over twice.
func (r *reader) distinctZones(p *Replicas) {
	seen := map[string]bool{}
	for i := range p.Zones.Zones {
		zone := &p.Zones.Zones[i]
		if seen[*zone] && *zone != "" {
			r.fault(r.places[zone], "", "zone %s is here a second time", quote(*zone))
		}
		seen[*zone] = true
	}
}

// checkConnections notes connections that are declared twice. Several between the same two are told
// apart by their labels or protocols.
func (r *reader) checkConnections() {
	type identity struct {
		arrow
		label, protocol string
	}
	first := map[identity]Pos{}
	for i := range r.study.Architecture.Connections {
		c := &r.study.Architecture.Connections[i]
		if c.From == "" || c.To == "" {
			continue
		}
		id := identity{arrow{c.From, c.To, c.Mode}, c.Label, c.Protocol}
		if before, ok := first[id]; ok {
			r.add(c.Pos, 1, "give them different labels, or leave one out",
				"the connection %s is here a second time; it is on line %d already", id.arrow, before.Line)
			continue
		}
		first[id] = c.Pos
	}
}

// checkStates notes states that a state machine speaks of and does not have.
func (r *reader) checkStates(m *StateMachine) {
	known := declarations{}
	for i := range m.States {
		known.add("state", m.States[i].ID)
	}
	noteUnknown := func(ref reference) {
		if ref.name != "" && !known.has(ref.name, ref.to...) && !r.full() {
			at, _ := r.inScalar(ref.node, ref.offset)
			r.add(at, len([]rune(ref.name)), known.hint(ref), "state machine %s has no state %s", quote(m.ID), quote(ref.name))
		}
	}
	to := []string{"state"}
	if n, ok := r.places[&m.Initial]; ok {
		noteUnknown(reference{node: n, name: m.Initial, to: to})
	}
	for i := range m.Transitions {
		t := &m.Transitions[i]
		if n, ok := r.places[&t.From]; ok {
			from, end := endsOf(n, arrow{t.From, t.To, Sync})
			noteUnknown(reference{n, t.From, to, from})
			noteUnknown(reference{n, t.To, to, end})
		}
	}
}

// sameMeasure reports whether two quantities may be compared: dimension and currency are the same.
func sameMeasure(a, b quantity.Quantity) bool { return a.Dim == b.Dim && a.Currency == b.Currency }
