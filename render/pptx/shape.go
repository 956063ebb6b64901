package pptx

import (
	"math"

	"casebook/render/geom"
	"casebook/render/scene"
)

// part is something on a slide that has a name there: a shape, an arrow or a group of parts. Its places
// and measures are in points.
type part interface {
	about() *meaning
	bounds() geom.Box
	write(*page) error
}

// meaning is what a part of a slide says of itself.
type meaning struct {
	name  string
	words string // for those who cannot see it
	link  string // where a click leads; one that can be followed, or empty
	id    int
}

func (m *meaning) about() *meaning { return m }

// form is the geometry of a shape.
type form byte

const (
	rectForm form = iota
	ellipseForm
	outlineForm  // any pieces
	straightForm // a line from the first to the last of two pieces
)

// shape is a shape with text in it, or without.
type shape struct {
	meaning
	form   form
	box    geom.Box
	radius float64
	segs   []scene.Seg
	style  scene.Style
	round  bool    // the ends of its strokes
	casts  float64 // how far below it its shadow ends; 0 for none
	text   *block
	owner  string // what lines that lead to it say that they lead to
	sites  []site // where lines hold on to it beside the middles of its sides
}

func (s *shape) bounds() geom.Box { return s.box }

// group is parts that are moved together.
type group struct {
	meaning
	parts []part
}

func (g *group) bounds() geom.Box {
	b := geom.Nowhere
	for _, p := range g.parts {
		b = b.Around(p.bounds())
	}
	return b
}

// enroll gives parts names that are unique on the slide, and their ids.
func (p *page) enroll(parts []part) {
	for _, x := range parts {
		m := x.about()
		m.name = p.name(m.name)
		m.id = p.deck.id(m.name)
		if g, ok := x.(*group); ok {
			p.enroll(g.parts)
		}
	}
}

// identify writes what a part says of itself.
func (p *page) identify(m *meaning) {
	b := &p.body
	b.raw("<p:cNvPr").num("id", int64(m.id)).attr("name", m.name)
	if m.words != "" {
		b.attr("descr", m.words)
	}
	if m.link == "" {
		b.raw("/>")
		return
	}
	b.raw(">").raw("<a:hlinkClick").attr("r:id", p.link(m.link)).raw("/></p:cNvPr>")
}

// write writes a group. Its parts stand where they would without it.
func (g *group) write(p *page) error {
	b := &p.body
	b.raw("<p:grpSp><p:nvGrpSpPr>")
	p.identify(&g.meaning)
	b.raw("<p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm>")
	box := g.bounds()
	b.place("a:off", "a:ext", box)
	b.place("a:chOff", "a:chExt", box)
	b.raw("</a:xfrm></p:grpSpPr>")
	for _, x := range g.parts {
		if err := x.write(p); err != nil {
			return err
		}
	}
	b.raw("</p:grpSp>")
	return nil
}

// place writes a box as the place of its corner and its extent.
func (m *markup) place(off, ext string, b geom.Box) {
	m.raw("<", off).num("x", emu(b.X)).num("y", emu(b.Y)).raw("/>")
	m.raw("<", ext).num("cx", emu(b.W)).num("cy", emu(b.H)).raw("/>")
}

func (s *shape) write(p *page) error {
	b := &p.body
	b.raw("<p:sp><p:nvSpPr>")
	p.identify(&s.meaning)
	if s.style == (scene.Style{}) && s.text != nil {
		b.raw(`<p:cNvSpPr txBox="1"/>`)
	} else {
		b.raw("<p:cNvSpPr/>")
	}
	b.raw("<p:nvPr/></p:nvSpPr><p:spPr>")
	s.geometry(b)
	if err := p.paint(s.style, s.round, ""); err != nil {
		return err
	}
	if err := p.shadow(s.casts); err != nil {
		return err
	}
	b.raw("</p:spPr>")
	if s.text != nil {
		if err := s.text.write(p, s.box.Grow(-s.textInset())); err != nil {
			return err
		}
	}
	b.raw("</p:sp>")
	return nil
}

