package deck

import (
	"fmt"
	"math"

	"casebook/render/geom"
	"casebook/render/scene"
	"casebook/render/text"
)

// Sheets returns slides as pictures, for formats that have pages of drawings. A page is so large that the
// picture on it has its own size.
func Sheets(d *Deck) []*scene.Scene {
	pages := make([]*scene.Scene, len(d.Slides))
	for i := range d.Slides {
		pages[i] = d.sheet(i)
	}
	return pages
}

// sheet is a slide that is being drawn, with so many pixels to each of its units.
type sheet struct {
	unit  float64
	items []scene.Item
}

// plainUnit is that of pages without a picture: they are ten inches wide.
const plainUnit = 4.0 / 3

func (d *Deck) sheet(i int) *scene.Scene {
	s := &d.Slides[i]
	sh, most := &sheet{unit: plainUnit}, mostLines
	var drawn *scene.Scene
	if p := d.whole(s); s.Kind == Picture && p != nil {
		drawn, most = prepared(p), leadLines
		room := geom.Size{W: bodyWidth, H: bodyBottom - s.pictureTop()}
		sh.unit = math.Max(plainUnit, math.Max(drawn.Size.W/room.W, drawn.Size.H/room.H))
	}
	if s.Kind == Opening {
		sh.opening(s)
	} else {
		sh.line(side, 46, s.Title, titleFont, scene.Ink)
		sh.lines(side, 62, s.Lead, leadFont, scene.Muted, most)
	}
	switch {
	case drawn != nil:
		sh.picture(drawn, s.pictureTop())
	case s.Kind == Text:
		sh.bullets(s.Bullets, s.bodyTop())
	case s.Kind == Numbers:
		sh.numbers(s.Figures, bodyTop+12, bodyBottom-bodyTop-24)
	case s.Kind == Grid:
		sh.table(s.Table, s.bodyTop())
	}
	sh.foot(d.Title, s.More, fmt.Sprint(i+1))
	return &scene.Scene{
		Title: s.Title, Desc: s.Lead, Items: sh.items,
		Size: geom.Size{W: slideWidth * sh.unit, H: slideHeight * sh.unit},
	}
}

// pictureTop returns where the picture of a slide begins.
func (s *Slide) pictureTop() float64 {
	if s.Lead != "" {
		return 108
	}
	return 66
}

// line writes one line.
func (sh *sheet) line(x, y float64, words string, f scene.Font, p scene.Paint) {
	f.Size *= sh.unit
	words = text.Clean(words)
	sh.items = append(sh.items, &scene.Text{
		At: geom.Point{X: x * sh.unit, Y: y * sh.unit}, Font: f, Paint: p, S: words, Width: text.Width(words, f),
	})
}

// lines writes as many lines as words take within a width, and returns where they end.
func (sh *sheet) lines(x, y float64, words string, f scene.Font, p scene.Paint, most int) float64 {
	return sh.column(x, y, bodyWidth+side-x, words, f, p, most)
}

func (sh *sheet) column(x, y, width float64, words string, f scene.Font, p scene.Paint, most int) float64 {
	wrapped, _ := text.Wrap(words, f, width*slack, most)
	for _, l := range wrapped {
		sh.line(x, y+f.Size, l, f, p)
		y += f.Size * lineSpacing
	}
	return y
}

func (sh *sheet) box(b geom.Box, radius float64, st scene.Style) {
	u := sh.unit
	st.Width *= u
	sh.items = append(sh.items, &scene.Rect{
		Box: geom.Box{X: b.X * u, Y: b.Y * u, W: b.W * u, H: b.H * u}, Radius: radius * u, Style: st,
	})
}

func (sh *sheet) opening(s *Slide) {
	sh.box(geom.Box{X: side, Y: 124, W: 72, H: 6}, 0, scene.Style{Fill: scene.FlowLine})
	sh.lines(side, 150, s.Title, scene.Font{Size: 40, Bold: true}, scene.Ink, 2)
	sh.lines(side, 290, s.Lead, openingLead, scene.Muted, 5)
}

func (sh *sheet) bullets(list []Bullet, y float64) {
	for _, b := range list {
		y += bulletGap
		if b.Head {
			y = sh.lines(side, y, b.Text, headFont, scene.Ink, mostLines)
			continue
		}
		sh.line(side+bulletIndent/2, y+bulletFont.Size, "–", bulletFont, scene.Muted)
		y = sh.lines(side+bulletIndent, y, b.Text, bulletFont, scene.Ink, mostLines)
	}
}

// numbers writes figures in cards, three in a row.
func (sh *sheet) numbers(list []Figure, y, high float64) {
	const across, gap, pad = 3, 20.0, 18.0
	down := (len(list) + across - 1) / across
	w := (bodyWidth - (across-1)*gap) / across
	h := (high - float64(down-1)*gap) / float64(down)
	for i, f := range list {
		x, top := side+float64(i%across)*(w+gap), y+float64(i/across)*(h+gap)
		sh.box(geom.Box{X: x, Y: top, W: w, H: h}, 10, scene.Style{Fill: scene.Zone0, Stroke: scene.CardLine, Width: 1})
		label := scene.Font{Size: 16}
		end := top + (h-48-height(f.Label, label, w-2*pad))/2
		end = sh.column(x+pad, end, w-2*pad, f.Value, scene.Font{Size: 40, Bold: true}, paintOf(f.Tone, scene.Ink), 1)
		sh.column(x+pad, end+8, w-2*pad, f.Label, label, scene.Muted, 4)
	}
}

func paintOf(t Tone, usual scene.Paint) scene.Paint {
	switch t {
	case Good:
		return scene.Roomy
	case Bad:
		return scene.Beyond
	}
	return usual
}

func (sh *sheet) table(t *Table, y float64) {
	widths := t.Widths()
	row := func(cells []Cell, head bool, paint scene.Paint) {
		x, end := side, y+t.rowHeight(cells, widths, head)
		for i, c := range cells {
			font := t.font(head || c.Tone != "")
			sh.column(x+cellSides, y+cellEnds-2, widths[i]-2*cellSides, c.Text, font, paintOf(c.Tone, paint), mostLines)
			x += widths[i]
		}
		y = end
		sh.box(geom.Box{X: side, Y: y - .5, W: bodyWidth, H: 1}, 0, scene.Style{Fill: scene.CardLine})
	}
	row(plain(t.Head...), true, scene.Muted)
	for _, r := range t.Rows {
		row(r, false, scene.Ink)
	}
}

func (sh *sheet) picture(drawn *scene.Scene, y float64) {
	x := (slideWidth*sh.unit - drawn.Size.W) / 2
	room := (bodyBottom - y) * sh.unit
	at := geom.Point{X: x, Y: y*sh.unit + (room-drawn.Size.H)/2}
	sh.items = append(sh.items, moved(drawn.Items, at)...)
}

func (sh *sheet) foot(title, more, number string) {
	f := scene.Font{Size: 11}
	short, _ := text.Cut(title, f, bodyWidth/4)
	sh.line(side, 528, short, f, scene.Muted)
	sh.line((slideWidth-text.Width(more, f))/2, 528, more, f, scene.Muted)
	sh.line(slideWidth-side-text.Width(number, f), 528, number, f, scene.Muted)
}
