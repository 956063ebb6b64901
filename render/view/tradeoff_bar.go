package view

import (
	"math"
	"strconv"
	"strings"

	"casebook/model/analyze/weighing"
	"casebook/render/geom"
	"casebook/render/scene"
	"casebook/render/text"
)

// drawOption draws an option: its name and marks at the left, its bar, and its total.
func (t *tradeoff) drawOption(p *stack, o int, left float64) {
	g := &scene.Group{
		Class: "option", ID: "o-" + t.Options[o].ID, Data: t.optionFacts(o),
		Title: strings.Join([]string{t.option(o), t.total(o)}, ": "),
	}
	needs := t.head(o, geom.Point{}).y
	height := math.Max(needs, barHeight)
	head := t.head(o, geom.Point{X: left, Y: p.y + (height-needs)/2})
	bar := t.bar(o, geom.Point{X: left + barsLeft, Y: p.y + (height-barHeight)/2})
	g.Items = append(head.items, bar.items...)
	p.items = append(p.items, g)
	p.y = math.Max(p.y+height, bar.y) + optionsGap
}

// optionFacts are what programs may want to know of an option.
func (t *tradeoff) optionFacts(o int) []scene.Attr {
	data := []scene.Attr{{Name: "option", Value: t.Options[o].ID}}
	if !math.IsNaN(t.Totals[o]) {
		data = append(data, scene.Attr{Name: "total", Value: exact(t.Totals[o])})
	} else {
		var names []string
		for _, k := range t.Missing[o] {
			names = append(names, t.Criteria[k].ID)
		}
		data = append(data, scene.Attr{Name: "missing", Value: strings.Join(names, ", ")})
	}
	if t.Wins(o) {
		data = append(data, scene.Attr{Name: "highest", Value: "true"})
	}
	if o == t.Chosen {
		data = append(data, scene.Attr{Name: "chosen", Value: "true"})
	}
	return data
}

// exact writes a number for programs: to six decimals, which are the same everywhere.
func exact(v float64) string {
	return strconv.FormatFloat(math.Round(v*1e6)/1e6, 'f', -1, 64)
}

// head returns the name of an option with its marks, from a place downwards.
func (t *tradeoff) head(o int, from geom.Point) *stack {
	p := &stack{y: from.Y}
	name, _ := text.Wrap(t.option(o), nameFont, optionName, nameLines)
	p.lines(name, from.X, nameLine, nameFont, scene.Ink)
	if marks := t.marks(o); len(marks) > 0 {
		p.y += 4
		x := from.X
		for _, m := range marks {
			b := geom.Box{X: x, Y: p.y, W: text.Width(m, badgeFont) + 18, H: pillHeight}
			p.items = append(p.items, pill(b, m)...)
			x += b.W + pillGap
		}
		p.y += pillHeight + 2
	}
	if words := t.beaten(o); words != "" {
		lines, _ := text.Wrap(words, smallFont, optionName, 3)
		p.lines(lines, from.X, smallLine, smallFont, scene.Muted)
	}
	return p
}

// pill returns a mark of an option: filled for the choice, and outlined for what was computed.
func pill(b geom.Box, words string) []scene.Item {
	ground, ink, line := scene.FlowLine, scene.OnFlow, scene.Paint("")
	if words != chosenMark {
		ground, ink, line = scene.Canvas, scene.FlowLine, scene.FlowLine
	}
	at := geom.Point{X: b.Center().X, Y: b.Center().Y + 3.8}
	return []scene.Item{
		&scene.Rect{Box: b, Radius: b.H / 2, Style: scene.Style{Fill: ground, Stroke: line, Width: 1.25}},
		centred(words, at, badgeFont, ink),
	}
}

// bar returns the bar of an option with its total, from a place downwards.
func (t *tradeoff) bar(o int, from geom.Point) *stack {
	p := &stack{y: from.Y}
	var callouts []callout
	end := from.X
	for k := range t.Criteria {
		if math.IsNaN(t.Contribution(o, k)) {
			continue
		}
		w := float64(math.Max(0, t.Contribution(o, k)) * pointWidth)
		item, told := t.part(o, k, geom.Box{X: end, Y: from.Y, W: w, H: barHeight})
		p.items = append(p.items, item)
		if !told {
			callouts = append(callouts, callout{end, letter(k) + " " + points(t.Contribution(o, k))})
		}
		end += w
	}
	middle := geom.Point{X: end + totalGap, Y: from.Y + barHeight/2}
	total := t.drawTotal(o, middle, from.X+tradeoffWidth-barsLeft)
	p.items = append(append(ruling(from, end, total), p.items...), total...)
	p.y += barHeight
	p.callouts(callouts, from.X)
	return p
}

