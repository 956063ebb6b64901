package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Clean returns s as it may be drawn on one line: runs of white space and line ends are one space
// and none at either end; controls and what is no character are the replacement character; gone are
// characters that turn the direction of the text around them, marks on nothing, soft hyphens and byte
// order marks.
func Clean(s string) string {
	if isClean(s) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	space := false // owed before the next character that is not a space
	for _, r := range s {
		switch {
		case foldable(r):
			space = b.Len() > 0
			continue
		case Turns(r), r == '\ufeff', r == '\u00ad', invisible(r) && (space || b.Len() == 0):
			continue
		case !Drawable(r):
			r = utf8.RuneError
		}
		if space {
			b.WriteByte(' ')
			space = false
		}
		b.WriteRune(r)
	}
	return b.String()
}

// isClean reports whether s is plain ASCII with nothing to do: the common case.
func isClean(s string) bool {
	prev := byte(' ')
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c < ' ' || c > '~' || c == ' ' && prev == ' ' {
			return false
		}
		prev = c
	}
	return s == "" || prev != ' '
}

// foldable reports whether r is white space where a line may end.
func foldable(r rune) bool {
	switch r {
	case '\u00a0', '\u2007', '\u202f', '\u3000': // no-break spaces; the ideographic one is a letter wide
		return false
	}
	return unicode.IsSpace(r)
}

// Turns reports whether r is one of the characters that change the direction of all text up to
// where they are ended: embeddings, overrides and isolates.
func Turns(r rune) bool {
	return '\u202a' <= r && r <= '\u202e' || '\u2066' <= r && r <= '\u2069'
}

// Drawable reports whether r is a character that text may hold: no control, no half of a surrogate
// pair and none of the code points that are no characters.
func Drawable(r rune) bool {
	switch {
	case r < ' ', 0x7f <= r && r < 0xa0, 0xd800 <= r && r <= 0xdfff, r > unicode.MaxRune:
		return false
	case 0xfdd0 <= r && r <= 0xfdef, r&0xfffe == 0xfffe, 0xfff9 <= r && r <= 0xfffb:
		return false
	}
	return true
}
