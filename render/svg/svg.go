// Package svg writes a scene as an SVG file: plain shapes and text that any reader draws alike, in
// one style sheet for light and dark, with the meaning of each part in its group's id, data
// attributes and title. Files hold no script, no font and nothing that refers to another file. The
// same scene gives the same bytes.
package svg

import (
	"bytes"
	"fmt"
	"hash/fnv"
	"io"

	"casebook/render/scene"
)

// Theme says which colours a file has.
type Theme string

// The themes. An Auto file is light, and dark where its reader asks for that.
const (
	Auto     Theme = "auto"
	Light    Theme = "light"
	Dark     Theme = "dark"
	Contrast Theme = "contrast"
	Print    Theme = "print"
)

// Themes returns all themes.
func Themes() []Theme { return []Theme{Light, Dark, Auto, Contrast, Print} }

// Options say how a scene is written. The zero value is good.
type Options struct {
	Theme  Theme         // Auto if left out
	Accent *scene.Colour // of the steps of flows, made fit for the theme; the theme's own if left out
	Source []byte        // a file of draw.io that the picture carries, so that draw.io can open it; none if left out
	Prefix string        // before all ids, for pictures that stand on one page; a letter and what ids may have
}

// Write writes s to w. It writes nothing and returns an error if the scene cannot be drawn: if it
// has no size, a number that is not finite or beyond all measure, or a paint, glyph or item that
// there is not.
func Write(w io.Writer, s *scene.Scene, o Options) error {
	b, err := Bytes(s, o)
	if err != nil {
		return err
	}
	_, err = w.Write(b)
	return err
}

// Bytes returns s as a file; see Write.
func Bytes(s *scene.Scene, o Options) ([]byte, error) {
	if s.Size.Empty() {
		return nil, fmt.Errorf("svg: %q has no size", s.Title)
	}
	sheet, err := newSheet(o)
	if err != nil {
		return nil, err
	}
	body := writer{sheet: sheet, prefix: o.Prefix, ids: map[string]bool{}}
	title, desc := body.id("t-"+digest(s)), body.id("d-"+digest(s))
	body.background(s)
	body.items(s.Items)

	file := writer{sheet: sheet}
	file.open("svg")
	file.attr("xmlns", "http://www.w3.org/2000/svg")
	file.number("width", s.Size.W)
	file.number("height", s.Size.H)
	file.raw(` viewBox="0 0 `).coord(s.Size.W).raw(" ").coord(s.Size.H).raw(`"`)
	file.facts(&scene.Group{Data: s.Data})
	file.attr("role", "img")
	file.attr("aria-labelledby", title+" "+desc)
	file.attr("font-family", family)
	if len(o.Source) > 0 {
		file.attr("content", string(o.Source))
	}
	file.attr("stroke-linejoin", "round")
	file.raw(">\n")
	file.named("title", title, s.Title)
	file.named("desc", desc, s.Desc)
	file.raw("\n<style>").raw(sheet.css()).raw("</style>\n")
	file.raw(body.out.String())
	file.raw("</svg>\n")
	for _, w := range []writer{body, file} {
		if w.err != nil {
			return nil, fmt.Errorf("svg: %q: %w", s.Title, w.err)
		}
	}
	return file.out.Bytes(), nil
}

// family has fonts of the same widths first, and what every system has at its end.
const family = "Arial, Helvetica, 'Liberation Sans', Arimo, 'Noto Sans', sans-serif"

// digest tells a scene from others on the same page by what it says about itself.
func digest(s *scene.Scene) string {
	h := fnv.New32a()
	_, _ = io.WriteString(h, s.Title+"\x00"+s.Desc)
	return fmt.Sprintf("%08x", h.Sum32())
}

// writer puts together a part of a file. The first thing that goes wrong stays in err.
type writer struct {
	out    bytes.Buffer
	sheet  *sheet
	prefix string          // of ids
	ids    map[string]bool // those in use
	linked bool            // within a link, where there can be no other
	err    error
}

func (w *writer) fail(format string, args ...any) {
	if w.err == nil {
		w.err = fmt.Errorf(format, args...)
	}
}

// open begins a start tag; its attributes follow.
func (w *writer) open(element string) { w.raw("<").raw(element) }

// named writes an element with an id and text.
func (w *writer) named(element, id, text string) {
	w.open(element)
	w.attr("id", id)
	w.raw(">").text(text).raw("</").raw(element).raw(">")
}

// raw writes s as it is: markup, never anything from outside.
func (w *writer) raw(s string) *writer {
	w.out.WriteString(s)
	return w
}

// text writes s so that a reader gets it back as it was; see escape.
func (w *writer) text(s string) *writer {
	escape(&w.out, s)
	return w
}

// attr writes an attribute; name is one of ours or has been made valid.
func (w *writer) attr(name, value string) {
	w.raw(" ").raw(name).raw(`="`).text(value).raw(`"`)
}

// number writes an attribute with a number.
func (w *writer) number(name string, v float64) {
	w.raw(" ").raw(name).raw(`="`).coord(v).raw(`"`)
}

// coord writes v to two decimals.
func (w *writer) coord(v float64) *writer {
	b, err := appendNumber(w.out.AvailableBuffer(), v)
	if err != nil {
		w.fail("%w", err)
	}
	w.out.Write(b)
	return w
}

// factor writes v to four decimals.
func (w *writer) factor(v float64) *writer {
	b, err := appendFactor(w.out.AvailableBuffer(), v)
	if err != nil {
		w.fail("%w", err)
	}
	w.out.Write(b)
	return w
}
