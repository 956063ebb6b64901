package scene

import (
	"math"

	"casebook/render/geom"
)

// Extent returns the box around items: one that is infinite and inside out around nothing.
func Extent(items []Item) geom.Box {
	b := nowhere
	for _, it := range items {
		b = around(b, extentOf(it))
	}
	return b
}

// nowhere is the box around nothing.
var nowhere = geom.Box{X: math.Inf(1), Y: math.Inf(1), W: math.Inf(-1), H: math.Inf(-1)}

// around returns the box around two, of which each may be a line, a point or nowhere.
func around(a, b geom.Box) geom.Box {
	switch {
	case math.IsInf(a.X, 1):
		return b
	case math.IsInf(b.X, 1):
		return a
	}
	x, y := math.Min(a.X, b.X), math.Min(a.Y, b.Y)
	return geom.Box{X: x, Y: y, W: math.Max(a.Right(), b.Right()) - x, H: math.Max(a.Bottom(), b.Bottom()) - y}
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
		return segsExtent(it.Segs)
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
	return nowhere
}

// segsExtent returns the box around pieces of a path with their control points.
func segsExtent(segs []Seg) geom.Box {
	b := nowhere
	add := func(p geom.Point) { b = around(b, geom.Box{X: p.X, Y: p.Y}) }
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
