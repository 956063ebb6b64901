package pdf

import (
	"fmt"
	"math"

	"codeberg.org/go-pdf/fpdf"

	"casebook/render/geom"
	"casebook/render/scene"
	"casebook/render/text"
	"casebook/render/text/outline"
)

// writer writes pages. The first thing that goes wrong stays in err.
type writer struct {
	pdf   *fpdf.Fpdf
	theme scene.Theme
	pen   *outline.Pen
	set   state
	err   error
}

// state is what was set last on a page, so that it need not be set again.
type state struct {
	fill, stroke scene.Paint
	width        float64
	dash         scene.Dash
	round        bool
	opacity      float64
	font         scene.Font
}

func (w *writer) fail(format string, args ...any) {
	if w.err == nil {
		w.err = fmt.Errorf(format, args...)
	}
}

// items writes one item after the other.
func (w *writer) items(items []scene.Item) {
	for _, it := range items {
		switch it := it.(type) {
		case *scene.Group:
			w.items(it.Items)
			w.link(it)
		case *scene.Rect:
			w.path(it.Path(), false)
		case *scene.Ellipse:
			w.path(it.Path(), false)
		case *scene.Path:
			w.path(it, false)
		case *scene.Glyph:
			p, ok := it.Path()
			if !ok {
				w.fail("there is no glyph %q", it.Name)
				return
			}
			w.path(p, true)
		case *scene.Text:
			w.line(it)
		default:
			w.fail("an item of type %T", it)
		}
	}
}

// path writes an outline; round says that its lines have round ends.
func (w *writer) path(p *scene.Path, round bool) {
	st := p.Style
	how := ""
	if w.fill(st.Fill) {
		how += "F"
	}
	if st.Width > 0 && w.stroke(st, round) {
		how += "D"
	}
	if how == "" {
		return
	}
	w.opacity(st.Opacity)
	w.segs(p.Segs)
	w.pdf.DrawPath(how)
}

// segs writes the pieces of an outline.
func (w *writer) segs(segs []scene.Seg) {
	var at, start geom.Point
	for _, s := range segs {
		to := w.place(s.To)
		switch s.Op {
		case scene.Move:
			w.pdf.MoveTo(to.X, to.Y)
			start = s.To
		case scene.Line:
			w.pdf.LineTo(to.X, to.Y)
		case scene.Quad:
			a, b := w.place(twoThirds(s.A, at)), w.place(twoThirds(s.A, s.To))
			w.pdf.CurveBezierCubicTo(a.X, a.Y, b.X, b.Y, to.X, to.Y)
		case scene.Cubic:
			a, b := w.place(s.A), w.place(s.B)
			w.pdf.CurveBezierCubicTo(a.X, a.Y, b.X, b.Y, to.X, to.Y)
		case scene.Close:
			w.pdf.ClosePath()
			at = start
			continue
		default:
			w.fail("a piece of a path that does %d", s.Op)
		}
		at = s.To
	}
}

// twoThirds returns the place two thirds of the way to the control point a of a quadratic curve from
// one of its ends: a control point of the cubic curve that is the same.
func twoThirds(a, end geom.Point) geom.Point {
	return geom.Point{X: end.X + float64((a.X-end.X)*2/3), Y: end.Y + float64((a.Y-end.Y)*2/3)}
}

// place returns where a place of the scene is on its page.
func (w *writer) place(p geom.Point) geom.Point {
	const beyond = 1 << 20
	if !(math.Abs(p.X) < beyond && math.Abs(p.Y) < beyond) {
		w.fail("a place beyond all measure")
		return geom.Point{}
	}
	return geom.Point{X: p.X * point, Y: p.Y * point}
}

// fill sets the colour of areas; it returns false if there is none.
func (w *writer) fill(p scene.Paint) bool {
	c, ok := w.colour(p)
	if ok && w.set.fill != p {
		w.pdf.SetFillColor(int(c.R), int(c.G), int(c.B))
		w.pdf.SetTextColor(int(c.R), int(c.G), int(c.B))
		w.set.fill = p
	}
	return ok
}

// stroke sets how lines are drawn; it returns false if they are not.
func (w *writer) stroke(st scene.Style, round bool) bool {
	c, ok := w.colour(st.Stroke)
	if !ok {
		return false
	}
	if w.set.stroke != st.Stroke {
		w.pdf.SetDrawColor(int(c.R), int(c.G), int(c.B))
		w.set.stroke = st.Stroke
	}
	if w.set.width != st.Width {
		w.pdf.SetLineWidth(st.Width * point)
		w.set.width = st.Width
	}
	on, off, dots := st.Dash.Pattern()
	if w.set.dash != st.Dash {
		var pattern []float64
		if off > 0 {
			pattern = []float64{on * point, off * point}
		}
		w.pdf.SetDashPattern(pattern, 0)
		w.set.dash = st.Dash
	}
	if round = round || dots; w.set.round != round {
		w.pdf.SetLineCapStyle(map[bool]string{true: "round", false: "butt"}[round])
		w.set.round = round
	}
	return true
}

// opacity sets how much covers what is behind it.
func (w *writer) opacity(o float64) {
	if !(o > 0 && o < 1) {
		o = 1
	}
	if w.set.opacity != o {
		w.pdf.SetAlpha(o, "Normal")
		w.set.opacity = o
	}
}

// colour returns the colour of a paint, and false for none.
func (w *writer) colour(p scene.Paint) (scene.Colour, bool) {
	c, ok := w.theme.Colour(p)
	if !ok && p != "" {
		w.fail("there is no paint %q", p)
	}
	return c, ok
}

// link makes a part of the picture lead to where its group does.
func (w *writer) link(g *scene.Group) {
	to := text.Followable(g.Link)
	b := extent(g.Items)
	if to == "" || b == (geom.Box{}) {
		return
	}
	w.pdf.LinkString(b.X*point, b.Y*point, b.W*point, b.H*point, to)
}

// extent returns the box around the shapes among some items.
func extent(items []scene.Item) geom.Box {
	var all geom.Box
	for _, it := range items {
		switch it := it.(type) {
		case *scene.Group:
			all = all.Union(extent(it.Items))
		case *scene.Rect:
			all = all.Union(it.Box)
		case *scene.Ellipse:
			all = all.Union(it.Box)
		case *scene.Glyph:
			all = all.Union(it.Box)
		case *scene.Text:
			at := outline.Left(it)
			all = all.Union(geom.Box{X: at.X, Y: at.Y - it.Font.Size, W: text.Width(it.S, it.Font), H: it.Font.Size})
		}
	}
	return all
}
