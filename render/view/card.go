package view

import (
	"math"

	"casebook/model"
	"casebook/render/geom"
	"casebook/render/scene"
	"casebook/render/text"
)

// Measures of a card, in pixels. The tile with the glyph stands at the left, the text beside it.
const (
	cardLeast  = 140.0 // width of the narrowest card
	cardHeight = 60.0  // of one with a line for the name and one below
	cardRadius = 10.0
	tileSide   = 34.0
	tileLeft   = 12.0
	tileRadius = 9.0
	glyphSide  = 22.0
	textLeft   = 56.0  // from the card's left side to its text
	textRight  = 16.0  // and from there to the right side
	textWidest = 190.0 // text is wrapped beyond this
	nameLine   = 17.0  // from one line of the name to the next
	subLine    = 14.0  // likewise below it
	nameLines  = 3     // lines that a name may take
	subLines   = 2
	grid       = 20.0 // widths and heights are whole multiples, so that cards line up
)

var (
	nameFont = scene.Font{Size: 13.5, Bold: true}
	subFont  = scene.Font{Size: 11}
)

// card is a box that stands for one thing: a component, a zone with all that is in it, or a state.
type card struct {
	form      form
	class, id string
	data      []scene.Attr
	words     string     // what it is, in words
	says      scene.Part // its name and what it is, apart from each other
	href      string
	name, sub []string // lines of text
	glyph     string
	zone      int // index of the zone it is in, or graph.None
	pill      bool
	outside   bool // drawn as not part of the system
	faded     bool
	hidden    bool         // keeps its place, and is not drawn
	change    model.Change // what a stage of the roadmap does to it
	mark      mark         // what is said of it on a flag
	plight    plight       // what a failure does to it
	meter     *meter       // how much of it is used, if that is shown
	edge      scene.Paint  // of its outline, where that tells something
	grey      bool         // its kind has no colour: colours tell something else
	size      geom.Size
}

// form is what a card looks like.
type form byte

const (
	tileForm  form = iota // with a glyph on a tile
	stateForm             // a state
	finalForm             // a state that nothing leads out of
	dotForm               // where a state machine begins
)

// newCard returns a card with a name and, if sub is not empty, a second line under it.
func newCard(name, sub, glyph string) card {
	c := card{glyph: glyph}
	c.write(name, sub, textWidest)
	return c
}

// write puts a name on the card, and what stands under it, in lines of at most a width.
func (c *card) write(name, sub string, width float64) {
	c.name, _ = text.Wrap(name, nameFont, width, nameLines)
	c.sub, _ = text.Wrap(sub, subFont, width, subLines)
	c.measure()
}

// measure gives the card the size that its text needs.
func (c *card) measure() {
	w := math.Max(widest(c.name, nameFont), widest(c.sub, subFont))
	c.size = geom.Size{
		W: math.Max(cardLeast, roundUp(textLeft+w+textRight)),
		H: math.Max(cardHeight, roundUp(c.textHeight()+24)),
	}
}

func (c *card) textHeight() float64 {
	return float64(float64(len(c.name))*nameLine) + float64(float64(len(c.sub))*subLine)
}

// widest returns the width of the longest of some lines of text.
func widest(lines []string, f scene.Font) float64 {
	w := 0.0
	for _, l := range lines {
		w = math.Max(w, text.Width(l, f))
	}
	return w
}

// roundUp returns the least multiple of the grid that is not below v.
func roundUp(v float64) float64 { return math.Ceil(v/grid) * grid }

// componentCard returns the card of component i, which stands in a zone.
func componentCard(c *model.Component, zone int) card {
	k := newCard(c.Name, secondLine(c), c.Kind)
	k.class, k.id = "component", "c-"+c.ID
	k.zone = zone
	k.href = c.Link
	k.words = componentWords(c)
	k.says = componentPart(c)
	k.data = []scene.Attr{{Name: "kind", Value: c.Kind}}
	if c.In != "" {
		k.data = append(k.data, scene.Attr{Name: "zone", Value: c.In})
	}
	k.pill = c.Kind == "person" || c.Kind == "client"
	k.outside = k.pill || c.Kind == "external"
	return k
}

