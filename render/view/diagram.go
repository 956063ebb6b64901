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
	snug            bool // whether the layout keeps just the room for each label that it needs
	direction       graph.Direction
	zones           []zone // parents before what is in them
	cards           []card
	links           []link
	entries         []entry // of the legend, for signs that only this view has
	panel           *panel  // a table below, if there is one
	legendRoom      []entry // a legend that there must be room for, so that pictures have one size
}

// clone returns a diagram whose parts may be changed without changing d's.
func (d *diagram) clone() *diagram {
	c := *d
	c.zones, c.cards, c.links = slices.Clone(d.zones), slices.Clone(d.cards), slices.Clone(d.links)
	return &c
}

// Room for lines side by side between two cards, each with its label, in pixels.
const (
	manyLines = 2    // from so many on, cards grow for them
	lineWidth = 90.0 // that a line up or down needs
	// Most cards stand beside each other, so that few lines run up and down between two.
	mostUpright = 4
	lineTall    = 26.0 // and one to the side
)

// widen makes cards large enough for the lines that they have in common with one other card.
func (d *diagram) widen() {
	lines := map[[2]int]int{}
	for _, l := range d.links {
		lines[[2]int{min(l.from, l.to), max(l.from, l.to)}]++
	}
	for pair, n := range lines {
		if n < manyLines || pair[0] == pair[1] {
			continue
		}
		for _, i := range pair {
			size := &d.cards[i].size
			size.W = max(size.W, roundUp(float64(min(n, mostUpright))*lineWidth))
			size.H = max(size.H, roundUp(float64(n)*lineTall))
		}
	}
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
		room := l.label.room()
		if d.snug {
			room = l.label.size()
		}
		g.Edges = append(g.Edges, graph.Edge{From: l.from, To: l.to, Label: room, Weight: l.weight})
	}
	return g
}

// draw lays d out and composes its picture.
func (d *diagram) draw(ctx context.Context, l Layouter) (*scene.Scene, []string, error) {
	return d.drawOn(ctx, l, d.graph())
}

// drawOn composes the picture of d on the layout of a graph from which its own differs in nothing that
// has a place but labels.
func (d *diagram) drawOn(ctx context.Context, l Layouter, g *graph.Graph) (*scene.Scene, []string, error) {
	labelled, drawing, notes, err := d.labelOn(ctx, l, g)
	if err != nil {
		return nil, notes, err
	}
	return labelled.compose(drawing), notes, nil
}

// labelOn lays out a graph as drawOn does, and returns d with its labels in the shapes in which they
// found room, and the drawing.
func (d *diagram) labelOn(ctx context.Context, l Layouter, g *graph.Graph) (*diagram, *graph.Drawing, []string, error) {
	drawing, notes, err := l.Lay(ctx, g)
	if err != nil {
		return nil, nil, notes, fmt.Errorf("laying out %s of %s: %w", d.subtitle, d.title, err)
	}
	labelled := d.clone()
	return labelled, labelled.label(g, drawing), notes, nil
}

// label returns a drawing with the labels of d on its lines. A label that finds no room takes up less.
func (d *diagram) label(g *graph.Graph, on *graph.Drawing) *graph.Drawing {
	drawing := *on
	drawing.Edges = slices.Clone(on.Edges)
	sized := *g
	sized.Edges = slices.Clone(g.Edges)
	for i, l := range d.links {
		sized.Edges[i].Label = l.label.size()
	}
	tried := make([]int, len(d.links))
	layout.Label(&sized, &drawing, func(i int) (geom.Size, bool) {
		tried[i]++
		less, ok := d.links[i].label.smaller(tried[i])
		if ok {
			d.links[i].label = less
		}
		return less.size(), ok
	})
	return &drawing
}

// compose returns the picture of d with everything in its place.
func (d *diagram) compose(drawing *graph.Drawing) *scene.Scene {
	f := newFrame(d.title, d.subtitle, drawing.Size)
	d.paint(f, drawing)
	if d.panel != nil {
		table, height := d.panel.draw(geom.Point{X: margin, Y: f.origin().Y + f.size.H + panelGap}, f.width-2*margin)
		f.add(table)
		f.size.H += panelGap + height
	}
	picture := f.scene(d.desc, d.legend(), d.legendRoom)
	picture.Data = []scene.Attr{{Name: "direction", Value: string(d.direction)}}
	picture.Meaning = d.meaning()
	return picture
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
				f.add(l.draw(shift(drawing.Edges[i], at), ends{d.cards[l.from].id, d.cards[l.to].id}, ground))
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

// directionOf returns the direction that a study asks for, to the right if it asks for none.
func directionOf(s *model.Study) graph.Direction {
	if s.Direction == "" {
		return graph.Right
	}
	return graph.Direction(s.Direction)
}
