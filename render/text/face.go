// Package text measures, cleans, cuts and wraps what is written on pictures.
//
// Widths are those of Liberation Sans, which are those of Arial and Helvetica too: advances and
// kerning as the font file has them, unhinted, in whole units of the em, so that every machine comes
// to the same number.
package text

import (
	"fmt"
	"sync"
	"sync/atomic"

	"github.com/go-fonts/liberation/liberationsansbold"
	"github.com/go-fonts/liberation/liberationsansregular"
	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

// em is the size of the em in units of the font: what all widths in this package are counted in.
const em = 2048

const (
	tabled = 0x3000 // runes below it are remembered; the font has next to none above
	paired = 0x100  // kerning between runes below it is remembered
)

// face is a font of the family. What has been looked up once is remembered; all of it may be used
// by many goroutines at a time.
type face struct {
	font    *sfnt.Font
	buffers sync.Pool // of *sfnt.Buffer

	glyphs [tabled]atomic.Uint64 // a glyph, packed; 0 for one not looked up yet
	kerns  [paired * paired]atomic.Int32
}

var (
	regular = sync.OnceValue(func() *face { return open(liberationsansregular.TTF) })
	bold    = sync.OnceValue(func() *face { return open(liberationsansbold.TTF) })
)

// faceOf returns the face of a weight.
func faceOf(isBold bool) *face {
	if isBold {
		return bold()
	}
	return regular()
}

// open reads a font file; the two that there are come with the program, so that it cannot fail.
func open(ttf []byte) *face {
	f, err := sfnt.Parse(ttf)
	if err != nil {
		panic(fmt.Sprintf("text: a built-in font: %v", err))
	}
	if u := f.UnitsPerEm(); u != em {
		panic(fmt.Sprintf("text: a built-in font has %d units an em, not %d", u, em))
	}
	return &face{font: f, buffers: sync.Pool{New: func() any { return new(sfnt.Buffer) }}}
}

// glyph is what the font has for a rune; its zero value is nothing.
type glyph struct {
	index   sfnt.GlyphIndex
	advance int // in units of the em
}

// glyph returns the glyph of r, the zero glyph if the font has none.
func (f *face) glyph(r rune) glyph {
	if r >= tabled {
		return f.lookUp(r)
	}
	if p := f.glyphs[r].Load(); p != 0 {
		return unpack(p)
	}
	g := f.lookUp(r)
	f.glyphs[r].Store(pack(g))
	return g
}

func (f *face) lookUp(r rune) glyph {
	b := f.buffers.Get().(*sfnt.Buffer)
	defer f.buffers.Put(b)
	i, err := f.font.GlyphIndex(b, r)
	if err != nil || i == 0 {
		return glyph{}
	}
	a, err := f.font.GlyphAdvance(b, i, fixed.I(em), font.HintingNone)
	if err != nil {
		return glyph{}
	}
	return glyph{index: i, advance: a.Round()}
}

// pack makes one word of a glyph, never 0.
func pack(g glyph) uint64 {
	return 1<<63 | uint64(g.index)<<32 | uint64(uint32(g.advance))
}

func unpack(p uint64) glyph {
	return glyph{index: sfnt.GlyphIndex(p >> 32), advance: int(int32(uint32(p)))}
}

// kern returns what is added to the advance of the glyph of a when that of b follows, in units of
// the em; below 0 in most cases.
func (f *face) kern(a, b rune) int {
	if a >= paired || b >= paired {
		return f.lookUpKern(a, b)
	}
	const known = 1 << 30
	at := &f.kerns[a*paired+b]
	if k := at.Load(); k != 0 {
		return int(k - known)
	}
	k := f.lookUpKern(a, b)
	at.Store(int32(k) + known)
	return k
}

func (f *face) lookUpKern(a, b rune) int {
	ga, gb := f.glyph(a), f.glyph(b)
	if ga.index == 0 || gb.index == 0 {
		return 0
	}
	buf := f.buffers.Get().(*sfnt.Buffer)
	defer f.buffers.Put(buf)
	k, err := f.font.Kern(buf, ga.index, gb.index, fixed.I(em), font.HintingNone)
	if err != nil { // the pair has none
		return 0
	}
	return k.Round()
}

// Font returns the font of a weight, for those who draw text themselves, and its file. Neither must be
// changed.
func Font(isBold bool) (*sfnt.Font, []byte) {
	if isBold {
		return bold().font, liberationsansbold.TTF
	}
	return regular().font, liberationsansregular.TTF
}
