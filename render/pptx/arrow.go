package pptx

import (
	"math"

	"casebook/render/geom"
	"casebook/render/scene"
)

// arrow is a line that leads somewhere.
type arrow struct {
	meaning
	points     []geom.Point // from its beginning, corner by corner, to its tip
	segs       []scene.Seg  // as the picture has it, up to its tip
	style      scene.Style
	open       bool
	size       float64 // of its head
	from, to   string  // what it says that it leads from and to
	start, end hold
}

// hold is where an arrow holds on to a shape; to none if there is no shape.
type hold struct {
	shape *shape
	site  int
}

func (a *arrow) bounds() geom.Box { return scene.SegsExtent(a.segs) }

// headLength is how long the heads of arrows are in pictures, in pixels.
const headLength = 10.0

// arrow returns the line of an arrow.
func (c *picture) arrow(p *scene.Path, name string) *arrow {
	a := &arrow{
		meaning: meaning{name: name + " arrow"}, segs: c.segs(p.Segs),
		style: c.style(p.Style), open: p.Arrow.Open, size: headLength * c.scale,
	}
	for _, at := range p.Arrow.Points {
		a.points = append(a.points, c.point(at))
	}
	if n := len(a.segs); n > 0 && len(a.points) > 0 {
		a.segs[n-1].To = a.points[len(a.points)-1]
	}
	return a
}

// headSizes are those of heads, in widths of the line; a line counts as at least so wide.
var headSizes = []struct {
	name   string
	widths float64
}{{"sm", 2}, {"med", 3}, {"lg", 5}}

const leastForHead = 2.0

// head returns the end of the line: of the sizes that there are that next to the one in the picture.
func (a *arrow) head() string {
	base := math.Max(a.style.Width, leastForHead)
	size := headSizes[0]
	for _, s := range headSizes[1:] {
		if math.Abs(s.widths*base-a.size) < math.Abs(size.widths*base-a.size) {
			size = s
		}
	}
	kind := "stealth"
	if a.open {
		kind = "arrow"
	}
	return `<a:tailEnd type="` + kind + `" w="` + size.name + `" len="` + size.name + `"/>`
}

func (a *arrow) write(p *page) error {
	if p.deck.connectors == Exact || len(a.points) < 2 {
		return a.freeform(p)
	}
	return a.connector(p)
}

// freeform writes the arrow as the picture has it.
func (a *arrow) freeform(p *page) error {
	s := shape{meaning: a.meaning, form: outlineForm, box: a.bounds(), segs: a.segs, style: a.style}
	b := &p.body
	b.raw("<p:sp><p:nvSpPr>")
	p.identify(&s.meaning)
	b.raw("<p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr><a:xfrm>")
	b.place("a:off", "a:ext", s.box)
	b.raw("</a:xfrm>")
	s.outline(b)
	if err := p.paint(a.style, false, a.head()); err != nil {
		return err
	}
	b.raw("</p:spPr></p:sp>")
	return nil
}

// connector writes the arrow as a connector.
func (a *arrow) connector(p *page) error {
	b := &p.body
	b.raw("<p:cxnSp><p:nvCxnSpPr>")
	p.identify(&a.meaning)
	b.raw("<p:cNvCxnSpPr>")
	for _, e := range []struct {
		element string
		hold
	}{{"a:stCxn", a.start}, {"a:endCxn", a.end}} {
		if e.shape != nil {
			b.raw("<", e.element).num("id", int64(e.shape.id)).num("idx", int64(e.site)).raw("/>")
		}
	}
	b.raw("</p:cNvCxnSpPr><p:nvPr/></p:nvCxnSpPr><p:spPr>")
	routeOf(a.points).write(b)
	if err := p.paint(a.style, false, a.head()); err != nil {
		return err
	}
	b.raw("</p:spPr></p:cxnSp>")
	return nil
}
