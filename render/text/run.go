package text

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/rivo/uniseg"
	"golang.org/x/text/unicode/norm"

	"casebook/render/scene"
)

// Run is a part of a line of text in its place, for those who draw text themselves. Within a run there
// is no kerning: each glyph begins where the advance of the one before ends.
type Run struct {
	S     string  // what is drawn, letters and their marks composed
	X     float64 // of its left end, in pixels from that of the line
	Width float64
	Known bool // the family of the pictures has glyphs for it; else it is one cluster, for another font to draw
}

// Runs returns what a line of text consists of, from left to right; together it is as wide as Width
// says. What another font has to draw is a cluster, or all that is together of a script whose letters
// join or stack.
func Runs(s string, f scene.Font) []Run {
	parts := partsOf(s, faceOf(f.Bold))
	turned := arrange(parts, RightToLeft(s))
	var runs []Run
	x, open := 0, false // whether the last run may go on
	for i, p := range parts {
		x += p.kern
		switch {
		case open && p.known && p.kern == 0 && !turned:
			last := &runs[len(runs)-1]
			last.S += p.s
			last.Width += pixels(p.advance, f.Size)
		case i > 0 && joins(parts[i-1], p):
			last := &runs[len(runs)-1]
			if wayOf(p.s) == rightToLeft {
				last.S = p.s + last.S // in the order in which it is read
			} else {
				last.S += p.s
			}
			last.Width += pixels(p.advance, f.Size)
		default:
			runs = append(runs, Run{S: p.s, X: pixels(x, f.Size), Width: pixels(p.advance, f.Size), Known: p.known})
		}
		x += p.advance
		open = p.known && !p.marked
	}
	return runs
}

// part is a cluster of a line of text.
type part struct {
	s             string
	advance, kern int // in units of the em; the kerning is with the part before
	known         bool
	marked        bool // it ends in a mark that the font may give room
	joined        bool // it is of another font, and its form hangs on its neighbours
}

// joins reports whether two parts that stand side by side are drawn as one.
func joins(a, b part) bool { return a.joined && b.joined && wayOf(a.s) == wayOf(b.s) }

// partsOf returns the clusters of a text, without those that are not seen and take no room.
func partsOf(s string, f *face) []part {
	var parts []part
	meter := meter{face: f, prev: -1}
	state := -1
	for s != "" {
		var c string
		c, s, _, state = uniseg.FirstGraphemeClusterInString(s, state)
		p := part{known: true}
		if _, other := substitute(c, f); other {
			p.known = false
		}
		p.advance, p.kern = meter.next(c)
		p.s = drawn(c, f, p.known)
		if p.s == "" {
			continue
		}
		last, _ := utf8.DecodeLastRuneInString(p.s)
		p.marked = invisible(last)
		first, _ := utf8.DecodeRuneInString(p.s)
		p.joined = !p.known && unicode.In(first, joined...)
		parts = append(parts, p)
	}
	return parts
}

// drawn returns what is seen of a cluster.
func drawn(cluster string, f *face, known bool) string {
	if !known {
		return cluster
	}
	return strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Cf, r) || invisible(r) && f.glyph(r).index == 0 {
			return -1
		}
		return r
	}, norm.NFC.String(cluster))
}
