package proof

import (
	"fmt"
	"strings"

	"casebook/render/geom"
	"casebook/render/text"
)

// shape reads a shape.
func (r *reader) shape(e *element, in *group) error {
	var b geom.Box
	var radius float64
	switch e.name {
	case "path":
		w, err := parsePath(e.attr["d"])
		if err != nil {
			return e.errorf("%w", err)
		}
		in.shapes = append(in.shapes, shape{outline: Outline{Box: w.bounds}, path: true, way: w})
		return nil
	case "rect":
		v, err := e.numbers("x", "y", "width", "height", "rx")
		if err != nil {
			return err
		}
		b, radius = geom.Box{X: v[0], Y: v[1], W: v[2], H: v[3]}, v[4]
	default:
		v, err := e.numbers("cx", "cy", "r", "rx", "ry")
		if err != nil {
			return err
		}
		size := geom.Size{W: 2 * (v[2] + v[3]), H: 2 * (v[2] + v[4])}
		b = geom.BoxAround(geom.Point{X: v[0], Y: v[1]}, size)
		radius = min(size.W, size.H) / 2
	}
	if b.W < 0 || b.H < 0 || radius < 0 {
		return e.errorf("a size below nothing")
	}
	radius = min(radius, b.W/2, b.H/2)
	in.shapes = append(in.shapes, shape{outline: Outline{Box: b, Radius: radius}})
	return nil
}

// How far the font reaches above and below the baseline, in ems.
const (
	ascent  = 0.905
	descent = 0.212
)

// font is that of the package text, which gives it no name of its own.
type font = struct {
	Size float64
	Bold bool
}

// text reads a line of text.
func (r *reader) text(e *element, in *group) error {
	if len(e.children) > 0 {
		return e.errorf("there is %s in a text", e.children[0].name)
	}
	v, err := e.numbers("x", "y", "textLength")
	if err != nil {
		return err
	}
	size, err := parseNumber(strings.TrimSuffix(r.sheet.value(e, "font-size"), "px"))
	if err != nil || size <= 0 || v[2] < 0 {
		return e.errorf("the size of %q is not known", e.text)
	}
	t := Text{S: e.text, Size: size, Length: v[2], Part: in.name, Class: in.class}
	t.Bold = r.sheet.value(e, "font-weight") == "700"
	t.Measured = text.Width(t.S, font{t.Size, t.Bold})
	width := t.Measured
	if t.Length > 0 {
		width = t.Length
	}
	left, err := leftOf(r.sheet.value(e, "text-anchor"), r.sheet.value(e, "direction") == "rtl", width)
	if err != nil {
		return e.errorf("%w", err)
	}
	t.Box = geom.Box{X: v[0] - left, Y: v[1] - ascent*t.Size, W: width, H: (ascent + descent) * t.Size}
	in.texts = append(in.texts, t)
	r.picture.Texts = append(r.picture.Texts, t)
	return nil
}

// leftOf returns how far left of its place a text begins. Which end of it is the start follows the
// direction in which it is read.
func leftOf(anchor string, rightToLeft bool, width float64) (float64, error) {
	switch {
	case anchor == "middle":
		return width / 2, nil
	case anchor == "end" && !rightToLeft, anchor != "end" && rightToLeft:
		return width, nil
	case anchor == "", anchor == "start", anchor == "end":
		return 0, nil
	}
	return 0, fmt.Errorf("there is no anchor %q", anchor)
}
