package view

import (
	"math"

	"casebook/model"
	"casebook/render/geom"
	"casebook/render/layout/graph"
	"casebook/render/scene"
	"casebook/render/text"
)

// Measures of a state, in pixels.
const (
	stateLeast  = 100.0 // width of the narrowest
	stateSides  = 18.0  // from its left and right side to its text
	stateEnds   = 11.0  // from its top and bottom to its text
	stateRadius = 18.0
	finalInset  = 4.0 // from the outline of a final state to the line within
	dotSide     = 20.0

	stateLines = 4 // that the note on one has at most
)

// stateCard returns the card of a state: its name, and what happens in it.
func stateCard(s *model.State, starts, ends bool) card {
	c := card{
		class: "component", id: "c-" + s.ID, form: stateForm, zone: graph.None,
		words: s.Title() + ": state",
		data:  []scene.Attr{{Name: "kind", Value: "state"}},
	}
	note := noteWords(s.Note)
	c.says = scene.Part{Name: text.Clean(s.Title()), Note: note, Starts: starts, Ends: ends}
	c.name, _ = text.Wrap(s.Title(), nameFont, textWidest, nameLines)
	c.sub, _ = text.Wrap(note, subFont, textWidest, stateLines)
	if starts {
		c.words += ", where it starts"
	}
	if ends {
		c.form = finalForm
		c.words += ", where it ends"
	}
	if note != "" {
		c.words += "; " + note
	}
	w := math.Max(widest(c.name, nameFont), widest(c.sub, subFont))
	c.size = geom.Size{
		W: math.Max(stateLeast, roundUp(w+2*stateSides)),
		H: roundUp(c.textHeight() + 2*stateEnds),
	}
	return c
}

// drawState returns the state in its box, with its text in the middle.
func (c *card) drawState(b geom.Box) []scene.Item {
	items := stateOutline(b, stateRadius, c.form == finalForm)
	middle, y := b.Center().X, b.Center().Y-c.textHeight()/2
	for _, l := range c.name {
		items = append(items, centred(l, geom.Point{X: middle, Y: y + 13}, nameFont, scene.Ink))
		y += nameLine
	}
	for _, l := range c.sub {
		items = append(items, centred(l, geom.Point{X: middle, Y: y + 11}, subFont, scene.Muted))
		y += subLine
	}
	return items
}

// stateOutline returns the box of a state, with a second line within where nothing leads out of it.
func stateOutline(b geom.Box, radius float64, ends bool) []scene.Item {
	style := scene.Style{Stroke: scene.SyncLine, Width: 1.25}
	inner := &scene.Rect{Box: b.Grow(-finalInset), Radius: radius - finalInset, Style: style}
	style.Fill = scene.Card
	items := []scene.Item{&scene.Rect{Box: b, Radius: radius, Style: style}}
	if ends {
		items = append(items, inner)
	}
	return items
}

// drawDot returns the dot where a state machine begins. It fills its box, so that a line meets it.
func drawDot(b geom.Box) []scene.Item {
	return []scene.Item{&scene.Ellipse{Box: b, Style: scene.Style{Fill: scene.SyncLine}}}
}

// finalEntry explains what a double outline stands for.
func finalEntry() entry {
	const w, h, radius = 32.0, 20.0, 9.0
	return entry{words: "end: nothing leads out of it", width: w, sample: func(p geom.Point) []scene.Item {
		return stateOutline(geom.Box{X: p.X, Y: p.Y - h/2, W: w, H: h}, radius, true)
	}}
}
