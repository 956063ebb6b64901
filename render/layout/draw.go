package layout

import (
	"cmp"
	"context"
	"math"
	"slices"

	"casebook/render/geom"
	"casebook/render/layout/graph"
	"casebook/render/layout/route"
)

const (
	maxRoom   = 16 // how often room is made for what finds none,
	fewRooms  = 1  // and how often where there are more lines than this:
	manyLines = 90
	maxPlaces = 4 // at how many places at a time
	maxStuck  = 7 // how often that may be of no use

	samePlace = 60.0 // pixels within which room for one serves others
)

// draw draws the lines and labels of an arrangement. Where something finds no room, some is made there
// and all lines are drawn again.
func (a *arrangement) draw(ctx context.Context) (*graph.Drawing, error) {
	var best *graph.Drawing
	least, stuck := math.Inf(1), 0
	again := true
	for range roomsFor(len(a.graph.Edges)) {
		d := copyOf(a.d)
		d.Edges = a.lines
		tight, err := route.Route(ctx, a.graph, d, again)
		if err != nil {
			return nil, err
		}
		cost := 0.0
		for _, t := range tight {
			cost += t.Cost
		}
		stuck++
		if cost < least-1 {
			best, least, stuck = d, cost, 0
		}
		if len(tight) == 0 || stuck == maxStuck {
			break
		}
		if stuck%2 == 1 {
			for i, t := range tight {
				if t.OrWider+t.OrHigher > 0 {
					tight[i].Wider, tight[i].Higher = t.OrWider, t.OrHigher
				}
			}
		}
		a.lines = copyLines(d.Edges)
		a.widen(tight)
		again = false
		for _, t := range tight {
			if t.Group != graph.None {
				again, a.lines[t.Edge].Points = true, nil
			}
		}
		if stuck > 1 { // room alone does not help: its lines look for another way, too
			again = true
			for _, t := range tight {
				a.lines[t.Edge].Points = nil
			}
		}
	}
	best.Fit()
	return best, nil
}

// roomsFor returns how often room is made in a drawing of so many lines.
func roomsFor(lines int) int {
	if lines > manyLines {
		return fewRooms
	}
	return maxRoom
}

// widen makes room at the places that have too little, the worst first, but not twice for the same.
func (a *arrangement) widen(tight []route.Tight) {
	slices.SortStableFunc(tight, func(p, q route.Tight) int { return cmp.Compare(q.Cost, p.Cost) })
	if len(tight) > maxPlaces {
		tight = tight[:maxPlaces]
	}
	// From the end of the drawing to its beginning, so that the places are still where they were.
	for _, x := range []axis{alongX, alongY} {
		room := func(p route.Tight) float64 {
			if x == alongY {
				return p.Higher
			}
			return p.Wider
		}
		slices.SortStableFunc(tight, func(p, q route.Tight) int { return cmp.Compare(x.of(q.At.Center()), x.of(p.At.Center())) })
		last := math.Inf(1)
		for _, p := range tight {
			if at := x.of(p.At.Center()); room(p) > 0 && at < last-samePlace {
				a.insert(x, at, room(p))
				last = at
			}
		}
	}
	for _, p := range tight {
		if p.Group != graph.None {
			a.inset[p.Group] = onPitch(a.inset[p.Group].Union(p.Inset))
		}
	}
	a.wrap()
	a.separate()
}

// onPitch returns m with its sides rounded up to the grid.
func onPitch(m route.Margin) route.Margin {
	up := func(v float64) float64 { return math.Ceil(v/pitch) * pitch }
	return route.Margin{Left: up(m.Left), Top: up(m.Top), Right: up(m.Right), Bottom: up(m.Bottom)}
}

// copyLines returns lines that can be moved without moving those that are given.
func copyLines(lines []graph.Line) []graph.Line {
	out := make([]graph.Line, len(lines))
	for i, l := range lines {
		out[i].Points = slices.Clone(l.Points)
	}
	return out
}

// insert moves everything after a place on an axis by so many pixels. Lines stretch where they can; one
// that would run askew loses its way.
func (a *arrangement) insert(x axis, at, by float64) {
	by = math.Ceil(by/pitch) * pitch
	moved := make([]bool, len(a.d.Nodes))
	for i := range a.d.Nodes {
		if b := &a.d.Nodes[i]; x.of(b.Center()) > at {
			moved[i] = true
			x.shift(b, by)
		}
	}
	for i := range a.empty {
		if b := &a.empty[i]; x.of(b.Center()) > at {
			x.shift(b, by)
		}
	}
	for i, e := range a.graph.Edges {
		if line := &a.lines[i]; e.FromGroup || e.ToGroup || !x.stretch(line.Points, at, by, moved[e.From], moved[e.To]) {
			line.Points = nil
		}
	}
}

// stretch moves the points of a line that come after a place on the axis, and its ends if what they are
// at has moved. Points that stand level stay level. It reports whether that was possible.
func (x axis) stretch(points []geom.Point, at, by float64, from, to bool) bool {
	if len(points) < 2 {
		return false
	}
	last := len(points) - 1
	moves := make([]bool, len(points))
	for k, p := range points {
		moves[k] = x.of(p) > at
	}
	level := func(k int) bool { return x.of(points[k]) == x.of(points[k+1]) }
	moves[0] = from
	if level(0) {
		moves[1] = from
	}
	if level(last-1) && last == 1 && from != to {
		return false
	}
	moves[last] = to
	if level(last - 1) {
		moves[last-1] = to
	}
	for k := range points {
		if moves[k] {
			x.move(&points[k], by)
		}
	}
	return true
}
