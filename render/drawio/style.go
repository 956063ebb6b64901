package drawio

import (
	"fmt"
	"strings"

	"casebook/render/scene"
)

// style is a list of keys and values, as cells have it.
type style []string

func (s *style) set(key, value string) { *s = append(*s, key+"="+value) }

func (s style) String() string { return strings.Join(s, ";") + ";" }

// outline sets how an outline is filled and stroked.
func (w *writer) outline(s *style, o scene.Style) {
	s.set("fillColor", w.colour(o.Fill))
	s.set("strokeColor", w.colour(o.Stroke))
	if o.Stroke != "" {
		w.stroke(s, o)
	}
	if o.Opacity > 0 && o.Opacity < 1 {
		s.set("opacity", w.number(100*o.Opacity))
	}
}

func (w *writer) stroke(s *style, o scene.Style) {
	s.set("strokeWidth", w.number(o.Width))
	if on, off, _ := o.Dash.Pattern(); on+off > 0 {
		s.set("dashed", "1")
		s.set("fixDash", "1")
		s.set("dashPattern", fmt.Sprintf("%s %s", w.number(max(on, 1)), w.number(off)))
	}
}

// font sets how words are written.
func (w *writer) font(s *style, t *scene.Text) {
	s.set("fontFamily", "Helvetica")
	s.set("fontSize", w.number(t.Font.Size))
	s.set("fontColor", w.colour(t.Paint))
	if t.Font.Bold {
		s.set("fontStyle", "1")
	}
}
