package view

import (
	"math"
	"strconv"
	"strings"

	"casebook/model"
	"casebook/model/analyze"
	"casebook/model/analyze/weighing"
	"casebook/render/geom"
	"casebook/render/scene"
	"casebook/render/text"
)

// Measures of a picture of options, in pixels.
const (
	optionName  = 190.0 // width of the column with the names of options
	optionGap   = 20.0  // from there to the bars
	pointWidth  = 112.0 // of one point of the scale
	barHeight   = 36.0
	barLeast    = 6.0   // that the words in a piece of a bar leave at both sides together
	totalGap    = 12.0  // from a bar to its total
	totalRoom   = 120.0 // that is kept for a total
	optionsGap  = 22.0  // from one option to the next
	pillHeight  = 19.0
	pillGap     = 6.0
	smallLine   = 14.0
	calloutLine = 14.0
	questionRow = 20.0 // from one line of the question to the next
	findingRow  = 18.0
	axisRoom    = 46.0
	keySide     = 20.0 // of the sample of a criterion
	keyRow      = 28.0
	keyName     = 230.0 // width of the column with the names of criteria
	keyShare    = 56.0  // and of that with their weights
)

// Lines that words of a study may take, and what all of it is wide.
const (
	questionLines = 4
	findingLines  = 3
	tradeoffWidth = optionName + optionGap + weighing.Best*pointWidth + totalGap + totalRoom
	barsLeft      = optionName + optionGap
)

var (
	questionFont = scene.Font{Size: 15, Bold: true}
	totalFont    = scene.Font{Size: 15, Bold: true}
	findingFont  = scene.Font{Size: 12}
	smallFont    = scene.Font{Size: 11}
	addedFont    = scene.Font{Size: 10.5}
	keyFont      = scene.Font{Size: 11, Bold: true}
)

// tints are the paints of criteria, in turn. What a part of a bar stands for is told by its letter.
var tints = []struct{ line, fill scene.Paint }{
	{scene.Blue, scene.BlueTile}, {scene.Green, scene.GreenTile}, {scene.Amber, scene.AmberTile},
	{scene.Violet, scene.VioletTile}, {scene.Red, scene.RedTile}, {scene.Slate, scene.SlateTile},
}

// letter returns the letter that stands for criterion k: A to Z, and then AA.
func letter(k int) string {
	if k < 26 {
		return string(rune('A' + k))
	}
	return letter(k/26-1) + letter(k%26)
}

// stack is a part of a picture that is set from the top down.
type stack struct {
	y     float64
	items []scene.Item
}

// lines sets lines of text and goes down below them.
func (p *stack) lines(all []string, x, height float64, f scene.Font, paint scene.Paint) {
	for _, l := range all {
		p.items = append(p.items, line1(l, geom.Point{X: x, Y: p.y + float64(height*.72)}, f, paint))
		p.y += height
	}
}

// drawTradeoff returns the picture of a decision.
func drawTradeoff(s *model.Study, d *analyze.Decision) *scene.Scene {
	t := &tradeoff{s, d}
	width := tradeoffWidth + 2*margin
	f := newFrame(s.Title, "Trade-off", geom.Size{W: tradeoffWidth})
	f.width = math.Max(f.width, width)
	left := (f.width - tradeoffWidth) / 2
	p := &stack{y: margin + header}
	question, _ := text.Wrap(t.question(), questionFont, tradeoffWidth, questionLines)
	p.lines(question, left, questionRow, questionFont, scene.Ink)
	t.drawAxis(p, left+barsLeft)
	for o := range t.Options {
		t.drawOption(p, o, left)
	}
	t.drawFindings(p, left)
	t.drawKeys(p, left)
	return &scene.Scene{
		Title: f.title + ": " + f.subtitle,
		Desc:  t.desc(),
		Size:  geom.Size{W: math.Ceil(f.width), H: math.Ceil(p.y + margin)},
		Data:  t.facts(),
		Items: append(f.titles(), p.items...),
	}
}

