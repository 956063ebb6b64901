package view

import (
	"math"

	"casebook/render/geom"
	"casebook/render/scene"
	"casebook/render/text"
)

// Measures of a panel, in pixels.
const (
	panelGap    = 26.0  // from the drawing to it
	panelHead   = 26.0  // height of its title, and of its second line
	panelRow    = 22.0  // from one row to the next
	panelColumn = 470.0 // least width of a column of rows
	panelWidest = 640.0 // and most
	panelApart  = 36.0  // from one column to the next
	panelFew    = 6     // rows that one column has before there are two
	panelName   = 24.0  // from a row's left end to its name
	panelFigure = 56.0  // width of its figure, which stands at the right
	panelWord   = 110.0 // and of its word, before that
	nameApart   = 8.0   // from a name to its word
)

var (
	panelTitleFont = scene.Font{Size: 13, Bold: true}
	panelFont      = scene.Font{Size: 12}
	panelHeadFont  = scene.Font{Size: 10.5}
)

// panel is a table below a drawing.
type panel struct {
	title, second string
	head          [3]string // over names, words and figures
	sentences     bool      // rows are sentences, without words and figures beside them
	rows          []outcome
	data          []scene.Attr
}

// outcome is one row of a panel.
type outcome struct {
	mark               mark
	name, word, figure string
	words              string
	data               []scene.Attr
}

// draw returns the panel from p downwards, no wider than a width, and its height.
func (t *panel) draw(p geom.Point, width float64) (scene.Item, float64) {
	columns := 1
	if t.sentences {
		return t.drawSentences(p, width)
	}
	column := math.Min(t.column(), width)
	if len(t.rows) > panelFew {
		columns = max(1, min(int((width+panelApart)/(column+panelApart)), (len(t.rows)+panelFew-1)/panelFew))
	}
	each := (len(t.rows) + columns - 1) / columns
	g := &scene.Group{Class: "panel", Title: t.title, Data: t.data}
	g.Items = append(g.Items,
		line1(fitTo(t.title, panelTitleFont, width), geom.Point{X: p.X, Y: p.Y + 12}, panelTitleFont, scene.Ink),
		line1(fitTo(t.second, panelFont, width), geom.Point{X: p.X, Y: p.Y + 12 + 18}, panelFont, scene.Muted))
	top := p.Y + 2*panelHead
	for i := range columns {
		if i*each < len(t.rows) {
			g.Items = append(g.Items, t.drawHead(geom.Box{X: p.X + float64(float64(i)*(column+panelApart)), Y: top, W: column, H: panelRow})...)
		}
	}
	for i := range t.rows {
		at := geom.Point{X: p.X + float64(float64(i/each)*(column+panelApart)), Y: top + float64(float64(i%each+1)*panelRow)}
		g.Items = append(g.Items, t.rows[i].draw(geom.Box{X: at.X, Y: at.Y, W: column, H: panelRow}))
	}
	return g, top + float64(float64(each+1)*panelRow) - p.Y
}

// column returns how wide the columns of rows are: as the longest name needs, within bounds.
func (t *panel) column() float64 {
	most := 0.0
	for i := range t.rows {
		most = math.Max(most, text.Width(text.Clean(t.rows[i].name), panelFont))
	}
	return math.Min(math.Max(panelColumn, panelName+most+nameApart+panelWord+panelFigure), panelWidest)
}

// sentenceColumn is how wide a column of sentences is at least, in pixels.
const sentenceColumn = 640.0

// drawSentences returns the panel with a sentence in each row, from p downwards, and its height.
func (t *panel) drawSentences(p geom.Point, width float64) (scene.Item, float64) {
	g := &scene.Group{Class: "panel", Title: t.title, Data: t.data}
	g.Items = append(g.Items, line1(fitTo(t.title, panelTitleFont, width), geom.Point{X: p.X, Y: p.Y + 12}, panelTitleFont, scene.Ink))
	top := p.Y + panelHead
	if t.second != "" {
		g.Items = append(g.Items, line1(fitTo(t.second, panelFont, width), geom.Point{X: p.X, Y: p.Y + 12 + 18}, panelFont, scene.Muted))
		top += panelHead
	}
	columns := max(1, min(int((width+panelApart)/(sentenceColumn+panelApart)), (len(t.rows)+panelFew-1)/panelFew))
	column := (width+panelApart)/float64(columns) - panelApart
	each := (len(t.rows) + columns - 1) / columns
	for i := range t.rows {
		at := geom.Point{X: p.X + float64(float64(i/each)*(column+panelApart)), Y: top + float64(float64(i%each)*panelRow)}
		g.Items = append(g.Items, t.rows[i].sentence(geom.Box{X: at.X, Y: at.Y, W: column, H: panelRow}))
	}
	return g, top + float64(float64(each)*panelRow) - p.Y
}

// sentence returns a row in its box as its sign and its name, over the whole width.
func (r *outcome) sentence(b geom.Box) scene.Item {
	at := geom.Point{X: b.X + panelName, Y: b.Center().Y + 4.2}
	return &scene.Group{Class: "outcome", Data: r.data, Title: r.words, Items: append(
		r.mark.tag(geom.Point{X: b.X, Y: b.Center().Y}),
		line1(fitTo(r.name, panelFont, b.W-panelName), at, panelFont, scene.Ink))}
}

// drawHead returns the words over the rows of a column, and a rule under them.
func (t *panel) drawHead(b geom.Box) []scene.Item {
	y := b.Y + 14
	right := line1(t.head[2], geom.Point{X: b.Right(), Y: y}, panelHeadFont, scene.Muted)
	right.Anchor = scene.End
	return []scene.Item{
		line1(t.head[0], geom.Point{X: b.X + panelName, Y: y}, panelHeadFont, scene.Muted),
		line1(t.head[1], geom.Point{X: b.Right() - panelFigure - panelWord, Y: y}, panelHeadFont, scene.Muted),
		right,
		level(b.X, b.Right(), b.Bottom(), scene.Style{Stroke: scene.FrameLine, Width: 1}),
	}
}

// draw returns a row in its box.
func (r *outcome) draw(b geom.Box) scene.Item {
	y := b.Center().Y + 4.2
	g := &scene.Group{Class: "outcome", Data: r.data, Title: r.words}
	if !r.mark.empty() {
		g.Items = r.mark.tag(geom.Point{X: b.X, Y: b.Center().Y})
	}
	word := b.Right() - panelFigure - panelWord
	g.Items = append(g.Items,
		line1(fitTo(r.name, panelFont, word-b.X-panelName-nameApart), geom.Point{X: b.X + panelName, Y: y}, panelFont, scene.Ink),
		line1(r.word, geom.Point{X: word, Y: y}, panelFont, scene.Ink))
	figure := line1(r.figure, geom.Point{X: b.Right(), Y: y}, panelFont, scene.Ink)
	figure.Anchor = scene.End
	g.Items = append(g.Items, figure)
	return g
}

// fitTo cuts s to a width.
func fitTo(s string, f scene.Font, width float64) string {
	s, _ = text.Cut(text.Clean(s), f, width)
	return s
}

// level returns a line straight across.
func level(left, right, y float64, s scene.Style) *scene.Path {
	return &scene.Path{
		Segs:  []scene.Seg{{Op: scene.Move, To: geom.Point{X: left, Y: y}}, {Op: scene.Line, To: geom.Point{X: right, Y: y}}},
		Style: s,
	}
}
