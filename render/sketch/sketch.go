// Package sketch turns a scene into what drawing programs know: shapes with words on them and others in
// them, arrows that hold on to shapes, and drawings. Everything keeps its place.
package sketch

import (
	"cmp"
	"fmt"
	"strings"

	"casebook/render/geom"
	"casebook/render/scene"
)

// Piece is a Shape, an Arrow or a Drawing.
type Piece interface{ piece() }

// Shape is a component, a zone or a state: something that arrows hold on to.
type Shape struct {
	ID      string        // unique in the sketch
	In      string        // ID of the zone around it, or empty
	Group   *scene.Group  // what it is
	Outline scene.Item    // *scene.Rect or *scene.Ellipse
	Box     geom.Box      // of the outline
	Zone    bool          // others may be in it
	Words   []*scene.Text // on it
	Others  []scene.Item  // drawn in it
}

// Arrow is a line that leads from one shape to another.
type Arrow struct {
	ID       string // unique in the sketch
	Group    *scene.Group
	Line     *scene.Path
	Points   []geom.Point // from its beginning to its tip
	Open     bool         // its head is two strokes
	From, To *Shape       // nil where it holds on to nothing
	Words    []*scene.Text
	Ground   scene.Paint // behind the words, if there is any
}

// Drawing is anything else that belongs together.
type Drawing struct {
	ID    string // unique in the sketch
	Group *scene.Group
	Items []scene.Item
	Box   geom.Box // around all of it
}

func (*Shape) piece()   {}
func (*Arrow) piece()   {}
func (*Drawing) piece() {}

// Of returns the pieces of a scene in the order in which they are painted, zones before what is in them.
// It returns an error if the scene has no size.
func Of(s *scene.Scene) ([]Piece, error) {
	if s.Size.Empty() {
		return nil, fmt.Errorf("%q has no size", s.Title)
	}
	k := &sketcher{ids: map[string]bool{}, shapes: map[string]*Shape{}, in: map[string]string{}}
	if s.Meaning != nil {
		for _, p := range s.Meaning.Parts {
			k.in[p.ID] = p.In
		}
	}
	k.findShapes(s.Items)
	for _, it := range s.Items {
		k.item(it)
	}
	return k.pieces, nil
}

// sketcher makes a sketch.
type sketcher struct {
	ids    map[string]bool   // that are taken
	in     map[string]string // of what has an id, the zone around it
	shapes map[string]*Shape
	found  []*Shape // in order; nil of those that are pieces by now
	pieces []Piece
}

// findShapes finds what arrows may hold on to, for they are painted before it.
func (k *sketcher) findShapes(items []scene.Item) {
	for _, it := range items {
		g, ok := it.(*scene.Group)
		if !ok || !standing(g) {
			continue
		}
		s := shapeOf(g)
		s.ID = k.id(g)
		if in, ok := k.shapes[k.in[g.ID]]; ok && in.Zone {
			s.In = in.ID
		}
		k.found = append(k.found, s)
		if _, again := k.shapes[g.ID]; !again && g.ID != "" {
			k.shapes[g.ID] = s
		}
		if class(g) == "initial" {
			k.shapes[""] = s
		}
	}
}

// standing reports whether arrows hold on to a group.
func standing(g *scene.Group) bool {
	switch class(g) {
	case "component", "zone", "initial":
	default:
		return false
	}
	if len(g.Items) == 0 {
		return false
	}
	switch g.Items[0].(type) {
	case *scene.Rect, *scene.Ellipse:
		return true
	}
	return false
}

// class returns the first of a group's classes.
func class(g *scene.Group) string {
	first, _, _ := strings.Cut(g.Class, " ")
	return first
}

// shapeOf returns a group as a shape. Its words are those before any flag that hangs on it.
func shapeOf(g *scene.Group) *Shape {
	s := &Shape{Group: g, Outline: g.Items[0], Box: scene.Extent(g.Items[:1])}
	flagged := false
	for _, it := range g.Items[1:] {
		if p, ok := it.(*scene.Path); ok && p.Style.Fill != "" {
			flagged = true
		}
		if t, ok := it.(*scene.Text); ok && !flagged {
			s.Words = append(s.Words, t)
			continue
		}
		s.Others = append(s.Others, it)
	}
	_, tile := second(g).(*scene.Rect)
	s.Zone = class(g) == "zone" && !tile
	return s
}

// second returns the second item of a group, if there is one.
func second(g *scene.Group) scene.Item {
	if len(g.Items) < 2 {
		return nil
	}
	return g.Items[1]
}

// id returns a name for a group that no other has: letters, digits, hyphens and underscores, the first of
// them a letter. So a writer can make others of it with any other sign.
func (k *sketcher) id(g *scene.Group) string {
	want := plain(cmp.Or(g.ID, class(g), "drawing"))
	if first := want[0] | 0x20; first < 'a' || first > 'z' {
		want = "x" + want
	}
	free := want
	for n := 2; k.ids[free]; n++ {
		free = fmt.Sprintf("%s-%d", want, n)
	}
	k.ids[free] = true
	return free
}

// plain returns s with a hyphen for all that an id may not hold.
func plain(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case 'a' <= r && r <= 'z', 'A' <= r && r <= 'Z', '0' <= r && r <= '9', r == '-', r == '_':
			return r
		}
		return '-'
	}, s)
}

// item adds the piece that an item becomes.
func (k *sketcher) item(it scene.Item) {
	g, ok := it.(*scene.Group)
	switch {
	case !ok:
		g = &scene.Group{Items: []scene.Item{it}}
	case class(g) == "shadows" || len(g.Items) == 0:
		return
	case standing(g):
		k.pieces = append(k.pieces, k.found[0])
		k.found = k.found[1:]
		return
	}
	if line, ok := g.Items[0].(*scene.Path); ok && class(g) != "legend" && line.Arrow != nil && len(line.Arrow.Points) > 1 {
		k.pieces = append(k.pieces, k.arrow(g, line))
		return
	}
	k.pieces = append(k.pieces, &Drawing{ID: k.id(g), Group: g, Items: g.Items, Box: scene.Extent(g.Items)})
}

// arrow returns a group that begins with the line of an arrow and goes on with its head.
func (k *sketcher) arrow(g *scene.Group, line *scene.Path) *Arrow {
	meant := line.Arrow
	a := &Arrow{
		ID: k.id(g), Group: g, Line: line, Points: meant.Points, Open: meant.Open, From: k.shapes[meant.From], To: k.shapes[meant.To],
	}
	var badge *scene.Rect // before its number
	for _, it := range g.Items {
		switch it := it.(type) {
		case *scene.Text:
			if badge != nil && (it.Paint == scene.OnFlow || it.Paint == scene.OnMark) {
				number := *it // on no badge
				number.Paint = badge.Style.Fill
				it = &number
			} else if badge != nil {
				a.Ground = badge.Style.Fill
			}
			badge = nil
			a.Words = append(a.Words, it)
		case *scene.Rect:
			if badge != nil { // it is what is behind all the words
				a.Ground = badge.Style.Fill
			}
			badge = it
		}
	}
	return a
}
