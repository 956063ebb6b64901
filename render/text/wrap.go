package text

import (
	"math"
	"strings"

	"github.com/rivo/uniseg"

	"casebook/render/scene"
)

const ellipsis = "…"

// Wrap breaks s into at most so many lines that each fit a width in pixels, of about the same
// length. It breaks where the rules of writing allow it, and words that are wider than a line
// anywhere between two characters. Text that does not fit is cut: its last line then ends in an
// ellipsis. Only a single character, or the ellipsis, may be wider than the width. The text is
// cleaned first, and spaces at the breaks are dropped.
func Wrap(s string, f scene.Font, width float64, lines int) (wrapped []string, cut bool) {
	s = Clean(s)
	if s == "" || lines <= 0 {
		return nil, s != ""
	}
	m := measureAll(s, faceOf(f.Bold))
	room := unitsIn(width, f.Size)
	spans, rest := m.fill(room, lines)
	if rest < len(m.clusters) {
		last := spans[len(spans)-1].from
		tail, _ := m.cut(last, room)
		return append(m.strings(spans[:len(spans)-1]), tail), true
	}
	return m.strings(m.balance(spans, room)), false
}

// Cut returns s cleaned, and shortened with an ellipsis at its end if it is wider than width, in
// pixels; it says whether it was.
func Cut(s string, f scene.Font, width float64) (string, bool) {
	s = Clean(s)
	return measureAll(s, faceOf(f.Bold)).cut(0, unitsIn(width, f.Size))
}

// unitsIn returns how many units of the em fit a width in pixels.
func unitsIn(width, size float64) int {
	switch {
	case !(size > 0):
		return math.MaxInt32
	case !(width > 0):
		return 0
	}
	n := width * em / size
	if n >= math.MaxInt32 {
		return math.MaxInt32
	}
	u := int(n) + 1
	for u > 0 && pixels(u, size) > width {
		u--
	}
	return u
}

// cluster is a grapheme cluster of a text: what people take for one character.
type cluster struct {
	end   int  // where it ends in the text, in bytes
	right int  // where it ends, in units of the em from the start of the text
	kern  int  // kerning between the cluster before and it, which counts as its own
	space bool // it is a space that is dropped at the end of a line
	bare  bool // it takes no room
	brk   bool // a line may end after it
}

// measured is a text with the place of each of its clusters.
type measured struct {
	text     string
	face     *face
	clusters []cluster
}

// span is the part of a text from one cluster up to, but without, another.
type span struct{ from, to int }

func measureAll(s string, f *face) measured {
	m := measured{text: s, face: f}
	meter := meter{face: f, prev: -1}
	right, state := 0, -1
	for rest := s; rest != ""; {
		var c string
		var boundaries int
		c, rest, boundaries, state = uniseg.StepString(rest, state)
		advance, kern := meter.next(c)
		right += advance + kern
		m.clusters = append(m.clusters, cluster{
			end: len(s) - len(rest), right: right, kern: kern,
			space: c == " ",
			bare:  advance == 0,
			brk:   boundaries&uniseg.MaskLine != uniseg.LineDontBreak,
		})
	}
	return m
}

// width returns the width of a span that stands on a line of its own, in units of the em.
func (m measured) width(s span) int {
	s = m.trim(s)
	if s.from == s.to {
		return 0
	}
	w := m.clusters[s.to-1].right - m.clusters[s.from].kern
	if s.from > 0 {
		w -= m.clusters[s.from-1].right
	}
	return w
}

// trim returns s without the spaces at its end.
func (m measured) trim(s span) span {
	for s.to > s.from && m.clusters[s.to-1].space {
		s.to--
	}
	return s
}

func (m measured) string(s span) string {
	s = m.trim(s)
	if s.from == s.to {
		return ""
	}
	start := 0
	if s.from > 0 {
		start = m.clusters[s.from-1].end
	}
	return strings.TrimRight(m.text[start:m.clusters[s.to-1].end], " ") // a cluster may end in one
}

func (m measured) strings(spans []span) []string {
	out := make([]string, 0, len(spans)+1)
	for _, s := range spans {
		out = append(out, m.string(s))
	}
	return out
}

// fill takes line after line, each as long as it fits the room, until the text or the lines are at
// their end; rest is the first cluster that found no place.
func (m measured) fill(room, lines int) (spans []span, rest int) {
	for rest < len(m.clusters) && len(spans) < lines {
		s := m.line(rest, room)
		spans = append(spans, s)
		rest = s.to
	}
	return spans, rest
}

// line returns the longest line from a cluster on that fits the room: up to the last break that
// fits, or else as many clusters as fit, but at least one.
func (m measured) line(from, room int) span {
	fits := span{from, from + 1} // by clusters
	broken := from               // up to a break
	for to := from + 1; to <= len(m.clusters); to++ {
		s := span{from, to}
		last := m.clusters[to-1]
		if to > from+1 && !last.space && !last.bare && m.width(s) > room {
			break
		}
		fits = s
		if last.brk || to == len(m.clusters) {
			broken = to
		}
	}
	if broken > from {
		return span{from, broken}
	}
	return fits
}

// balance returns as many lines as spans has, the longest as short as it can be.
func (m measured) balance(spans []span, room int) []span {
	lo, hi := 0, 0 // too narrow; wide enough
	for _, s := range spans {
		hi = max(hi, m.width(s))
	}
	if len(spans) < 2 || hi > room {
		return spans
	}
	whole := m.wholeWords(spans)
	for hi-lo > 1 {
		mid := lo + (hi-lo)/2
		tried, rest := m.fill(mid, len(spans))
		if rest == len(m.clusters) && m.wholeWords(tried) >= whole {
			hi, spans = mid, tried
		} else {
			lo = mid
		}
	}
	return spans
}

// wholeWords counts the lines that end where a line may end, not within a word.
func (m measured) wholeWords(spans []span) int {
	n := 0
	for _, s := range spans {
		if m.clusters[s.to-1].brk {
			n++
		}
	}
	return n
}

// cut returns the text from a cluster on, with an ellipsis in place of its end if it is wider than
// the room.
func (m measured) cut(from, room int) (string, bool) {
	all := span{from, len(m.clusters)}
	if m.width(all) <= room {
		return m.string(all), false
	}
	to := from
	for to < len(m.clusters) && m.width(span{from, to + 1}) <= room {
		to++
	}
	for ; to > from; to-- {
		s := m.string(span{from, to}) + ellipsis
		if units(s, m.face) <= room {
			return s, true
		}
	}
	return ellipsis, true
}
