package deck

import (
	"math"
	"slices"

	"casebook/render/geom"
	"casebook/render/scene"
)

// Deck is slides with the pictures of the views that they show.
type Deck struct {
	Title  string
	Slides []Slide
	// Pictures are those of each view, by its name: one, or one for each step of a flow.
	Pictures map[string][]*scene.Scene
}

// Views returns the names of the views that slides show, each once.
func Views(slides []Slide) []string {
	var names []string
	for _, s := range slides {
		if s.View != "" && !slices.Contains(names, s.View) {
			names = append(names, s.View)
		}
	}
	return names
}

// whole returns the picture of a slide.
func (d *Deck) whole(s *Slide) *scene.Scene {
	if p := d.Pictures[s.View]; len(p) > 0 {
		return p[len(p)-1]
	}
	return nil
}

// pictureMargin is what is left free around a picture, in its pixels.
const pictureMargin = 12

// The room that pictures have on slides, about, and how small their type may be there.
const (
	pictureWidth  = bodyWidth
	pictureHeight = 430.0
	smallType     = 11.0 // in the picture
	leastType     = 6.0  // on the slide
)

// scaleOf returns how large a picture of a size is on a slide.
func scaleOf(w, h float64) float64 { return math.Min(pictureWidth/w, pictureHeight/h) }

// prepared returns a picture as slides show it: that of a flow is the part where the flow is; others are
// without their title, which the slide has, and without what was free around it. What only explains the
// rest, and would be too small to be read, is left out.
func prepared(s *scene.Scene) *scene.Scene {
	bare := dropped(s.Items, "titles")
	if essential := dropped(bare, "legend", "panel"); len(essential) > 0 {
		in := scene.Extent(essential)
		if scaleOf(in.W, in.H)*smallType < leastType {
			bare = essential
		}
		if part := wayOf(essential); !math.IsInf(part.X, 1) && scaleOf(part.W, part.H) > scaleOf(in.W, in.H)*worthIt {
			return framed(s, within(essential, part), part)
		}
	}
	in := scene.Extent(bare)
	if math.IsInf(in.X, 1) {
		return s
	}
	return framed(s, bare, in.Grow(pictureMargin))
}

// worthIt is how many times as large a part of a picture must be for the whole not to be shown.
const worthIt = 1.1

// framed returns a picture of some items, of the part that is in a box.
func framed(s *scene.Scene, items []scene.Item, in geom.Box) *scene.Scene {
	t := *s
	t.Size = geom.Size{W: in.W, H: in.H}
	t.Items = moved(items, geom.Point{X: -in.X, Y: -in.Y})
	return &t
}

// dropped returns items without groups of some classes.
func dropped(items []scene.Item, classes ...string) []scene.Item {
	var kept []scene.Item
	for _, it := range items {
		if g, ok := it.(*scene.Group); !ok || !slices.Contains(classes, g.Class) {
			kept = append(kept, it)
		}
	}
	return kept
}

// moved returns items some way from where they are.
func moved(items []scene.Item, by geom.Point) []scene.Item {
	out := make([]scene.Item, len(items))
	for i, it := range items {
		switch it := it.(type) {
		case *scene.Group:
			c := *it
			c.Items = moved(it.Items, by)
			out[i] = &c
		case *scene.Rect:
			c := *it
			c.Box = c.Box.Move(by)
			out[i] = &c
		case *scene.Ellipse:
			c := *it
			c.Box = c.Box.Move(by)
			out[i] = &c
		case *scene.Glyph:
			c := *it
			c.Box = c.Box.Move(by)
			out[i] = &c
		case *scene.Text:
			c := *it
			c.At = c.At.Add(by)
			out[i] = &c
		case *scene.Path:
			out[i] = movedPath(it, by)
		default:
			out[i] = it
		}
	}
	return out
}

func movedPath(p *scene.Path, by geom.Point) *scene.Path {
	c := *p
	c.Segs = slices.Clone(p.Segs)
	for i := range c.Segs {
		s := &c.Segs[i]
		s.A, s.B, s.To = s.A.Add(by), s.B.Add(by), s.To.Add(by)
	}
	if p.Arrow != nil {
		arrow := *p.Arrow
		arrow.Points = slices.Clone(arrow.Points)
		for i := range arrow.Points {
			arrow.Points[i] = arrow.Points[i].Add(by)
		}
		c.Arrow = &arrow
	}
	return &c
}
