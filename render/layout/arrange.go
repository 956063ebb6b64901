package layout

import (
	"math"
	"slices"

	"casebook/render/geom"
	"casebook/render/layout/graph"
	"casebook/render/layout/route"
)

// Measures of an arrangement, in pixels.
const (
	pitch    = 10.0 // everything stands on a grid of this
	padding  = 20.0 // from a group's border to what is in it
	titleRow = 20.0 // more of it at the top, where the title is
	titleEnd = 60.0 // what a group's title needs besides its own width: lines come in beside it

	// What is between parts that are not in each other: lines pass there and, along the direction, have
	// their labels there.
	apart      = 30.0
	apartDown  = 50.0
	apartRight = 130.0
)

// arrangement is where nodes and groups are, before there are lines.
type arrangement struct {
	graph   *graph.Graph
	margins []route.Margin
	d       *graph.Drawing
	inset   []route.Margin // what groups have inside besides the padding
	empty   []geom.Box     // where the engine put groups: what counts for those with nothing in them
	lines   []graph.Line   // as they were drawn last, and moved with the rest since
	cost    float64        // what is bad about it, as far as can be told without lines
}

// arrange takes over the engine's places for the nodes of g, with room for their loops around them:
// on the grid, in groups that are as small as they may be, apart from each other, in a better order
// where that is easily found, and without gaps.
func arrange(g *graph.Graph, margins []route.Margin, from *graph.Drawing) *arrangement {
	a := &arrangement{graph: g, margins: margins, inset: make([]route.Margin, len(g.Groups)), d: copyOf(from)}
	for i, n := range g.Nodes {
		cell, m := from.Nodes[i], margins[i]
		center := geom.Point{
			X: cell.X + m.Left + (cell.W-m.Left-m.Right)/2, Y: cell.Y + m.Top + (cell.H-m.Top-m.Bottom)/2,
		}
		a.d.Nodes[i] = geom.BoxAround(geom.Point{X: onGrid(center.X), Y: onGrid(center.Y)}, n.Size)
	}
	for _, b := range from.Groups {
		a.empty = append(a.empty, geom.Box{X: onGrid(b.X), Y: onGrid(b.Y), W: onGrid(b.W), H: onGrid(b.H)})
	}
	a.wrap()
	a.separate()
	a.refine()
	a.squeeze()
	return a
}

// copyOf returns where nodes and groups are in d, without lines.
func copyOf(d *graph.Drawing) *graph.Drawing {
	return &graph.Drawing{Nodes: slices.Clone(d.Nodes), Groups: slices.Clone(d.Groups)}
}

func onGrid(v float64) float64 { return math.Round(v/pitch) * pitch }

// cell returns the room that a node takes up with its loops.
func (a *arrangement) cell(i int) geom.Box {
	b, m := a.d.Nodes[i], a.margins[i]
	return geom.Box{X: b.X - m.Left, Y: b.Y - m.Top, W: b.W + m.Left + m.Right, H: b.H + m.Top + m.Bottom}
}

// wrap draws each group around what is in it.
func (a *arrangement) wrap() {
	content := make([]geom.Box, len(a.graph.Groups))
	for i, n := range a.graph.Nodes {
		if n.Group != graph.None {
			content[n.Group] = content[n.Group].Union(a.cell(i))
		}
	}
	for i, group := range slices.Backward(a.graph.Groups) {
		b := content[i]
		if b == (geom.Box{}) {
			b = a.empty[i]
		} else {
			in := a.inset[i]
			b = geom.Box{
				X: b.X - padding - in.Left, Y: b.Y - padding - titleRow - in.Top,
				W: b.W + 2*padding + in.Left + in.Right, H: b.H + 2*padding + titleRow + in.Top + in.Bottom,
			}
		}
		if !group.Title.Empty() {
			b.W = max(b.W, math.Ceil((group.Title.W+titleEnd)/pitch)*pitch)
		}
		a.d.Groups[i] = b
		if group.Parent != graph.None {
			content[group.Parent] = content[group.Parent].Union(b)
		}
	}
}

