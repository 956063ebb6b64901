package compare

import (
	"strings"

	"github.com/rivo/uniseg"

	"casebook/model"
)

// Signs tells changes apart where there are no colours.
var Signs = map[Kind]string{Added: "+", Removed: "−", Changed: "~", Renamed: "~", Moved: "→", Rerouted: "→"}

// colours are for those who see them; the signs say the same.
var colours = map[Kind]string{
	Added: "\x1b[32m", Removed: "\x1b[31m", Changed: "\x1b[33m", Renamed: "\x1b[33m", Moved: "\x1b[36m", Rerouted: "\x1b[36m",
}

const (
	boldFace  = "\x1b[1m"
	endColour = "\x1b[0m"
	textWidth = 100 // of a line, in columns of a terminal
)

// Text returns what differs for a person to read, in colours if wanted; it is empty if nothing does.
func (c *Comparison) Text(coloured bool) string {
	paint := func(colour, text string) string {
		if !coloured {
			return text
		}
		return colour + text + endColour
	}
	var b strings.Builder
	for i, p := range c.Parts() {
		if i > 0 {
			b.WriteByte('\n')
		}
		b.WriteString(paint(boldFace, p.Title) + "\n")
		for _, x := range p.Changes {
			b.WriteString("  " + paint(colours[x.Kind], Signs[x.Kind]) + " ")
			b.WriteString(wrapped(model.Visible(x.Words), "    ") + "\n")
		}
	}
	return b.String()
}

// wrapped returns words over as many lines as they need, all but the first behind an indent.
func wrapped(text, indent string) string {
	var b strings.Builder
	used := len(indent)
	for i, w := range strings.Fields(text) {
		size := uniseg.StringWidth(w)
		switch {
		case i > 0 && used+1+size > textWidth:
			b.WriteString("\n" + indent)
			used = len(indent)
		case i > 0:
			b.WriteByte(' ')
			used++
		}
		b.WriteString(w)
		used += size
	}
	return b.String()
}
