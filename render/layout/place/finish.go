package place

import (
	"math"

	"casebook/render/geom"
	"casebook/render/layout/graph"
)

// reach is how far, in pixels, the engine's lines may end from their nodes' borders: somewhat more
// than rounding.
const reach = 6

// finish makes a drawing exact: lines end on borders, and all coordinates are hundredths of
// pixels. It checks nothing but that; see verify.
func finish(d *graph.Drawing, g *graph.Graph) error {
	for i, edge := range g.Edges {
		points := d.Edges[i].Points
		if len(points) < 2 {
			return lost(Connection, i)
		}
		for _, end := range []struct {
			point *geom.Point
			node  geom.Box
		}{{&points[0], d.Nodes[edge.From]}, {&points[len(points)-1], d.Nodes[edge.To]}} {
			on := onBorder(*end.point, end.node)
			if on.Dist(*end.point) > reach {
				return &PartError{Connection, i, "drew %s beside its node"}
			}
			*end.point = on
		}
	}
	d.Fit()
	round(d)
	return nil
}

// onBorder returns the point of b's border that is nearest to p.
func onBorder(p geom.Point, b geom.Box) geom.Point {
	in := geom.Point{X: clamp(p.X, b.X, b.Right()), Y: clamp(p.Y, b.Y, b.Bottom())}
	if in != p {
		return in
	}
	left, right := p.X-b.X, b.Right()-p.X
	up, down := p.Y-b.Y, b.Bottom()-p.Y
	switch min(left, right, up, down) {
	case left:
		in.X = b.X
	case right:
		in.X = b.Right()
	case up:
		in.Y = b.Y
	default:
		in.Y = b.Bottom()
	}
	return in
}

func clamp(v, low, high float64) float64 { return max(low, min(v, high)) }

// round puts all coordinates on the grain. A drawing that went through the cache is then the same
// as one that did not.
func round(d *graph.Drawing) {
	for i, box := range d.Groups {
		d.Groups[i] = geom.Box{X: snap(box.X), Y: snap(box.Y), W: snap(box.W), H: snap(box.H)}
	}
	for i := range d.Nodes {
		d.Nodes[i].X, d.Nodes[i].Y = snap(d.Nodes[i].X), snap(d.Nodes[i].Y)
	}
	for i := range d.Edges {
		line := &d.Edges[i]
		for k, p := range line.Points {
			line.Points[k] = geom.Point{X: snap(p.X), Y: snap(p.Y)}
		}
		line.Label.X, line.Label.Y = snap(line.Label.X), snap(line.Label.Y)
	}
	d.Size = geom.Size{W: snap(d.Size.W), H: snap(d.Size.H)}
}

func snap(v float64) float64 { return math.Round(v*graph.Grain) / graph.Grain }
