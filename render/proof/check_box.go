package proof

import "casebook/render/geom"

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
	for _, c := range r.picture.Connections {
		if len(c.Line) > 0 {
			r.onPage(c.ID, bounds(c.Line))
		}
	}
}

// onPage checks that a part is inside the picture.
func (r *proofreader) onPage(id string, b geom.Box) {
	page := geom.Box{W: r.picture.Size.W, H: r.picture.Size.H}
	if !page.Grow(hair).Encloses(b) {
		r.note(PartOffPicture, b.Center(), id)
	}
}

// bodyInZones checks that a component or card is inside its zone and in no other but those around.
func (r *proofreader) bodyInZones(b body) {
	for _, z := range r.picture.Zones {
		switch {
		case z.Card:
		case z.name() == b.in:
			if !z.Box.Grow(hair).Encloses(b.Box) {
				r.note(PartOutsideZone, b.Box.Center(), b.id, z.ID)
			}
		case meet(b.Box, z.Box, hair) && !r.picture.within(b.in, z.name()):
			r.note(PartInOtherZone, middle(b.Box, z.Box), b.id, z.ID)
		}
	}
}

// zoneInZones checks that a zone is inside the one that it is in, and apart from those before it that
// have nothing to do with it.
func (r *proofreader) zoneInZones(z *Zone, before []Zone) {
	if around := r.picture.zone(z.Data["in"]); around != nil && !around.Box.Grow(hair).Encloses(z.Box) {
		r.note(PartOutsideZone, z.Box.Center(), z.ID, around.ID)
	}
	for i := range before {
		o := &before[i]
		related := r.picture.within(z.name(), o.name()) || r.picture.within(o.name(), z.name())
		if !o.Card && !related && meet(z.Box, o.Box, hair) {
			r.note(ZonesOverlap, middle(z.Box, o.Box), z.ID, o.ID)
		}
	}
}
