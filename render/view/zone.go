package view

import (
	"math"

	"casebook/model"
	"casebook/render/geom"
	"casebook/render/layout/graph"
	"casebook/render/scene"
	"casebook/render/text"
)

// Measures of a zone, in pixels.
const (
	zoneTitleLeft = 14.0  // from its left side to its title
	zoneTitleDown = 20.0  // from its top to its title's baseline
	zoneTitleMost = 300.0 // a longer title is cut
	zoneTitleRoom = 14.0  // height that the layout keeps free for it
	lockSide      = 13.0
	lockRoom      = 17.0 // what the lock of a trust boundary takes from the title's line
)

var zoneFont = scene.Font{Size: 12, Bold: true}

// zone is a boundary drawn around cards and other zones.
type zone struct {
	id, title string
	words     string
	says      scene.Part
	data      []scene.Attr
	in        int // index of the zone around it, or graph.None
	depth     int
	trust     bool
	hidden    bool // keeps its place, and is not drawn
	lost      bool // it fails
	mark      mark // what is said of it
}

// zonesOf returns a study's zones, parents before what is in them, and where each id stands. Zones
// of the same parent keep the order of the file.
func zonesOf(s *model.Study) ([]zone, map[string]int) {
	var zones []zone
	at := map[string]int{}
	var visit func(parent string, in, depth int)
	visit = func(parent string, in, depth int) {
		for i := range s.Architecture.Zones {
			z := &s.Architecture.Zones[i]
			if z.In != parent {
				continue
			}
			at[z.ID] = len(zones)
			zones = append(zones, newZone(z, in, depth))
			visit(z.ID, at[z.ID], depth+1)
		}
	}
	visit("", graph.None, 0)
	return zones, at
}

func newZone(z *model.Zone, in, depth int) zone {
	title, _ := text.Cut(text.Clean(z.Title()), zoneFont, zoneTitleMost)
	return zone{
		id: z.ID, title: title, words: zoneWords(z), says: zonePart(z), data: zoneData(z),
		in: in, depth: depth, trust: z.Kind == "trust",
	}
}

// zoneData returns what programs may want to know of a zone.
func zoneData(z *model.Zone) []scene.Attr {
	var data []scene.Attr
	if z.Kind != "" {
		data = append(data, scene.Attr{Name: "kind", Value: z.Kind})
	}
	if z.In != "" {
		data = append(data, scene.Attr{Name: "in", Value: z.In})
	}
	return data
}

// titleSize returns the room that the layout must leave for the title.
func (z *zone) titleSize() geom.Size {
	w := text.Width(z.title, zoneFont) + zoneTitleLeft
	if z.trust {
		w += lockRoom
	}
	return geom.Size{W: math.Ceil(w), H: zoneTitleRoom}
}

// fill returns the paint of the zone's ground.
func (z *zone) fill() scene.Paint {
	if z.trust {
		return scene.TrustZone
	}
	return scene.ZonePaint(z.depth)
}

// draw returns the zone in its box.
func (z *zone) draw(b geom.Box) scene.Item {
	g := &scene.Group{Class: "zone", ID: "z-" + z.id, Data: z.data, Title: z.words}
	outline := scene.Style{Fill: z.fill(), Stroke: scene.ZoneLine, Width: 1}
	paint := scene.Muted
	if z.trust {
		outline.Stroke, outline.Width, outline.Dash = scene.Trust, 1.25, scene.Broken
		paint = scene.Trust
	}
	if z.lost {
		outline.Stroke, outline.Width, outline.Dash = scene.Beyond, 2, scene.Broken
		paint = scene.Beyond
	}
	if !z.mark.empty() {
		outline.Stroke, outline.Width = z.mark.paint, 1.75
		if z.mark.gone {
			outline.Dash = scene.Broken
		}
	}
	g.Items = append(g.Items, &scene.Rect{Box: b, Radius: math.Max(4, 14-4*float64(z.depth)), Style: outline})
	at := geom.Point{X: b.X + zoneTitleLeft, Y: b.Y + zoneTitleDown}
	if z.trust {
		g.Items = append(g.Items, &scene.Glyph{Name: "lock", Box: geom.Box{X: at.X - 1, Y: at.Y - 11, W: lockSide, H: lockSide}, Paint: scene.Trust})
		at.X += lockRoom
	}
	g.Items = append(g.Items, line1(z.title, at, zoneFont, paint))
	return g
}
