package view

import (
	"slices"

	"casebook/model"
	"casebook/model/compare"
)

// union is the graph of two studies: all that either has.
type union struct {
	*compare.Comparison
	was   *model.Study // the study before, with the ids that things have now
	study *model.Study // the graph: the study after, and what it lacks
	cards []joint      // of the components of the graph
	ways  []way        // of its connections
}

// joint is a component of a union. One that moved to another zone is in both.
type joint struct {
	before, after *model.Component // as it was and is; nil where it was not or is not
	leftPlace     bool             // it stands where the component was, before it went to another zone
	now           *model.Zone      // then the zone where it is; nil for none
}

// way is a connection of a union.
type way struct {
	before, after *model.Connection
	left          bool // it is only another end of one that is still there
}

// leftID names the place that a component has left. No id of a study has a point in it.
func leftID(id string) string { return id + ".before" }

func unionOf(c *compare.Comparison) *union {
	u := &union{Comparison: c, was: c.Before.Renamed(c.Names)}
	graph := *c.After
	graph.Roadmap = nil
	a := &graph.Architecture
	a.Zones = merged(u.was.Architecture.Zones, a.Zones, func(z *model.Zone) string { return z.ID })
	a.Components = merged(u.was.Architecture.Components, a.Components, func(m *model.Component) string { return m.ID })
	for i := range a.Components {
		id := a.Components[i].ID
		u.cards = append(u.cards, joint{before: u.was.Component(id), after: c.After.Component(id)})
	}
	u.study = &graph
	u.addLeft(a)
	u.addWays(a)
	return u
}

// merged returns a list with what only an earlier one has, each behind what it stood behind.
func merged[E any](before, after []E, id func(*E) string) []E {
	all := slices.Clone(after)
	at := func(key string) int { return slices.IndexFunc(all, func(e E) bool { return id(&e) == key }) }
	place := 0
	for i := range before {
		if k := at(id(&before[i])); k >= 0 {
			place = k + 1
			continue
		}
		all = slices.Insert(all, place, before[i])
		place++
	}
	return all
}

// addLeft adds the places that components have left.
func (u *union) addLeft(a *model.Architecture) {
	for _, j := range slices.Clone(u.cards) {
		if j.before == nil || j.after == nil || j.before.In == j.after.In {
			continue
		}
		place := *j.before
		place.ID = leftID(place.ID)
		a.Components = append(a.Components, place)
		u.cards = append(u.cards, joint{before: j.before, leftPlace: true, now: u.After.Zone(j.after.In)})
	}
}

// addWays adds the ways that connections had before, where those are others than now.
func (u *union) addWays(a *model.Architecture) {
	a.Connections = slices.Clone(a.Connections)
	u.ways = make([]way, len(a.Connections))
	for i := range a.Connections {
		u.ways[i].after = &u.After.Architecture.Connections[i]
	}
	for i, k := range compare.Paired(u.was, u.After) {
		before := &u.was.Architecture.Connections[i]
		on := *before
		on.From, on.To = u.place(on.From), u.place(on.To)
		if k >= 0 {
			u.ways[k].before = before
			if on.From == u.ways[k].after.From && on.To == u.ways[k].after.To {
				continue
			}
		}
		rerouted := k >= 0 && (before.From != u.ways[k].after.From || before.To != u.ways[k].after.To)
		a.Connections = append(a.Connections, on)
		u.ways = append(u.ways, way{before: before, left: k >= 0 && !rerouted})
	}
}

// place returns the component of the graph where one stood before.
func (u *union) place(id string) string {
	if u.study.Component(leftID(id)) != nil {
		return leftID(id)
	}
	return id
}