// geometry writes where a shape stands and its outline. One that lines hold on to has an outline of its
// own, for the sake of its sites; all others are among those that there are.
func (s *shape) geometry(b *markup) {
	switch {
	case s.form == straightForm && s.sites == nil:
		s.straight(b)
	case s.sites != nil, s.form == outlineForm, s.form == ellipseForm && s.owner != "":
		b.raw("<a:xfrm>")
		b.place("a:off", "a:ext", s.box)
		b.raw("</a:xfrm>")
		s.outline(b)
	default:
		b.raw("<a:xfrm>")
		b.place("a:off", "a:ext", s.box)
		b.raw("</a:xfrm>")
		s.preset(b)
	}
}

// textInset is how far inside of its box the text of a shape begins: round corners keep it away.
func (s *shape) textInset() float64 {
	if s.form != rectForm || s.sites != nil {
		return 0
	}
	return s.corner() * (1 - math.Sqrt2/2)
}

// corner returns the radius of the corners of a rectangle.
func (s *shape) corner() float64 {
	return math.Max(0, math.Min(s.radius, math.Min(s.box.W, s.box.H)/2))
}

// straight writes a straight line.
func (s *shape) straight(b *markup) {
	from, to := s.segs[0].To, s.segs[1].To
	b.raw("<a:xfrm")
	if from.X > to.X {
		b.raw(` flipH="1"`)
	}
	if from.Y > to.Y {
		b.raw(` flipV="1"`)
	}
	b.raw(">")
	b.place("a:off", "a:ext", s.box)
	b.raw(`</a:xfrm><a:prstGeom prst="line"><a:avLst/></a:prstGeom>`)
}

// preset writes a rectangle or an ellipse.
func (s *shape) preset(b *markup) {
	if s.form == ellipseForm {
		b.raw(`<a:prstGeom prst="ellipse"><a:avLst/></a:prstGeom>`)
		return
	}
	r := s.corner()
	if r == 0 {
		b.raw(`<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>`)
		return
	}
	part := r / math.Min(s.box.W, s.box.H)
	b.raw(`<a:prstGeom prst="roundRect"><a:avLst><a:gd name="adj" fmla="val `, itoa(thousandths(part)), `"/></a:avLst></a:prstGeom>`)
}

// paint writes how an outline is filled and stroked, and what ends its line.
func (p *page) paint(s scene.Style, round bool, end string) error {
	b := &p.body
	if s.Fill == "" {
		b.raw("<a:noFill/>")
	} else {
		c, err := p.deck.colour(s.Fill, s.Opacity)
		if err != nil {
			return err
		}
		b.raw("<a:solidFill>", c, "</a:solidFill>")
	}
	if s.Stroke == "" || s.Width <= 0 {
		b.raw("<a:ln><a:noFill/></a:ln>")
		return nil
	}
	c, err := p.deck.colour(s.Stroke, s.Opacity)
	if err != nil {
		return err
	}
	b.raw("<a:ln").num("w", emu(s.Width))
	if round || s.Dash == scene.Dotted {
		b.raw(` cap="rnd"`)
	}
	b.raw("><a:solidFill>", c, "</a:solidFill>")
	switch s.Dash {
	case scene.Dashed, scene.Broken, scene.Stitched:
		b.raw(`<a:prstDash val="dash"/>`) // about what each of them is, at its width
	case scene.Dotted:
		b.raw(`<a:prstDash val="sysDot"/>`)
	}
	b.raw("<a:round/>", end, "</a:ln>")
	return nil
}

// shadowOpacity is that of what cards cast.
const shadowOpacity = .07

// shadow writes a shadow that ends so far below a shape.
func (p *page) shadow(down float64) error {
	if down <= 0 {
		return nil
	}
	c, err := p.deck.colour(scene.Shadow, shadowOpacity)
	if err != nil {
		return err
	}
	p.body.raw(`<a:effectLst><a:outerShdw blurRad="0"`).num("dist", emu(down))
	p.body.raw(` dir="5400000" algn="ctr" rotWithShape="0">`, c, "</a:outerShdw></a:effectLst>")
	return nil
}
