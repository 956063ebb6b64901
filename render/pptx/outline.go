package pptx

import (
	"strconv"

	"casebook/render/geom"
	"casebook/render/scene"
)

// site is where a line holds on to a shape.
type site struct {
	at  geom.Point
	out direction // the way that a line takes from there
}

// direction is a side of a box, in the order in which the first four sites of every shape stand.
type direction int

const (
	top direction = iota
	left
	bottom
	right
)

// turns are the ways out of each side, clockwise from right, in sixty thousandths of a degree.
var turns = [...]string{top: "16200000", left: "10800000", bottom: "5400000", right: "0"}

// mainSites is how many sites every shape has, in the middles of its sides.
const mainSites = len(turns)

// middles returns the sites in the middles of a box's sides.
func middles(b geom.Box) [mainSites]site {
	m := b.Center()
	return [...]site{
		top:    {geom.Point{X: m.X, Y: b.Y}, top},
		left:   {geom.Point{X: b.X, Y: m.Y}, left},
		bottom: {geom.Point{X: m.X, Y: b.Bottom()}, bottom},
		right:  {geom.Point{X: b.Right(), Y: m.Y}, right},
	}
}

// outline writes the outline of a shape piece by piece, and its sites: the middles of its sides, and
// where else lines end on it. Sites are told as parts of the whole, so that they go with a change of size.
func (s *shape) outline(b *markup) {
	main := middles(s.box)
	sites := append(main[:], s.sites...)
	b.raw("<a:custGeom><a:avLst/><a:gdLst>")
	for i, at := range sites {
		n := strconv.Itoa(i)
		b.raw(`<a:gd name="x`, n, `" fmla="*/ `, part64(at.at.X-s.box.X), " w ", part64(s.box.W), `"/>`)
		b.raw(`<a:gd name="y`, n, `" fmla="*/ `, part64(at.at.Y-s.box.Y), " h ", part64(s.box.H), `"/>`)
	}
	b.raw("</a:gdLst><a:ahLst/><a:cxnLst>")
	for i, at := range sites {
		n := strconv.Itoa(i)
		b.raw(`<a:cxn ang="`, turns[at.out], `"><a:pos x="x`, n, `" y="y`, n, `"/></a:cxn>`)
	}
	b.raw(`</a:cxnLst><a:rect l="l" t="t" r="r" b="b"/><a:pathLst><a:path`)
	b.num("w", emu(s.box.W)).num("h", emu(s.box.H))
	if s.style.Fill == "" {
		b.raw(` fill="none"`)
	}
	if s.style.Stroke == "" {
		b.raw(` stroke="0"`)
	}
	b.raw(">")
	b.pieces(s.pieces(), geom.Point{X: s.box.X, Y: s.box.Y})
	b.raw("</a:path></a:pathLst></a:custGeom>")
}

// part64 returns a measure for a formula, where no divisor may be nothing.
func part64(points float64) string { return strconv.FormatInt(max(emu(points), 1), 10) }

// pieces returns the outline of a shape.
func (s *shape) pieces() []scene.Seg {
	switch s.form {
	case rectForm:
		return (&scene.Rect{Box: s.box, Radius: s.radius}).Path().Segs
	case ellipseForm:
		return (&scene.Ellipse{Box: s.box}).Path().Segs
	}
	return s.segs
}

// pieces writes pieces of a path, relative to a point.
func (m *markup) pieces(segs []scene.Seg, from geom.Point) {
	point := func(p geom.Point) {
		m.raw("<a:pt").num("x", emu(p.X-from.X)).num("y", emu(p.Y-from.Y)).raw("/>")
	}
	for _, s := range segs {
		switch s.Op {
		case scene.Move:
			m.raw("<a:moveTo>")
			point(s.To)
			m.raw("</a:moveTo>")
		case scene.Line:
			m.raw("<a:lnTo>")
			point(s.To)
			m.raw("</a:lnTo>")
		case scene.Quad:
			m.raw("<a:quadBezTo>")
			point(s.A)
			point(s.To)
			m.raw("</a:quadBezTo>")
		case scene.Cubic:
			m.raw("<a:cubicBezTo>")
			point(s.A)
			point(s.B)
			point(s.To)
			m.raw("</a:cubicBezTo>")
		case scene.Close:
			m.raw("<a:close/>")
		}
	}
}

func itoa(n int) string { return strconv.Itoa(n) }
