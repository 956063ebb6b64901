package view

import (
	"slices"

	"casebook/model"
	"casebook/render/geom"
	"casebook/render/scene"
)

// scene returns the page as a picture.
func (q *sequence) scene() *scene.Scene {
	q.move(geom.Point{X: -q.bounds.X, Y: -q.bounds.Y})
	f := newFrame(q.story.study.Title, q.title(), geom.Size{W: q.bounds.W, H: q.bounds.H})
	q.move(f.origin())
	q.paint(f)
	picture := f.scene(q.desc(), q.legend(), nil)
	picture.Meaning = q.meaning()
	return picture
}

// move moves everything on the page.
func (q *sequence) move(d geom.Point) {
	q.bounds = q.bounds.Move(d)
	q.headTop += d.Y
	q.bottom += d.Y
	for i := range q.columns {
		q.columns[i].x += d.X
	}
	for i := range q.bands {
		q.bands[i].box = q.bands[i].box.Move(d)
	}
	for i := range q.bars {
		q.bars[i].box = q.bars[i].box.Move(d)
	}
	for i := range q.notes {
		q.notes[i].box = q.notes[i].box.Move(d)
	}
	for i := range q.messages {
		m := &q.messages[i]
		m.box = m.box.Move(d)
		for k := range m.way {
			m.way[k] = m.way[k].Add(d)
		}
	}
	for _, f := range q.frames {
		f.move(d)
	}
}

// paint puts the page on f, from the back to the front.
func (q *sequence) paint(f *frame) {
	for i := range q.bands {
		f.add(q.bands[i].zone.draw(q.bands[i].box))
	}
	shadows := &scene.Group{Class: "shadows"}
	f.add(shadows)
	for i := range q.columns {
		c := &q.columns[i]
		shadows.Items = append(shadows.Items, c.card.shadow(q.head(c))...)
		f.add(c.draw(q.head(c), q.bottom))
	}
	for _, placed := range q.frames {
		f.add(placed.draw())
	}
	for i := range q.bars {
		f.add(q.drawBar(&q.bars[i]))
	}
	ids := map[[2]int]int{}
	for i := range q.messages {
		m := &q.messages[i]
		pair := [2]int{m.from, m.to}
		ids[pair]++
		f.add(q.drawMessage(m, ids[pair]))
	}
	for i := range q.notes {
		f.add(q.notes[i].draw())
	}
}

func (q *sequence) drawBar(b *placedBar) scene.Item {
	return &scene.Group{
		Class: "activation",
		Data:  []scene.Attr{{Name: "of", Value: q.story.cast[b.member].ID}},
		Items: []scene.Item{&scene.Rect{Box: b.box, Radius: 2, Style: scene.Style{Fill: scene.SlateTile, Stroke: scene.Slate, Width: 1}}},
	}
}

// drawMessage returns a message, the nth between its two ends on the page.
func (q *sequence) drawMessage(m *placedMessage, nth int) scene.Item {
	h := m.hop
	g := &scene.Group{
		Class: "connection",
		ID:    connectionID(h.From, h.To, nth),
		Data: []scene.Attr{
			{Name: "from", Value: h.From},
			{Name: "to", Value: h.To},
			{Name: "mode", Value: string(h.Mode)},
			{Name: "step", Value: m.number},
		},
		Title: q.story.hopWords(m.moment),
		Items: arrow(m.way, ends{"c-" + h.From, "c-" + h.To}, h.Mode, modePaint(h.Mode), false),
	}
	g.Items = append(g.Items, m.caption.draw(m.box)...)
	return g
}

// draw returns a note, with a corner folded.
func (n *placedNote) draw() scene.Item {
	b := n.box
	fold := geom.Point{X: b.Right() - noteCorner, Y: b.Y + noteCorner}
	style := scene.Style{Fill: scene.Zone0, Stroke: scene.ZoneLine, Width: 1}
	g := &scene.Group{Class: "note", Title: n.words, Items: []scene.Item{
		&scene.Path{Segs: []scene.Seg{
			{Op: scene.Move, To: geom.Point{X: b.X, Y: b.Y}},
			{Op: scene.Line, To: geom.Point{X: fold.X, Y: b.Y}},
			{Op: scene.Line, To: geom.Point{X: b.Right(), Y: fold.Y}},
			{Op: scene.Line, To: geom.Point{X: b.Right(), Y: b.Bottom()}},
			{Op: scene.Line, To: geom.Point{X: b.X, Y: b.Bottom()}},
			{Op: scene.Close},
		}, Style: style},
		&scene.Path{Segs: []scene.Seg{
			{Op: scene.Move, To: geom.Point{X: fold.X, Y: b.Y}},
			{Op: scene.Line, To: fold},
			{Op: scene.Line, To: geom.Point{X: b.Right(), Y: fold.Y}},
		}, Style: scene.Style{Stroke: scene.ZoneLine, Width: 1}},
	}}
	for i, l := range n.lines {
		at := geom.Point{X: b.X + notePad, Y: b.Y + notePad + 9 + float64(float64(i)*noteLine)}
		g.Items = append(g.Items, line1(l, at, noteFont, scene.Ink))
	}
	return g
}

// legend returns an entry for each sign that the page uses.
func (q *sequence) legend() []entry {
	var entries []entry
	for _, mode := range []model.Mode{model.Sync, model.Async, model.Data} {
		if slices.ContainsFunc(q.messages, func(m placedMessage) bool { return m.hop.Mode == mode }) {
			entries = append(entries, lineEntry(mode))
		}
	}
	if len(q.bars) > 0 {
		entries = append(entries, barEntry())
	}
	if slices.ContainsFunc(q.bands, func(b band) bool { return b.zone.trust }) {
		entries = append(entries, trustEntry())
	}
	cards := make([]card, len(q.columns))
	for i := range q.columns {
		cards[i] = q.columns[i].card
	}
	return append(entries, glyphEntries(cards)...)
}

func barEntry() entry {
	return entry{words: "at work", width: 2 * barHalf, sample: func(p geom.Point) []scene.Item {
		style := scene.Style{Fill: scene.SlateTile, Stroke: scene.Slate, Width: 1}
		return []scene.Item{&scene.Rect{Box: geom.Box{X: p.X, Y: p.Y - 9, W: 2 * barHalf, H: 18}, Radius: 2, Style: style}}
	}}
}
