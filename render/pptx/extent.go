package pptx

import (
	"math"

	"casebook/render/geom"
	"casebook/render/scene"
)

// extent returns the box around items.
func extent(items []scene.Item) geom.Box {
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

func extentOf(it scene.Item) geom.Box {
	switch it := it.(type) {
	case *scene.Group:
		return extent(it.Items)
	case *scene.Rect:
		return it.Box
	case *scene.Ellipse:
		return it.Box
	case *scene.Glyph:
		return it.Box
	case *scene.Path:
		return segsExtent(it.Segs)
	case *scene.Text:
		x := it.At.X
		switch it.Anchor {
		case scene.Middle:
			x -= it.Width / 2
		case scene.End:
			x -= it.Width
		}
		return geom.Box{X: x, Y: it.At.Y - it.Font.Size, W: it.Width, H: it.Font.Size * singleHeight}
	}
	return nowhere
}

// segsExtent returns the box around pieces of a path with their control points.
func segsExtent(segs []scene.Seg) geom.Box {
	b := nowhere
	add := func(p geom.Point) { b = around(b, geom.Box{X: p.X, Y: p.Y}) }
	for _, s := range segs {
		if s.Op == scene.Close {
			continue
		}
		if s.Op == scene.Quad || s.Op == scene.Cubic {
			add(s.A)
		}
		if s.Op == scene.Cubic {
			add(s.B)
		}
		add(s.To)
	}
	return b
}
