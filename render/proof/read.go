package proof

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"casebook/render/geom"
)

// Read reads a picture that Casebook wrote. The error says what is wrong with the file, and where.
func Read(svg []byte) (*Picture, error) {
	root, err := parse(svg)
	if err != nil {
		return nil, fmt.Errorf("no picture: %w", err)
	}
	r := &reader{picture: &Picture{}, ids: map[string]int{}, bars: map[string][]Outline{}}
	if err := r.root(root); err != nil {
		return nil, fmt.Errorf("no picture of Casebook's: %w", err)
	}
	p := r.picture
	for i := range p.Components {
		p.Components[i].Bars = r.bars[p.Components[i].ID]
	}
	for i := range p.Zones {
		p.Zones[i].Name = p.nameOf(&p.Zones[i])
	}
	return p, nil
}

// nameOf returns what others call a zone: its id without what makes it unique. A further piece of a
// zone says the same of itself as the first, and has a number behind its id.
func (p *Picture) nameOf(z *Zone) string {
	if k := strings.LastIndexByte(z.ID, '-'); k > 0 {
		for _, first := range p.Zones {
			if first.ID == z.ID[:k] && first.Title == z.Title && maps.Equal(first.Data, z.Data) {
				return first.Name
			}
		}
	}
	return strings.TrimPrefix(z.ID, "z-")
}

// reader is the reading of a file.
type reader struct {
	picture *Picture
	sheet   sheet
	ids     map[string]int       // how many elements have each
	bars    map[string][]Outline // by the id of the component that is at work
}

// root reads a whole file.
func (r *reader) root(e *element) error {
	if e.name != "svg" {
		return e.errorf("the file is no SVG")
	}
	var x, y float64
	s := &r.picture.Size
	r.picture.Direction = e.attr["data-direction"]
	if n, _ := fmt.Sscanf(e.attr["viewBox"], "%f %f %f %f", &x, &y, &s.W, &s.H); n != 4 || x != 0 || y != 0 ||
		!(s.W > 0 && s.W <= farthest && s.H > 0 && s.H <= farthest) {
		return e.errorf("the viewBox is %q", e.attr["viewBox"])
	}
	if style := e.first("style"); style != nil {
		r.sheet = parseSheet(style.text)
	}
	group := &group{class: "picture", name: "picture"}
	if err := r.content(e, group); err != nil {
		return err
	}
	r.picture.Title, r.picture.Desc = group.title, group.desc
	return nil
}

// group is a part of the file that has a meaning, while it is read.
type group struct {
	class       string // the first of its classes that means something to us, or the first of all
	name        string // its id, or the class
	title, desc string
	texts       []Text
	shapes      []shape
}

// shape is something drawn that is no text.
type shape struct {
	outline Outline
	path    bool
	way     way // of a path
}

// content reads what is in an element, as a part of a group.
func (r *reader) content(e *element, in *group) error {
	for _, c := range e.children {
		if id := c.attr["id"]; id != "" {
			if r.ids[id]++; r.ids[id] == 2 {
				r.picture.repeated = append(r.picture.repeated, id)
			}
		}
		if err := r.child(c, in); err != nil {
			return err
		}
	}
	return nil
}

func (r *reader) child(e *element, in *group) error {
	if e.attr["transform"] != "" && !e.isGlyph() {
		return e.errorf("only glyphs are transformed in our pictures")
	}
	switch e.name {
	case "title":
		in.title = e.text
	case "desc":
		in.desc = e.text
	case "style":
	case "a":
		return r.content(e, in)
	case "g":
		return r.group(e, in)
	case "text":
		return r.text(e, in)
	case "path", "rect", "circle", "ellipse":
		if e.isGlyph() {
			return nil // which marks a part and does not bound it
		}
		return r.shape(e, in)
	default:
		return e.errorf("there are no such elements in our pictures")
	}
	return nil
}

// isGlyph reports whether e is a glyph: a path that is drawn on a grid of its own.
func (e *element) isGlyph() bool { return e.name == "path" && e.attr["transform"] != "" }

// group reads a group: a part, or one that belongs to what it is in.
func (r *reader) group(e *element, in *group) error {
	classes := strings.Fields(e.attr["class"])
	if len(classes) == 0 {
		return r.content(e, in)
	}
	g := &group{class: classes[0]}
	for _, class := range []string{"component", "zone", "connection"} {
		if slices.Contains(classes, class) {
			g.class = class
		}
	}
	if g.name = e.attr["id"]; g.name == "" {
		g.name = g.class
	}
	if err := r.content(e, g); err != nil {
		return err
	}
	part := Part{ID: e.attr["id"], Title: g.title, Data: e.data(), Texts: g.texts}
	p := r.picture
	switch {
	case g.class == "activation":
		for _, s := range g.shapes {
			r.bars["c-"+part.Data["of"]] = append(r.bars["c-"+part.Data["of"]], s.outline)
		}
	case g.class == "part" && len(g.shapes) > 0:
		p.Pieces = append(p.Pieces, Piece{part, g.shapes[0].outline})
	case g.class == "meter" && len(g.shapes) > 0:
		p.Meters = append(p.Meters, newMeter(part, in.name, g.shapes))
	case g.class == "step":
		p.Steps = append(p.Steps, Step{Part: part, Bars: boxesOf(rects(g.shapes))})
	case (g.class == "tick" || g.class == "sign") && len(g.shapes) > 0:
		m, err := newMark(part, g.shapes[0])
		if err != nil {
			return e.errorf("%w", err)
		}
		if g.class == "tick" {
			p.Ticks = append(p.Ticks, m)
		} else {
			p.Marks = append(p.Marks, m)
		}
	case !isPart(g.class):
	case g.class == "connection":
		p.Connections = append(p.Connections, newConnection(part, g.shapes))
	case len(g.shapes) == 0:
		return e.errorf("%q: there is no shape that says where it is", g.name)
	case g.class == "component":
		p.Components = append(p.Components, newComponent(part, g.shapes))
	case g.class == "zone":
		p.Zones = append(p.Zones, newZone(part, g.shapes))
	}
	return nil
}

func isPart(class string) bool {
	return class == "component" || class == "zone" || class == "connection"
}

// newComponent makes a component of what is drawn in its group.
func newComponent(part Part, shapes []shape) Component {
	part.boxes = boxesOf(shapes[1:])
	c := Component{Part: part, Outline: shapes[0].outline}
	for _, s := range shapes[1:] {
		if b := s.way.bounds; s.path && b.W == 0 && b.H > 0 {
			c.Lifelines = append(c.Lifelines, Span{X: b.X, Top: b.Y, Bottom: b.Bottom()})
		}
	}
	return c
}

// newZone makes a zone of what is drawn in its group. One that stands for what is in it is drawn as a
// component is: with a tile for its glyph, which a mere boundary does not have.
func newZone(part Part, shapes []shape) Zone {
	part.boxes = boxesOf(shapes[1:])
	tiled := slices.ContainsFunc(shapes[1:], func(s shape) bool { return !s.path })
	return Zone{Part: part, Outline: shapes[0].outline, Card: tiled}
}

// boxesOf returns the boxes of those shapes that bound something, and are not mere lines.
func boxesOf(shapes []shape) []geom.Box {
	var boxes []geom.Box
	for _, s := range shapes {
		if !s.path || s.way.closed {
			boxes = append(boxes, s.outline.Box)
		}
	}
	return boxes
}
