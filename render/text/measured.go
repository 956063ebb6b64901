package text

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/rivo/uniseg"
)

// cluster is a grapheme cluster of a text: what people take for one character.
type cluster struct {
	end   int  // where it ends in the text, in bytes
	right int  // where it ends, in units of the em from the start of the text
	kern  int  // kerning between the cluster before and it, which counts as its own
	space bool // it is a space that is dropped at the end of a line
	bare  bool // it takes no room
	brk   bool // a line may end after it
	joint bool // a name that is too long for a line is best broken after it
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
		if n := len(m.clusters); n > 0 && camel(s[:m.clusters[n-1].end], c) {
			m.clusters[n-1].joint = true
		}
		m.clusters = append(m.clusters, cluster{
			end: len(s) - len(rest), right: right, kern: kern,
			space: c == " ",
			bare:  advance == 0,
			joint: len(c) == 1 && strings.Contains("._:/@=&?#-", c),
			brk:   boundaries&uniseg.MaskLine != uniseg.LineDontBreak && !(c == "/" && inWord(rest)) && !(c == " " && inQuantity(s[:len(s)-len(rest)-1], rest)),
		})
	}
	return m
}

// unitNames are those that stand behind a number and a space.
var unitNames = []string{"%", "ns", "µs", "ms", "s", "min", "h", "d", "B", "KB", "MB", "GB", "TB", "KiB", "MiB", "GiB", "bit", "px", "km", "m"}

// inWord reports whether a word goes on: a unit as in 2k/s is not parted from its number.
func inWord(rest string) bool {
	next, _ := utf8.DecodeRuneInString(rest)
	return unicode.IsLetter(next) || unicode.IsDigit(next)
}

// inQuantity reports whether a space is that between a number and its unit, as in 60 s.
func inQuantity(before, after string) bool {
	last, _ := utf8.DecodeLastRuneInString(before)
	unit := after
	if end := strings.IndexFunc(after, func(r rune) bool { return !unicode.IsLetter(r) && r != '%' }); end >= 0 {
		unit = after[:end]
	}
	return unicode.IsDigit(last) && slices.Contains(unitNames, unit)
}

// camel reports whether a name goes on with a capital letter after a small one.
func camel(before, next string) bool {
	last, _ := utf8.DecodeLastRuneInString(before)
	first, _ := utf8.DecodeRuneInString(next)
	return unicode.IsLower(last) && unicode.IsUpper(first)
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
