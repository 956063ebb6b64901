package view

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"casebook/model"
	"casebook/model/analyze"
)

// addLoad adds the view of what is used of each component, and what goes over each connection, at
// peak. It is left out where no such figure is known.
func (v *Set) addLoad() {
	v.addFigured("load", func(a *analyze.Analysis) (View, bool) {
		u := usageOf(a)
		return View{
			Title: "Load at peak",
			Alt:   "Load at peak of " + a.Study.Title + " on its component diagram: " + u.tally(),
		}, u.known()
	}, func(a *analyze.Analysis) *diagram { return usageOf(a).diagram(v.components()) })
}

// usage is how much of each component is used.
type usage struct {
	*analyze.Analysis
	used map[string]*analyze.ComponentCapacity // by the id of the component
}

func usageOf(a *analyze.Analysis) *usage {
	u := &usage{Analysis: a, used: map[string]*analyze.ComponentCapacity{}}
	for i := range a.Capacity.Components {
		c := &a.Capacity.Components[i]
		u.used[c.Component.ID] = c
	}
	return u
}

// known reports whether there is a figure to show.
func (u *usage) known() bool {
	return slices.ContainsFunc(u.Capacity.Components, func(c analyze.ComponentCapacity) bool { return c.Utilisation.Known() }) ||
		slices.ContainsFunc(u.Demand.Connections, func(c analyze.ConnectionDemand) bool { return c.Peak.Known() })
}

// diagram returns the diagram of the load on the component graph.
func (u *usage) diagram(components *diagram) *diagram {
	d := components.clone()
	d.subtitle = "Load at peak"
	d.desc = u.desc()
	for i := range d.cards {
		d.cards[i].show(u.used[u.Study.Architecture.Components[i].ID])
	}
	d.alignMeters()
	rates := map[*model.Connection]*analyze.ConnectionDemand{}
	for i := range u.Demand.Connections {
		rates[u.Demand.Connections[i].Connection] = &u.Demand.Connections[i]
	}
	for i := range d.links {
		d.links[i].bear(rates[&u.Study.Architecture.Connections[i]])
	}
	return d
}

// show puts on a card how much of its component is used. Those who bring the load have no capacity. The
// card's own colour gives way: here colours tell the load.
func (c *card) show(used *analyze.ComponentCapacity) {
	c.grey = true
	if used == nil {
		return
	}
	m := newMeter(used)
	c.meter = m
	c.data = append(slices.Clip(c.data), fact("utilisation", used.Utilisation)...)
	if !used.Utilisation.Known() {
		c.words += "; utilisation at peak unknown: " + lacking(used.Utilisation)
		return
	}
	c.edge = m.band.paint
	c.words += "; utilisation at peak " + m.words()
}

// bear labels a line with what goes over it at peak. What no flow uses is faded.
func (l *link) bear(d *analyze.ConnectionDemand) {
	if d == nil || len(d.Flows) == 0 {
		l.faded, l.label = true, nil
		return
	}
	l.data = append(slices.Clip(l.data), fact("peak", d.Peak)...)
	rate := "unknown"
	if d.Peak.Known() {
		rate = perSecond(d.Peak.Value)
	}
	l.label = label{newRow("", rate, "")}
	l.label[0].spare = true
	l.words += "; " + rate + " at peak"
}

// tally counts the components by band: "3 used, 1 over, 2 unknown".
func (u *usage) tally() string {
	n := map[string]int{}
	for i := range u.Capacity.Components {
		n[newMeter(&u.Capacity.Components[i]).band.name]++
	}
	var parts []string
	for _, b := range []loadBand{usedBand, busyBand, overBand, unknownBand} {
		if n[b.name] > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", n[b.name], b.name))
		}
	}
	return strings.Join(parts, ", ")
}

// desc tells the load of components, the busiest first.
func (u *usage) desc() string {
	var known []*analyze.ComponentCapacity
	for i := range u.Capacity.Components {
		if c := &u.Capacity.Components[i]; c.Utilisation.Known() {
			known = append(known, c)
		}
	}
	slices.SortStableFunc(known, func(a, b *analyze.ComponentCapacity) int {
		return cmp.Compare(b.Utilisation.Value.Value, a.Utilisation.Value.Value)
	})
	w := fmt.Sprintf("Utilisation of the components of %s at peak, beside a target of %s, or %s where nobody waits: %s.", u.Study.Title,
		inPercent(u.Capacity.Target.Value.Value), inPercent(u.Capacity.Batch.Value.Value), u.tally())
	for _, c := range known {
		w += " " + c.Component.Name + ": " + newMeter(c).words() + "."
	}
	return w
}
