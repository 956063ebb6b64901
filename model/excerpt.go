package model

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/rivo/uniseg"
)

const (
	excerptRunes = 100 // of a line that is shown around a fault
	quotedRunes  = 60  // of a value that is quoted in a message
	tabWidth     = 4   // how wide a tab is shown, so that the mark below stands right
)

// excerpt returns the part of a line around a fault, made safe to print, and a mark that stands
// under the fault. The column counts runes from 1.
func excerpt(line string, column, width int) (shown, mark string) {
	runes := []rune(line)
	start := min(max(column-1, 0), len(runes))
	end := min(start+max(width, 1), len(runes))

	from, before := 0, ""
	if start > excerptRunes*2/3 {
		from, before = start-excerptRunes/3, "…"
	}
	to, after := len(runes), ""
	if to-from > excerptRunes {
		to, after = from+excerptRunes, "…"
	}
	end = min(end, to)

	shown = before + Visible(string(runes[from:to])) + after
	indent := uniseg.StringWidth(before + Visible(string(runes[from:start])))
	marked := max(uniseg.StringWidth(Visible(string(runes[start:max(start, end)]))), 1)
	return shown, strings.Repeat(" ", indent) + strings.Repeat("^", marked)
}

// Visible returns a line of text in which nothing can act on a terminal or hide: control, format and invalid
// characters, and spaces that are not plain ones, are written as escapes, tabs as spaces.
func Visible(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		switch {
		case r == utf8.RuneError && size == 1:
			fmt.Fprintf(&b, `\x%02x`, s[i])
		case r == '\t':
			b.WriteString(strings.Repeat(" ", tabWidth))
		case r == ' ' || unicode.IsGraphic(r) && !unicode.IsSpace(r):
			b.WriteRune(r)
		case r < 0x80:
			fmt.Fprintf(&b, `\x%02x`, r)
		case r <= 0xffff:
			fmt.Fprintf(&b, `\u%04x`, r)
		default:
			fmt.Fprintf(&b, `\U%08x`, r)
		}
		i += size
	}
	return b.String()
}

// quote returns a value of the file in quotes, for a message: escaped, and cut where it is long.
func quote(s string) string {
	if utf8.RuneCountInString(s) > quotedRunes {
		s = string([]rune(s)[:quotedRunes-1]) + "…"
	}
	return `"` + Visible(strings.ReplaceAll(s, "\n", " ")) + `"`
}
