package view

import (
	"math"
	"strings"

	"casebook/model/analyze"
	"casebook/render/geom"
	"casebook/render/scene"
	"casebook/render/text"
)

// Measures of a waterfall, in pixels: from left to right numbers, names, the axis, and three columns of
// figures.
const (
	fallRow     = 38.0
	fallNumber  = 42.0  // least width of the numbers, with the room behind them
	fallGap     = 10.0  // from a number to a name
	fallName    = 250.0 // of the names
	fallApart   = 18.0  // from the names to the axis, and from there to the figures
	fallFigure  = 62.0  // width of a column of figures
	fallFigures = 3
	fallTier    = 17.0 // height of a row of labels over the axis
	fallHead    = 20.0 // of the words over the columns
	fallFoot    = 22.0 // of the times of the ticks
	meanBar     = 9.0  // height of the bar of a step
	ownBar      = 5.0  // and of the bar under it, of its slow case
	farOff      = 2.5  // an objective so many times beyond all bars is beyond the axis too
	fallNote    = 16.0 // from one line of small print to the next
)

var (
	fallFont     = scene.Font{Size: 12}
	fallBold     = scene.Font{Size: 12, Bold: true}
	fallSecond   = scene.Font{Size: 10.5}
	fallMarkFont = scene.Font{Size: 11, Bold: true}
)

// scene returns the picture.
func (w *waterfall) scene() *scene.Scene {
	c := &chart{waterfall: w, number: fallNumber}
	for i := range w.Steps {
		c.number = math.Max(c.number, math.Ceil(text.Width(w.Steps[i].Number, fallBold))+fallGap)
	}
	width := c.number + fallName + 2*fallApart + axisWidth + fallFigures*fallFigure
	c.axis = newAxis(w.longest())
	c.signs = c.makeSigns()
	c.tiers = tiersOf(c.signs)
	notes := c.notes(width)
	height := float64(float64(c.tiers)*fallTier) + fallHead + float64(float64(len(w.Steps))*fallRow) + fallFoot + float64(float64(len(notes))*fallNote)
	f := newFrame(w.study.Title, w.title(), geom.Size{W: width, H: height})
	c.move(f.origin())
	f.add(c.draw()...)
	y := c.bottom + fallFoot
	for _, n := range notes {
		y += fallNote
		f.add(line1(n, geom.Point{X: c.left, Y: y - 4}, fallSecond, scene.Muted))
	}
	picture := f.scene(w.desc(), c.legend(), nil)
	for _, p := range append(w.percentiles(), percentile{"p999", &w.P999}, percentile{"mean", &w.Mean}, percentile{"naive", &w.Naive}, percentile{"unanswered", &w.Unanswered}) {
		picture.Data = append(picture.Data, fact(p.name, *p.figure)...)
	}
	return picture
}

// longest returns how many seconds the axis must hold: all bars and percentiles, and objectives that are
// not far beyond.
func (w *waterfall) longest() float64 {
	most := 0.0
	take := func(f *analyze.Figure) { most = math.Max(most, f.Value.Value) }
	for _, p := range w.percentiles() {
		take(p.figure)
	}
	for i := range w.Steps {
		if s := &w.Steps[i]; s.Start.Known() && s.Mean.Known() {
			most = math.Max(most, s.Start.Value.Value+s.Mean.Value.Value)
		}
	}
	if most == 0 {
		for i := range w.Steps {
			take(&w.Steps[i].P99)
			take(&w.Steps[i].P50)
		}
	}
	bars := most
	for _, t := range w.targets {
		if t.value.Value <= farOff*bars {
			most = math.Max(most, t.value.Value)
		}
	}
	if most <= 0 {
		return 1e-3
	}
	return most
}

// chart is a waterfall in its place.
type chart struct {
	*waterfall
	axis   axis
	signs  []sign // from left to right
	tiers  int
	left   float64
	number float64 // width of the numbers
	top    float64 // of the labels
	rows   float64 // top of the first step
	bottom float64 // of the last
}

func (c *chart) move(p geom.Point) {
	c.left, c.top = p.X, p.Y
	c.axis.x = p.X + c.number + fallName + fallApart
	c.rows = p.Y + float64(float64(c.tiers)*fallTier) + fallHead
	c.bottom = c.rows + float64(float64(len(c.Steps))*fallRow)
}

