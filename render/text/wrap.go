package text

import (
	"math"

	"casebook/render/scene"
)

const ellipsis = "…"

// Wrap breaks s into at most so many lines that each fit a width in pixels, of about the same
// length. It breaks where the rules of writing allow it; words that are wider than a line it breaks
// at the joints of their parts, as in order.events or OrderEvents, or else between any characters.
// Text that does not fit is cut: its last line then ends in an ellipsis. Only a single character, or
// the ellipsis, may be wider than the width. The text is cleaned first, and spaces at the breaks are
// dropped.
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

// Lines wraps texts one below the other, to lines as long as a diagram has room for that lays itself out.
func Lines(texts ...string) []string {
	const width, most = 300, 100
	var lines []string
	for _, s := range texts {
		wrapped, _ := Wrap(s, scene.Font{Size: 12}, width, most)
		lines = append(lines, wrapped...)
	}
	return lines
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
// fits, or else up to a joint in its second half, or else as many clusters as fit, but at least one.
func (m measured) line(from, room int) span {
	fits, joint, broken := from+1, from, from
	for to := from + 1; to <= len(m.clusters); to++ {
		last := m.clusters[to-1]
		if to > from+1 && !last.space && !last.bare && m.width(span{from, to}) > room {
			break
		}
		fits = to
		if last.joint {
			joint = to
		}
		if last.brk || to == len(m.clusters) {
			broken = to
		}
	}
	switch {
	case broken > from:
		return span{from, broken}
	case 2*(joint-from) > fits-from:
		return span{from, joint}
	}
	return span{from, fits}
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
	whole := m.wholeness(spans)
	for hi-lo > 1 {
		mid := lo + (hi-lo)/2
		tried, rest := m.fill(mid, len(spans))
		if rest == len(m.clusters) && m.wholeness(tried) >= whole {
			hi, spans = mid, tried
		} else {
			lo = mid
		}
	}
	return spans
}

// wholeness says how well lines end: best where a line may end, else at a joint of a long name.
func (m measured) wholeness(spans []span) int {
	n := 0
	for _, s := range spans {
		switch last := m.clusters[s.to-1]; {
		case last.brk:
			n += 2
		case last.joint:
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
