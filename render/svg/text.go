package svg

import (
	"strings"

	"casebook/render/scene"
	"casebook/render/text"
)

// line writes a line of text. Where its width is known and not only guessed, a reader without our
// fonts is told to fit its own to it.
func (w *writer) line(t *scene.Text) {
	w.checkPaint(t.Paint)
	w.open("text")
	w.attr("class", strings.Join(w.typeClasses(t), " "))
	w.number("x", t.At.X)
	w.number("y", t.At.Y)
	if t.Width > 0 && len(t.S) > 1 && text.Exact(t.S) {
		w.number("textLength", t.Width)
		w.attr("lengthAdjust", "spacingAndGlyphs")
	}
	w.raw(">").text(t.S).raw("</text>\n")
}

// typeClasses returns the classes of a text: its size, weight, colour, direction, and the end that
// stands at its place.
func (w *writer) typeClasses(t *scene.Text) []string {
	size, err := w.sheet.amount("t", "font-size", t.Font.Size, "px")
	if err != nil {
		w.fail("%w", err)
	}
	classes := []string{size}
	if t.Font.Bold {
		classes = append(classes, w.sheet.class("b", rule{property: "font-weight", value: "700"}))
	}
	classes = append(classes, w.sheet.fill(t.Paint))
	anchor := t.Anchor
	if text.RightToLeft(t.S) {
		classes = append(classes, w.sheet.class("rtl", rule{property: "direction", value: "rtl"}))
		anchor = opposite(anchor) // which end is the start follows the direction
	}
	switch anchor {
	case scene.Middle:
		classes = append(classes, w.sheet.class("mid", rule{property: "text-anchor", value: "middle"}))
	case scene.End:
		classes = append(classes, w.sheet.class("end", rule{property: "text-anchor", value: "end"}))
	}
	return classes
}

func opposite(a scene.Anchor) scene.Anchor {
	switch a {
	case scene.Start:
		return scene.End
	case scene.End:
		return scene.Start
	}
	return a
}
