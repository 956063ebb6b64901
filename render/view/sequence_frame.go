package view

import (
	"fmt"
	"math"

	"casebook/render/geom"
	"casebook/render/scene"
	"casebook/render/text"
)

// Measures of a frame, in pixels. Its tab stands to the left of the first lifeline in it, and what it
// says of its parts to the right, so that no lifeline runs through words.
const (
	frameInset  = 8.0  // from its side to that of a frame in it
	frameRoom   = 80.0 // most that the insets of frames in frames come to
	tabRoom     = 66.0 // from its side to the first lifeline in it
	tabHeight   = 18.0
	tabPad      = 7.0
	bracketFoot = 12.0
	frameBefore = 4.0   // from what is before it to its top
	frameHead   = 8.0   // from what it says of a part to what happens there
	frameAfter  = 10.0  // from its bottom to what follows
	partLine    = 13.0  // from one line of what it says to the next
	partLines   = 3     // that it may take
	partFree    = 150.0 // width of what is said behind the last lifeline
)

var (
	tabFont  = scene.Font{Size: 10.5, Bold: true}
	partFont = scene.Font{Size: 11}
)

// placedFrame is a frame in its place.
type placedFrame struct {
	sort        string
	left, right float64
	top, bottom float64
	x           float64 // where what it says begins
	width       float64 // of what it says
	parts       []framePart
	goesOn      bool // from the page before
	torn        bool // goes on beyond the page
	after       framePart
}

// framePart is a part of a frame and what is said of it.
type framePart struct {
	words string
	lines []string
	top   float64
}

// depth returns how many frames stand in each other at most.
func (q *sequence) depth() int {
	depth, most := 0, 0
	for i := range q.moments {
		switch q.moments[i].what {
		case aFrame:
			depth++
			most = max(most, depth)
		case anEnd:
			depth--
		}
	}
	return most
}

// first returns the first column that the frame which begins with a moment has something on.
func (q *sequence) first(frame int) int {
	first, depth := len(q.columns), 0
	for i := frame; i < len(q.moments); i++ {
		switch m := &q.moments[i]; m.what {
		case aFrame:
			depth++
		case anEnd:
			depth--
		case aMessage, aNote:
			first = min(first, q.at[m.from], q.at[m.to])
		}
		if depth == 0 {
			break
		}
	}
	if first == len(q.columns) { // there is nothing in it
		return max(0, q.at[q.moments[frame].to])
	}
	return first
}

// frame begins a frame.
func (w *walk) frame(i int) {
	m := &w.moments[i]
	w.y += frameBefore
	first := w.first(i)
	x := w.columns[first].x
	f := &placedFrame{
		sort: m.sort, goesOn: m.cut, top: w.y,
		left: x - tabRoom, right: x + roomLeft,
		x: x + roomLeft, width: partFree,
	}
	if first+1 < len(w.columns) {
		f.width = w.columns[first+1].x - x - 2*roomLeft
	}
	w.open = append(w.open, f)
	w.frames = append(w.frames, f)
	words := m.words
	switch {
	case m.cut && words == "":
		words = "continued"
	case m.cut:
		words = "continued: " + words
	}
	f.parts = append(f.parts, w.part(f, words))
	w.y = math.Max(w.y, f.top+tabHeight) + frameHead
}

// tabOf returns the word on the tab of a frame.
func tabOf(sort string) string {
	if sort == "use" {
		return "as in"
	}
	return sort
}

// part places what is said of a part of a frame.
func (w *walk) part(f *placedFrame, words string) framePart {
	p := framePart{words: words, top: w.y}
	p.lines, _ = text.Wrap(words, partFont, f.width, partLines)
	if len(p.lines) > 0 {
		w.y += 4 + float64(float64(len(p.lines))*partLine)
		f.right = math.Max(f.right, f.x+widest(p.lines, partFont))
	}
	return p
}

// branch begins a further part of the innermost frame.
func (w *walk) branch(m *moment) {
	f := w.open[len(w.open)-1]
	f.parts = append(f.parts, w.part(f, m.words))
	w.y += frameHead
}

// end ends the innermost frame. One that goes on beyond the page says so.
func (w *walk) end(m *moment) {
	f := w.open[len(w.open)-1]
	w.open = w.open[:len(w.open)-1]
	if f.torn = m.cut; f.torn && !w.said {
		f.after = w.part(f, fmt.Sprintf("continued on page %d", w.number+1))
		w.y += frameHead
		w.said = true
	}
	f.bottom = w.y
	f.right += w.inset + 4
	if n := len(w.open); n > 0 {
		around := w.open[n-1]
		around.left, around.right = math.Min(around.left, f.left-w.inset), math.Max(around.right, f.right)
	}
	w.bounds = w.bounds.Union(f.box())
	w.y += frameAfter
}

func (f *placedFrame) box() geom.Box {
	return geom.Box{X: f.left, Y: f.top, W: f.right - f.left, H: f.bottom - f.top}
}

