package layout

import (
	"cmp"
	"context"
	"math"
	"slices"

	"casebook/render/layout/graph"
	"casebook/render/layout/route"
)

const (
	maxRounds = 5 // how often all lines of a drawing are laid
	maxRoom   = 6 // how often room is made for what finds none
	maxPlaces = 4 // at how many places at a time

	samePlace = 60.0 // pixels within which room for one serves others
)

// draw draws the lines and labels of an arrangement. Where something finds no room, some is made there
// and all lines are drawn again.
func (a *arrangement) draw(ctx context.Context) (*graph.Drawing, error) {
	var best *graph.Drawing
	least := math.Inf(1)
	for range maxRoom {
		d := copyOf(a.d)
		tight, err := route.Route(ctx, a.graph, d, maxRounds)
		if err != nil {
			return nil, err
		}
		cost := 0.0
		for _, t := range tight {
			cost += t.Cost
		}
		if cost < least {
			best, least = d, cost
		}
		if len(tight) == 0 {
			break
		}
		a.widen(tight)
	}
	best.Fit()
	return best, nil
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
	a.wrap()
	a.separate()
}

// insert moves everything after a place on an axis by so many pixels.
func (a *arrangement) insert(x axis, at, by float64) {
	by = math.Ceil(by/pitch) * pitch
	for i := range a.d.Nodes {
		if b := &a.d.Nodes[i]; x.of(b.Center()) > at {
			x.shift(b, by)
		}
	}
	for i := range a.empty {
		if b := &a.empty[i]; x.of(b.Center()) > at {
			x.shift(b, by)
		}
	}
}
