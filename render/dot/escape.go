package dot

import (
	"strings"

	"casebook/render/text"
)

// quote returns s as a string of DOT that is read as s and nothing else. In labels and the like Graphviz
// takes a backslash for the beginning of an escape, and an ampersand for that of an entity.
func quote(s string) string { return `"` + escaper.Replace(text.Clean(s)) + `"` }

// label returns lines as a label.
func label(lines []string) string {
	escaped := make([]string, len(lines))
	for i, l := range lines {
		escaped[i] = escaper.Replace(text.Clean(l))
	}
	return `"` + strings.Join(escaped, `\n`) + `"`
}

var escaper = strings.NewReplacer(`\`, `\\`, `"`, `\"`, "&", "&amp;")
