package proof

import (
	"slices"

	"casebook/render/geom"
)

const (
	headMost = 24 // an arrow head is no wider and no higher
	headNear = 12 // and its tip no farther from the end of the line
	labelGap = 8  // what is closer together belongs to one label
)

// newConnection makes a connection of what is drawn in its group: the first path is its line, a
// small one at the end of that its head, and all else its labels.
func newConnection(part Part, shapes []shape) Connection {
	c := Connection{Part: part}
	var rest []shape
	for _, s := range shapes {
		switch {
		case s.path && c.Line == nil:
			c.Line, c.Corners = s.way.line, s.way.corners
		case s.path && c.Head == nil && s.way.bounds.W <= headMost && s.way.bounds.H <= headMost:
			c.Head = s.way.line
		default:
			rest = append(rest, s)
		}
	}
	c.boxes = boxesOf(rest)
	c.point()
	c.Labels = labels(c.boxes, c.Texts)
	return c
}

// point finds the tip: the point of the head that is farthest along the line's last way. The line
// may end a little before it, under the head.
func (c *Connection) point() {
	n := len(c.Line)
	if n == 0 {
		return
	}
	end := c.Line[n-1]
	c.Tip = end
	if n == 1 {
		return
	}
	ahead := end.Sub(c.Line[n-2])
	far := 0.0
	for _, p := range c.Head {
		d := p.Sub(end)
		if along := float64(d.X*ahead.X) + float64(d.Y*ahead.Y); along > far && p.Dist(end) <= headNear {
			far, c.Tip = along, p
		}
	}
	c.Line, c.Corners = push(c.Line, c.Tip), push(c.Corners, c.Tip)
}

// labels returns the labels that boxes and texts make up: those that are close to each other belong
// together.
func labels(boxes []geom.Box, texts []Text) []Label {
	var all []Label
	for _, b := range boxes {
		all = merge(all, Label{Box: b})
	}
	for _, t := range texts {
		all = merge(all, Label{Box: t.Box, Texts: []Text{t}})
	}
	var written []Label
	for _, l := range all {
		if len(l.Texts) > 0 {
			written = append(written, l)
		}
	}
	return written
}

// merge adds one to all, joined with those that are close to it.
func merge(all []Label, one Label) []Label {
	for i, l := range all {
		if l.Box.Grow(labelGap).Overlaps(one.Box) {
			joined := Label{Box: l.Box.Union(one.Box), Texts: slices.Concat(l.Texts, one.Texts)}
			return merge(slices.Delete(all, i, i+1), joined)
		}
	}
	return append(all, one)
}
