package view

import (
	"math"

	"casebook/model"
	"casebook/render/geom"
	"casebook/render/scene"
	"casebook/render/text"
)

// Measures of the flag that hangs from the upper side of a card that a stage changes, in pixels. It
// ends where the name may begin, and keeps clear of the corner, where lines do not arrive.
const (
	flagHeight = 14.0
	flagPad    = 6.0 // at either side of its words
	flagInset  = 14.0
	flagRadius = 4.0 // of its lower corners
	signSide   = 16.0
)

var flagFont = scene.Font{Size: 10, Bold: true}

// marked are the changes that a picture marks, in the order of a legend.
var marked = []model.Change{model.New, model.Changed, model.Removed}

// signs are what marks a change beside its colour.
var signs = map[model.Change]string{model.New: "+", model.Changed: "~", model.Removed: "−"}

// headings are what stands before the names of components that are changed so.
var headings = map[model.Change]string{model.New: "New", model.Changed: "Changed", model.Removed: "Removed"}

// changePaint returns the colour of what is changed so.
func changePaint(c model.Change) scene.Paint {
	switch c {
	case model.New:
		return scene.Added
	case model.Removed:
		return scene.Dropped
	}
	return scene.Altered
}

// changeFlag returns what marks a card in its box as changed.
func changeFlag(b geom.Box, radius float64, change model.Change) []scene.Item {
	words := signs[change] + " " + string(change)
	w := text.Width(words, flagFont) + 2*flagPad
	right := b.Right() - math.Max(flagInset, radius)
	at := geom.Box{X: right - w, Y: b.Y, W: w, H: flagHeight}
	return []scene.Item{
		hanging(at, changePaint(change)),
		centred(words, geom.Point{X: at.Center().X, Y: at.Y + 10.2}, flagFont, scene.OnChange),
	}
}

// hanging returns a box whose lower corners are round.
func hanging(b geom.Box, paint scene.Paint) scene.Item {
	corner := func(x, y float64) geom.Point { return geom.Point{X: b.X + x, Y: b.Y + y} }
	return &scene.Path{
		Segs: []scene.Seg{
			{Op: scene.Move, To: corner(0, 0)},
			{Op: scene.Line, To: corner(b.W, 0)},
			{Op: scene.Line, To: corner(b.W, b.H-flagRadius)},
			{Op: scene.Quad, A: corner(b.W, b.H), To: corner(b.W-flagRadius, b.H)},
			{Op: scene.Line, To: corner(flagRadius, b.H)},
			{Op: scene.Quad, A: corner(0, b.H), To: corner(0, b.H-flagRadius)},
			{Op: scene.Close},
		},
		Style: scene.Style{Fill: paint},
	}
}

// strike returns a line through a line of text that starts at p.
func strike(s string, p geom.Point, f scene.Font, paint scene.Paint) scene.Item {
	y := p.Y - .32*f.Size
	return &scene.Path{
		Segs: []scene.Seg{
			{Op: scene.Move, To: geom.Point{X: p.X - 1, Y: y}},
			{Op: scene.Line, To: geom.Point{X: p.X + text.Width(s, f) + 1, Y: y}},
		},
		Style: scene.Style{Stroke: paint, Width: 1.25},
	}
}

// changeEntry explains the marks of a change.
func changeEntry(c model.Change) entry {
	words := map[model.Change]string{
		model.New: "new at this stage", model.Changed: "changed at this stage", model.Removed: "removed at this stage",
	}[c]
	return entry{words: words, width: signSide, sample: func(p geom.Point) []scene.Item {
		b := geom.Box{X: p.X, Y: p.Y - signSide/2, W: signSide, H: signSide}
		return []scene.Item{
			&scene.Rect{Box: b, Radius: flagRadius, Style: scene.Style{Fill: changePaint(c)}},
			centred(signs[c], geom.Point{X: b.Center().X, Y: b.Center().Y + 3.6}, flagFont, scene.OnChange),
		}
	}}
}

// changeEntries returns an entry for each change that is marked on d.
func (d *diagram) changeEntries() []entry {
	var entries []entry
	for _, change := range marked {
		for i := range d.cards {
			if c := &d.cards[i]; c.change == change && !c.hidden {
				entries = append(entries, changeEntry(change))
				break
			}
		}
	}
	return entries
}
