package view

import (
	"casebook/model"
	"casebook/render/layout/graph"
	"casebook/render/scene"
	"fmt"
)

// mainWeight is what a straight line is worth on the first flow's way, beside 1 elsewhere.
const mainWeight = 4

// componentsView shows everything: each component in its zone, each connection with its label.
func componentsView(s *model.Study) View {
	return View{
		Name:  "components",
		Title: "Components",
		Alt:   "Component diagram of " + s.Title + ": " + inventory(s),

		Shared: true,
	}
}

// inventory counts what a study's architecture consists of.
func inventory(s *model.Study) string {
	a := &s.Architecture
	w := count(len(a.Components), "component")
	if len(a.Zones) > 0 {
		w += " in " + count(len(a.Zones), "zone")
	}
	return w + ", " + count(len(a.Connections), "connection")
}

// componentGraph returns the diagram of all components. Views of flows are made from it and keep
// its cards and lines, so that components stay where they are from view to view.
func componentGraph(s *model.Study) *diagram {
	a := &s.Architecture
	d := &diagram{
		title: s.Title, subtitle: "Components",
		desc:      "Components of " + s.Title + ": " + inventory(s) + ".",
		direction: directionOf(s),
	}
	zones, zoneAt := zonesOf(s)
	d.zones = zones
	cardAt := map[string]int{}
	for i := range a.Components {
		c := &a.Components[i]
		zone, in := zoneAt[c.In]
		if !in {
			zone = graph.None
		}
		cardAt[c.ID] = i
		d.cards = append(d.cards, componentCard(c, zone))
	}
	pairs := map[[2]string]int{}
	for i := range a.Connections {
		c := &a.Connections[i]
		pair := [2]string{c.From, c.To}
		pairs[pair]++
		d.links = append(d.links, connectionLink(s, c, cardAt, pairs[pair]))
	}
	d.widen()
	d.straighten(s)
	d.reserveStages(roadmapOf(s))
	return d
}

// connectionLink returns the line of a connection, the nth between its two components.
func connectionLink(s *model.Study, c *model.Connection, cardAt map[string]int, nth int) link {
	mode := modeOf(c)
	l := link{
		id:    connectionID(c.From, c.To, nth),
		words: connectionWords(s, c),
		from:  cardAt[c.From], to: cardAt[c.To],
		mode:  mode,
		label: label{newRow("", c.Label, c.Protocol)},
		data: []scene.Attr{
			{Name: "from", Value: c.From},
			{Name: "to", Value: c.To},
			{Name: "mode", Value: string(mode)},
		},
	}
	return l
}

// connectionID names the nth line between two parts of a picture.
func connectionID(from, to string, nth int) string {
	id := "e-" + from + "-" + to
	if nth > 1 {
		id += fmt.Sprintf("-%d", nth)
	}
	return id
}

// modeOf returns a connection's mode; a call if it has none.
func modeOf(c *model.Connection) model.Mode {
	if c.Mode == "" {
		return model.Sync
	}
	return c.Mode
}

// straighten has the first flow run straight.
func (d *diagram) straighten(s *model.Study) {
	if len(s.Architecture.Flows) == 0 {
		return
	}
	for c := range flowLabels(s, 0) {
		d.links[c].weight = mainWeight
	}
}
