package svg

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"casebook/render/text"
)

// escape writes s as XML text or attribute value, whichever: both give s back, but for what no
// reader must see, which becomes the replacement character: controls, code points that are no
// characters, bytes that are no UTF-8, and characters that turn the direction of what follows.
func escape(b *bytes.Buffer, s string) {
	for _, r := range s {
		switch r {
		case '&':
			b.WriteString("&amp;")
		case '<':
			b.WriteString("&lt;")
		case '>':
			b.WriteString("&gt;")
		case '"':
			b.WriteString("&quot;")
		case '\t':
			b.WriteString("&#9;")
		case '\n':
			b.WriteString("&#10;")
		case '\r':
			b.WriteString("&#13;")
		default:
			if !text.Drawable(r) || text.Turns(r) {
				r = utf8.RuneError
			}
			b.WriteRune(r)
		}
	}
}

// name returns s with all that an id, a class or the name of an attribute may not hold replaced by
// a hyphen.
func name(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case 'a' <= r && r <= 'z', 'A' <= r && r <= 'Z', '0' <= r && r <= '9', r == '-', r == '_':
			return r
		}
		return '-'
	}, s)
}
