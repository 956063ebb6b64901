package scene

import "casebook/render/geom"

// quarter is how far the control points of a quarter of a circle are from its ends, in radii.
const quarter = 0.5522847498307936

// Path returns the outline of r.
func (r *Rect) Path() *Path {
	b := r.Box
	left, top, right, bottom := b.X, b.Y, b.Right(), b.Bottom()
	rad := max(min(r.Radius, b.W/2, b.H/2), 0)
	if rad == 0 {
		return &Path{Style: r.Style, Segs: []Seg{
			move(left, top), line(right, top), line(right, bottom), line(left, bottom), {Op: Close},
		}}
	}
	c := float64(rad * (1 - quarter)) // from a corner of the box to the control points beside it
	return &Path{Style: r.Style, Segs: []Seg{
		move(left+rad, top),
		line(right-rad, top), curve(right-c, top, right, top+c, right, top+rad),
		line(right, bottom-rad), curve(right, bottom-c, right-c, bottom, right-rad, bottom),
		line(left+rad, bottom), curve(left+c, bottom, left, bottom-c, left, bottom-rad),
		line(left, top+rad), curve(left, top+c, left+c, top, left+rad, top),
		{Op: Close},
	}}
}

// Path returns the outline of e.
func (e *Ellipse) Path() *Path {
	b, m := e.Box, e.Box.Center()
	cx, cy := float64(b.W/2*(1-quarter)), float64(b.H/2*(1-quarter))
	return &Path{Style: e.Style, Segs: []Seg{
		move(b.Right(), m.Y),
		curve(b.Right(), b.Bottom()-cy, b.Right()-cx, b.Bottom(), m.X, b.Bottom()),
		curve(b.X+cx, b.Bottom(), b.X, b.Bottom()-cy, b.X, m.Y),
		curve(b.X, b.Y+cy, b.X+cx, b.Y, m.X, b.Y),
		curve(b.Right()-cx, b.Y, b.Right(), b.Y+cy, b.Right(), m.Y),
		{Op: Close},
	}}
}

func move(x, y float64) Seg { return Seg{Op: Move, To: geom.Point{X: x, Y: y}} }

func line(x, y float64) Seg { return Seg{Op: Line, To: geom.Point{X: x, Y: y}} }

func curve(ax, ay, bx, by, x, y float64) Seg {
	return Seg{Op: Cubic, A: geom.Point{X: ax, Y: ay}, B: geom.Point{X: bx, Y: by}, To: geom.Point{X: x, Y: y}}
}
