package drawio

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"casebook/render/geom"
	"casebook/render/scene"
	"casebook/render/text"
)

// cell is a shape or a connector.
type cell struct {
	id, parent, label, style string
	group                    *scene.Group // what is said of it
	edge                     []string     // attributes of a connector; nil of a shape
}

// cell writes a cell with its geometry. What is known of it stands on an object around it, which is where
// draw.io keeps data, links and tips.
func (w *writer) cell(c cell, geometry func()) {
	kind := append([]string{"vertex", "1"}, c.edge...)
	if c.edge != nil {
		kind = append([]string{"edge", "1"}, c.edge...)
	}
	cell := append([]string{"style", c.style, "parent", c.parent}, kind...)
	if facts := w.facts(c.group); len(facts) > 0 {
		w.open("UserObject", append([]string{"label", c.label, "id", c.id}, facts...)...)
		w.open("mxCell", cell...)
		defer w.shut("UserObject")
	} else {
		w.open("mxCell", append([]string{"id", c.id, "value", c.label}, cell...)...)
	}
	geometry()
	w.shut("mxCell")
}

// facts returns what a group says of itself as attributes.
func (w *writer) facts(g *scene.Group) []string {
	if g == nil {
		return nil
	}
	var attrs []string
	seen := map[string]bool{"label": true, "id": true, "tooltip": true, "link": true, "placeholders": true}
	for _, d := range g.Data {
		name := attribute(d.Name)
		if seen[name] {
			continue
		}
		seen[name] = true
		attrs = append(attrs, name, text.Clean(d.Value))
	}
	if g.Title != "" {
		attrs = append(attrs, "tooltip", escape(g.Title))
	}
	if link := text.Followable(g.Link); link != "" {
		attrs = append(attrs, "link", link)
	}
	return attrs
}

// attribute returns a name as that of an attribute.
func attribute(name string) string {
	name = strings.ToLower(strings.Map(func(r rune) rune {
		switch {
		case 'a' <= r && r <= 'z', 'A' <= r && r <= 'Z', '0' <= r && r <= '9', r == '-', r == '_':
			return r
		}
		return '-'
	}, name))
	if name == "" || name[0] < 'a' || name[0] > 'z' || strings.HasPrefix(name, "xml") {
		name = "data-" + name
	}
	return name
}

// id returns a name that no other cell of the page has.
func (w *writer) id(want string) string {
	free := want
	for n := 2; w.names[free]; n++ {
		free = fmt.Sprintf("%s-%d", want, n)
	}
	w.names[free] = true
	return free
}

// box writes the geometry of a shape that is in another.
func (w *writer) box(b geom.Box, parent string) {
	at := w.origin[parent]
	w.empty("mxGeometry", "x", w.number(b.X-at.X), "y", w.number(b.Y-at.Y), "width", w.number(b.W), "height", w.number(b.H), "as", "geometry")
}

// point writes a point as part of a geometry.
func (w *writer) point(p geom.Point, as string) {
	attrs := []string{"x", w.number(p.X), "y", w.number(p.Y)}
	if as != "" {
		attrs = append(attrs, "as", as)
	}
	w.empty("mxPoint", attrs...)
}

// farthest is more than any picture is wide or high, in pixels.
const farthest = 1e7

// number returns v, rounded to two decimals.
func (w *writer) number(v float64) string { return w.rounded(v, 100) }

// share returns v, rounded to five decimals.
func (w *writer) share(v float64) string { return w.rounded(v, 1e5) }

func (w *writer) rounded(v, unit float64) string {
	if !(math.Abs(v) <= farthest) {
		w.fail(fmt.Errorf("%v is no place on a picture", v))
		return "0"
	}
	if v = math.Round(v*unit) / unit; v == 0 {
		v = 0 // and not -0
	}
	return strconv.FormatFloat(v, 'f', -1, 64)
}

// colour returns the colour of a paint, or none.
func (w *writer) colour(p scene.Paint) string {
	if p == "" {
		return "none"
	}
	c, ok := w.theme.Colour(p)
	if !ok {
		w.fail(fmt.Errorf("there is no paint %q", p))
		return "none"
	}
	return c.String()
}

func (w *writer) fail(err error) {
	if w.err == nil {
		w.err = err
	}
}
