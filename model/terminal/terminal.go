// Package terminal writes text for a person at a terminal: lines of so many columns, in colours for those who
// see them. The text says all; a colour only helps to find it.
package terminal

import (
	"strings"

	"github.com/rivo/uniseg"

	"casebook/model"
)

// Width is how many columns of a terminal a line has at most.
const Width = 100

// Colour is how a text is painted.
type Colour string

// The colours, by what they mean.
const (
	Plain Colour = ""
	Bad   Colour = "\x1b[31m"
	Good  Colour = "\x1b[32m"
	Over  Colour = "\x1b[33m" // more than is planned for, but not bad
	Other Colour = "\x1b[36m"
	Faint Colour = "\x1b[2m"
	Bold  Colour = "\x1b[1m"
)

// Reset ends a colour.
const Reset = "\x1b[0m"

// Page is text that is being written. Its zero value is empty, and without colours.
type Page struct {
	strings.Builder
	Coloured bool
}

// Paint writes a text in a colour, if there are any.
func (p *Page) Paint(c Colour, text string) {
	if p.Coloured && c != Plain && text != "" {
		text = string(c) + text + Reset
	}
	p.WriteString(text)
}

// Wrap writes words behind what the line begins with, over as many lines as they need, all but the first
// of which begin with next. The words may be anybody's.
func (p *Page) Wrap(c Colour, first, text, next string) {
	p.Paint(c, first)
	used := uniseg.StringWidth(first)
	for i, w := range strings.Fields(text) {
		w = model.Visible(w)
		size := uniseg.StringWidth(w)
		switch {
		case i > 0 && used+1+size > Width:
			p.WriteString("\n" + next)
			used = uniseg.StringWidth(next)
		case i > 0:
			p.WriteByte(' ')
			used++
		}
		p.WriteString(w)
		used += size
	}
	p.WriteByte('\n')
}

// Cut shortens a text to so many columns, and marks that it did.
func Cut(text string, width int) string {
	if uniseg.StringWidth(text) <= width {
		return text
	}
	var b strings.Builder
	used, state := 0, -1
	for text != "" {
		var cluster string
		var w int
		cluster, text, w, state = uniseg.FirstGraphemeClusterInString(text, state)
		if used+w > width-1 {
			break
		}
		b.WriteString(cluster)
		used += w
	}
	return strings.TrimRight(b.String(), " ") + "…"
}
