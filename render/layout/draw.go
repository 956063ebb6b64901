package layout

import (
	"context"
	"math"

	"casebook/render/layout/graph"
	"casebook/render/layout/route"
)

const (
	maxRounds = 5 // how often all lines of a drawing are laid
	maxRoom   = 8 // how often room is made for what finds none
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

// widen makes room at the worst of the places that have too little.
func (a *arrangement) widen(tight []route.Tight) {
	worst := tight[0]
	for _, t := range tight[1:] {
		if t.Cost > worst.Cost {
			worst = t
		}
	}
	at := worst.At.Center()
	if worst.Wider > 0 {
		a.insert(alongX, at.X, worst.Wider)
	}
	if worst.Higher > 0 {
		a.insert(alongY, at.Y, worst.Higher)
	}
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
	a.wrap()
	a.separate()
}
