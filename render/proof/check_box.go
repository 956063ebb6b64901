package proof

import (
	"slices"

	"casebook/render/geom"
)

// boxes checks that parts are where they belong.
func (r *proofreader) boxes() {
	for i, b := range r.bodies {
		for _, o := range r.bodies[:i] {
			if meet(b.Box, o.Box, hair) {
				r.note(PartsOverlap, middle(b.Box, o.Box), b.id, o.id)
			}
		}
		r.bodyInZones(b)
		r.onPage(b.id, b.Box)
	}
	for i := range r.picture.Zones {
		z := &r.picture.Zones[i]
		if z.Card {
			continue
		}
		r.zoneInZones(z, r.picture.Zones[:i])
		r.onPage(z.ID, z.Box)
	}
	r.pieces()
	for _, c := range r.picture.Connections {
		if len(c.Line) > 0 {
			r.onPage(c.ID, bounds(c.Line))
		}
	}
}

// pieces checks that those of bars can be told apart, and that no words of others lie over them.
func (r *proofreader) pieces() {
	all := r.picture.Pieces
	for i, c := range all {
		r.onPage(c.name(), c.Box)
		for _, o := range all[:i] {
			if meet(c.Box, o.Box, hair) {
				r.note(PartsOverlap, middle(c.Box, o.Box), c.name(), o.name())
			}
		}
		for _, t := range r.picture.Texts {
			if t.Class != "part" && meet(t.Box, c.Box, hair) {
				r.noteText(TextCovers, middle(t.Box, c.Box), t.S, t.Part, c.name())
			}
		}
	}
}

// name is what a fault calls a piece, which has no id.
func (c *Piece) name() string { return "part " + c.Data["criterion"] }

// onPage checks that a part is inside the picture.
func (r *proofreader) onPage(id string, b geom.Box) {
	page := geom.Box{W: r.picture.Size.W, H: r.picture.Size.H}
	if !page.Grow(hair).Encloses(b) {
		r.note(PartOffPicture, b.Center(), id)
	}
}

// bodyInZones checks that a component or card is inside its zone and in no other but those around.
func (r *proofreader) bodyInZones(b body) {
	if own := r.picture.zone(b.in); own != nil && !own.Card && !r.inPiece(b.in, b.Box) {
		r.note(PartOutsideZone, b.Box.Center(), b.id, own.ID)
	}
	for _, z := range r.picture.Zones {
		if !z.Card && meet(b.Box, z.Box, hair) && !r.picture.within(b.in, z.Name) {
			r.note(PartInOtherZone, middle(b.Box, z.Box), b.id, z.ID)
		}
	}
}

// inPiece reports whether a box is inside the zone of a name, or one of its pieces.
func (r *proofreader) inPiece(zone string, b geom.Box) bool {
	return slices.ContainsFunc(r.picture.Zones, func(z Zone) bool {
		return z.Name == zone && z.Box.Grow(hair).Encloses(b)
	})
}

// zoneInZones checks that a zone is inside the one that it is in, and apart from those before it that
// have nothing to do with it.
func (r *proofreader) zoneInZones(z *Zone, before []Zone) {
	if around := r.picture.zone(z.Data["in"]); around != nil && !r.inPiece(around.Name, z.Box) {
		r.note(PartOutsideZone, z.Box.Center(), z.ID, around.ID)
	}
	for i := range before {
		o := &before[i]
		related := r.picture.within(z.Name, o.Name) || r.picture.within(o.Name, z.Name)
		if !o.Card && !related && meet(z.Box, o.Box, hair) {
			r.note(ZonesOverlap, middle(z.Box, o.Box), z.ID, o.ID)
		}
	}
}
