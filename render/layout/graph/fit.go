package graph

import (
	"math"

	"casebook/render/geom"
)

// Fit moves all of d so that its box starts at 0, 0, and sets its size to what its parts take up.
func (d *Drawing) Fit() {
	least := geom.Point{X: math.Inf(1), Y: math.Inf(1)}
	most := geom.Point{X: math.Inf(-1), Y: math.Inf(-1)}
	d.corners(func(p geom.Point) geom.Point {
		least = geom.Point{X: min(least.X, p.X), Y: min(least.Y, p.Y)}
		most = geom.Point{X: max(most.X, p.X), Y: max(most.Y, p.Y)}
		return p
	})
	if least.X > most.X { // nothing there
		d.Size = geom.Size{}
		return
	}
	d.corners(func(p geom.Point) geom.Point { return p.Sub(least) })
	d.Size = geom.Size{W: most.X - least.X, H: most.Y - least.Y}
}

// corners calls move with all that takes up room: the points of lines, and the corners of boxes.
// Points become what move returns, and boxes go where it puts their upper left corner.
func (d *Drawing) corners(move func(geom.Point) geom.Point) {
	box := func(b *geom.Box) {
		corner := move(geom.Point{X: b.X, Y: b.Y})
		move(geom.Point{X: b.Right(), Y: b.Bottom()})
		b.X, b.Y = corner.X, corner.Y
	}
	for i := range d.Groups {
		box(&d.Groups[i])
	}
	for i := range d.Nodes {
		box(&d.Nodes[i])
	}
	for i := range d.Edges {
		line := &d.Edges[i]
		for k, p := range line.Points {
			line.Points[k] = move(p)
		}
		if line.Label != (geom.Box{}) {
			box(&line.Label)
		}
	}
}