// draw returns all but the small print.
func (c *chart) draw() []scene.Item {
	items := []scene.Item{c.stripes(), c.axis.draw(c.rows, c.bottom)}
	for i := range c.signs {
		items = append(items, c.signs[i].draw(c))
	}
	items = append(items, c.heads()...)
	for i := range c.Steps {
		items = append(items, c.step(i))
	}
	return items
}

// stripes returns a ground for every second row, which leads the eye from a name to its figures.
func (c *chart) stripes() scene.Item {
	g := &scene.Group{Class: "stripes"}
	for i := range c.Steps {
		if stripe(i) == scene.Canvas {
			continue
		}
		b := geom.Box{X: c.left - 4, Y: c.rows + float64(float64(i)*fallRow), W: c.figure(fallFigures-1) - c.left + 8, H: fallRow}
		g.Items = append(g.Items, &scene.Rect{Box: b, Style: scene.Style{Fill: stripe(i)}})
	}
	return g
}

// stripe returns the ground of a row.
func stripe(i int) scene.Paint {
	if i%2 == 1 {
		return scene.Zone0
	}
	return scene.Canvas
}

// heads returns the words over the columns.
func (c *chart) heads() []scene.Item {
	y := c.rows - 5
	items := []scene.Item{
		line1("Step", geom.Point{X: c.left, Y: y}, tickFont, scene.Muted),
		level(c.left, c.figure(fallFigures-1), c.rows, scene.Style{Stroke: scene.FrameLine, Width: 1}),
	}
	for i, words := range [fallFigures]string{"own p50", "own p99", "of the tail"} {
		items = append(items, ending(words, geom.Point{X: c.figure(i), Y: y}, tickFont, scene.Muted))
	}
	return items
}

// figure returns the right end of a column of figures.
func (c *chart) figure(i int) float64 {
	return c.axis.x + axisWidth + fallApart + float64(float64(i+1)*fallFigure)
}

// ending returns one line of text that ends at p.
func ending(s string, p geom.Point, f scene.Font, paint scene.Paint) *scene.Text {
	t := line1(s, p, f, paint)
	t.Anchor = scene.End
	return t
}

// step returns a row.
func (c *chart) step(i int) scene.Item {
	s := &c.Steps[i]
	y := c.rows + float64(float64(i)*fallRow)
	g := &scene.Group{Class: "step", ID: "s-" + s.Number, Title: "Step " + s.Number + ": " + c.stepName(s) + ": " + stepWords(s)}
	g.Data = []scene.Attr{{Name: "step", Value: s.Number}, {Name: "from", Value: s.Hop.From}, {Name: "to", Value: s.Hop.To}}
	for _, f := range []percentile{{"start", &s.Start}, {"mean", &s.Mean}, {"p50", &s.P50}, {"p99", &s.P99}, {"tail", &s.TailShare}} {
		g.Data = append(g.Data, fact(f.name, *f.figure)...)
	}
	g.Items = append(g.Items, c.bars(s, y+fallRow/2, stripe(i))...)
	g.Items = append(g.Items, c.names(s, y)...)
	y += fallRow/2 + 4
	if s.P50.Known() {
		g.Items = append(g.Items, ending(span(s.P50.Value), geom.Point{X: c.figure(0), Y: y}, fallFont, scene.Ink))
	}
	if s.P99.Known() {
		g.Items = append(g.Items, ending(span(s.P99.Value), geom.Point{X: c.figure(1), Y: y}, fallFont, scene.Ink))
	}
	if s.TailShare.Known() {
		g.Items = append(g.Items, ending(oneDecimal(s.TailShare.Value.Value), geom.Point{X: c.figure(2), Y: y}, fallBold, scene.Ink))
	}
	return g
}

// names returns the number of a step, who calls whom, and what for.
func (c *chart) names(s *analyze.StepLatency, y float64) []scene.Item {
	x := c.left + c.number
	items := []scene.Item{ending(s.Number, geom.Point{X: x - fallGap, Y: y + 16}, fallBold, scene.FlowLine)}
	names := line1(fitTo(c.stepName(s), fallFont, fallName), geom.Point{X: x, Y: y + 16}, fallFont, scene.Ink)
	second := s.Hop.Label
	if times := s.Hop.Times; times.Known() && times.Value != 1 {
		second = strings.TrimPrefix(second+" · "+times.String()+"\u00a0times", " · ")
	}
	if label := fitTo(second, fallSecond, fallName); label != "" {
		return append(items, names, line1(label, geom.Point{X: x, Y: y + 30}, fallSecond, scene.Muted))
	}
	return append(items, names)
}

