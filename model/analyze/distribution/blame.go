package distribution

import (
	"maps"
	"math"
	"slices"
)

// A weight says how much each time counts: beyond by itself, and on the grid by beyond and what is
// added at the place. It is on a node's time without its offset. Added may be nil.
type weight struct {
	added  []float64
	beyond float64
}

// total returns the mean time of a node over all requests, where those without an answer take none.
func (c *Composer) total(n *Node) float64 {
	if n.kind == step {
		return n.law.Mean()
	}
	t, ok := c.totals[n]
	if !ok {
		t = c.sumTotal(n)
		c.totals[n] = t
	}
	return t
}

func (c *Composer) sumTotal(n *Node) float64 {
	sum := 0.0
	switch n.kind {
	case series:
		for i, p := range n.parts {
			sum += float64(c.total(p) * c.answeredWithout(n.parts, i))
		}
	case power:
		sum = float64(n.count) * c.total(n.parts[0]) * math.Pow(c.answered(n.parts[0]), float64(n.count-1))
	case mixture:
		for i, p := range n.parts {
			sum += float64(n.chances[i] * c.total(p))
		}
	case retried:
		a := c.attempt(n)
		tries := Attempts(a.failed, n.retry.Retries)
		good := (1 - a.fails) * (float64(n.offset*a.timely) + a.moment)
		sum = float64(tries*good) + float64(c.lostTotal(n)*(1-a.failed))
	case race, fan:
		return c.sumSlices(n, c.slices(n, 0))
	}
	return sum
}

// sumSlices returns the mean time of a node over slices of its requests. What lies on a grid is read from
// it. Of the last slice, which reaches beyond its grid, it is what all steps in the node have of it: their
// means are known.
func (c *Composer) sumSlices(n *Node, all []slice) float64 {
	sum := 0.0
	last := all[len(all)-1]
	for _, s := range all[:len(all)-1] {
		mass, moment := moments(c.mass(n, s.rung), s.added)
		sum += float64(n.offset*mass) + float64(pace(s.rung)*moment)
	}
	shares := map[int]float64{}
	c.blame(n, last.rung, last.weight, shares)
	for _, key := range slices.Sorted(maps.Keys(shares)) {
		sum += shares[key]
	}
	return max(0, sum)
}

// expect returns the mean of a step's time by a weight.
func (c *Composer) expect(n *Node, rung int, w weight) float64 {
	if w.added == nil {
		return w.beyond * n.law.Mean()
	}
	mass, moment := moments(c.mass(n, rung), w.added)
	return float64(w.beyond*n.law.Mean()) + float64(n.offset*mass) + float64(pace(rung)*moment)
}

// moments returns the sum of masses by a weight, and that of masses by weight and place.
func moments(mass, added []float64) (sum, moment float64) {
	for i, m := range mass {
		v := float64(m * added[i])
		sum += v
		moment += float64(v * float64(i))
	}
	return sum, moment
}

// blame adds, for the key of each step in a node, how much of the mean time by a weight is its own.
func (c *Composer) blame(n *Node, rung int, w weight, shares map[int]float64) {
	switch n.kind {
	case step:
		shares[n.key] += c.expect(n, rung, w)
	case series:
		c.blameSeries(n, rung, w, shares)
	case power:
		p := n.parts[0]
		others := weight{beyond: float64(n.count) * w.beyond * math.Pow(c.answered(p), float64(n.count-1))}
		if w.added != nil {
			others.added = c.correlate(c.reversed(w.added), raise(c.wave(p, rung), n.count-1))
			for i := range others.added {
				others.added[i] *= float64(n.count)
			}
		}
		c.blame(p, rung, others, shares)
	case mixture:
		for i, p := range n.parts {
			way := weight{beyond: n.chances[i] * w.beyond}
			if w.added != nil {
				way.added = unshift(w.added, (p.offset-n.offset)/pace(rung), n.chances[i])
			}
			c.blame(p, rung, way, shares)
		}
	case race, fan:
		for i, w := range c.blameOrder(n, rung, w) {
			c.blame(n.parts[i], rung, w, shares)
		}
	case retried:
		c.blameRetry(n, rung, w, shares)
	}
}

