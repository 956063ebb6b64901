package svg

import (
	"strings"

	"casebook/render/geom"
	"casebook/render/scene"
)

// items draws one item after the other.
func (w *writer) items(items []scene.Item) {
	for _, it := range items {
		switch it := it.(type) {
		case *scene.Group:
			w.group(it)
		case *scene.Rect:
			w.rect(it.Box, it.Radius, it.Style)
		case *scene.Ellipse:
			w.ellipse(it)
		case *scene.Path:
			w.path(it)
		case *scene.Glyph:
			w.glyph(it)
		case *scene.Text:
			w.line(it)
		default:
			w.fail("an item of type %T", it)
		}
	}
}

// background paints all of the picture, for readers that would show what is behind it.
func (w *writer) background(s *scene.Scene) {
	w.rect(geom.Box{W: s.Size.W, H: s.Size.H}, 0, scene.Style{Fill: scene.Canvas})
}

func (w *writer) rect(b geom.Box, radius float64, st scene.Style) {
	w.open("rect")
	w.style(st)
	w.number("x", b.X)
	w.number("y", b.Y)
	w.number("width", b.W)
	w.number("height", b.H)
	if radius > 0 {
		w.number("rx", min(radius, b.W/2, b.H/2))
	}
	w.raw("/>\n")
}

func (w *writer) ellipse(e *scene.Ellipse) {
	c := e.Box.Center()
	if e.Box.W == e.Box.H {
		w.open("circle")
	} else {
		w.open("ellipse")
	}
	w.style(e.Style)
	w.number("cx", c.X)
	w.number("cy", c.Y)
	if e.Box.W == e.Box.H {
		w.number("r", e.Box.W/2)
	} else {
		w.number("rx", e.Box.W/2)
		w.number("ry", e.Box.H/2)
	}
	w.raw("/>\n")
}

func (w *writer) path(p *scene.Path) {
	w.open("path")
	w.style(p.Style)
	w.raw(` d="`)
	w.segs(p.Segs)
	w.raw("\"/>\n")
}

// glyph draws a symbol on its own grid, which is moved and scaled to its box.
func (w *writer) glyph(g *scene.Glyph) {
	segs, ok := scene.GlyphOf(g.Name)
	if !ok {
		w.fail("there is no glyph %q", g.Name)
		return
	}
	w.checkPaint(g.Paint)
	w.open("path")
	w.attr("class", strings.Join([]string{w.sheet.glyph(), w.sheet.stroke(g.Paint)}, " "))
	w.raw(` transform="translate(`).coord(g.Box.X).raw(" ").coord(g.Box.Y)
	w.raw(")scale(").factor(g.Box.W / scene.GlyphGrid).raw(`)" d="`)
	w.segs(segs)
	w.raw("\"/>\n")
}

// segs writes path data.
func (w *writer) segs(segs []scene.Seg) {
	var at, start geom.Point // where the piece and the outline that it is part of begin
	for _, s := range segs {
		switch {
		case s.Op == scene.Close:
			w.raw("Z")
			at = start
			continue
		case s.Op == scene.Move:
			w.raw("M").point(s.To)
			start = s.To
		case s.Op == scene.Line && s.To.Y == at.Y:
			w.raw("H").coord(s.To.X)
		case s.Op == scene.Line && s.To.X == at.X:
			w.raw("V").coord(s.To.Y)
		case s.Op == scene.Line:
			w.raw("L").point(s.To)
		case s.Op == scene.Quad:
			w.raw("Q").point(s.A).raw(" ").point(s.To)
		case s.Op == scene.Cubic:
			w.raw("C").point(s.A).raw(" ").point(s.B).raw(" ").point(s.To)
		default:
			w.fail("a piece of a path that does %d", s.Op)
		}
		at = s.To
	}
}

func (w *writer) point(p geom.Point) *writer { return w.coord(p.X).raw(" ").coord(p.Y) }

// style writes the classes of an outline.
func (w *writer) style(st scene.Style) {
	w.checkPaint(st.Fill)
	w.checkPaint(st.Stroke)
	classes, err := w.sheet.style(st)
	if err != nil {
		w.fail("%w", err)
	}
	w.attr("class", strings.Join(classes, " "))
}

// checkPaint notes a paint that has no colour.
func (w *writer) checkPaint(p scene.Paint) {
	if _, ok := w.sheet.main.Colour(p); !ok && p != "" {
		w.fail("there is no paint %q", p)
	}
}
