package analyze

import (
	"fmt"
	"math"
	"strings"

	"casebook/model"
	"casebook/model/analyze/reliability"
	"casebook/model/quantity"
)

// plant is a system as things that fail independently of each other, and formulas over them. What two
// flows share is one thing.
type plant struct {
	*system
	events   []reliability.Event
	zone     map[string]int                 // event of each zone, named or not
	own      map[string]reliability.Element // events of each component's replicas, and what takes them all
	built    map[string]reliability.Formula // when a component is up
	facts    map[string]Input               // the availability of each component that was built
	failures int                            // how many of the events are failures; others choose ways
}

// newPlant returns the events of a system. Zones come first, as many share them: the decision diagram
// is smallest so.
func newPlant(sys *system) *plant {
	p := &plant{system: sys, zone: map[string]int{}, own: map[string]reliability.Element{},
		built: map[string]reliability.Formula{}, facts: map[string]Input{}}
	for i := range sys.study.Architecture.Zones {
		z := &sys.study.Architecture.Zones[i]
		p.zone[z.ID] = p.event("zone "+z.ID, lack(z.Availability, 0))
	}
	for _, z := range sys.unnamedNames() {
		p.zone[z] = p.event("zone "+z, 0)
	}
	for i := range sys.components {
		c := &sys.components[i]
		p.built[c.ID] = p.build(c)
	}
	p.failures = len(p.events)
	return p
}

func (p *plant) event(name string, u float64) int {
	p.events = append(p.events, reliability.Event{Name: name, Unavailability: u})
	return len(p.events) - 1
}

// lack returns what an availability lacks to 1, or other if it was not given.
func lack(availability quantity.Quantity, other float64) float64 {
	if !availability.Known() {
		return other
	}
	return max(0, 1-availability.Value)
}

// build returns the formula that is up while a component is.
func (p *plant) build(c *model.Component) reliability.Formula {
	if caller(c) || c.Kind == "library" {
		return reliability.And()
	}
	n := copiesOf(c)
	u := p.unavailability(c, n)
	needs := p.around(c.In)
	if n.count > 1 {
		var common float64
		if u, common = reliability.CommonCause(u, n.commonCause); common != 0 {
			all := p.event(c.ID+": common cause", common)
			p.own[c.ID] = append(p.own[c.ID], all)
			needs = append(needs, reliability.Up(all))
		}
	}
	first := len(p.events)
	enough, events := reliability.Pool(c.ID, n.need, u, p.places(c, n.count), first)
	p.events = append(p.events, events...)
	for i := range events {
		p.own[c.ID] = append(p.own[c.ID], first+i)
	}
	if p.down[c.ID] {
		return reliability.Or()
	}
	return reliability.And(append(needs, enough)...)
}

// places returns where a component's copies are: in the zones that it is spread over, in turns. What is
// promised for the whole is there as long as any of them is.
func (p *plant) places(c *model.Component, count int) []reliability.Place {
	spread := p.spreadZones(c)
	if len(spread) == 0 {
		return []reliability.Place{{Replicas: count}}
	}
	if promised(c) {
		return []reliability.Place{{Up: p.anyOf(spread), Replicas: count}}
	}
	var places []reliability.Place
	for i, z := range spread {
		if n := (count + len(spread) - 1 - i) / len(spread); n > 0 {
			places = append(places, reliability.Place{Up: reliability.And(p.around(z)...), Replicas: n})
		}
	}
	return places
}

// anyOf returns what is up while any of some zones is.
func (p *plant) anyOf(zones []string) reliability.Formula {
	ups := make([]reliability.Formula, len(zones))
	for i, z := range zones {
		ups[i] = reliability.And(p.around(z)...)
	}
	return reliability.Or(ups...)
}

// around returns what the zone called id needs to be up: itself and all zones around it.
func (p *plant) around(id string) []reliability.Formula {
	var needs []reliability.Formula
	for id != "" {
		if p.down[id] {
			return []reliability.Formula{reliability.Or()}
		}
		needs = append(needs, reliability.Up(p.zone[id]))
		if p.zones[id] == nil {
			break // one without a name, whose region is around the component anyway
		}
		id = p.zones[id].In
	}
	return needs
}

