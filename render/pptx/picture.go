package pptx

import (
	"fmt"
	"math"
	"strings"

	"casebook/render/geom"
	"casebook/render/scene"
	"casebook/render/text"
)

// farthest is more than any picture is wide or high, in pixels.
const farthest = 1e7

// largest is how many points a pixel of a picture may become: a small picture does not fill its slide.
const largest = 1.6

// fit is where a picture goes on a slide: a pixel becomes so many points.
type fit struct {
	scale float64
	from  geom.Point // in the picture
	to    geom.Point // on the slide
}

// fitInto returns the fit of what a box of a picture holds in the middle of a box of a slide.
func fitInto(picture, slide geom.Box) fit {
	scale := math.Min(math.Min(slide.W/picture.W, slide.H/picture.H), largest)
	return fit{
		scale: scale,
		from:  geom.Point{X: picture.X, Y: picture.Y},
		to: geom.Point{
			X: slide.X + (slide.W-picture.W*scale)/2,
			Y: slide.Y + (slide.H-picture.H*scale)/2,
		},
	}
}

func (f fit) point(p geom.Point) geom.Point {
	return geom.Point{X: f.to.X + float64((p.X-f.from.X)*f.scale), Y: f.to.Y + float64((p.Y-f.from.Y)*f.scale)}
}

func (f fit) box(b geom.Box) geom.Box {
	at := f.point(geom.Point{X: b.X, Y: b.Y})
	return geom.Box{X: at.X, Y: at.Y, W: b.W * f.scale, H: b.H * f.scale}
}

func (f fit) style(s scene.Style) scene.Style {
	s.Width *= f.scale
	return s
}

func (f fit) segs(segs []scene.Seg) []scene.Seg {
	fitted := make([]scene.Seg, len(segs))
	for i, s := range segs {
		fitted[i] = scene.Seg{Op: s.Op, A: f.point(s.A), B: f.point(s.B), To: f.point(s.To)}
	}
	return fitted
}

// picture is a scene that becomes the parts of a slide.
type picture struct {
	fit
	shadows map[geom.Box]float64 // by the box in the scene of what casts them: how far down they go
	arrows  []*arrow             // those that hold on to something
	ends    []*shape             // what they may hold on to
}

// picture returns the parts of a scene that is fitted into a box. The titles that it has above the
// drawing are left to the slide.
func (p *page) picture(s *scene.Scene, into geom.Box) ([]part, error) {
	if s.Size.Empty() {
		return nil, fmt.Errorf("%q has no size", s.Title)
	}
	items := untitled(s.Items)
	around := scene.Extent(items)
	if around == geom.Nowhere {
		return nil, nil
	}
	if !(around.W > 0 && around.H > 0 && around.W <= farthest && around.H <= farthest &&
		math.Abs(around.X) <= farthest && math.Abs(around.Y) <= farthest) {
		return nil, fmt.Errorf("%q has nothing in a place that can be drawn", s.Title)
	}
	c := &picture{fit: fitInto(around, into), shadows: shadowsOf(items)}
	parts, err := c.parts(items, "picture", false)
	if err != nil {
		return nil, fmt.Errorf("%q: %w", s.Title, err)
	}
	p.enroll(parts)
	if p.deck.connectors == Glued {
		c.glue()
	}
	return parts, nil
}

// untitled returns items without the titles above the drawing.
func untitled(items []scene.Item) []scene.Item {
	var rest []scene.Item
	for _, it := range items {
		if g, ok := it.(*scene.Group); ok && classOf(g) == "titles" {
			continue
		}
		rest = append(rest, it)
	}
	return rest
}

// classOf returns the first of a group's classes.
func classOf(g *scene.Group) string {
	first, _, _ := strings.Cut(g.Class, " ")
	return first
}

// shadowsOf returns what casts a shadow, by its box.
func shadowsOf(items []scene.Item) map[geom.Box]float64 {
	cast := map[geom.Box]float64{}
	for _, it := range items {
		g, ok := it.(*scene.Group)
		if !ok || classOf(g) != "shadows" {
			continue
		}
		for _, it := range g.Items {
			if r, ok := it.(*scene.Rect); ok {
				cast[r.Box.Move(geom.Point{Y: -shadowDrop})] = shadowDrop
			}
		}
	}
	return cast
}

// shadowDrop is how far below what casts it a shadow is drawn, in pixels.
const shadowDrop = 2.0

// group returns the parts that a group becomes.
func (c *picture) group(g *scene.Group, name string, legend bool) ([]part, error) {
	class := classOf(g)
	if class == "shadows" {
		return nil, nil
	}
	if g.ID != "" {
		name = g.ID
	} else if class != "" {
		name = class
	}
	legend = legend || class == "legend"
	parts, err := c.parts(g.Items, name, legend)
	if err != nil || len(parts) == 0 {
		return nil, err
	}
	m := meaning{name: name, words: g.Title, link: text.Followable(g.Link)}
	if a := firstArrow(parts); a != nil && !legend {
		a.meaning = m
		a.from, a.to = fact(g, "from"), fact(g, "to")
		c.arrows = append(c.arrows, a)
		return parts, nil // what is in a group does not hold on to what is not
	}
	c.own(parts, class, owner(g))
	if len(parts) == 1 {
		*parts[0].about() = m
		return parts, nil
	}
	if m.link != "" { // a click on a group would do nothing
		parts[0].about().link, m.link = m.link, ""
	}
	return []part{&group{meaning: m, parts: parts}}, nil
}

