package distribution

import "math"

// A putter puts laws on grids.
type putter struct {
	logs  []float64 // of the places of a grid, and of the one behind them
	edges []part    // what a law has below each of them
}

// A part is what a law has below some time: see Law.below.
type part struct{ chance, moment float64 }

func newPutter() *putter {
	p := &putter{logs: make([]float64, points+1), edges: make([]part, points+1)}
	for i := range p.logs {
		p.logs[i] = math.Log(float64(i))
	}
	return p
}

// put returns the masses of a law without its offset, of what is below the limit. The mass between
// two places is shared by them such that its mean is kept.
func (p *putter) put(l Law, limit float64, rung int) []float64 {
	mass := make([]float64, points)
	if limit < 0 {
		return mass
	}
	h := pace(rung)
	p.belowEach(l, h)
	before := p.edges[0]
	mass[0] = before.chance
	for i := range mass {
		at := float64(h * float64(i))
		if limit <= at {
			break
		}
		after := p.edges[i+1]
		if limit < at+h {
			after.chance, after.moment = l.below(limit)
		}
		all := after.chance - before.chance
		late := (after.moment - before.moment - float64(at*all)) / h
		mass[i] += all - late
		if i+1 < len(mass) {
			mass[i+1] += late
		}
		before = after
	}
	return mass
}

// belowEach notes what a law has below each edge, when places are h apart.
func (p *putter) belowEach(l Law, h float64) {
	if l.kind != lognormal {
		for i := range p.edges {
			p.edges[i].chance, p.edges[i].moment = l.below(float64(i) * h)
		}
		return
	}
	table := normalTable()
	mean, scale := l.Mean(), 1/l.b
	from := math.Log(h) - l.a
	for i := range p.edges {
		z := float64((p.logs[i] + from) * scale)
		if z-l.b > normalReach {
			p.edges[i] = part{1, mean}
			continue
		}
		p.edges[i] = part{lookup(table, z), float64(mean * lookup(table, z-l.b))}
	}
}