// part is a node or a group.
type part struct {
	box   geom.Box
	group int // the group it is, or the one around the node
	node  int // the node it is, or -1
}

// maxPushes bounds how often parts are pushed apart.
const maxPushes = 300

// separate pushes parts apart that are too close to each other, with all that comes after them: the
// engine knows neither how we draw groups nor where their titles are.
func (a *arrangement) separate() {
	for range maxPushes {
		first, second, ok := a.tooClose()
		if !ok {
			return
		}
		a.push(first, second)
		a.wrap()
	}
}

// parts returns all nodes and groups.
func (a *arrangement) parts() []part {
	var all []part
	for i, b := range a.d.Groups {
		all = append(all, part{b, i, -1})
	}
	for i := range a.d.Nodes {
		all = append(all, part{a.cell(i), a.graph.Nodes[i].Group, i})
	}
	return all
}

// tooClose returns two parts, neither of them in the other, with too little room between them.
func (a *arrangement) tooClose() (first, second part, ok bool) {
	all := a.parts()
	for i, p := range all {
		for _, q := range all[i+1:] {
			x, y := a.gaps(p, q)
			near := geom.Box{X: p.box.X - x + 1, Y: p.box.Y - y + 1, W: p.box.W + 2*x - 2, H: p.box.H + 2*y - 2}
			if near.Overlaps(q.box) && !a.holds(p, q) && !a.holds(q, p) {
				return p, q, true
			}
		}
	}
	return part{}, part{}, false
}

// gaps returns how far apart two parts have to be, on either axis. Nodes keep the distance that the
// engine gave them.
func (a *arrangement) gaps(p, q part) (x, y float64) {
	switch {
	case p.node >= 0 && q.node >= 0:
		return apart, apart
	case a.graph.Direction == graph.Right:
		return apartRight, apart
	}
	return apart, apartDown
}

// holds reports whether q lies in the group p.
func (a *arrangement) holds(p, q part) bool {
	if p.node >= 0 {
		return false
	}
	at := q.group
	if q.node < 0 {
		at = a.graph.Groups[q.group].Parent
	}
	for at != graph.None && at != p.group {
		at = a.graph.Groups[at].Parent
	}
	return at == p.group
}

// push moves one of two parts away from the other, along the axis on which that is less, and all that
// comes after it, so that what was in line stays in line.
func (a *arrangement) push(p, q part) {
	pc, qc := p.box.Center(), q.box.Center()
	gapX, gapY := a.gaps(p, q)
	x := gapX + missing(alongX.span(p.box), alongX.span(q.box), pc.X <= qc.X)
	y := gapY + missing(alongY.span(p.box), alongY.span(q.box), pc.Y <= qc.Y)
	across := x < y
	if across && pc.X > qc.X || !across && pc.Y > qc.Y {
		p, q = q, p
	}
	by := math.Ceil(min(x, y)/pitch) * pitch
	for i := range a.d.Nodes {
		cell, self := a.cell(i), part{node: i, group: a.graph.Nodes[i].Group}
		if p.node == i || a.holds(p, self) {
			continue
		}
		after := across && cell.X >= q.box.X || !across && cell.Y >= q.box.Y
		if q.node != i && !a.holds(q, self) && !after {
			continue
		}
		if across {
			a.d.Nodes[i].X += by
		} else {
			a.d.Nodes[i].Y += by
		}
	}
	for i, b := range a.empty {
		self := part{node: -1, group: i}
		if i == p.group && p.node < 0 || a.holds(p, self) {
			continue
		}
		own := i == q.group && q.node < 0 || a.holds(q, self)
		switch {
		case across && (own || b.X >= q.box.X):
			a.empty[i].X += by
		case !across && (own || b.Y >= q.box.Y):
			a.empty[i].Y += by
		}
	}
}

// missing returns how far two spans must be moved not to overlap, the one that comes first or the other.
func missing(a, b span, first bool) float64 {
	if first {
		return a.to - b.from
	}
	return b.to - a.from
}