// desc tells all of the picture in words.
func (t *tradeoff) desc() string {
	return t.question() + " Weighed by " + t.by() + ": " + strings.Join(t.totals(), "; ") + ". " + strings.Join(t.findings(), " ")
}

// facts are what programs may want to know of the decision.
func (t *tradeoff) facts() []scene.Attr {
	data := []scene.Attr{{Name: "decision", Value: t.ID}}
	if t.Choice != "" {
		data = append(data, scene.Attr{Name: "choice", Value: t.Choice})
	}
	return data
}

// drawAxis draws the points of the scale above the bars.
func (t *tradeoff) drawAxis(p *stack, x float64) {
	words := "Weighted score, from 1, the worst, to 5, the best"
	p.items = append(p.items, line1(words, geom.Point{X: x, Y: p.y + 18}, smallFont, scene.Muted))
	g := &scene.Group{Class: "axis"}
	for v := 0.0; v <= weighing.Best; v++ {
		g.Items = append(g.Items, centred(strconv.Itoa(int(v)), geom.Point{X: x + float64(v*pointWidth), Y: p.y + 36}, smallFont, scene.Muted))
	}
	p.items = append(p.items, g)
	p.y += axisRoom
}

// drawFindings says below the bars what came of the weighing.
func (t *tradeoff) drawFindings(p *stack, left float64) {
	g := &stack{y: p.y + 4}
	for _, said := range t.findings() {
		lines, _ := text.Wrap(said, findingFont, tradeoffWidth, findingLines)
		g.lines(lines, left, findingRow, findingFont, scene.Ink)
	}
	p.items = append(p.items, &scene.Group{Class: "findings", Items: g.items})
	p.y = g.y
}

// drawKeys explains the criteria: letter, name, share of the weight, and how they are scored.
func (t *tradeoff) drawKeys(p *stack, left float64) {
	p.y += 20
	for k := range t.Criteria {
		c := &t.Criteria[k]
		g := &scene.Group{Class: "criterion", Title: t.criterion(k) + ": " + percent(t.Shares[k]) + " of the weight, " + t.scale(k), Data: t.keyFacts(k)}
		tint := tints[k%len(tints)]
		box := geom.Box{X: left + 1, Y: p.y, W: keySide + 4, H: keySide}
		name, _ := text.Wrap(c.ID, findingFont, keyName, 2)
		x := left + keySide + 16
		row := &stack{y: p.y}
		row.lines(name, x, keySide, findingFont, scene.Ink)
		how := &stack{y: p.y}
		scale, _ := text.Wrap(t.scale(k), smallFont, tradeoffWidth-keySide-16-keyName-keyShare, 2)
		how.lines(scale, x+keyName+keyShare, keySide, smallFont, scene.Muted)
		weight := percent(t.Shares[k])
		at := geom.Point{X: x + keyName + keyShare - 12, Y: p.y + float64(keySide*.72)}
		g.Items = append(g.Items,
			&scene.Rect{Box: box, Radius: 3, Style: scene.Style{Fill: tint.fill, Stroke: tint.line, Width: 1.25}},
			centred(letter(k), geom.Point{X: box.Center().X, Y: box.Center().Y + 4}, keyFont, scene.Ink),
			&scene.Text{At: at, Anchor: scene.End, Font: findingFont, Paint: scene.Ink, S: weight, Width: text.Width(weight, findingFont)})
		g.Items = append(append(g.Items, row.items...), how.items...)
		p.items = append(p.items, g)
		p.y = math.Max(row.y, how.y) + keyRow - keySide
	}
	p.y -= keyRow - keySide
}

// keyFacts are what programs may want to know of a criterion.
func (t *tradeoff) keyFacts(k int) []scene.Attr {
	c := &t.Criteria[k]
	better := "higher"
	if c.LowerIsBetter() {
		better = "lower"
	}
	data := []scene.Attr{
		{Name: "criterion", Value: c.ID},
		{Name: "letter", Value: letter(k)},
		{Name: "weight", Value: exact(t.Shares[k])},
		{Name: "better", Value: better},
	}
	if c.Measure != "" {
		data = append(data, scene.Attr{Name: "measure", Value: c.Measure})
	}
	return data
}
