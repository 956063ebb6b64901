package text

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/rivo/uniseg"
	"golang.org/x/text/unicode/norm"

	"casebook/render/scene"
)

// Width returns how wide s is in f, in pixels. What the font has no glyph for is counted as wide as
// the fonts are that step in for it, or a little wider.
func Width(s string, f scene.Font) float64 {
	return pixels(units(s, faceOf(f.Bold)), f.Size)
}

// Exact reports whether Width knows the width of s and does not only guess it, so that a reader
// without our font may be told to draw it just as wide.
func Exact(s string) bool {
	f := regular()
	for _, r := range s {
		if invisible(r) || fullWidth(r) || halfKana(r) || unicode.Is(unicode.Hangul, r) {
			continue
		}
		if unicode.In(r, joined...) || f.glyph(r).index == 0 {
			return false
		}
	}
	return true
}

// pixels turns units of the em into pixels at a size.
func pixels(units int, size float64) float64 { return float64(units) * size / em }

// units returns the width of s in units of the em. In most texts each rune is a cluster of its own
// and has a glyph; for those there is a short way.
func units(s string, f *face) int {
	sum, prev := 0, rune(-1)
	for _, r := range s {
		if !alone(r) {
			return unitsOfClusters(s, f)
		}
		g := f.glyph(r)
		if g.index == 0 {
			return unitsOfClusters(s, f)
		}
		if prev >= 0 {
			sum += f.kern(prev, r)
		}
		sum += g.advance
		if r != ' ' || prev >= 0 {
			prev = r
		}
	}
	return sum
}

// alone reports whether r is a letter or sign of Western writing that is always drawn, and a cluster
// unless a mark follows it.
func alone(r rune) bool { return ' ' <= r && r < 0x7f || 0xa0 <= r && r < 0x300 && r != '\u00ad' }

func unitsOfClusters(s string, f *face) int {
	m := meter{face: f, prev: -1}
	sum, state := 0, -1
	for len(s) > 0 {
		var c string
		c, s, _, state = uniseg.FirstGraphemeClusterInString(s, state)
		advance, kern := m.next(c)
		sum += advance + kern
	}
	return sum
}

// meter measures the grapheme clusters of a text one after the other.
type meter struct {
	face *face
	prev rune // the last rune with a glyph, if the next one can be kerned with it; else -1
}

// next returns the advance of a cluster, and the kerning between the cluster before and it.
func (m *meter) next(cluster string) (advance, kern int) {
	if w, ok := substitute(cluster, m.face); ok {
		m.prev = -1
		return w, 0
	}
	if cluster == " " && m.prev < 0 { // it is drawn in the font of what is before it
		return m.face.glyph(' ').advance, 0
	}
	first := true
	for _, r := range norm.NFC.String(cluster) { // a letter with its marks has a glyph of its own
		if invisible(r) {
			continue
		}
		if k := m.kern(r); first {
			kern, first = k, false
		} else {
			advance += k
		}
		advance += m.face.glyph(r).advance
		m.prev = r
	}
	return advance, kern
}

func (m *meter) kern(r rune) int {
	if m.prev < 0 {
		return 0
	}
	return m.face.kern(m.prev, r)
}

// Widths of what the font has no glyphs for, in units of the em.
const (
	wideEm   = em             // Han, kana and full width
	halfEm   = em / 2         // half width kana
	hangulEm = em * 92 / 100  // a syllable
	emojiEm  = em * 125 / 100 // a cluster, however many runes it has
	joinedEm = em * 60 / 100  // a letter of a right-to-left or South East Asian script: seldom more
	otherEm  = em * 90 / 100  // other symbols and scripts
)

// joined are the scripts whose letters change with their neighbours or that need marks placed, so
// that no sum of advances is right for them.
var joined = append([]*unicode.RangeTable{
	unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar,
}, leftward...)

// substitute returns the width of a cluster that another font has to draw.
func substitute(cluster string, f *face) (width int, ok bool) {
	if strings.ContainsAny(cluster, "\ufe0f\u20e3") { // asked for as an emoji; a key cap
		return emojiEm, true
	}
	r, _ := utf8.DecodeRuneInString(cluster)
	switch {
	case invisible(r) || f.glyph(r).index != 0:
		return 0, false
	case unicode.Is(unicode.Hangul, r):
		return hangulEm, true
	case halfKana(r):
		return halfEm, true
	case fullWidth(r):
		return wideEm, true
	case uniseg.StringWidth(cluster) >= 2:
		return emojiEm, true
	case unicode.In(r, joined...):
		return joinedEm * visible(cluster), true
	}
	return otherEm * visible(cluster), true
}

// visible counts the runes of a cluster that take room of their own.
func visible(cluster string) int {
	n := 0
	for _, r := range cluster {
		if !invisible(r) {
			n++
		}
	}
	return n
}

// invisible reports whether r takes no room: a combining mark or a format character.
func invisible(r rune) bool {
	return r >= 0x80 && unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf) &&
		!unicode.Is(unicode.Prepended_Concatenation_Mark, r)
}

// fullWidth reports whether r fills a square of Chinese or Japanese text.
func fullWidth(r rune) bool {
	switch {
	case r < 0x2e80:
		return false
	case 0x3000 <= r && r <= 0x303f, 0xff01 <= r && r <= 0xff60, 0xffe0 <= r && r <= 0xffe6,
		0xfe30 <= r && r <= 0xfe4f, 0x30fb <= r && r <= 0x30fc, 0x3200 <= r && r <= 0x33ff:
		return true
	}
	return !halfKana(r) && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Bopomofo)
}

// halfKana reports whether r is one of the narrow Japanese forms.
func halfKana(r rune) bool { return 0xff61 <= r && r <= 0xff9f }
