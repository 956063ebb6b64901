package d2

import (
	"strings"

	"casebook/render/text"
)

// quote returns s as a string of D2 that is read as s and nothing else.
func quote(s string) string { return `"` + escaper.Replace(text.Clean(s)) + `"` }

// label returns lines as a label.
func label(lines []string) string {
	escaped := make([]string, len(lines))
	for i, l := range lines {
		escaped[i] = escaper.Replace(text.Clean(l))
	}
	return `"` + strings.Join(escaped, `\n`) + `"`
}

// escaper escapes what ends a string, and what begins an escape or a variable.
var escaper = strings.NewReplacer(`\`, `\\`, `"`, `\"`, "$", `\$`)
