package proof

import "casebook/render/geom"

const (
	headLength = 10.0 // pixels of the end of a line that its head takes
	besideLine = 2.0  // pixels from a label to its line when it does not stand on it
	aboveLine  = 8.0  // and to that of a message between lifelines, where labels stand above it
)

// labels checks where labels stand.
func (r *proofreader) labels() {
	all := r.picture.Connections
	for i := range all {
		for _, l := range all[i].Labels {
			r.labelOverParts(&all[i], l)
			r.labelAndZones(&all[i], l)
			r.labelOverHeads(&all[i], l)
			r.labelOnLine(&all[i], l)
			for k := range all {
				if k != i {
					r.labelOverLine(&all[i], l, &all[k])
				}
				if k < i {
					r.labelOverLabels(&all[i], l, &all[k])
				}
			}
		}
	}
}

// labelOverParts checks that a label covers no component, neither its box nor what hangs from it in a
// sequence diagram, and no zone's card.
func (r *proofreader) labelOverParts(c *Connection, l Label) {
	for _, b := range r.bodies {
		for _, o := range b.boxes() {
			if meet(l.Box, o, hair) {
				r.note(LabelOverPart, middle(l.Box, o), c.ID, b.id)
			}
		}
	}
}

// labelAndZones checks that a label is inside a zone or outside.
func (r *proofreader) labelAndZones(c *Connection, l Label) {
	for _, z := range r.picture.Zones {
		if !z.Card && meet(l.Box, z.Box, hair) && !z.Box.Grow(hair).Encloses(l.Box) {
			r.note(LabelAcross, middle(l.Box, z.Box), c.ID, z.ID)
		}
	}
}

// labelOverHeads checks that a label covers no arrow head: none of another line, and not its own.
func (r *proofreader) labelOverHeads(c *Connection, l Label) {
	for _, o := range r.picture.Connections {
		if head := bounds(o.Head); len(o.Head) > 0 && meet(l.Box, head, hair) {
			r.note(LabelOverHead, middle(l.Box, head), c.ID, o.ID)
		}
	}
}

// labelOverLine checks that another line does not run through a label. That its head does is a fault
// of its own.
func (r *proofreader) labelOverLine(c *Connection, l Label, o *Connection) {
	if at, ok := runs(without(o.Line, headLength), l.Box.Grow(-hair)); ok {
		r.note(LabelStruck, at, c.ID, o.ID)
	}
}

func (r *proofreader) labelOverLabels(c *Connection, l Label, o *Connection) {
	for _, other := range o.Labels {
		if meet(l.Box, other.Box, hair) {
			r.note(LabelOverLabel, middle(l.Box, other.Box), c.ID, o.ID)
		}
	}
}

// labelOnLine checks that a label is where its line is.
func (r *proofreader) labelOnLine(c *Connection, l Label) {
	if len(c.Line) < 2 {
		return
	}
	most := besideLine
	if r.isMessage(c) {
		most = aboveLine
	}
	if apart(c.Line, l.Box) > most {
		r.note(LabelBeside, l.Box.Center(), c.ID)
	}
}

// isMessage reports whether a connection runs between lifelines.
func (r *proofreader) isMessage(c *Connection) bool {
	from, to := r.end(c.From()), r.end(c.To())
	return from != nil && to != nil && len(from.lifelines) > 0 && len(to.lifelines) > 0
}

// titles checks that what zones are called can be read.
func (r *proofreader) titles() {
	for _, z := range r.picture.Zones {
		if z.Card || len(z.Texts) == 0 {
			continue
		}
		title := z.Texts[0].Box
		for _, c := range r.picture.Connections {
			if at, ok := runs(c.Line, title.Grow(-hair)); ok {
				r.note(TitleStruck, at, z.ID, c.ID)
			}
			for _, l := range c.Labels {
				r.titleUnder(z.ID, title, l.Box, c.ID)
			}
		}
		for _, b := range r.bodies {
			r.titleUnder(z.ID, title, b.Box, b.id)
		}
	}
}

// titleUnder checks that the title of a zone is not under a box of something.
func (r *proofreader) titleUnder(zone string, title, b geom.Box, part string) {
	if meet(title, b, hair) {
		r.note(TitleCovered, middle(title, b), zone, part)
	}
}
