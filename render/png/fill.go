package png

import (
	"image"
	"image/color"
	"image/draw"
	"math"

	"casebook/render/scene"
)

// tile is the side of the squares in which an outline is filled: up to this size the rasteriser
// counts in whole numbers, which come out alike on every processor.
const tile = 512

// fill fills outlines with a colour. What several of them cover is filled where they do not run
// round it in opposite ways.
func (c *canvas) fill(lines []polyline, colour scene.Colour, opacity float64) {
	extents := make([]image.Rectangle, len(lines))
	var all image.Rectangle
	for i, l := range lines {
		extents[i] = l.extent()
		all = all.Union(extents[i])
	}
	all = all.Intersect(c.img.Bounds())
	if c.err != nil {
		return
	}
	paint := image.NewUniform(faint(colour, opacity))
	for y := all.Min.Y; y < all.Max.Y; y += tile {
		for x := all.Min.X; x < all.Max.X; x += tile {
			part := image.Rect(x, y, min(x+tile, all.Max.X), min(y+tile, all.Max.Y))
			c.raster.Reset(part.Dx(), part.Dy())
			empty := true
			for i, l := range lines {
				if extents[i].Overlaps(part) {
					c.trace(l, part.Min)
					empty = false
				}
			}
			if !empty {
				c.raster.Draw(c.img, part, paint, image.Point{})
			}
		}
	}
}

// trace hands an outline to the rasteriser, for a tile with its corner at a place.
func (c *canvas) trace(l polyline, corner image.Point) {
	x0, y0 := float64(corner.X), float64(corner.Y)
	for i, p := range l.points {
		x, y := float32(p.X-x0), float32(p.Y-y0)
		if i == 0 {
			c.raster.MoveTo(x, y)
		} else {
			c.raster.LineTo(x, y)
		}
	}
	c.raster.ClosePath()
}

// extent returns the pixels that an outline touches.
func (l polyline) extent() image.Rectangle {
	if len(l.points) == 0 {
		return image.Rectangle{}
	}
	low, high := l.points[0], l.points[0]
	for _, p := range l.points {
		low.X, low.Y = min(low.X, p.X), min(low.Y, p.Y)
		high.X, high.Y = max(high.X, p.X), max(high.Y, p.Y)
	}
	return image.Rect(int(math.Floor(low.X)), int(math.Floor(low.Y)), int(math.Floor(high.X))+1, int(math.Floor(high.Y))+1)
}

// faint returns a colour that covers only so much of what is behind it.
func faint(c scene.Colour, opacity float64) color.Color {
	if opacity == 1 {
		return opaque(c)
	}
	return color.NRGBA64{uint16(c.R) * 0x101, uint16(c.G) * 0x101, uint16(c.B) * 0x101, uint16(math.Round(opacity * 0xffff))}
}

// together draws a path that is see-through as a whole: its line does not show the fill below it.
func (c *canvas) together(p *scene.Path, round bool) {
	whole := *p
	whole.Style.Opacity = 1
	reach := int(math.Ceil(p.Style.Width*c.scale)) + 1
	var area image.Rectangle
	for _, l := range c.flat(p.Segs) {
		area = area.Union(l.extent())
	}
	area = area.Inset(-reach).Intersect(c.img.Bounds())
	if area.Empty() {
		return
	}
	layer := *c
	layer.img = image.NewRGBA(area)
	layer.path(&whole, round)
	c.err = layer.err
	mask := image.NewUniform(color.Alpha16{uint16(math.Round(p.Style.Opacity * 0xffff))})
	draw.DrawMask(c.img, area, layer.img, area.Min, mask, image.Point{}, draw.Over)
}
