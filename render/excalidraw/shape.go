package excalidraw

import (
	"strings"

	"casebook/render/geom"
	"casebook/render/scene"
	"casebook/render/sketch"
	"casebook/render/text"
)

const (
	cardSize   = 12.0 // of the words on a component, which have one size here
	lineHeight = 1.25
	ascent     = 0.895 // of a line above its baseline, in times its size
	helvetica  = 2
	padding    = 5.0 // that Excalidraw keeps around words in a box
)

// shape adds a component, a zone or a state, and what is drawn in it.
func (w *writer) shape(p *sketch.Shape) {
	w.group = nil
	for id := p.ID; id != ""; id = w.around[id] {
		w.group = append(w.group, id)
	}
	var e *element
	switch o := p.Outline.(type) {
	case *scene.Ellipse:
		e = w.add("ellipse", p.ID, p.Box, o.Style)
	case *scene.Rect:
		e = w.rect(o, p.ID)
	}
	e.say(p.Group)
	switch {
	case len(p.Words) == 0:
	case p.Zone:
		w.bindWords(e, p.Words, "left", "top", p.Words[0].Font.Size)
	case p.Words[0].Anchor == scene.Middle:
		w.bindWords(e, p.Words, "center", "middle", cardSize)
	default: // beside the tile: a box of their own keeps them there when they are written anew
		around := sketch.WordsBox(p.Words)
		left := around.X - padding
		inner := w.add("rectangle", p.ID+"/words", geom.Box{X: left, Y: around.Y - padding, W: p.Box.Right() - left, H: around.H + 2*padding}, scene.Style{})
		w.bindWords(inner, p.Words, "left", "middle", cardSize)
	}
	w.items(p.Others, p.ID)
}

// rect adds a rectangle with its corners.
func (w *writer) rect(r *scene.Rect, id string) *element {
	e := w.add("rectangle", id, r.Box, r.Style)
	if r.Radius > 0 {
		e.Roundness = &roundness{Type: 3, Value: w.number(r.Radius)}
	}
	return e
}

// bindWords binds words to an element.
func (w *writer) bindWords(e *element, texts []*scene.Text, align, vertical string, size float64) {
	paint := texts[0].Paint
	if e.line != nil {
		paint = sketch.Plainest(texts).Paint
	}
	t := w.words(e.ID, texts, paint, align, size)
	t.VerticalAlign, t.ContainerID = vertical, &e.ID
	e.BoundElements = append(e.BoundElements, bound{t.ID, "text"})
}

// words adds words of one size where texts are.
func (w *writer) words(id string, texts []*scene.Text, paint scene.Paint, align string, size float64) *element {
	rows := sketch.Lines(texts)
	said := make([]string, len(rows))
	for i, r := range rows {
		said[i] = text.Clean(strings.TrimSpace(r.Lead + " " + r.Words))
	}
	around := sketch.WordsBox(texts)
	height := float64(len(rows)) * size * lineHeight
	box := geom.Box{X: around.X, Y: around.Center().Y - height/2, W: around.W * widening(texts, size), H: height}
	if align == "center" {
		box.X = around.Center().X - box.W/2
	}
	t := w.add("text", id+"/text", box, scene.Style{Stroke: paint})
	t.words = &words{
		Text: strings.Join(said, "\n"), OriginalText: strings.Join(said, "\n"), FontSize: w.number(size), FontFamily: helvetica,
		TextAlign: align, VerticalAlign: "top", LineHeight: lineHeight, AutoResize: true,
	}
	return t
}

// widening returns by how much words grow when all of them are of one size.
func widening(texts []*scene.Text, size float64) float64 {
	least := texts[0].Font.Size
	for _, t := range texts {
		least = min(least, t.Font.Size)
	}
	if least <= 0 {
		return 1
	}
	return max(1, size/least)
}

// text adds a line of text that is bound to nothing.
func (w *writer) text(t *scene.Text, id string) {
	align := map[scene.Anchor]string{scene.Start: "left", scene.Middle: "center", scene.End: "right"}[t.Anchor]
	b := scene.Extent([]scene.Item{t})
	b.Y, b.H = t.At.Y-ascent*t.Font.Size, t.Font.Size*lineHeight
	e := w.add("text", id+"/text", b, scene.Style{Stroke: t.Paint})
	s := text.Clean(t.S)
	e.words = &words{
		Text: s, OriginalText: s, FontSize: w.number(t.Font.Size), FontFamily: helvetica,
		TextAlign: align, VerticalAlign: "top", LineHeight: lineHeight, AutoResize: true,
	}
}
