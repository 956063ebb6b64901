package route

import (
	"casebook/render/geom"
	"casebook/render/layout/graph"
)

// Clip cuts the line of an edge where it enters the groups that it ends at as a whole. A line that the
// engine did not draw becomes a straight one between its ends.
func Clip(d *graph.Drawing, e graph.Edge, line *graph.Line) {
	box := func(index int, group bool) geom.Box {
		if group {
			return d.Groups[index]
		}
		return d.Nodes[index]
	}
	if len(line.Points) < 2 {
		line.Points = straight(box(e.From, e.FromGroup), box(e.To, e.ToGroup))
		return
	}
	if e.ToGroup {
		line.Points = clipEnd(line.Points, d.Groups[e.To])
	}
	if e.FromGroup {
		reversed := clipEnd(reverse(line.Points), d.Groups[e.From])
		line.Points = reverse(reversed)
	}
}

func reverse(points []geom.Point) []geom.Point {
	out := make([]geom.Point, len(points))
	for i, p := range points {
		out[len(points)-1-i] = p
	}
	return out
}

// clipEnd returns a line without what of its end lies in a box, in which it does not start.
func clipEnd(points []geom.Point, b geom.Box) []geom.Point {
	if b.Contains(points[0]) {
		return points
	}
	for i := 1; i < len(points); i++ {
		if b.Contains(points[i]) {
			return append(points[:i:i], entrance(points[i-1], points[i], b))
		}
	}
	return points
}

// entrance returns where the way from a point outside a box to one inside crosses its border.
func entrance(a, in geom.Point, b geom.Box) geom.Point {
	t := 0.0
	dx, dy := in.X-a.X, in.Y-a.Y
	for _, side := range [...]struct{ at, start, step float64 }{
		{b.X, a.X, dx}, {b.Right(), a.X, dx}, {b.Y, a.Y, dy}, {b.Bottom(), a.Y, dy},
	} {
		if side.step == 0 {
			continue
		}
		s := (side.at - side.start) / side.step
		p := geom.Point{X: a.X + float64(s*dx), Y: a.Y + float64(s*dy)}
		if s > t && s <= 1 && b.Grow(.001).Contains(p) && (t == 0 || s < t) {
			t = s
		}
	}
	return geom.Point{X: a.X + float64(t*dx), Y: a.Y + float64(t*dy)}
}
