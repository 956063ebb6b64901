package proof

import (
	"math"

	"casebook/render/geom"
)

const (
	skim      = 1.0 // pixels that a line may be inside a part that is not its own
	dip       = 3.0 // and in one that it ends at
	touch     = 1.5 // from the end of a line to the outline of what it joins
	lifeTouch = 6.0 // and to a lifeline, whose bar where it is at work is about so wide to either side
)

// lines checks where lines run.
func (r *proofreader) lines() {
	all := r.picture.Connections
	for i := range all {
		c := &all[i]
		if len(c.Line) < 2 || len(c.Head) == 0 {
			r.note(LineMissing, c.Tip, c.ID)
		}
		for _, b := range r.bodies {
			depth := skim
			if b.name == c.From() || b.name == c.To() {
				depth = dip
			}
			if at, ok := b.pierced(c.Line, depth); ok {
				r.note(LineThroughPart, at, c.ID, b.id)
			}
		}
		for k := range all[:i] {
			if n, at := along(c.Line, all[k].Line); n > alongMost {
				r.note(LineAlongLine, at, c.ID, all[k].ID)
			}
		}
	}
}

// ends checks that lines join what they say.
func (r *proofreader) ends() {
	for i := range r.picture.Connections {
		c := &r.picture.Connections[i]
		from, to := r.end(c.From()), r.end(c.To())
		if from == nil {
			r.note(EndUnknown, c.Tip, c.ID, quoted(c.From()))
		}
		if to == nil {
			r.note(EndUnknown, c.Tip, c.ID, quoted(c.To()))
		}
		if len(c.Line) < 2 {
			continue
		}
		if tail := c.Line[0]; from != nil && !from.touched(tail) {
			r.note(TailApart, tail, c.ID, from.id)
		}
		if to != nil && !to.touched(c.Tip) {
			r.note(TipApart, c.Tip, c.ID, to.id)
		}
	}
}

// quoted returns what a connection calls its end, also where that is nothing.
func quoted(name string) string {
	if name == "" {
		return "nothing"
	}
	return name
}

// end returns what a connection may end at: a component, a zone's card, or a zone as a whole; nil if
// there is nothing of that name.
func (r *proofreader) end(name string) *body {
	for i := range r.bodies {
		if r.bodies[i].name == name {
			return &r.bodies[i]
		}
	}
	if z := r.picture.zone(name); z != nil {
		return &body{Outline: z.Outline, id: z.ID, name: name}
	}
	return nil
}

// touched reports whether p is on the outline of b or of a bar, or at a lifeline.
func (b *body) touched(p geom.Point) bool {
	for _, o := range append([]Outline{b.Outline}, b.bars...) {
		if math.Abs(o.Off(p)) <= touch {
			return true
		}
	}
	for _, l := range b.lifelines {
		if math.Abs(p.X-l.X) <= lifeTouch && l.Top-touch <= p.Y && p.Y <= l.Bottom+touch {
			return true
		}
	}
	return false
}
