package view

import (
	"slices"

	"casebook/model"
	"casebook/render/geom"
	"casebook/render/scene"
	"casebook/render/text"
)

// Measures of a legend, in pixels.
const (
	legendRow  = 28.0 // from one row to the next
	legendGap  = 22.0 // between two entries
	sampleLine = 38.0 // length of a line that is explained
	sampleTile = 20.0 // side of a tile that is explained
	sampleGap  = 8.0  // from a sample to its words
)

var legendFont = scene.Font{Size: 11.5}

// entry explains one sign that a picture uses.
type entry struct {
	words  string
	width  float64 // of the sample
	sample func(left geom.Point) []scene.Item
}

// legend returns an entry for each sign that d uses, lines first.
func (d *diagram) legend() []entry {
	var entries []entry
	for _, m := range []model.Mode{model.Sync, model.Async, model.Data} {
		if slices.ContainsFunc(d.links, func(l link) bool { return l.mode == m && !l.hidden }) {
			entries = append(entries, lineEntry(m))
		}
	}
	if slices.ContainsFunc(d.links, func(l link) bool { return l.step }) {
		entries = append(entries, stepEntry())
	}
	entries = append(entries, d.entries...)
	entries = append(entries, d.changeEntries()...)
	entries = append(entries, d.meterEntries()...)
	entries = append(entries, d.plightEntries()...)
	if slices.ContainsFunc(d.zones, func(z zone) bool { return z.trust && !z.hidden }) {
		entries = append(entries, trustEntry())
	}
	if slices.ContainsFunc(d.cards, func(c card) bool { return c.form == finalForm }) {
		entries = append(entries, finalEntry())
	}
	return append(entries, glyphEntries(d.cards)...)
}

// glyphEntries returns an entry for each glyph on cards, in the order of the glyphs' names.
func glyphEntries(cards []card) []entry {
	used, grey := map[string]bool{}, false
	var names []string
	for _, c := range cards {
		if c.form == tileForm && !used[c.glyph] && !c.hidden {
			used[c.glyph] = true
			names = append(names, c.glyph)
			grey = grey || c.grey
		}
	}
	slices.Sort(names)
	entries := make([]entry, len(names))
	for i, n := range names {
		entries[i] = glyphEntry(n, grey)
	}
	return entries
}

func lineEntry(m model.Mode) entry {
	words := map[model.Mode]string{model.Sync: "call", model.Async: "message", model.Data: "replication or data"}[m]
	return entry{words: words, width: sampleLine, sample: func(p geom.Point) []scene.Item {
		return arrow([]geom.Point{p, p.Add(geom.Point{X: sampleLine})}, ends{}, m, modePaint(m), false)
	}}
}

func stepEntry() entry {
	return entry{words: "step of the flow", width: sampleLine + 10, sample: func(p geom.Point) []scene.Item {
		line := arrow([]geom.Point{p, p.Add(geom.Point{X: sampleLine + 10})}, ends{}, model.Sync, scene.FlowLine, true)
		return append(line, badge(geom.BoxAround(p.Add(geom.Point{X: 16}), geom.Size{W: badgeSide, H: badgeSide}), "1", scene.FlowLine, scene.OnFlow)...)
	}}
}

func trustEntry() entry {
	return entry{words: "trust boundary", width: 26, sample: func(p geom.Point) []scene.Item {
		style := scene.Style{Fill: scene.TrustZone, Stroke: scene.Trust, Width: 1.25, Dash: scene.Broken}
		return []scene.Item{&scene.Rect{Box: geom.Box{X: p.X, Y: p.Y - 8, W: 26, H: 16}, Radius: 4, Style: style}}
	}}
}

func glyphEntry(name string, grey bool) entry {
	return entry{words: scene.KindName(name), width: sampleTile, sample: func(p geom.Point) []scene.Item {
		glyph, tile := glyphPaint(name, grey)
		b := geom.Box{X: p.X, Y: p.Y - sampleTile/2, W: sampleTile, H: sampleTile}
		return []scene.Item{
			&scene.Rect{Box: b, Radius: 5, Style: scene.Style{Fill: tile}},
			&scene.Glyph{Name: name, Box: b.Grow(-3), Paint: glyph},
		}
	}}
}

// drawnLegend is a legend in its place.
type drawnLegend struct {
	group  *scene.Group
	height float64
}

// drawLegend sets entries in rows of at most the given width, from p downwards.
func drawLegend(entries []entry, p geom.Point, width float64) drawnLegend {
	g := &scene.Group{Class: "legend", Title: "What the signs mean"}
	x, y := p.X, p.Y+legendRow/2
	for _, e := range entries {
		words := text.Width(e.words, legendFont)
		if full := e.width + sampleGap + words; x > p.X && x+full > p.X+width {
			x, y = p.X, y+legendRow
		}
		g.Items = append(g.Items, e.sample(geom.Point{X: x, Y: y})...)
		g.Items = append(g.Items, line1(e.words, geom.Point{X: x + e.width + sampleGap, Y: y + 4}, legendFont, scene.Muted))
		x += e.width + sampleGap + words + legendGap
	}
	return drawnLegend{group: g, height: y + legendRow/2 - p.Y}
}