// fact returns what a group says under a name.
func fact(g *scene.Group, name string) string {
	for _, d := range g.Data {
		if d.Name == name {
			return d.Value
		}
	}
	return ""
}

// owner returns what lines call a component or a zone.
func owner(g *scene.Group) string {
	if len(g.ID) > 2 && g.ID[1] == '-' {
		return g.ID[2:]
	}
	return ""
}

// own makes shapes of a group such that arrows may hold on to them.
func (c *picture) own(parts []part, class, owner string) {
	switch class {
	case "component", "zone", "initial":
	default:
		return
	}
	for i, x := range parts {
		s, ok := x.(*shape)
		if ok && (i == 0 || s.form == straightForm) {
			s.owner = owner
			c.ends = append(c.ends, s)
		}
	}
}

func firstArrow(parts []part) *arrow {
	if a, ok := parts[0].(*arrow); ok {
		return a
	}
	return nil
}

// parts returns what a list of items becomes. Text goes into the shape that is behind it.
func (c *picture) parts(items []scene.Item, name string, legend bool) ([]part, error) {
	var parts []part
	var run *block // of lines that follow each other
	settle := func() {
		if run == nil {
			return
		}
		if host := behind(parts, run.box()); host != nil {
			host.text = run
		} else {
			box := run.box()
			parts = append(parts, &shape{meaning: meaning{name: name + " text"}, box: box, text: run})
		}
		run = nil
	}
	skip := false // the head of the arrow before
	for _, it := range items {
		if skip {
			skip = false
			continue
		}
		if t, ok := it.(*scene.Text); ok {
			if err := c.text(&run, t, settle); err != nil {
				return nil, err
			}
			continue
		}
		settle()
		if g, ok := it.(*scene.Group); ok {
			inner, err := c.group(g, name, legend)
			if err != nil {
				return nil, err
			}
			parts = append(parts, inner...)
			continue
		}
		x, err := c.shape(it, name)
		if err != nil {
			return nil, err
		}
		_, skip = x.(*arrow)
		parts = append(parts, x)
	}
	settle()
	return parts, nil
}

// text adds a line to the run of lines before it, or begins another.
func (c *picture) text(run **block, t *scene.Text, settle func()) error {
	if !(t.Font.Size > 0 && t.Font.Size <= farthest) {
		return fmt.Errorf("%v is no size of type", t.Font.Size)
	}
	line := *t
	line.At, line.Width, line.Font.Size = c.point(t.At), t.Width*c.scale, t.Font.Size*c.scale
	if *run != nil && (*run).admit(line) {
		return nil
	}
	settle()
	*run = &block{}
	(*run).admit(line)
	return nil
}

// behind returns the last filled shape without text that a box lies on.
func behind(parts []part, b geom.Box) *shape {
	for i := len(parts) - 1; i >= 0; i-- {
		s, ok := parts[i].(*shape)
		if !ok || s.style.Fill == "" || s.text != nil || s.form == straightForm {
			continue
		}
		if s.box.Grow(b.H / 4).Encloses(b) {
			return s
		}
	}
	return nil
}

// shape returns what an item that is no group and no text becomes.
func (c *picture) shape(it scene.Item, name string) (part, error) {
	switch it := it.(type) {
	case *scene.Rect:
		return &shape{
			meaning: meaning{name: name + " box"}, box: c.box(it.Box), radius: it.Radius * c.scale,
			style: c.style(it.Style), casts: c.shadows[it.Box] * c.scale,
		}, nil
	case *scene.Ellipse:
		return &shape{meaning: meaning{name: name + " ellipse"}, form: ellipseForm, box: c.box(it.Box), style: c.style(it.Style)}, nil
	case *scene.Glyph:
		path, ok := it.Path()
		if !ok {
			return nil, fmt.Errorf("there is no glyph %q", it.Name)
		}
		s := c.outlined(path, name+" glyph")
		s.round = true
		return s, nil
	case *scene.Path:
		if it.Arrow != nil {
			return c.arrow(it, name), nil
		}
		return c.outlined(it, name+" line"), nil
	}
	return nil, fmt.Errorf("an item of type %T", it)
}

// outlined returns a path as a shape.
func (c *picture) outlined(p *scene.Path, name string) *shape {
	s := &shape{
		meaning: meaning{name: name}, form: outlineForm,
		box: c.box(scene.SegsExtent(p.Segs)), segs: c.segs(p.Segs), style: c.style(p.Style),
	}
	if len(p.Segs) == 2 && p.Segs[1].Op == scene.Line {
		s.form = straightForm
	}
	return s
}
