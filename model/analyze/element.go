package analyze

import "slices"

// Element is a part of the system that fails as a whole: a component with all its replicas, a zone,
// a provider, or a failure that the study names.
type Element struct {
	Kind string // "component", "zone", "provider", "failure"
	ID   string
	Name string

	events []int    // that go down with it
	down   []string // the components and zones that it takes down
}

// allElements returns the components, providers and zones of a plant that can fail: those who use
// the system cannot, nor can lines that only mark whose a thing is.
func (a *assessment) allElements() []Element {
	var list []Element
	for i := range a.components {
		c := &a.components[i]
		if len(a.own[c.ID]) == 0 {
			continue
		}
		kind := "component"
		if promised(c) {
			kind = "provider"
		}
		list = append(list, Element{Kind: kind, ID: c.ID, Name: c.Name, events: a.own[c.ID], down: []string{c.ID}})
	}
	for i := range a.study.Architecture.Zones {
		z := &a.study.Architecture.Zones[i]
		if !a.occupied(z.ID) {
			continue
		}
		switch z.Kind {
		case "region", "az", "network", "":
			list = append(list, a.zoneElement(z.ID, nameOr(z.Name, z.ID)))
		}
	}
	for _, z := range a.unnamedNames() {
		list = append(list, a.zoneElement(z, z))
	}
	return list
}

func (a *assessment) zoneElement(id, name string) Element {
	return Element{Kind: "zone", ID: id, Name: name, events: []int{a.zone[id]}, down: []string{id}}
}

// occupied reports whether a component is in a zone, or spread over it.
func (a *assessment) occupied(zone string) bool {
	for i := range a.components {
		c := &a.components[i]
		if caller(c) {
			continue
		}
		around := a.zonesOf(c)
		for _, z := range c.Replicas.Zones.Zones {
			for ; a.zones[z] != nil; z = a.zones[z].In {
				around = append(around, z)
			}
		}
		if slices.Contains(around, zone) {
			return true
		}
	}
	return false
}

func nameOr(name, id string) string {
	if name != "" {
		return name
	}
	return id
}

// elementOf returns components and zones that fail together as one element.
func (a *assessment) elementOf(kind, id, name string, down []string) Element {
	e := Element{Kind: kind, ID: id, Name: name, down: down}
	for _, what := range down {
		if z, ok := a.zone[what]; ok {
			e.events = append(e.events, z)
		}
		e.events = append(e.events, a.own[what]...)
	}
	return e
}
