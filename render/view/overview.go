package view

import (
	"strconv"
	"strings"

	"casebook/model"
	"casebook/render/layout/graph"
	"casebook/render/scene"
)

// overviewView shows zones as boxes and bundles the connections between them.
func overviewView(s *model.Study) View {
	return View{
		Name:  "overview",
		Title: "Overview",
		Alt:   "Overview of " + s.Title + ": its zones, and how many connections run between them",
	}
}

// overview builds the diagram of zones. A zone that only holds components becomes one card; one
// that holds other zones stays a zone around them, with its own components as cards beside them.
type overview struct {
	study   *model.Study
	diagram *diagram
	zoneAt  map[string]int // by id: where in the diagram's zones
	cardOf  map[string]int // by component: the card that stands for it
}

func overviewGraph(s *model.Study) *diagram {
	o := &overview{
		study: s,
		diagram: &diagram{
			title: s.Title, subtitle: "Overview",
			desc:      "Overview of " + s.Title + ": " + inventory(s) + ", connections between zones bundled.",
			direction: directionOf(s),
		},
		zoneAt: map[string]int{},
		cardOf: map[string]int{},
	}
	o.addZones()
	o.addCards()
	o.addBundles()
	o.diagram.widen()
	return o.diagram
}

// addZones adds the zones that hold other zones.
func (o *overview) addZones() {
	zones, at := zonesOf(o.study)
	holds := make([]bool, len(zones))
	for _, z := range zones {
		if z.in != graph.None {
			holds[z.in] = true
		}
	}
	kept := make([]int, len(zones))
	for i, z := range zones {
		if !holds[i] {
			continue
		}
		if z.in != graph.None {
			z.in = kept[z.in]
		}
		kept[i] = len(o.diagram.zones)
		o.diagram.zones = append(o.diagram.zones, z)
	}
	for id, i := range at {
		if holds[i] {
			o.zoneAt[id] = kept[i]
		}
	}
}

// addCards adds a card for each zone that only holds components, and for each other component, in
// the order in which components are declared: a study begins with who uses the system.
func (o *overview) addCards() {
	members := map[string][]*model.Component{}
	for i := range o.study.Architecture.Components {
		c := &o.study.Architecture.Components[i]
		members[c.In] = append(members[c.In], c)
	}
	shown := map[string]bool{}
	for i := range o.study.Architecture.Components {
		c := &o.study.Architecture.Components[i]
		z := o.study.Zone(c.In)
		if _, holds := o.zoneAt[c.In]; z == nil || holds {
			o.cardOf[c.ID] = len(o.diagram.cards)
			o.diagram.cards = append(o.diagram.cards, componentCard(c, o.zone(c.In)))
		} else if !shown[z.ID] {
			shown[z.ID] = true
			o.addZoneCard(z, members[z.ID])
		}
	}
	for i := range o.study.Architecture.Zones { // those with nothing in them
		z := &o.study.Architecture.Zones[i]
		if _, holds := o.zoneAt[z.ID]; !holds && !shown[z.ID] {
			o.addZoneCard(z, nil)
		}
	}
}

// addZoneCard adds a card for a zone and the components in it.
func (o *overview) addZoneCard(z *model.Zone, members []*model.Component) {
	for _, c := range members {
		o.cardOf[c.ID] = len(o.diagram.cards)
	}
	o.diagram.cards = append(o.diagram.cards, zoneCard(z, members, o.zone(z.In)))
}

// zone returns where a zone stands among those drawn around others; graph.None for no zone.
func (o *overview) zone(id string) int {
	if i, ok := o.zoneAt[id]; ok {
		return i
	}
	return graph.None
}

// zoneCard returns the card that stands for a zone and what is in it.
func zoneCard(z *model.Zone, members []*model.Component, in int) card {
	sub := count(len(members), "component")
	if n := len(members); n > 0 && n <= 3 {
		names := make([]string, n)
		for i, c := range members {
			names[i] = c.Name
		}
		sub = strings.Join(names, ", ")
	}
	c := newCard(z.Title(), sub, zoneGlyph(z.Kind))
	c.class, c.id, c.zone = "zone", "z-"+z.ID, in
	c.says = zonePart(z)
	c.words = zoneWords(z) + ", " + count(len(members), "component")
	c.data = zoneData(z)
	c.outside = z.Kind == "external" || z.Kind == "client"
	return c
}

// zoneGlyph returns the glyph of a sort of zone.
func zoneGlyph(kind string) string {
	if kind == "trust" {
		return "lock"
	}
	return "zone"
}

// addBundles adds one line for all connections of a mode from one card to another.
func (o *overview) addBundles() {
	type bundle struct {
		from, to int
		mode     model.Mode
	}
	var order []bundle
	members := map[bundle][]*model.Connection{}
	for i := range o.study.Architecture.Connections {
		c := &o.study.Architecture.Connections[i]
		b := bundle{o.cardOf[c.From], o.cardOf[c.To], modeOf(c)}
		if b.from == b.to {
			continue
		}
		if members[b] == nil {
			order = append(order, b)
		}
		members[b] = append(members[b], c)
	}
	pairs := map[[2]int]int{}
	for _, b := range order {
		pair := [2]int{b.from, b.to}
		pairs[pair]++
		o.diagram.links = append(o.diagram.links, o.bundleLink(b.from, b.to, pairs[pair], b.mode, members[b]))
	}
}

// bundleLink returns the line of connections of one mode between two cards.
func (o *overview) bundleLink(from, to, nth int, mode model.Mode, members []*model.Connection) link {
	a, b := &o.diagram.cards[from], &o.diagram.cards[to]
	n := count(len(members), modeName(mode))
	words := make([]string, len(members))
	for i, c := range members {
		words[i] = connectionWords(o.study, c)
	}
	l := link{
		id:    connectionID(partID(a), partID(b), nth),
		words: n + ": " + strings.Join(words, "; "),
		from:  from, to: to,
		mode:  mode,
		label: label{newRow("", n, "")},
		data: []scene.Attr{
			{Name: "from", Value: partID(a)},
			{Name: "to", Value: partID(b)},
			{Name: "mode", Value: string(mode)},
			{Name: "count", Value: strconv.Itoa(len(members))},
		},
	}
	return l
}

// partID returns the id in the study of what a card stands for.
func partID(c *card) string { return c.id[len("c-"):] }