// copies says how many copies of a component can serve one request, and how many of them must be up.
type copies struct {
	count, need int
	commonCause float64
	note        string
}

// usualCommonCause is the share of failures that take all replicas at once where a study does not
// say: without it, three replicas of 99 % would claim six nines.
const usualCommonCause = .05

// copiesOf returns the copies of a component that one request can be served by: all its replicas, if it
// says how many of them it needs; those of its shard, if it is partitioned and says how often it keeps
// each. What is promised for the whole is one thing, and so is what does not say how many it is.
func copiesOf(c *model.Component) copies {
	n := copies{count: 1, need: 1, commonCause: lackless(c.CommonCause, usualCommonCause)}
	if promised(c) {
		n.note = "of the whole"
		return n
	}
	if c.Replicas.Known() {
		n.count = int(c.Replicas.Count.Value + c.Replicas.Standby.Value)
	}
	switch r := c.Replication; {
	case c.Replicas.Need.Known():
		n.need = int(c.Replicas.Need.Value)
	case r.N.Known() && c.Partitions.Known():
		n.count = int(r.N.Value)
		n.need = max(1, int(r.R.Value), int(r.W.Value))
	}
	n.count = max(n.count, 1)
	n.need = min(n.need, n.count)
	n.note = "one replica"
	if n.count > 1 {
		n.note = fmt.Sprintf("of one of %d, of which %d must be up; %s of failures take all", n.count, n.need,
			quantity.Share(n.commonCause))
	}
	return n
}

// Copies returns how many copies of a component can serve one request, and how many of them must be up.
// What does not say how many it is counts as one.
func Copies(c *model.Component) (count, need int) {
	n := copiesOf(c)
	return n.count, n.need
}

// promised reports whether a component's availability is one that a provider promises for all of it.
func promised(c *model.Component) bool { return whole(c) || c.SLA == model.Yes }

// lackless returns the value of a quantity, or other if it was not given.
func lackless(q quantity.Quantity, other float64) float64 {
	if q.Known() {
		return q.Value
	}
	return other
}

// unavailability returns that of one copy of a component: NaN if the study does not say. How often it
// fails times how long it takes to repair says it as well.
func (p *plant) unavailability(c *model.Component, n copies) float64 {
	switch {
	case c.Availability.Known():
		p.facts[c.ID] = assumed(c.ID+".availability", c.Availability, n.note)
		return max(0, 1-c.Availability.Value)
	case c.MTTR.Known() && c.Incidents.Known():
		u := min(1, float64(c.Incidents.Value*c.MTTR.Value))
		p.facts[c.ID] = assumed(c.ID+".availability", quantity.Share(1-u), n.note+"; 1 - incidents x mttr")
		return u
	}
	p.facts[c.ID] = fact(c.ID+".availability", quantity.Quantity{})
	return math.NaN()
}

// spreadZones returns the zones that a component's replicas are spread over, evenly and in this order.
func (sys *system) spreadZones(c *model.Component) []string {
	if len(c.Replicas.Zones.Zones) > 0 {
		return c.Replicas.Zones.Zones
	}
	return sys.unnamed[c.ID]
}

// unnamedZones returns names for the zones of its region that a component is spread over without
// naming them. Components of one region share them.
func (sys *system) unnamedZones(c *model.Component) []string {
	if len(c.Replicas.Zones.Zones) > 0 {
		return nil
	}
	region := ""
	for z := sys.zones[c.In]; z != nil; z = sys.zones[z.In] {
		region = z.ID
		if z.Kind == "region" {
			break
		}
	}
	names := make([]string, c.Replicas.Zones.Count)
	for i := range names {
		names[i] = strings.TrimPrefix(fmt.Sprintf("%s/zone-%d", region, i+1), "/")
	}
	return names
}