// radius returns the radius of the card's corners.
func (c *card) radius() float64 {
	switch {
	case c.form == stateForm || c.form == finalForm:
		return stateRadius
	case c.pill:
		return math.Min(c.size.H/2, 30)
	}
	return cardRadius
}

// shadow returns what the card casts. It is no part of the card's own group: the first shape there is its box.
func (c *card) shadow(b geom.Box) []scene.Item {
	if c.mark.gone || c.form == dotForm {
		return nil
	}
	return []scene.Item{&scene.Rect{Box: b.Move(geom.Point{Y: 2}), Radius: c.radius(), Style: scene.Style{Fill: scene.Shadow, Opacity: .07}}}
}

// outline returns how the card's box is filled and stroked.
func (c *card) outline() scene.Style {
	s := scene.Style{Fill: scene.Card, Stroke: scene.CardLine, Width: 1}
	if c.outside {
		s.Stroke, s.Dash = scene.OutsideLine, scene.Stitched
	}
	switch {
	case !c.mark.empty():
		s.Stroke, s.Width = c.mark.paint, 1.75
	case c.edge != "":
		s.Stroke, s.Width = c.edge, 1.75
	case c.faded:
		s.Stroke = scene.FadedCardLine
	}
	if c.mark.gone {
		s.Dash = scene.Broken
	}
	return s
}

// draw returns the card in its box.
func (c *card) draw(b geom.Box) scene.Item {
	g := &scene.Group{Class: c.class, ID: c.id, Data: c.data, Title: c.words, Link: c.href}
	switch c.form {
	case stateForm, finalForm:
		g.Items = c.drawState(b)
		return g
	case dotForm:
		g.Items = drawDot(b)
		return g
	}
	outline := c.outline()
	glyph, tile := glyphPaint(c.glyph, c.grey)
	name, sub := scene.Ink, scene.Muted
	if c.faded {
		glyph, tile = scene.FadedInk, scene.Card
		name, sub = scene.FadedInk, scene.FadedInk
	}
	body := c.body(b)
	at := geom.Box{X: b.X + tileLeft, Y: body.Center().Y - tileSide/2, W: tileSide, H: tileSide}
	g.Items = append(g.Items,
		&scene.Rect{Box: b, Radius: c.radius(), Style: outline},
		&scene.Rect{Box: at, Radius: math.Min(tileSide/2, c.radius()-1), Style: scene.Style{Fill: tile}},
		&scene.Glyph{Name: c.glyph, Box: at.Grow((glyphSide - tileSide) / 2), Paint: glyph},
	)
	g.Items = append(g.Items, c.drawText(body, name, sub)...)
	if c.meter != nil {
		g.Items = append(g.Items, c.meter.draw(geom.Box{X: b.X, Y: b.Y, W: b.W, H: body.Bottom() + c.meter.height() - b.Y}))
	}
	if !c.mark.empty() {
		g.Items = append(g.Items, c.mark.flag(b, c.radius())...)
	}
	return g
}

// body returns what a card in its box has for its tile and its text: all of it, or what a meter leaves.
func (c *card) body(b geom.Box) geom.Box {
	if c.meter == nil {
		return b
	}
	h := math.Max(tileSide, c.textHeight())
	return geom.Box{X: b.X, Y: b.Center().Y - (h+c.meter.height())/2, W: b.W, H: h}
}

// glyphPaint returns the paints of the glyph of a kind and of its tile, in grey where colours tell
// something else.
func glyphPaint(kind string, grey bool) (glyph, tile scene.Paint) {
	if grey {
		return scene.Slate, scene.SlateTile
	}
	return scene.KindPaint(kind)
}

// drawText returns the lines of text of the card in its box.
func (c *card) drawText(b geom.Box, name, sub scene.Paint) []scene.Item {
	var items []scene.Item
	y := b.Center().Y - c.textHeight()/2
	for _, l := range c.name {
		at := geom.Point{X: b.X + textLeft, Y: y + 13}
		items = append(items, line1(l, at, nameFont, name))
		if c.mark.gone {
			items = append(items, strike(l, at, nameFont, name))
		}
		y += nameLine
	}
	for _, l := range c.sub {
		items = append(items, line1(l, geom.Point{X: b.X + textLeft, Y: y + 11}, subFont, sub))
		y += subLine
	}
	return items
}
