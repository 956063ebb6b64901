package view

import (
	"cmp"
	"math"

	"casebook/model"
	"casebook/render/geom"
	"casebook/render/layout/graph"
	"casebook/render/scene"
)

// Measures of a line, in pixels.
const (
	cornerRadius = 9.0
	headLength   = 10.0 // of an arrow head
	headHalf     = 4.5  // half its width
	headNotch    = 8.0  // where its back is deepest
	headTrim     = 7.0  // a line with a filled head ends so far before its tip
)

// link is a line from one card to another.
type link struct {
	class    string // "connection" if left out
	id       string
	data     []scene.Attr
	words    string
	from, to int // indices of cards
	mode     model.Mode
	label    label
	weight   int
	step     bool // the line of a flow's step
	faded    bool
	strong   bool // drawn thicker than others
	hidden   bool // keeps its way, and is not drawn
	broken   bool // drawn with gaps even if it is a call: it is not there any more
	mark     mark // what is said of it
}

// paint returns the colour of the line.
func (l *link) paint() scene.Paint {
	switch {
	case !l.mark.empty():
		return l.mark.paint
	case l.faded:
		return scene.FadedLine
	case l.step:
		return scene.FlowLine
	}
	return modePaint(l.mode)
}

// modePaint returns the colour of lines of a mode.
func modePaint(m model.Mode) scene.Paint {
	switch m {
	case model.Async:
		return scene.AsyncLine
	case model.Data:
		return scene.DataLine
	}
	return scene.SyncLine
}

// style returns how a line of a mode is stroked: what it is can be told without its colour.
func lineStyle(m model.Mode, paint scene.Paint, step bool) scene.Style {
	s := scene.Style{Stroke: paint, Width: 1.5}
	switch m {
	case model.Async:
		s.Dash = scene.Dashed
	case model.Data:
		s.Dash, s.Width = scene.Dotted, 2.2
	}
	if step {
		s.Width = math.Max(s.Width, 2)
	}
	return s
}

// draw returns the link along its way between two ends. The ground tells the paint of the background at a
// point.
func (l *link) draw(way graph.Line, between ends, ground func(geom.Point) scene.Paint) scene.Item {
	g := &scene.Group{Class: cmp.Or(l.class, "connection"), ID: l.id, Data: l.data, Title: l.words}
	line := arrow(way.Points, between, l.mode, l.paint(), l.step || l.strong)
	if len(line) > 0 && l.broken && l.mode == model.Sync {
		line[0].(*scene.Path).Style.Dash = scene.Broken
	}
	g.Items = append(g.Items, line...)
	if !l.label.empty() {
		at := way.Label.Center()
		if covers(geom.BoxAround(at, l.label.size()).Grow(-labelPadX), way.Points) {
			g.Items = append(g.Items, l.label.patch(at, ground(at)))
		}
		g.Items = append(g.Items, l.label.draw(at)...)
	}
	return g
}

// covers reports whether a line runs through a box. A label beside its line needs no patch: it would
// only nibble at the line.
func covers(b geom.Box, line []geom.Point) bool {
	for i := 1; i < len(line); i++ {
		n := math.Ceil(line[i-1].Dist(line[i]))
		for k := 0.0; k <= n; k++ {
			if b.Contains(line[i-1].Toward(line[i], k)) {
				return true
			}
		}
	}
	return false
}

// ends are the ids of what is at both ends of a line.
type ends struct{ from, to string }

// arrow returns a line through points with its head at the last one.
func arrow(points []geom.Point, between ends, m model.Mode, paint scene.Paint, step bool) []scene.Item {
	if len(points) < 2 {
		return nil
	}
	tip, from := points[len(points)-1], behind(points)
	style := lineStyle(m, paint, step)
	meant := &scene.Arrow{Points: points, Open: m == model.Async, From: between.from, To: between.to}
	if !meant.Open { // an open head has the line run to its tip
		points = trimEnd(points, headTrim)
	}
	return []scene.Item{
		&scene.Path{Segs: rounded(points, cornerRadius), Style: style, Arrow: meant},
		head(tip, from, m, paint, style.Width),
	}
}

// behind returns the last of points that is far enough from the tip to tell where the line comes from.
func behind(points []geom.Point) geom.Point {
	tip := points[len(points)-1]
	for i := len(points) - 2; i > 0; i-- {
		if points[i].Dist(tip) > headTrim {
			return points[i]
		}
	}
	return points[0]
}

// trimEnd returns points without the last d pixels of the way.
func trimEnd(points []geom.Point, d float64) []geom.Point {
	n := len(points) - 1
	for n > 0 {
		step := points[n].Dist(points[n-1])
		if step > d {
			return append(append([]geom.Point(nil), points[:n]...), points[n].Toward(points[n-1], d))
		}
		d -= step
		n--
	}
	return points
}

// head returns an arrow head: filled, or open for messages.
func head(tip, from geom.Point, m model.Mode, paint scene.Paint, width float64) scene.Item {
	turn := turner(tip, from)
	if m == model.Async {
		return &scene.Path{
			Segs: []scene.Seg{
				{Op: scene.Move, To: turn(-headLength, headHalf)},
				{Op: scene.Line, To: tip},
				{Op: scene.Line, To: turn(-headLength, -headHalf)},
			},
			Style: scene.Style{Stroke: paint, Width: width},
		}
	}
	return &scene.Path{
		Segs: []scene.Seg{
			{Op: scene.Move, To: tip},
			{Op: scene.Line, To: turn(-headLength, headHalf)},
			{Op: scene.Line, To: turn(-headNotch, 0)},
			{Op: scene.Line, To: turn(-headLength, -headHalf)},
			{Op: scene.Close},
		},
		Style: scene.Style{Fill: paint},
	}
}

// turner returns a function that turns a place relative to the tip, x along the line and y across
// it, into one in the picture.
func turner(tip, from geom.Point) func(x, y float64) geom.Point {
	d := tip.Sub(from)
	n := math.Hypot(d.X, d.Y)
	if n == 0 {
		d, n = geom.Point{X: 1}, 1
	}
	ux, uy := d.X/n, d.Y/n
	return func(x, y float64) geom.Point {
		return geom.Point{
			X: tip.X + float64(x*ux) - float64(y*uy),
			Y: tip.Y + float64(x*uy) + float64(y*ux),
		}
	}
}

// rounded returns a path through points whose corners have a radius of at most r.
func rounded(points []geom.Point, r float64) []scene.Seg {
	segs := []scene.Seg{{Op: scene.Move, To: points[0]}}
	for i := 1; i < len(points)-1; i++ {
		a, c, b := points[i-1], points[i], points[i+1]
		cut := math.Min(r, math.Min(a.Dist(c), c.Dist(b))/2)
		if cut == 0 {
			continue
		}
		segs = append(segs,
			scene.Seg{Op: scene.Line, To: c.Toward(a, cut)},
			scene.Seg{Op: scene.Quad, A: c, To: c.Toward(b, cut)})
	}
	return append(segs, scene.Seg{Op: scene.Line, To: points[len(points)-1]})
}