// bars returns the bars of a step around a height: when it is at work on average, and under that its own
// work when it is slow. Where it is not known, words say what is missing.
func (c *chart) bars(s *analyze.StepLatency, y float64, ground scene.Paint) []scene.Item {
	if !s.Start.Known() || !s.Mean.Known() {
		words := fitTo(missingWords(s), fallSecond, axisWidth-16)
		w := text.Width(words, fallSecond)
		return []scene.Item{
			&scene.Rect{Box: geom.Box{X: c.axis.x + 4, Y: y - 8, W: w + 8, H: 16}, Radius: 3, Style: scene.Style{Fill: ground}},
			line1(words, geom.Point{X: c.axis.x + 8, Y: y + 3.5}, fallSecond, scene.Muted),
		}
	}
	start := s.Start.Value.Value
	items := []scene.Item{c.bar(start, s.Mean.Value.Value, y-meanBar, meanBar, scene.Style{Fill: scene.FlowLine})}
	if s.P99.Known() {
		items = append(items, c.bar(start, s.P99.Value.Value, y+2, ownBar, scene.Style{Fill: ground, Stroke: scene.FlowLine, Width: 1}))
		if !c.axis.holds(start + s.P99.Value.Value) {
			tip := geom.Point{X: c.axis.x + axisWidth + 9, Y: y + 2 + ownBar/2}
			items = append(items, head(tip, tip.Add(geom.Point{X: -20}), "", scene.FlowLine, 1))
		}
	}
	return items
}

// bar returns a bar on the axis, which ends where that ends.
func (c *chart) bar(start, length, y, height float64, style scene.Style) scene.Item {
	left := c.axis.at(start)
	return &scene.Rect{Box: geom.Box{X: left, Y: y, W: math.Max(1, c.axis.at(start+length)-left), H: height}, Radius: 1.5, Style: style}
}

// notes returns the small print, in lines of at most a width.
func (c *chart) notes(width float64) []string {
	var notes []string
	say := func(words string) {
		lines, _ := text.Wrap(words, fallSecond, width, 3)
		notes = append(notes, lines...)
	}
	if !c.P99.Known() {
		say("The whole is unknown: it " + lacking(c.P99) + ".")
	}
	for _, t := range c.targets {
		if !c.axis.holds(t.value.Value) {
			say(upperFirst(t.words()) + ". It is beyond the axis.")
		}
	}
	if c.Unanswered.Known() && c.Unanswered.Value.Value > 0 {
		say(inPercent(c.Unanswered.Value.Value) + " of arrivals are not answered: they time out, or fail after their retries.")
	}
	if c.Naive.Known() && c.P99.Known() && len(c.Steps) > 1 {
		words := "Not to be done: adding up the p99 of the steps, which gives " + span(c.Naive.Value) + ". "
		if c.Naive.Value.Value > c.P99.Value.Value {
			words += "Steps are seldom slow together, and of ways that exclude each other only one is taken, so that is not the p99 of the whole."
		} else {
			words += "That leaves out what is called many times or tried again, so it is not the p99 of the whole."
		}
		say(words)
	}
	return notes
}

// legend explains the bars and lines.
func (c *chart) legend() []entry {
	bar := func(words string, height float64, style scene.Style) entry {
		return entry{words: words, width: sampleLine, sample: func(p geom.Point) []scene.Item {
			return []scene.Item{&scene.Rect{Box: geom.Box{X: p.X, Y: p.Y - height/2, W: sampleLine, H: height}, Radius: 1.5, Style: style}}
		}}
	}
	entries := []entry{
		bar("time of its own on average, with its retries", meanBar, scene.Style{Fill: scene.FlowLine}),
		bar("p99 of its own when called once, without what it calls", ownBar, scene.Style{Fill: scene.Canvas, Stroke: scene.FlowLine, Width: 1}),
	}
	for _, s := range c.signs {
		if s.objective {
			style := s.style()
			return append(entries, entry{words: "objective", width: 8, sample: func(p geom.Point) []scene.Item {
				return []scene.Item{upright(p.X+4, p.Y-9, p.Y+9, style)}
			}})
		}
	}
	return entries
}
