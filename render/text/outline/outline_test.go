package outline

import (
	"math"
	"slices"
	"testing"

	"golang.org/x/image/font/sfnt"

	"casebook/render/geom"
	"casebook/render/scene"
	"casebook/render/text"
)

// finder has no fonts, and remembers for what it was asked.
type finder struct{ asked []rune }

func (f *finder) Find(r rune, bold bool) *sfnt.Font {
	f.asked = append(f.asked, r)
	return nil
}

func line(s string) *scene.Text {
	return &scene.Text{At: geom.Point{X: 100, Y: 50}, Font: scene.Font{Size: 20}, S: s}
}

// extent returns the box around outlines.
func extent(segs []scene.Seg) geom.Box {
	left, top, right, bottom := math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)
	for _, s := range segs {
		if s.Op != scene.Close {
			left, right = min(left, s.To.X), max(right, s.To.X)
			top, bottom = min(top, s.To.Y), max(bottom, s.To.Y)
		}
	}
	return geom.Box{X: left, Y: top, W: right - left, H: bottom - top}
}

func TestLettersStandWhereTheyWereMeasured(t *testing.T) {
	for _, s := range []string{"H", "AVAVA To WAVE", "Größe", "e\u0301", "שלום (42)", "Łódź · API"} {
		for anchor, left := range map[scene.Anchor]float64{
			scene.Start: 100, scene.Middle: 100 - text.Width(s, line(s).Font)/2, scene.End: 100 - text.Width(s, line(s).Font),
		} {
			l := line(s)
			l.Anchor = anchor
			b := extent(NewPen(nil).Line(l))
			if b.X < left-1 || b.X > left+3 || b.Right() > left+text.Width(s, l.Font)+1 || b.Right() < left+text.Width(s, l.Font)-4 {
				t.Errorf("%q, anchor %d: from %.1f to %.1f; measured from %.1f, %.1f wide", s, anchor, b.X, b.Right(), left, text.Width(s, l.Font))
			}
			if b.Y < 28 || b.Bottom() > 55 {
				t.Errorf("%q: from %.1f down to %.1f on a baseline at 50", s, b.Y, b.Bottom())
			}
		}
	}
}

func TestWhatNoFontHasIsABox(t *testing.T) {
	f := &finder{}
	p := NewPen(f)
	l := line("a支🧬支")
	segs := p.Line(l)
	if got := p.Missing(); !slices.Equal(got, []string{"支", "🧬"}) {
		t.Errorf("missing: %q", got)
	}
	if !slices.Contains(f.asked, '支') || slices.Contains(f.asked, 'a') {
		t.Errorf("asked for %q", string(f.asked))
	}
	if b := extent(segs); b.Right() > 100+text.Width(l.S, l.Font) {
		t.Errorf("it ends at %v; it is %v wide", b.Right(), text.Width(l.S, l.Font))
	}
	if got := NewPen(nil).Missing(); len(got) > 0 {
		t.Errorf("a pen that drew nothing misses %q", got)
	}
}
