package report

import (
	"strings"

	"github.com/rivo/uniseg"

	"casebook/model"
)

const width = 100 // of a line, in columns of a terminal

type colour string

// The colours, by what they mean.
const (
	plain colour = ""
	bad   colour = "\x1b[31m"
	over  colour = "\x1b[33m"
	good  colour = "\x1b[32m"
	faint colour = "\x1b[2m"
	bold  colour = "\x1b[1m"
)

const endColour = "\x1b[0m"

// page is text that is being written for a person.
type page struct {
	strings.Builder
	coloured bool
}

// paint writes a text in a colour, if there are any.
func (p *page) paint(c colour, text string) {
	if p.coloured && c != plain && text != "" {
		text = string(c) + text + endColour
	}
	p.WriteString(text)
}

// wrapped writes words behind what the line begins with, over as many lines as they need, all but the
// first of which begin with next.
func (p *page) wrapped(c colour, first, text, next string) {
	p.paint(c, first)
	used := uniseg.StringWidth(first)
	for i, w := range strings.Fields(text) {
		w = model.Visible(w)
		size := uniseg.StringWidth(w)
		switch {
		case i > 0 && used+1+size > width:
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

// excerpt returns a line of a file without its indent, cut to a width.
func excerpt(line string, width int) string {
	text := model.Visible(strings.TrimSpace(line))
	if uniseg.StringWidth(text) <= width {
		return text
	}
	used, state := 0, -1
	var b strings.Builder
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
