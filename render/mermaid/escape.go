package mermaid

import (
	"fmt"
	"strings"

	"casebook/render/text"
)

// escape returns s such that Mermaid shows it as it is, within quotes and without. What could mean
// anything to it is written as a code. Nothing is no text to some of its languages, so there is a space.
func escape(s string) string {
	s = text.Clean(s)
	if s == "" {
		return " "
	}
	var b strings.Builder
	runes := []rune(s)
	for i, r := range runes {
		joins := r == '-' && i > 0 && i+1 < len(runes) && letter(runes[i-1]) && letter(runes[i+1])
		if letter(r) || joins || strings.ContainsRune(" .,/'()[]?!+", r) {
			b.WriteRune(r)
		} else {
			fmt.Fprintf(&b, "#%d;", r)
		}
	}
	return b.String()
}

// letter reports whether a character means nothing but itself wherever it stands.
func letter(r rune) bool {
	switch {
	case 'a' <= r && r <= 'z', 'A' <= r && r <= 'Z', '0' <= r && r <= '9', r >= 0xa0:
		return r != 'ﬂ' && r != '¶' && r != '°' && r != 'ß' // Mermaid writes its codes with them
	}
	return false
}

// lines returns lines as one text.
func lines(lines []string) string {
	if len(lines) == 0 {
		return " "
	}
	escaped := make([]string, len(lines))
	for i, l := range lines {
		escaped[i] = escape(l)
	}
	return strings.Join(escaped, "<br/>")
}
