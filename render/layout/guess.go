package layout

import (
	"math"

	"casebook/render/geom"
)

// guess returns what is bad about the arrangement as it is.
func (r *refiner) guess() float64 {
	var all geom.Box
	for _, boxes := range [...][]geom.Box{r.d.Nodes, r.d.Groups} {
		for _, b := range boxes {
			all = all.Union(b)
		}
	}
	first := r.d.Nodes[0].Center()
	cost := float64(guessRight*(first.X-all.X)/all.W) + float64(guessLow*(first.Y-all.Y)/all.H)
	for i := range r.lines {
		cost += r.guessLine(i)
	}
	return cost
}

// guessLine returns what is bad about the line i, and its crossings with those before it.
func (r *refiner) guessLine(i int) float64 {
	l := &r.lines[i]
	a, b := r.d.Nodes[l.from].Center(), r.d.Nodes[l.to].Center()
	each := float64(guessLength * (math.Abs(a.X-b.X) + math.Abs(a.Y-b.Y)))
	cost := 0.0
	if along := !r.across; l.ahead && along.of(b) < along.of(a) {
		cost += guessAgainst
	}
	box := boundsOf([]geom.Point{a, b})
	for k, n := range r.d.Nodes {
		if k != l.from && k != l.to && box.Overlaps(n) && cuts(a, b, n.Grow(-6)) {
			each += guessThrough
		}
	}
	for g, z := range r.d.Groups {
		if !r.inside[g][l.from] && !r.inside[g][l.to] && box.Overlaps(z) && cuts(a, b, z) {
			each += guessForeign
		}
	}
	for k := range r.lines[:i] {
		o := &r.lines[k]
		if l.from == o.from || l.from == o.to || l.to == o.from || l.to == o.to {
			continue
		}
		if _, ok := crossing(a, b, r.d.Nodes[o.from].Center(), r.d.Nodes[o.to].Center()); ok {
			cost += float64(guessCrossing * min(l.edges*o.edges, 4))
		}
	}
	return cost + float64(each*l.edges)
}