// move moves the frame and what it says.
func (f *placedFrame) move(d geom.Point) {
	f.left, f.right, f.x = f.left+d.X, f.right+d.X, f.x+d.X
	f.top, f.bottom, f.after.top = f.top+d.Y, f.bottom+d.Y, f.after.top+d.Y
	for i := range f.parts {
		f.parts[i].top += d.Y
	}
}

// words says what the frame is.
func (f *placedFrame) words() string {
	words := map[string]string{"parallel": "In parallel", "either": "Either", "then": "Then", "use": "As in"}[f.sort]
	for i, p := range f.parts {
		switch {
		case p.words == "":
		case i == 0:
			words += ": " + p.words
		default:
			words += "; or: " + p.words
		}
	}
	if f.torn {
		words += "; " + f.after.words
	}
	return words
}

// draw returns a frame. Those of groups have a line around them; what is only set apart, because
// nobody waits for it or another flow tells it too, has a bracket at its side.
func (f *placedFrame) draw() scene.Item {
	g := &scene.Group{Class: "frame", Data: []scene.Attr{{Name: "kind", Value: f.sort}}, Title: f.words()}
	if f.sort == "then" || f.sort == "use" {
		g.Items = append(g.Items, f.bracket()...)
	} else {
		g.Items = append(g.Items, f.outline()...)
	}
	for i, p := range f.parts {
		if i > 0 {
			g.Items = append(g.Items, &scene.Path{
				Segs:  straight(geom.Point{X: f.left, Y: p.top}, geom.Point{X: f.right, Y: p.top}),
				Style: scene.Style{Stroke: scene.FrameLine, Width: 1, Dash: scene.Dashed},
			})
		}
		g.Items = append(g.Items, p.draw(f.x)...)
	}
	g.Items = append(g.Items, f.after.draw(f.x)...)
	return g
}

// outline returns the line around a frame, with its tab. A side at which it is cut is dashed.
func (f *placedFrame) outline() []scene.Item {
	b := f.box()
	tab := text.Width(tabOf(f.sort), tabFont) + 2*tabPad
	style := scene.Style{Stroke: scene.FrameLine, Width: 1}
	corner := geom.Point{X: b.X + tab + 6, Y: b.Y}
	items := []scene.Item{
		&scene.Path{Segs: []scene.Seg{
			{Op: scene.Move, To: geom.Point{X: b.X, Y: b.Bottom()}},
			{Op: scene.Line, To: geom.Point{X: b.X, Y: b.Y}},
			{Op: scene.Line, To: geom.Point{X: b.Right(), Y: b.Y}},
			{Op: scene.Line, To: geom.Point{X: b.Right(), Y: b.Bottom()}},
		}, Style: style},
		&scene.Path{Segs: []scene.Seg{
			{Op: scene.Move, To: geom.Point{X: b.X, Y: b.Y}},
			{Op: scene.Line, To: corner},
			{Op: scene.Line, To: geom.Point{X: corner.X, Y: b.Y + tabHeight - 6}},
			{Op: scene.Line, To: geom.Point{X: corner.X - 6, Y: b.Y + tabHeight}},
			{Op: scene.Line, To: geom.Point{X: b.X, Y: b.Y + tabHeight}},
			{Op: scene.Close},
		}, Style: scene.Style{Fill: scene.Zone1, Stroke: scene.FrameLine, Width: 1}},
		line1(tabOf(f.sort), geom.Point{X: b.X + tabPad, Y: b.Y + 13}, tabFont, scene.Muted),
	}
	if f.torn {
		style.Dash = scene.Dashed
	}
	return append(items, &scene.Path{
		Segs:  straight(geom.Point{X: b.X, Y: b.Bottom()}, geom.Point{X: b.Right(), Y: b.Bottom()}),
		Style: style,
	})
}

// bracket returns what stands to the left of a frame that is only set apart. It is open at a side where
// the frame is cut.
func (f *placedFrame) bracket() []scene.Item {
	segs := straight(geom.Point{X: f.left, Y: f.top}, geom.Point{X: f.left, Y: f.bottom})
	if !f.goesOn {
		segs = append(straight(geom.Point{X: f.left + bracketFoot, Y: f.top}, geom.Point{X: f.left, Y: f.top}), segs[1:]...)
	}
	if !f.torn {
		segs = append(segs, scene.Seg{Op: scene.Line, To: geom.Point{X: f.left + bracketFoot, Y: f.bottom}})
	}
	return []scene.Item{
		&scene.Path{Segs: segs, Style: scene.Style{Stroke: scene.FrameLine, Width: 1.5}},
		line1(tabOf(f.sort), geom.Point{X: f.left + tabPad, Y: f.top + 13.5}, tabFont, scene.Muted),
	}
}

// straight returns the path from a point to another.
func straight(from, to geom.Point) []scene.Seg {
	return []scene.Seg{{Op: scene.Move, To: from}, {Op: scene.Line, To: to}}
}

func (p *framePart) draw(x float64) []scene.Item {
	var items []scene.Item
	for i, l := range p.lines {
		at := geom.Point{X: x, Y: p.top + 13.5 + float64(float64(i)*partLine)}
		items = append(items, line1(l, at, partFont, scene.Ink))
	}
	return items
}