func (c *Composer) blameSeries(n *Node, rung int, w weight, shares map[int]float64) {
	var before []complex128 // of the weight reversed, and of the parts before
	var after [][]complex128
	all := w.beyond * c.answered(n)
	if w.added != nil {
		before = c.reversed(w.added)
		after = c.following(n.parts, rung)
		mass, _ := moments(c.mass(n, rung), w.added)
		all += mass
	}
	for i, p := range n.parts {
		if p.kind == step && isOffset(p) {
			shares[p.key] += p.offset * all
			continue
		}
		rest := weight{beyond: w.beyond * c.answeredWithout(n.parts, i)}
		switch {
		case w.added == nil:
			c.blame(p, rung, rest, shares)
			continue
		case p.kind == step:
			moment := c.meet(before, after[i], c.momentOf(c.at(p, rung)))
			shares[p.key] += float64(rest.beyond*p.law.Mean()) + float64(pace(rung)*moment)
		default:
			rest.added = c.correlate(before, after[i])
			c.blame(p, rung, rest, shares)
		}
		before = c.append(before, p, rung)
	}
}

// following returns for each part the wave of all parts that follow it.
func (c *Composer) following(parts []*Node, rung int) [][]complex128 {
	waves := make([][]complex128, len(parts))
	var w []complex128
	for i := len(parts) - 1; i >= 0; i-- {
		waves[i] = w
		w = c.append(w, parts[i], rung)
	}
	return waves
}

// blameOrder returns the weight of each part of a race or fan: the part that was waited for last has
// all of the time, those before it none.
func (c *Composer) blameOrder(n *Node, rung int, w weight) []weight {
	o := c.order(n, rung)
	weights := make([]weight, len(n.parts))
	beyond := func(i int, chance float64) { weights[i].beyond = w.beyond * chance }
	if n.kind == fan {
		beyond(0, float64(n.count)*math.Pow(c.answered(n.parts[0]), float64(n.count-1)))
	} else {
		open := make([]float64, len(n.parts))
		for i, p := range n.parts {
			open[i] = 1 - c.answered(p)
		}
		newTally(len(open), len(open)-n.count).others(open, beyond)
	}
	for i, p := range n.parts {
		added := make([]float64, points)
		for j, b := range o.blame[i] {
			full := w.beyond
			if w.added != nil {
				full += w.added[j]
			}
			added[j] = float64(full*b) - weights[i].beyond
		}
		if late := p.offset - n.offset; late > 0 {
			added = unshift(added, late/pace(rung), 1)
		}
		weights[i].added = added
	}
	return weights
}

// blameRetry shares out the time of a node that is retried: what is lost goes to its own key, and
// the attempt that is answered to the steps in it.
func (c *Composer) blameRetry(n *Node, rung int, w weight, shares map[int]float64) {
	a := c.attempt(n)
	try := c.try(n, rung)
	lost := weight{beyond: w.beyond * (1 - a.failed)}
	last := weight{beyond: w.beyond * Attempts(a.failed, n.retry.Retries)}
	own := lost.beyond * c.lostTotal(n)
	if w.added != nil {
		whole := c.reversed(w.added)
		lost.added = c.correlate(whole, try.goodWave)
		last.added = c.correlate(whole, try.lost)
		_, moment := moments(c.back(try.lost), lost.added)
		own += float64(pace(rung) * moment)
	}
	if n.retry.Retries > 0 {
		shares[n.retry.Key] += own
	}
	p := n.parts[0]
	if p.kind != step {
		c.blame(p, rung, c.beforeTimeout(n, rung, last), shares)
		return
	}
	time := last.beyond * (1 - a.fails) * (float64(p.offset*a.timely) + a.moment)
	if last.added != nil {
		mass, moment := moments(try.good, last.added)
		time += float64(p.offset*mass) + float64(pace(rung)*moment)
	}
	shares[p.key] += time
}

// beforeTimeout returns the weight of a part that is retried from that of its answered attempt.
func (c *Composer) beforeTimeout(n *Node, rung int, w weight) weight {
	p := n.parts[0]
	answered := c.answered(p)
	if answered == 0 {
		return weight{}
	}
	factor := (1 - c.attempt(n).fails) / answered
	limit := n.retry.Timeout - p.offset
	cut := weight{beyond: w.beyond * factor}
	if limit <= horizon(rung) {
		cut.beyond = 0
	}
	cut.added = make([]float64, points)
	end := limit / pace(rung)
	for i := range cut.added {
		full := w.beyond
		if w.added != nil {
			full += w.added[i]
		}
		cut.added[i] = float64(full*factor*kept(end, i)) - cut.beyond
	}
	return cut
}
