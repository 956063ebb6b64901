package pdf

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf16"

	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"

	"casebook/render/geom"
	"casebook/render/scene"
	"casebook/render/text"
	"casebook/render/text/outline"
)

// line writes a line of text, each run of it where it was measured to be.
func (w *writer) line(t *scene.Text) {
	if !w.fill(t.Paint) {
		return
	}
	w.opacity(1)
	if w.set.font != t.Font {
		w.font(t.Font)
	}
	left := outline.Left(t)
	for _, run := range text.Runs(t.S, t.Font) {
		at := w.place(geom.Point{X: left.X + run.X, Y: left.Y})
		if run.Known && !strings.ContainsFunc(run.S, long) {
			w.pdf.Text(at.X, at.Y, run.S)
			continue
		}
		if segs := w.pen.Run(nil, run, left, t.Font); segs != nil {
			w.segs(segs)
			w.pdf.DrawPath("F")
		}
		w.unseen(run, at, t.Font)
	}
}

// font sets the font of text, which is in the file once it is in use.
func (w *writer) font(f scene.Font) {
	const family = "liberation"
	style := ""
	if f.Bold {
		style = "B"
	}
	_, ttf := text.Font(f.Bold)
	w.pdf.AddUTF8FontFromBytes(family, style, ttf) // which does nothing for one that is there
	w.pdf.SetFont(family, style, f.Size*point)
	w.set.font = f
}

// long reports whether r has more than 16 bits, which no code for a letter has here.
func long(r rune) bool { return r > 0xffff }

// unseen writes what was drawn as an outline once more as text that is not seen, so that it can be
// found and copied. Its letters are those of a font that lacks them, drawn as wide as the outline.
func (w *writer) unseen(run text.Run, at geom.Point, f scene.Font) {
	spelled := []rune(strings.ReplaceAll(text.Clean(run.S), " ", "\u00a0"))
	if len(spelled) == 0 || run.Width == 0 {
		return
	}
	_, height := w.pdf.GetPageSize()
	show := func(letters []rune, wide float64) string {
		return fmt.Sprintf("q 3 Tr %.2f Tz BT %.2f %.2f Td <%s> Tj ET Q",
			100*run.Width/(wide*float64(len(letters))), at.X, height-at.Y, hex(letters))
	}
	if slices.ContainsFunc(spelled, long) { // it can only be told of another letter what it stands for
		blank := show([]rune{'\u00a0'}, text.Width("\u00a0", f))
		w.pdf.RawWriteStr("/Span <</ActualText <FEFF" + hex(spelled) + ">>> BDC " + blank + " EMC")
		return
	}
	if text.RightToLeft(run.S) {
		slices.Reverse(spelled) // readers expect letters from left to right
	}
	w.pdf.RawWriteStr(show(spelled, lacking(f)))
}

// hex returns the codes of letters.
func hex(letters []rune) string {
	var b strings.Builder
	for _, c := range utf16.Encode(letters) {
		fmt.Fprintf(&b, "%04X", c)
	}
	return b.String()
}

// lacking returns how wide a letter is that a font lacks.
func lacking(f scene.Font) float64 {
	face, _ := text.Font(f.Bold)
	var b sfnt.Buffer
	em := face.UnitsPerEm()
	a, err := face.GlyphAdvance(&b, 0, fixed.I(int(em)), font.HintingNone)
	if err != nil || a == 0 {
		return f.Size
	}
	return f.Size * float64(a) / 64 / float64(em)
}
