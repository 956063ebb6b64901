package deck

import (
	"math"
	"slices"
	"strings"

	"casebook/render/geom"
	"casebook/render/scene"
)

// wayMargin is what is left around the way of a flow, in pixels of the picture.
const wayMargin = 28

// wayOf returns the box around the steps of a flow and what they connect; nowhere if there are none.
func wayOf(items []scene.Item) geom.Box {
	b := extentOf(items, func(steps string) bool { return steps != "" })
	if math.IsInf(b.X, 1) {
		return b
	}
	return b.Grow(wayMargin)
}

// extentOf returns the box around connections with some steps and what they connect.
func extentOf(items []scene.Item, which func(steps string) bool) geom.Box {
	b := geom.Nowhere
	ends := map[string]bool{}
	for _, it := range items {
		if g, ok := it.(*scene.Group); ok && g.Class == "connection" && which(fact(g, "step")) {
			b = b.Around(scene.Extent(g.Items))
			ends["c-"+fact(g, "from")], ends["c-"+fact(g, "to")] = true, true
		}
	}
	for _, it := range items {
		if g, ok := it.(*scene.Group); ok && ends[g.ID] {
			b = b.Around(scene.Extent(g.Items))
		}
	}
	return b
}

// The least size of the part of a picture that is shown for a step, so that one can tell where one is.
const (
	leastWidth  = 760.0
	leastHeight = 360.0
)

// closeTo returns the part of the picture of a flow that a step is about: its line, what that connects, and
// what is around them.
func closeTo(s *scene.Scene, step string) *scene.Scene {
	items := dropped(s.Items, "titles", "legend", "panel")
	b := extentOf(items, func(steps string) bool { return slices.Contains(strings.Fields(steps), step) })
	if math.IsInf(b.X, 1) {
		return prepared(s)
	}
	b = b.Grow(wayMargin)
	all := scene.Extent(items)
	b.X, b.W = widen(b.X, b.W, leastWidth, all.X, all.Right())
	b.Y, b.H = widen(b.Y, b.H, leastHeight, all.Y, all.Bottom())
	return framed(s, within(items, b), b)
}

// widen returns a stretch that is at least so long, and does not leave bounds if it need not.
func widen(at, long, least, from, to float64) (float64, float64) {
	if long >= least {
		return at, long
	}
	at -= (least - long) / 2
	return math.Max(math.Min(at, to-least), math.Min(from, to-least)), least
}

// fact returns a fact of a group, or "".
func fact(g *scene.Group, name string) string {
	for _, a := range g.Data {
		if a.Name == name {
			return a.Value
		}
	}
	return ""
}

// within returns the part of a component graph that is in a box: components that are in it as a whole,
// connections between those, zones around those as far as the box goes, and what else is in it.
func within(items []scene.Item, in geom.Box) []scene.Item {
	shown := map[string]geom.Box{} // components by id
	for _, it := range items {
		if g, ok := it.(*scene.Group); ok && g.Class == "component" {
			if b := scene.Extent(g.Items); in.Encloses(b) {
				shown[g.ID] = b
			}
		}
	}
	var kept []scene.Item
	for _, it := range items {
		g, ok := it.(*scene.Group)
		switch {
		case !ok:
			if in.Encloses(scene.Extent([]scene.Item{it})) {
				kept = append(kept, it)
			}
			continue
		case g.Class == "component":
			if _, there := shown[g.ID]; there {
				kept = append(kept, g)
			}
			continue
		case g.Class == "connection":
			_, from := shown["c-"+fact(g, "from")]
			_, to := shown["c-"+fact(g, "to")]
			if from && to && in.Encloses(scene.Extent(g.Items)) {
				kept = append(kept, g)
			}
			continue
		}
		c := *g
		if g.Class == "zone" {
			c.Items = zoneWithin(g.Items, in, shown)
		} else {
			c.Items = within(g.Items, in)
		}
		if len(c.Items) > 0 {
			kept = append(kept, &c)
		}
	}
	return kept
}

// zoneWithin returns what is in a box of a zone; nothing if none of the components that are shown is in it.
func zoneWithin(items []scene.Item, in geom.Box, shown map[string]geom.Box) []scene.Item {
	around := func(zone geom.Box) bool {
		for _, b := range shown {
			if zone.Encloses(b) {
				return true
			}
		}
		return false
	}
	var kept []scene.Item
	for _, it := range items {
		switch it := it.(type) {
		case *scene.Rect:
			if !around(it.Box) {
				return nil
			}
			c := *it
			c.Box = common(in, it.Box)
			kept = append(kept, &c)
		default:
			if in.Encloses(scene.Extent([]scene.Item{it})) {
				kept = append(kept, it)
			}
		}
	}
	return kept
}

// common returns what two boxes that overlap have in common.
func common(a, b geom.Box) geom.Box {
	x, y := math.Max(a.X, b.X), math.Max(a.Y, b.Y)
	return geom.Box{X: x, Y: y, W: math.Min(a.Right(), b.Right()) - x, H: math.Min(a.Bottom(), b.Bottom()) - y}
}
