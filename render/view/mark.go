package view

import (
	"math"

	"casebook/render/geom"
	"casebook/render/scene"
	"casebook/render/text"
)

// Measures of the flag that hangs from the upper side of a marked card, in pixels. It ends where the
// name may begin, and keeps clear of the corner, where lines do not arrive.
const (
	flagHeight = 14.0
	flagPad    = 6.0 // at either side of its words
	flagInset  = 14.0
	flagRadius = 4.0 // of its lower corners
	signSide   = 16.0
)

var flagFont = scene.Font{Size: 10, Bold: true}

// mark is what a picture says of a card or a line beside what it is. Its sign and its word tell it
// from others without its colour. The zero value marks nothing.
type mark struct {
	sign, word string
	paint      scene.Paint
	gone       bool // what has it is not there, or does not work
}

func (m mark) empty() bool { return m.word == "" }

// flag returns what marks a card in its box.
func (m mark) flag(b geom.Box, radius float64) []scene.Item {
	words := m.sign + " " + m.word
	w := text.Width(words, flagFont) + 2*flagPad
	right := b.Right() - math.Max(flagInset, radius)
	at := geom.Box{X: right - w, Y: b.Y, W: w, H: flagHeight}
	return []scene.Item{
		hanging(at, m.paint),
		centred(words, geom.Point{X: at.Center().X, Y: at.Y + 10.2}, flagFont, scene.OnMark),
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

// tag returns the sign alone, with the middle of its left side at p.
func (m mark) tag(p geom.Point) []scene.Item {
	b := geom.Box{X: p.X, Y: p.Y - signSide/2, W: signSide, H: signSide}
	return []scene.Item{
		&scene.Rect{Box: b, Radius: flagRadius, Style: scene.Style{Fill: m.paint}},
		centred(m.sign, geom.Point{X: b.Center().X, Y: b.Center().Y + 3.6}, flagFont, scene.OnMark),
	}
}

// entry explains the mark.
func (m mark) entry(words string) entry { return entry{words: words, width: signSide, sample: m.tag} }
