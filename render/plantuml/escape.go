package plantuml

import (
	"fmt"
	"strings"

	"casebook/render/text"
)

// escape returns s such that PlantUML shows it as it is, in quotes and without, and in the arguments of
// macros. What could mean anything to it, such as ** and //, is written as a code. Nothing is no text to
// some of its languages, so there is a space.
func escape(s string) string {
	s = text.Clean(s)
	if s == "" {
		return " "
	}
	var b strings.Builder
	runes := []rune(s)
	for i, r := range runes {
		inside := i > 0 && i+1 < len(runes) && letter(runes[i-1]) && letter(runes[i+1])
		if letter(r) || r == ' ' || r == ',' || inside && strings.ContainsRune("-./'", r) {
			b.WriteRune(r)
		} else {
			fmt.Fprintf(&b, "<U+%04X>", r)
		}
	}
	return b.String()
}

// letter reports whether a character means nothing but itself wherever it stands. PlantUML has uses of its
// own for the private use area.
func letter(r rune) bool {
	switch {
	case 'a' <= r && r <= 'z', 'A' <= r && r <= 'Z', '0' <= r && r <= '9':
		return true
	}
	return r >= 0xa0 && r < 0xe000 || r >= 0xf900
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
	return strings.Join(escaped, `\n`)
}
