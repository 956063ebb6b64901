// Package outline turns lines of text into the outlines of their glyphs, for exporters that draw text
// themselves. Glyphs that the fonts of the pictures lack are taken from other fonts, if there are any
// that have them; else there is a box in their place.
package outline

import (
	"maps"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
	"golang.org/x/text/unicode/norm"

	"casebook/render/geom"
	"casebook/render/scene"
	"casebook/render/text"
)

// Finder finds fonts for what those of the pictures lack.
type Finder interface {
	// Find returns a font that has a glyph for r, or nil.
	Find(r rune, bold bool) *sfnt.Font
}

// Pen draws text. It remembers glyphs, and what no font had any for; it is for one goroutine.
type Pen struct {
	others  Finder // may be nil
	buffer  sfnt.Buffer
	glyphs  map[key]glyph
	missing map[string]bool
}

// NewPen returns a Pen that takes what the fonts of the pictures lack from others, which may be nil.
func NewPen(others Finder) *Pen {
	return &Pen{others: others, glyphs: map[key]glyph{}, missing: map[string]bool{}}
}

// Left returns where the left end of the baseline of a line of text is.
func Left(t *scene.Text) geom.Point {
	at := t.At
	switch t.Anchor {
	case scene.Middle:
		at.X -= text.Width(t.S, t.Font) / 2
	case scene.End:
		at.X -= text.Width(t.S, t.Font)
	}
	return at
}

// Line returns the outlines of a line of text.
func (p *Pen) Line(t *scene.Text) []scene.Seg {
	var segs []scene.Seg
	at := Left(t)
	for _, run := range text.Runs(t.S, t.Font) {
		segs = p.Run(segs, run, at, t.Font)
	}
	return segs
}

// Run appends the outlines of a part of a line that begins at a place.
func (p *Pen) Run(segs []scene.Seg, run text.Run, line geom.Point, f scene.Font) []scene.Seg {
	at := geom.Point{X: line.X + run.X, Y: line.Y}
	own, _ := text.Font(f.Bold)
	if run.Known {
		for _, r := range run.S {
			g := p.glyph(own, r)
			segs = g.place(segs, at, f.Size, f.Size)
			at.X += float64(g.advance * f.Size)
		}
		return segs
	}
	if placed, ok := p.other(segs, run, at, f); ok {
		return placed
	}
	p.missing[run.S] = true
	return box(segs, at, run.Width, f.Size)
}

// other appends the glyphs of a cluster from other fonts, in the middle of its room and no wider.
func (p *Pen) other(segs []scene.Seg, run text.Run, at geom.Point, f scene.Font) ([]scene.Seg, bool) {
	var glyphs []glyph
	advance := 0.0
	for _, r := range visible(run.S) {
		g, ok := p.find(r, f.Bold)
		if !ok {
			return nil, false
		}
		glyphs = append(glyphs, g)
		advance += float64(g.advance * f.Size)
	}
	if text.RightToLeft(run.S) {
		glyphs = turned(glyphs)
	}
	squeeze := 1.0
	if advance > run.Width {
		squeeze = run.Width / advance
	}
	at.X += (run.Width - float64(advance*squeeze)) / 2
	for _, g := range glyphs {
		segs = g.place(segs, at, float64(f.Size*squeeze), f.Size)
		at.X += float64(g.advance * float64(f.Size*squeeze))
	}
	return segs, true
}

// turned returns glyphs from the last to the first, marks still behind their letters.
func turned(glyphs []glyph) []glyph {
	var out []glyph
	for to := len(glyphs); to > 0; {
		from := to - 1
		for from > 0 && glyphs[from].advance == 0 {
			from--
		}
		out = append(out, glyphs[from:to]...)
		to = from
	}
	return out
}

// find returns the glyph of a rune from any font. The form of a letter that joins its neighbours is that
// of the letter alone where no font has it.
func (p *Pen) find(r rune, bold bool) (glyph, bool) {
	g, ok := p.seek(r, bold)
	if alone := []rune(norm.NFKC.String(string(r))); !ok && len(alone) == 1 && alone[0] != r {
		return p.seek(alone[0], bold)
	}
	return g, ok
}

func (p *Pen) seek(r rune, bold bool) (glyph, bool) {
	own, _ := text.Font(bold)
	if g := p.glyph(own, r); g.drawn {
		return g, true
	}
	if p.others == nil {
		return glyph{}, false
	}
	other := p.others.Find(r, bold)
	if other == nil {
		return glyph{}, false
	}
	g := p.glyph(other, r)
	return g, g.drawn
}