// ruling returns the points of the scale behind a bar that ends at a place, but for those that would strike
// the words behind it.
func ruling(from geom.Point, end float64, words []scene.Item) []scene.Item {
	until := end
	for _, w := range words {
		if t, ok := w.(*scene.Text); ok {
			until = math.Max(until, t.At.X+t.Width+barLeast)
		}
	}
	var items []scene.Item
	for v := 0.0; v <= weighing.Best; v++ {
		x := from.X + float64(v*pointWidth)
		if end < x && x < until {
			continue
		}
		items = append(items, &scene.Path{
			Segs:  []scene.Seg{{Op: scene.Move, To: geom.Point{X: x, Y: from.Y - 5}}, {Op: scene.Line, To: geom.Point{X: x, Y: from.Y + barHeight + 5}}},
			Style: scene.Style{Stroke: scene.ZoneLine, Width: 1},
		})
	}
	return items
}

// drawTotal returns the total of an option, or why there is none, from a place in the middle of the height of
// its bar up to the right.
func (t *tradeoff) drawTotal(o int, from geom.Point, right float64) []scene.Item {
	if !math.IsNaN(t.Totals[o]) {
		return []scene.Item{line1(points(t.Totals[o]), from.Add(geom.Point{Y: 5.2}), totalFont, scene.Ink)}
	}
	lines, _ := text.Wrap(t.total(o), smallFont, right-from.X, 2)
	p := &stack{y: from.Y - float64(float64(len(lines))*smallLine)/2}
	p.lines(lines, from.X, smallLine, smallFont, scene.Ink)
	return p.items
}

// part returns what a criterion adds to a bar, and whether there was room in it to say what it is. The bar of
// an option without a total is made of dashed outlines.
func (t *tradeoff) part(o, k int, b geom.Box) (scene.Item, bool) {
	added := points(t.Contribution(o, k))
	g := &scene.Group{Class: "part", Data: t.partFacts(o, k)}
	g.Title = t.criterion(k) + ": " + t.score(k, t.Score(o, k)) + ", adds " + added
	tint := tints[k%len(tints)]
	style := scene.Style{Fill: tint.fill, Stroke: tint.line, Width: 1.25}
	if math.IsNaN(t.Totals[o]) {
		style.Fill, style.Dash = scene.Canvas, scene.Stitched
	}
	gap := math.Min(1, b.W/4)
	box := geom.Box{X: b.X + gap, Y: b.Y, W: b.W - 2*gap, H: b.H}
	g.Items = append(g.Items, &scene.Rect{Box: box, Radius: math.Min(3, box.W/2), Style: style})
	wide := math.Max(text.Width(letter(k), keyFont), text.Width(added, addedFont))
	if wide+barLeast > box.W {
		return g, false
	}
	c := box.Center()
	g.Items = append(g.Items,
		centred(letter(k), geom.Point{X: c.X, Y: c.Y - 3}, keyFont, scene.Ink),
		centred(added, geom.Point{X: c.X, Y: c.Y + 10.5}, addedFont, scene.Ink))
	return g, true
}

// partFacts are what programs may want to know of a part of a bar: the score as it was given, where it
// is on the scale, and what it adds.
func (t *tradeoff) partFacts(o, k int) []scene.Attr {
	return []scene.Attr{
		{Name: "criterion", Value: t.Criteria[k].ID},
		{Name: "score", Value: strconv.FormatFloat(t.Score(o, k), 'g', 10, 64)},
		{Name: "points", Value: exact(t.Scores[o][k])},
		{Name: "adds", Value: exact(t.Contribution(o, k))},
	}
}

// callout says below a bar what there is no room for in it.
type callout struct {
	x     float64 // where it is about
	words string
}

// callouts sets callouts below a bar, each as near to what it is about as those before it let it be, in
// lines that end where the picture does.
func (p *stack) callouts(all []callout, left float64) {
	if len(all) == 0 {
		return
	}
	right := left + weighing.Best*pointWidth + totalGap + totalRoom
	free := left
	p.y += 4
	for _, c := range all {
		w := text.Width(c.words, addedFont)
		x := math.Max(free, c.x)
		if x+w > right {
			x = left
			p.y += calloutLine
		}
		p.items = append(p.items, line1(c.words, geom.Point{X: x, Y: p.y + 10.5}, addedFont, scene.Muted))
		free = x + w + 8
	}
	p.y += calloutLine
}
