package proof

import (
	"math"

	"casebook/render/geom"
)

const (
	smallest  = 9.0 // pixels of a font that can still be read
	padding   = 4.0 // pixels from the words of a part to its outline, at least
	hair      = 1.0 // pixels that boxes may share or jut out: nobody sees them, and files round
	stretched = 1.0 // pixels that the width of a text may be told wrong
)

// texts checks each text by itself, those of parts within those, and all with each other.
func (r *proofreader) texts() {
	p := r.picture
	page := geom.Box{W: p.Size.W, H: p.Size.H}
	for _, t := range p.Texts {
		at := t.Box.Center()
		if t.Size < smallest {
			r.noteText(TextSmall, at, t.S, t.Part)
		}
		if t.Length > 0 && math.Abs(t.Length-t.Measured) > stretched {
			r.noteText(TextStretched, at, t.S, t.Part)
		}
		if !page.Grow(hair).Encloses(t.Box) {
			r.noteText(TextOffPicture, at, t.S, t.Part)
		}
	}
	for _, c := range p.Components {
		r.inside(c.Part, c.Outline)
	}
	for _, z := range p.Zones {
		r.inside(z.Part, z.Outline)
	}
	for _, c := range p.Connections {
		for _, t := range c.Texts {
			if juts(t, c.boxes) {
				r.noteText(TextOutside, t.Box.Center(), t.S, c.ID)
			}
		}
	}
	for _, c := range p.Pieces {
		for _, t := range c.Texts {
			if !c.Box.Encloses(t.Box) {
				r.noteText(TextOutside, t.Box.Center(), t.S, c.name())
			}
		}
	}
	r.textsOverTexts()
	r.strikes()
}

// inside checks that the texts of a part are inside its outline; or, as a mark may be, inside another of
// its boxes.
func (r *proofreader) inside(p Part, o Outline) {
	for _, t := range p.Texts {
		if juts(t, p.boxes) || !o.holds(t.Box, padding) && !held(t, p.boxes) {
			r.noteText(TextOutside, t.Box.Center(), t.S, p.ID)
		}
	}
}

// juts reports whether a text is in one of some boxes, but not all of it.
func juts(t Text, boxes []geom.Box) bool {
	for _, b := range boxes {
		if meet(t.Box, b, hair) && !b.Grow(hair).Encloses(t.Box) {
			return true
		}
	}
	return false
}

// held reports whether a text is all inside one of some boxes.
func held(t Text, boxes []geom.Box) bool {
	for _, b := range boxes {
		if b.Grow(hair).Encloses(t.Box) {
			return true
		}
	}
	return false
}

// textsOverTexts checks texts against those that no other check compares them with.
func (r *proofreader) textsOverTexts() {
	all := r.picture.Texts
	for i, a := range all {
		for _, b := range all[:i] {
			if meet(a.Box, b.Box, hair) && !r.compared(a, b) {
				r.noteText(TextOverText, middle(a.Box, b.Box), a.S, a.Part, b.Part)
			}
		}
	}
}

// compared reports whether two texts belong to parts that are compared as wholes.
func (r *proofreader) compared(a, b Text) bool {
	return a.Part != b.Part && isPart(a.Class) && isPart(b.Class)
}

// strikes checks that no line runs through words that are not on a part, such as notes.
func (r *proofreader) strikes() {
	for _, t := range r.picture.Texts {
		if isPart(t.Class) {
			continue
		}
		for _, c := range r.picture.Connections {
			if at, ok := runs(c.Line, t.Box.Grow(-hair)); ok {
				r.noteText(TextStruck, at, t.S, t.Part, c.ID)
			}
		}
	}
}
