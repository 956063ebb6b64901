package view

import (
	"math"
	"slices"

	"casebook/render/geom"
	"casebook/render/scene"
	"casebook/render/text"
)

// Measures of a line's label, in pixels.
const (
	labelWidest   = 150.0 // text is wrapped beyond this
	labelLines    = 3     // lines that one row's text may take
	labelRows     = 6     // rows that are written out; the rest is counted
	labelLine     = 14.0  // from one line to the next
	protocolLine  = 12.0
	labelPadX     = 5.0
	labelPadY     = 2.0
	labelRowGap   = 4.0
	badgeSide     = 19.0 // height of a step's badge, and width of a short one
	badgePad      = 5.0  // at either side of a long number
	badgeGap      = 5.0  // from the badge to the text
	patchRadius   = 6.0
	labelBaseline = 10.8 // from the top of a line to its baseline
)

var (
	labelFont    = scene.Font{Size: 11.5}
	protocolFont = scene.Font{Size: 10}
	badgeFont    = scene.Font{Size: 10.5, Bold: true}
)

// label is what stands on a line: rows of text, each of them with the number of its step.
type label []labelRow

type labelRow struct {
	badge  string   // number of the step, or sign of the mark, or empty
	mark   mark     // that the badge is a sign of
	words  string   // what it says
	second string   // what comes second, such as the protocol
	spare  bool     // it may be left out where there is no room: the title of the line says it as well
	text   []string // lines of the words
	facts  []string // lines of what comes second
}

// newRow returns a row of a label, wrapped.
func newRow(badge, words, second string) labelRow {
	r := labelRow{badge: badge, words: text.Clean(words), second: text.Clean(second)}
	r.set(shapes[0])
	return r
}

// signed returns the label with the sign of a mark before its words.
func (l label) signed(m mark) label {
	if l.empty() {
		return label{labelRow{badge: m.sign, mark: m}}
	}
	l = slices.Clone(l)
	l[0].badge, l[0].mark = m.sign, m
	return l
}

func (l label) empty() bool { return l.size().Empty() }

// size returns the size of the label with the room around its text.
func (l label) size() geom.Size {
	s := geom.Size{}
	for _, r := range l {
		z := r.size()
		if z.Empty() {
			continue
		}
		if s.H > 0 {
			s.H += labelRowGap
		}
		s.W, s.H = math.Max(s.W, z.W), s.H+z.H
	}
	if s.H == 0 {
		return geom.Size{}
	}
	return geom.Size{W: math.Ceil(s.W + 2*labelPadX), H: math.Ceil(s.H + 2*labelPadY)}
}

func (r *labelRow) badgeWidth() float64 {
	if r.badge == "" {
		return 0
	}
	return math.Max(badgeSide, text.Width(r.badge, badgeFont)+2*badgePad)
}

// textSize returns the size of the row without its badge.
func (r *labelRow) textSize() geom.Size {
	return geom.Size{
		W: math.Max(widest(r.text, labelFont), widest(r.facts, protocolFont)),
		H: float64(float64(len(r.text))*labelLine) + float64(float64(len(r.facts))*protocolLine),
	}
}

func (r *labelRow) size() geom.Size {
	s, w := r.textSize(), r.badgeWidth()
	if w > 0 {
		if s.W > 0 {
			s.W += badgeGap
		}
		s.W, s.H = s.W+w, math.Max(s.H, badgeSide)
	}
	return s
}

// patch returns what keeps the line from running through the label with its middle at c.
func (l label) patch(c geom.Point, ground scene.Paint) scene.Item {
	return &scene.Rect{Box: geom.BoxAround(c, l.size()), Radius: patchRadius, Style: scene.Style{Fill: ground}}
}

// draw returns the label with its middle at c.
func (l label) draw(c geom.Point) []scene.Item {
	var items []scene.Item
	box := geom.BoxAround(c, l.size())
	y := box.Y + labelPadY
	for i := range l {
		r := &l[i]
		s := r.size()
		if s.Empty() {
			continue
		}
		x := box.X + labelPadX
		if len(l) == 1 { // one row stands in the middle; several line up at the left
			x = c.X - s.W/2
		}
		items = append(items, r.draw(geom.Box{X: x, Y: y, W: s.W, H: s.H})...)
		y += s.H + labelRowGap
	}
	return items
}

// draw returns the row in its box.
func (r *labelRow) draw(b geom.Box) []scene.Item {
	var items []scene.Item
	x := b.X
	if w := r.badgeWidth(); w > 0 {
		at := geom.Box{X: x, Y: b.Center().Y - badgeSide/2, W: w, H: badgeSide}
		ground, ink := scene.FlowLine, scene.OnFlow
		if !r.mark.empty() {
			ground, ink = r.mark.paint, scene.OnMark
		}
		items = append(items, badge(at, r.badge, ground, ink)...)
		x += w + badgeGap
	}
	s := r.textSize()
	y, middle := b.Center().Y-s.H/2, x+s.W/2
	for _, t := range r.text {
		items = append(items, centred(t, geom.Point{X: middle, Y: y + labelBaseline}, labelFont, scene.Ink))
		y += labelLine
	}
	for _, t := range r.facts {
		items = append(items, centred(t, geom.Point{X: middle, Y: y + 9.2}, protocolFont, scene.Muted))
		y += protocolLine
	}
	return items
}

// badge returns a step's number, or the sign of a mark, on its disc.
func badge(b geom.Box, s string, ground, ink scene.Paint) []scene.Item {
	return []scene.Item{
		&scene.Rect{Box: b, Radius: b.H / 2, Style: scene.Style{Fill: ground}},
		centred(s, geom.Point{X: b.Center().X, Y: b.Center().Y + 3.8}, badgeFont, ink),
	}
}

// centred returns one line of text with the middle of its baseline at p.
func centred(s string, p geom.Point, f scene.Font, paint scene.Paint) *scene.Text {
	return &scene.Text{At: p, Anchor: scene.Middle, Font: f, Paint: paint, S: s, Width: text.Width(s, f)}
}