// visible returns what is drawn of a run: letters in the forms in which they join, and of several
// emoji that are joined to one only the first, since their joint form needs more than a glyph for each.
func visible(run string) string {
	first, _, _ := strings.Cut(run, "\u200d")
	return strings.Map(func(r rune) rune {
		if unicode.In(r, unicode.Cf, unicode.Variation_Selector) || r == '\u20e3' {
			return -1
		}
		return r
	}, join(first))
}

// Missing returns the characters that were drawn as boxes, sorted.
func (p *Pen) Missing() []string { return slices.Sorted(maps.Keys(p.missing)) }

// key is what a glyph is remembered by.
type key struct {
	font *sfnt.Font
	r    rune
}

// glyph is an outline at a size of one pixel.
type glyph struct {
	segs    []scene.Seg
	advance float64
	drawn   bool // the font has it
}

// glyph returns the glyph of a font for a rune.
func (p *Pen) glyph(f *sfnt.Font, r rune) glyph {
	k := key{f, r}
	g, ok := p.glyphs[k]
	if !ok {
		g = p.load(f, r)
		p.glyphs[k] = g
	}
	return g
}

func (p *Pen) load(f *sfnt.Font, r rune) glyph {
	i, err := f.GlyphIndex(&p.buffer, r)
	if err != nil || i == 0 {
		return glyph{}
	}
	em := f.UnitsPerEm()
	advance, err := f.GlyphAdvance(&p.buffer, i, fixed.I(int(em)), font.HintingNone)
	if err != nil {
		return glyph{}
	}
	pieces, err := f.LoadGlyph(&p.buffer, i, fixed.I(int(em)), nil)
	if err != nil {
		return glyph{}
	}
	unit := 64 * float64(em)
	return glyph{segs: path(pieces, unit), advance: float64(advance) / unit, drawn: true}
}

// path returns the contours of a glyph, each closed.
func path(pieces sfnt.Segments, unit float64) []scene.Seg {
	var segs []scene.Seg
	point := func(p fixed.Point26_6) geom.Point {
		return geom.Point{X: float64(p.X) / unit, Y: float64(p.Y) / unit}
	}
	for _, s := range pieces {
		a := s.Args
		switch s.Op {
		case sfnt.SegmentOpMoveTo:
			if segs != nil {
				segs = append(segs, scene.Seg{Op: scene.Close})
			}
			segs = append(segs, scene.Seg{Op: scene.Move, To: point(a[0])})
		case sfnt.SegmentOpLineTo:
			segs = append(segs, scene.Seg{Op: scene.Line, To: point(a[0])})
		case sfnt.SegmentOpQuadTo:
			segs = append(segs, scene.Seg{Op: scene.Quad, A: point(a[0]), To: point(a[1])})
		case sfnt.SegmentOpCubeTo:
			segs = append(segs, scene.Seg{Op: scene.Cubic, A: point(a[0]), B: point(a[1]), To: point(a[2])})
		}
	}
	if segs != nil {
		segs = append(segs, scene.Seg{Op: scene.Close})
	}
	return segs
}

// place appends the outline at a place, as wide and as high as sizes say.
func (g glyph) place(segs []scene.Seg, at geom.Point, wide, high float64) []scene.Seg {
	move := func(p geom.Point) geom.Point {
		return geom.Point{X: at.X + float64(p.X*wide), Y: at.Y + float64(p.Y*high)}
	}
	for _, s := range g.segs {
		segs = append(segs, scene.Seg{Op: s.Op, A: move(s.A), B: move(s.B), To: move(s.To)})
	}
	return segs
}

// Measures of a box in place of a glyph, in parts of the size of the text.
const (
	boxHeight = 0.72 // that of a capital letter
	boxGap    = 0.06 // to its neighbours
	boxLine   = 0.06
)

// box appends a hollow box as wide as a cluster.
func box(segs []scene.Seg, at geom.Point, width, size float64) []scene.Seg {
	b := geom.Box{X: at.X, Y: at.Y - float64(boxHeight*size), W: width, H: float64(boxHeight * size)}
	gap, line := min(float64(boxGap*size), width/4), float64(boxLine*size)
	b.X, b.W = b.X+gap, b.W-float64(2*gap)
	outer := (&scene.Rect{Box: b}).Path().Segs
	inner := (&scene.Rect{Box: b.Grow(-line)}).Path().Segs
	for i, k := 1, 3; i < k; i, k = i+1, k-1 { // the other way round, so that it is a hole
		inner[i].To, inner[k].To = inner[k].To, inner[i].To
	}
	return append(append(segs, outer...), inner...)
}
