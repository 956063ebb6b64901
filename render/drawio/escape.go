package drawio

import (
	"fmt"
	"html"
	"strings"

	"casebook/render/sketch"
	"casebook/render/text"
)

// escape returns s as HTML, which labels and tips are read as. That of XML around them comes on top.
func escape(s string) string { return html.EscapeString(text.Clean(s)) }

// label returns lines of words as HTML. Each says how it is written.
func (w *writer) label(lines []sketch.Line) string {
	var rows []string
	for _, l := range lines {
		words := escape(l.Words)
		if l.Font.Bold {
			words = "<b>" + words + "</b>"
		}
		words = fmt.Sprintf(`<font style="font-size: %spx" color="%s">%s</font>`, w.number(l.Font.Size), w.colour(l.Paint), words)
		if l.Lead != "" {
			words = "<b>" + escape(l.Lead) + "</b>&nbsp; " + words
		}
		rows = append(rows, words)
	}
	return strings.Join(rows, "<br>")
}
