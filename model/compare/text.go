package compare

import "casebook/model/terminal"

// Signs tells changes apart where there are no colours.
var Signs = map[Kind]string{Added: "+", Removed: "−", Changed: "~", Renamed: "~", Moved: "→", Rerouted: "→"}

// colours are for those who see them; the signs say the same.
var colours = map[Kind]terminal.Colour{
	Added: terminal.Good, Removed: terminal.Bad, Changed: terminal.Over, Renamed: terminal.Over, Moved: terminal.Other,
	Rerouted: terminal.Other,
}

// Text returns what differs for a person to read, in colours if wanted; it is empty if nothing does.
func (c *Comparison) Text(coloured bool) string {
	page := terminal.Page{Coloured: coloured}
	for i, p := range c.Parts() {
		if i > 0 {
			page.WriteByte('\n')
		}
		page.Paint(terminal.Bold, p.Title)
		page.WriteByte('\n')
		for _, x := range p.Changes {
			page.Wrap(colours[x.Kind], "  "+Signs[x.Kind]+" ", x.Words, "    ")
		}
	}
	return page.String()
}
