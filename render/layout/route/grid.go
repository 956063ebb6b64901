package route

import (
	"math"

	"casebook/render/geom"
	"casebook/render/layout/graph"
)

// none stands for "no node", "no group" and "no label" in the grid, which counts them from 1.
const none = 0

// grid is the picture as points a pitch apart, row by row, and what is at each of them.
type grid struct {
	nx, ny int
	origin geom.Point // of the first point
	cells  []cell
}

// cell is what is at a point.
type cell struct {
	x, y int32 // its column and row

	// Along its row, and along its column:
	cost [2]uint16 // what it costs to come to it, whoever comes: for cards, borders and titles near by
	toll [2]uint16 // what that costs besides, for the lines that are there
	use  [2]uint8  // how many lines run through it

	node  int16 // the node, plus one, whose hull it is in
	zone  int16 // the innermost group around it, plus one
	label int16 // the edge, plus one, whose label is over it
	twin  int16 // likewise, in the wider room that lines between the same ends respect
	goal  int16 // the port, plus one, that the search is for
}

// underTitle reports whether a group's title is there.
func (c *cell) underTitle() bool { return c.cost[0] >= titleCost && c.cost[1] >= titleCost }

// roomAround is how many points there are beyond the outermost part, for lines that go round.
const roomAround = 8

// newGrid returns a grid with the nodes and groups of d in it.
func newGrid(g *graph.Graph, d *graph.Drawing) *grid {
	bounds := geom.Box{}
	for _, boxes := range [][]geom.Box{d.Nodes, d.Groups} {
		for _, b := range boxes {
			bounds = bounds.Union(b)
		}
	}
	left, top := math.Floor(bounds.X/pitch)-roomAround, math.Floor(bounds.Y/pitch)-roomAround
	right, bottom := math.Ceil(bounds.Right()/pitch)+roomAround, math.Ceil(bounds.Bottom()/pitch)+roomAround
	r := &grid{
		nx: int(right-left) + 1, ny: int(bottom-top) + 1,
		origin: geom.Point{X: left * pitch, Y: top * pitch},
	}
	r.cells = make([]cell, r.nx*r.ny)
	for i := range r.cells {
		r.cells[i].x, r.cells[i].y = int32(i%r.nx), int32(i/r.nx)
	}
	for i := range g.Groups {
		r.addGroup(i, d.Groups[i], g.Groups[i].Title)
	}
	for i := range g.Nodes {
		r.addNode(i, d.Nodes[i])
	}
	return r
}

// at returns the index of a point.
func (r *grid) at(x, y int) int32 { return int32(y*r.nx + x) }

// xy returns the column and the row of a point.
func (r *grid) xy(i int32) (x, y int) { return int(r.cells[i].x), int(r.cells[i].y) }

// point returns where in the picture a point is.
func (r *grid) point(i int32) geom.Point {
	x, y := r.xy(i)
	return geom.Point{X: r.origin.X + float64(x*pitch), Y: r.origin.Y + float64(y*pitch)}
}

// nearest returns the point of the grid that is nearest to p.
func (r *grid) nearest(p geom.Point) int32 {
	x, y := int((p.X-r.origin.X)/pitch+.5), int((p.Y-r.origin.Y)/pitch+.5)
	return r.at(max(0, min(x, r.nx-1)), max(0, min(y, r.ny-1)))
}

// area is a rectangle of points, ends included.
type area struct{ left, top, right, bottom int }

// hull returns the least rectangle of points around a box.
func (r *grid) hull(b geom.Box) area {
	return area{
		left: int(math.Floor((b.X - r.origin.X) / pitch)), top: int(math.Floor((b.Y - r.origin.Y) / pitch)),
		right: int(math.Ceil((b.Right() - r.origin.X) / pitch)), bottom: int(math.Ceil((b.Bottom() - r.origin.Y) / pitch)),
	}
}

// within returns the rectangle of points in a box.
func (r *grid) within(b geom.Box) area {
	return area{
		left: int(math.Ceil((b.X - r.origin.X) / pitch)), top: int(math.Ceil((b.Y - r.origin.Y) / pitch)),
		right: int(math.Floor((b.Right() - r.origin.X) / pitch)), bottom: int(math.Floor((b.Bottom() - r.origin.Y) / pitch)),
	}
}

// whole returns all points but the outermost, at which no line may run.
func (r *grid) whole() area { return area{1, 1, r.nx - 2, r.ny - 2} }

// grow returns a with each side moved outwards by so many points.
func (a area) grow(by int) area {
	return area{a.left - by, a.top - by, a.right + by, a.bottom + by}
}

// clip returns what a and b share.
func (a area) clip(b area) area {
	return area{max(a.left, b.left), max(a.top, b.top), min(a.right, b.right), min(a.bottom, b.bottom)}
}

// union returns the least rectangle around a and b.
func (a area) union(b area) area {
	return area{min(a.left, b.left), min(a.top, b.top), max(a.right, b.right), max(a.bottom, b.bottom)}
}

// distance returns how many steps it takes from a to b at least.
func (a area) distance(b area) int {
	return max(a.left-b.right, b.left-a.right, 0) + max(a.top-b.bottom, b.top-a.bottom, 0)
}

// touches reports whether a and b share a point.
func (a area) touches(b area) bool {
	return a.left <= b.right && b.left <= a.right && a.top <= b.bottom && b.top <= a.bottom
}

// has reports whether a point lies in a.
func (a area) has(x, y int) bool {
	return a.left <= x && x <= a.right && a.top <= y && y <= a.bottom
}

// each calls do with what is at all points of a that are on the grid.
func (r *grid) each(a area, do func(x, y int, c *cell)) {
	for y := max(a.top, 0); y <= min(a.bottom, r.ny-1); y++ {
		for x := max(a.left, 0); x <= min(a.right, r.nx-1); x++ {
			do(x, y, &r.cells[y*r.nx+x])
		}
	}
}

// addNode puts a node on the grid.
func (r *grid) addNode(node int, b geom.Box) {
	h := r.hull(b)
	r.each(h.grow(2), func(x, y int, c *cell) {
		switch {
		case h.has(x, y):
			c.node = int16(node + 1)
		case h.grow(1).has(x, y):
			c.cost[0] += touchCost
			c.cost[1] += touchCost
		default:
			c.cost[0] += closeCost
			c.cost[1] += closeCost
		}
	})
}

// addGroup puts a group on the grid: it must come after the groups around it.
func (r *grid) addGroup(group int, b geom.Box, title geom.Size) {
	r.each(r.within(b), func(_, _ int, c *cell) { c.zone = int16(group + 1) })
	h := r.hull(b)
	for k, cost := range [...]uint16{nearBorderCost, borderCost, nearBorderCost} {
		off := k - 1
		for _, y := range [...]int{h.top + off, h.bottom + off} {
			r.each(area{h.left, y, h.right, y}, func(_, _ int, c *cell) { c.cost[0] += cost })
		}
		for _, x := range [...]int{h.left + off, h.right + off} {
			r.each(area{x, h.top, x, h.bottom}, func(_, _ int, c *cell) { c.cost[1] += cost })
		}
	}
	if !title.Empty() {
		r.each(r.within(graph.TitleBox(b, title).Grow(2)), func(_, _ int, c *cell) {
			c.cost[0] += titleCost
			c.cost[1] += titleCost
		})
	}
}
