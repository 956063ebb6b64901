package writeup

import (
	"fmt"
	"strings"
	"unicode"

	"casebook/render/text"
)

// headings hands out the headings of a document, so that each has a text and an anchor of its own.
type headings struct {
	taken map[string]bool
	last  int // level of the heading handed out last
}

// longestHeading is how long a heading may be: it cannot be broken into lines.
const longestHeading = 70

// newHeadings returns the headings of a document that has those of titles in any case.
func newHeadings(titles []string) *headings {
	h := &headings{taken: map[string]bool{}}
	for _, t := range titles {
		h.taken[anchorOf(t)] = true
	}
	return h
}

// claim returns the text of a heading for a name. A name that was claimed before is told apart by what it
// is the name of, and if that does not do by a number.
func (h *headings) claim(name, what string) (title string) {
	name = shorten(headingWords(name), longestHeading)
	title = name
	for n := 1; h.taken[anchorOf(title)] || anchorOf(title) == ""; n++ {
		title = strings.TrimSpace(name + " (" + what + ")")
		if n > 1 {
			title = strings.TrimSpace(fmt.Sprintf("%s (%s %d)", name, what, n))
		}
	}
	h.taken[anchorOf(title)] = true
	return title
}

// headingWords returns a name as it stands in a heading: without what ends a sentence.
func headingWords(name string) string {
	return strings.TrimRight(text.Clean(name), " .,:;!。，；：！")
}

// below returns the level for a heading of prose that stands under a heading of the document: never
// more than one below the heading before it.
func (h *headings) below(under, level int) int {
	return min(under+level, max(h.last, under)+1, 6)
}

// ofProse returns a heading of prose.
func (h *headings) ofProse(level int, words string) []block {
	title := h.claim(words, "note")
	h.last = level
	return h.of(level, title, words)
}

// of returns a heading with a title that was claimed for words, and the words if they were cut.
func (h *headings) of(level int, title, words string) []block {
	blocks := []block{heading{level, escape(title)}}
	if whole := headingWords(words); shorten(whole, longestHeading) != whole {
		blocks = append(blocks, paragraph(escape(words)))
	}
	return blocks
}

// anchorOf returns the anchor that GitHub gives a heading: its letters and digits in lower case,
// with hyphens for spaces.
func anchorOf(title string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == ' ':
			return '-'
		case r == '-' || unicode.In(r, unicode.L, unicode.M, unicode.N, unicode.Pc):
			return unicode.ToLower(r)
		}
		return -1
	}, title)
}

// shorten returns s cut at a word, with an ellipsis, where it is longer than most.
func shorten(s string, most int) string {
	if lengthOf(s) <= most {
		return s
	}
	cut := 0
	for i, r := range s {
		if lengthOf(s[:i]) >= most {
			break
		}
		if r == ' ' {
			cut = i
		}
	}
	if cut == 0 {
		return s // one long word
	}
	return s[:cut] + "…"
}
