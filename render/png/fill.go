package png

import (
	"image"
	"image/color"
	"image/draw"
	"math"

	"casebook/render/geom"
	"casebook/render/scene"
)

// Outlines are filled square by square. Most squares of a large outline are empty or full, and the
// others are small enough for the rasteriser to count in whole numbers, which come out alike on every
// processor. Outlines that are narrow have longer ones.
const (
	tile     = 64
	longTile = 512
)

// fill fills outlines with a colour. What several of them cover is filled where they do not run
// round it in opposite ways.
func (c *canvas) fill(lines []polyline, colour scene.Colour, opacity float64) {
	if c.err != nil {
		return
	}
	var all image.Rectangle
	for _, l := range lines {
		all = all.Union(l.extent())
	}
	all = all.Intersect(c.img.Bounds())
	wide, high := tile, tile
	if all.Dy() <= tile {
		wide = longTile
	} else if all.Dx() <= tile {
		high = longTile
	}
	paint := image.NewUniform(faint(colour, opacity))
	edges := edgesOf(lines)
	for y := all.Min.Y; y < all.Max.Y; y += high {
		row := image.Rect(all.Min.X, y, all.Max.X, min(y+high, all.Max.Y))
		near := within(edges, row)
		for x := all.Min.X; x < all.Max.X; x += wide {
			c.fillTile(near, image.Rect(x, row.Min.Y, min(x+wide, row.Max.X), row.Max.Y), paint)
		}
	}
}

// fillTile fills what outlines cover of a tile.
func (c *canvas) fillTile(edges []edge, part image.Rectangle, paint *image.Uniform) {
	if !crossed(edges, part) {
		if winding(edges, part) != 0 {
			draw.Draw(c.img, part, paint, image.Point{}, draw.Over)
		}
		return
	}
	c.raster.Reset(part.Dx(), part.Dy())
	x, y := float64(part.Min.X), float64(part.Min.Y)
	for _, e := range edges {
		c.raster.MoveTo(float32(e.p.X-x), float32(e.p.Y-y))
		c.raster.LineTo(float32(e.q.X-x), float32(e.q.Y-y))
	}
	c.raster.Draw(c.img, part, paint, image.Point{})
}

// edge is a straight piece of a closed outline.
type edge struct{ p, q geom.Point }

// edgesOf returns the edges of outlines. All are closed, as what is filled is.
func edgesOf(lines []polyline) []edge {
	var edges []edge
	for _, l := range lines {
		for i, p := range l.points {
			edges = append(edges, edge{p, l.points[(i+1)%len(l.points)]})
		}
	}
	return edges
}

// within returns the edges that reach into a row of tiles. What is to its left and right counts too: it
// says where outlines begin and end.
func within(edges []edge, row image.Rectangle) []edge {
	top, bottom := float64(row.Min.Y), float64(row.Max.Y)
	var near []edge
	for _, e := range edges {
		if max(e.p.Y, e.q.Y) > top && min(e.p.Y, e.q.Y) < bottom {
			near = append(near, e)
		}
	}
	return near
}

// crossed reports whether an edge may be in a tile.
func crossed(edges []edge, part image.Rectangle) bool {
	left, right := float64(part.Min.X), float64(part.Max.X)
	for _, e := range edges {
		if max(e.p.X, e.q.X) >= left && min(e.p.X, e.q.X) <= right {
			return true
		}
	}
	return false
}

// winding returns how often outlines go round a tile that no edge is in.
func winding(edges []edge, part image.Rectangle) int {
	left, middle := float64(part.Min.X), float64(part.Min.Y+part.Max.Y)/2
	n := 0
	for _, e := range edges {
		switch {
		case e.p.X > left: // and all of it is to the right
		case e.p.Y <= middle && e.q.Y > middle:
			n++
		case e.q.Y <= middle && e.p.Y > middle:
			n--
		}
	}
	return n
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
