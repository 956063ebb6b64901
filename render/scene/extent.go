package scene

import "casebook/render/geom"

// Extent returns the box around items: geom.Nowhere around nothing.
func Extent(items []Item) geom.Box {
	b := geom.Nowhere
	for _, it := range items {
		b = b.Around(extentOf(it))
	}
	return b
}

func extentOf(it Item) geom.Box {
	switch it := it.(type) {
	case *Group:
		return Extent(it.Items)
	case *Rect:
		return it.Box
	case *Ellipse:
		return it.Box
	case *Glyph:
		return it.Box
	case *Path:
		return SegsExtent(it.Segs)
	case *Text:
		x := it.At.X
		switch it.Anchor {
		case Middle:
			x -= it.Width / 2
		case End:
			x -= it.Width
		}
		return geom.Box{X: x, Y: it.At.Y - it.Font.Size, W: it.Width, H: it.Font.Size * lineHeight}
	}
	return geom.Nowhere
}

// SegsExtent returns the box around pieces of a path with their control points.
func SegsExtent(segs []Seg) geom.Box {
	b := geom.Nowhere
	add := func(p geom.Point) { b = b.Around(geom.Box{X: p.X, Y: p.Y}) }
	for _, s := range segs {
		if s.Op == Close {
			continue
		}
		if s.Op == Quad || s.Op == Cubic {
			add(s.A)
		}
		if s.Op == Cubic {
			add(s.B)
		}
		add(s.To)
	}
	return b
}

// lineHeight is the height of a line of text in times its size.
const lineHeight = 1.2
