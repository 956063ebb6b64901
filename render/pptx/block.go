package pptx

import (
	"math"

	"casebook/render/geom"
	"casebook/render/scene"
	"casebook/render/text"
)

// block is lines of text one below the other, broken by us.
type block struct {
	lines  []row
	anchor scene.Anchor
}

// row is a line of text with its baseline, in points.
type row struct {
	scene.Text
	height float64 // from the line before to this one
}

// What a line of text takes, in parts of its size; and in parts of its height, what is above its baseline.
const (
	singleHeight = 1.25
	aboveLine    = .82
)

// admit adds a line of text to the block, if it goes on with it.
func (b *block) admit(t scene.Text) bool {
	r := row{Text: t, height: t.Font.Size * singleHeight}
	if n := len(b.lines); n > 0 {
		last := b.lines[n-1]
		r.height = t.At.Y - last.At.Y
		if t.Anchor != b.anchor || math.Abs(t.At.X-last.At.X) > .01 || r.height <= 0 || r.height > 1.7*t.Font.Size ||
			text.RightToLeft(t.S) != text.RightToLeft(last.S) {
			return false
		}
	} else {
		b.anchor = t.Anchor
	}
	b.lines = append(b.lines, r)
	return true
}

// box returns the room that the lines take.
func (b *block) box() geom.Box {
	first := b.lines[0]
	w, h := 0.0, 0.0
	for _, r := range b.lines {
		w, h = math.Max(w, r.Width), h+r.height
	}
	x := first.At.X
	switch b.anchor {
	case scene.Middle:
		x -= w / 2
	case scene.End:
		x -= w
	}
	return geom.Box{X: x, Y: first.At.Y - first.height*aboveLine, W: w, H: h}
}

// write writes the block as the text of a shape in its box.
func (b *block) write(p *page, in geom.Box) error {
	box := b.box()
	m := &p.body
	m.raw(`<p:txBody><a:bodyPr wrap="none"`)
	before, after := b.insets(in)
	m.num("lIns", emu(before))
	if math.Abs(box.Center().Y-in.Center().Y) <= nearMiddle {
		m.raw(` tIns="0"`).num("rIns", emu(after)).raw(` bIns="0" anchor="ctr"`)
	} else {
		m.num("tIns", emu(math.Max(box.Y-in.Y, 0))).num("rIns", emu(after)).raw(` bIns="0" anchor="t"`)
	}
	m.raw(`><a:noAutofit/></a:bodyPr><a:lstStyle/>`)
	for _, r := range b.lines {
		if err := p.line(r, b.anchor); err != nil {
			return err
		}
	}
	m.raw("</p:txBody>")
	return nil
}

// nearMiddle is how far from the middle of a shape text may stand to be set there, in points.
const nearMiddle = 2.0

// insets returns the room at the left and right of the block in a box.
func (b *block) insets(in geom.Box) (before, after float64) {
	x := b.lines[0].At.X
	switch b.anchor {
	case scene.Middle:
		off := 2 * (x - in.Center().X)
		return math.Max(off, 0), math.Max(-off, 0)
	case scene.End:
		return 0, math.Max(in.Right()-x, 0)
	}
	return math.Max(x-in.X, 0), 0
}

// alignments are where the lines of a block stand.
var alignments = map[scene.Anchor]string{scene.Start: "l", scene.Middle: "ctr", scene.End: "r"}

// line writes a line as a paragraph of its own.
func (p *page) line(r row, a scene.Anchor) error {
	c, err := p.deck.colour(r.Paint, 0)
	if err != nil {
		return err
	}
	m := &p.body
	m.raw(`<a:p><a:pPr algn="`, alignments[a], `"`)
	if text.RightToLeft(r.S) {
		m.raw(` rtl="1"`)
	}
	m.raw("><a:lnSpc><a:spcPts").num("val", hundredths(r.height)).raw("/></a:lnSpc></a:pPr>")
	m.raw(`<a:r><a:rPr lang="en-US"`).num("sz", hundredths(r.Font.Size))
	if r.Font.Bold {
		m.raw(` b="1"`)
	}
	m.raw("><a:solidFill>", c, "</a:solidFill></a:rPr><a:t>").text(r.S).raw("</a:t></a:r></a:p>")
	return nil
}

// hundredths returns points in hundredths, at least one point: no less is a size.
func hundredths(points float64) int64 { return max(int64(math.Round(points*100)), 100) }
