package route

import "casebook/render/geom"

// corners returns where the line of edge i starts, turns and ends. Where a node's side lies between
// two points of the grid, the line goes on to it.
func (t *router) corners(i int) []geom.Point {
	way := t.lines[i].way
	if len(way) < 2 { // there is no way at all
		return straight(t.lines[i].rules.from.box, t.lines[i].rules.to.box)
	}
	var points []geom.Point
	for k, p := range way {
		if k > 0 && k < len(way)-1 && p-way[k-1] == way[k+1]-p {
			continue
		}
		points = append(points, t.point(p))
	}
	last := len(points) - 1
	reach(&points[0], points[1], t.lines[i].rules.from)
	reach(&points[last], points[last-1], t.lines[i].rules.to)
	return points
}

// reach moves the end of a line, which comes from another point, on to the border of what it ends at.
func reach(p *geom.Point, from geom.Point, e *end) {
	b := e.box
	if e.inner {
		return
	}
	upright := e.inset(p.X-b.X, b.Right()-p.X)
	level := e.inset(p.Y-b.Y, b.Bottom()-p.Y)
	switch {
	case p.X == from.X && p.Y < from.Y:
		p.Y = b.Bottom() - upright
	case p.X == from.X:
		p.Y = b.Y + upright
	case p.X < from.X:
		p.X = b.Right() - level
	default:
		p.X = b.X + level
	}
}

// straight returns a line between the middles of two boxes, from border to border: for what has no
// way at all.
func straight(a, b geom.Box) []geom.Point {
	return []geom.Point{toward(a, b.Center()), toward(b, a.Center())}
}

// toward returns where the line from the middle of b to p leaves b.
func toward(b geom.Box, p geom.Point) geom.Point {
	c := b.Center()
	dx, dy := p.X-c.X, p.Y-c.Y
	scale := 1.0
	if w := abs64(dx); w > b.W/2 {
		scale = min(scale, b.W/2/w)
	}
	if h := abs64(dy); h > b.H/2 {
		scale = min(scale, b.H/2/h)
	}
	return geom.Point{X: c.X + float64(dx*scale), Y: c.Y + float64(dy*scale)}
}

func abs64(v float64) float64 { return max(v, -v) }

// trace returns the points of the grid that a line along rows and columns comes by.
func (t *router) trace(line []geom.Point) []int32 {
	var way []int32
	for k := 1; k < len(line); k++ {
		a, b := t.nearest(line[k-1]), t.nearest(line[k])
		step := b - a
		for _, unit := range []int32{int32(t.nx), 1} {
			if abs(int(step)) >= int(unit) {
				step = unit * int32(sign(int(step)))
				break
			}
		}
		for p := a; p != b; p += step {
			way = append(way, p)
		}
		if k == len(line)-1 {
			way = append(way, b)
		}
	}
	return way
}

func sign(v int) int {
	if v < 0 {
		return -1
	}
	return 1
}
