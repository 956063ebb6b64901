package view

import (
	"context"
	"fmt"
	"slices"

	"casebook/model"
	"casebook/render/geom"
	"casebook/render/layout"
	"casebook/render/layout/graph"
	"casebook/render/scene"
)

// diagram is what a graph view shows, measured, before anything has its place.
type diagram struct {
	title, subtitle string
	desc            string
	shared          bool // whether other views have the same layout
	direction       graph.Direction
	zones           []zone // parents before what is in them
	cards           []card
	links           []link
	legendRoom      []entry // a legend that there must be room for, so that pictures have one size
}

// clone returns a diagram whose parts may be changed without changing d's.
func (d *diagram) clone() *diagram {
	c := *d
	c.zones, c.cards, c.links = slices.Clone(d.zones), slices.Clone(d.cards), slices.Clone(d.links)
	return &c
}

// graph returns the layout problem that d poses.
func (d *diagram) graph() *graph.Graph {
	g := &graph.Graph{Direction: d.direction}
	for _, z := range d.zones {
		g.Groups = append(g.Groups, graph.Group{Parent: z.in, Title: z.titleSize()})
	}
	for _, c := range d.cards {
		g.Nodes = append(g.Nodes, graph.Node{Group: c.zone, Size: c.size, Radius: c.radius()})
	}
	for _, l := range d.links {
		g.Edges = append(g.Edges, graph.Edge{From: l.from, To: l.to, Label: roomFor(l.label), Weight: l.weight})
	}
	return g
}

// draw lays d out and composes its picture.
func (d *diagram) draw(ctx context.Context, l Layouter) (*scene.Scene, []string, error) {
	drawing, notes, err := l.Lay(ctx, d.graph())
	if err != nil {
		return nil, notes, fmt.Errorf("laying out %s of %s: %w", d.subtitle, d.title, err)
	}
	return d.compose(drawing), notes, nil
}

// drawOn composes the picture of d on the layout of another diagram, from which it differs in
// nothing that has a place but labels.
func (d *diagram) drawOn(shared *graph.Drawing) *scene.Scene {
	drawing := *shared
	drawing.Edges = slices.Clone(shared.Edges)
	if crowded := layout.Label(d.graph(), &drawing); len(crowded) > 0 {
		for _, i := range crowded {
			d.links[i].label = d.links[i].label.brief()
		}
		layout.Label(d.graph(), &drawing)
	}
	return d.compose(&drawing)
}

// compose returns the picture of d with everything in its place.
func (d *diagram) compose(drawing *graph.Drawing) *scene.Scene {
	f := newFrame(d.title, d.subtitle, drawing.Size)
	d.paint(f, drawing)
	return f.scene(d.desc, d.legend(), d.legendRoom)
}

// paint puts d on f, from the back to the front: zones, shadows, quiet lines, lines, cards.
func (d *diagram) paint(f *frame, drawing *graph.Drawing) {
	at := f.origin()
	zones := make([]geom.Box, len(drawing.Groups))
	for i, b := range drawing.Groups {
		zones[i] = b.Move(at)
		if !d.zones[i].hidden {
			f.add(d.zones[i].draw(zones[i]))
		}
	}
	ground := func(p geom.Point) scene.Paint {
		paint := scene.Canvas
		for i, b := range zones { // what is inside comes after what is around it
			if b.Contains(p) && !d.zones[i].hidden {
				paint = d.zones[i].fill()
			}
		}
		return paint
	}
	shadows := &scene.Group{Class: "shadows"}
	var cards []scene.Item
	for i, c := range d.cards {
		if c.hidden {
			continue
		}
		box := drawing.Nodes[i].Move(at)
		shadows.Items = append(shadows.Items, c.shadow(box)...)
		cards = append(cards, c.draw(box))
	}
	f.add(shadows)
	for _, faded := range []bool{true, false} {
		for i, l := range d.links {
			if l.faded == faded && !l.hidden {
				f.add(l.draw(shift(drawing.Edges[i], at), ground))
			}
		}
	}
	f.add(cards...)
}

// shift returns l moved by d.
func shift(l graph.Line, d geom.Point) graph.Line {
	moved := graph.Line{Label: l.Label}
	if !(geom.Size{W: l.Label.W, H: l.Label.H}).Empty() {
		moved.Label = l.Label.Move(d)
	}
	for _, p := range l.Points {
		moved.Points = append(moved.Points, p.Add(d))
	}
	return moved
}

// directionOf returns the direction that a study asks for; none lets the layout choose.
func directionOf(s *model.Study) graph.Direction { return graph.Direction(s.Direction) }

func roomFor(l label) geom.Size {
	s := l.size()
	if s.Empty() {
		return s
	}
	return geom.Size{W: 100, H: min(s.H, 30)}
}
