package distribution

import "math"

// keep is how many grids are kept of laws, and of nodes; each takes 32 KB.
const keep = 512

// A Composer computes what comes of nodes. It keeps what it has computed, as steps recur from flow to
// flow. It may not be used by two goroutines at once.
type Composer struct {
	*transform
	*putter
	laws     map[lawAt]*grid
	grids    map[nodeAt]*grid
	orders   map[nodeAt]order
	attempts map[*Node]attempt
	tries    map[nodeAt]try
	totals   map[*Node]float64
}

type lawAt struct {
	law  Law
	rung int
}

type nodeAt struct {
	node *Node
	rung int
}

// NewComposer returns a Composer that has not computed anything.
func NewComposer() *Composer {
	c := &Composer{transform: newTransform(), putter: newPutter(), laws: map[lawAt]*grid{}}
	c.forget()
	return c
}

// forget drops what is known of nodes, and of laws if there is much of it.
func (c *Composer) forget() {
	if len(c.laws) > keep {
		clear(c.laws)
	}
	c.drop()
	c.attempts, c.totals = map[*Node]attempt{}, map[*Node]float64{}
}

// drop drops what takes much room: what is known of nodes on grids.
func (c *Composer) drop() {
	c.grids, c.orders, c.tries = map[nodeAt]*grid{}, map[nodeAt]order{}, map[nodeAt]try{}
}

// tidy drops what is known if there is much of it.
func (c *Composer) tidy() {
	if len(c.grids) > keep || len(c.laws) > keep || len(c.totals) > 16*keep || len(c.attempts) > 16*keep {
		c.forget()
	}
}

// mass returns the masses of a node's time without its offset.
func (c *Composer) mass(n *Node, rung int) []float64 { return c.massOf(c.at(n, rung)) }

// wave returns the transform of mass.
func (c *Composer) wave(n *Node, rung int) []complex128 { return c.waveOf(c.at(n, rung)) }

// at returns the grid of a node on a rung.
func (c *Composer) at(n *Node, rung int) *grid {
	if n.kind == step {
		return c.lawAt(n.law, rung)
	}
	at := nodeAt{n, rung}
	g := c.grids[at]
	if g == nil {
		g = c.compute(n, rung)
		c.grids[at] = g
	}
	return g
}

func (c *Composer) lawAt(l Law, rung int) *grid {
	if l.kind == constant {
		l.a = 0 // all of it is in the offset
	}
	at := lawAt{l, rung}
	g := c.laws[at]
	if g == nil {
		g = &grid{mass: c.put(l, math.Inf(1), rung)}
		c.laws[at] = g
	}
	return g
}

func (c *Composer) compute(n *Node, rung int) *grid {
	switch n.kind {
	case series:
		var w []complex128
		for _, p := range n.parts {
			w = c.append(w, p, rung)
		}
		return &grid{wave: w}
	case power:
		return &grid{wave: raise(c.wave(n.parts[0], rung), n.count)}
	case race, fan:
		return &grid{mass: c.order(n, rung).mass}
	case mixture:
		g := &grid{mass: make([]float64, points)}
		for i, p := range n.parts {
			shift(g.mass, c.mass(p, rung), (p.offset-n.offset)/pace(rung), n.chances[i])
		}
		return g
	}
	t := c.try(n, rung)
	return &grid{wave: product(t.lost, t.goodWave)}
}

// append returns the wave of a node after what another wave is of.
func (c *Composer) append(wave []complex128, n *Node, rung int) []complex128 {
	if isOffset(n) {
		return wave
	}
	return product(wave, c.wave(n, rung))
}

// isOffset reports whether a node takes the same time always.
func isOffset(n *Node) bool {
	return n.kind == step && n.law.kind == constant || n.kind == series && len(n.parts) == 0
}

// order returns the order of the parts of a race or fan.
func (c *Composer) order(n *Node, rung int) order {
	at := nodeAt{n, rung}
	o, ok := c.orders[at]
	if ok {
		return o
	}
	if n.kind == fan {
		o = fanOf(c.mass(n.parts[0], rung), n.count)
	} else {
		parts := make([][]float64, len(n.parts))
		for i, p := range n.parts {
			parts[i] = c.mass(p, rung)
			if late := p.offset - n.offset; late > 0 {
				parts[i] = make([]float64, points)
				shift(parts[i], c.mass(p, rung), late/pace(rung), 1)
			}
		}
		o = orderOf(parts, len(parts)-n.count)
	}
	c.orders[at] = o
	return o
}

// answered returns the share of requests that a node answers.
func (c *Composer) answered(n *Node) float64 {
	switch n.kind {
	case series:
		return c.answeredWithout(n.parts, -1)
	case power, fan:
		return math.Pow(c.answered(n.parts[0]), float64(n.count))
	case race:
		open := make([]float64, len(n.parts))
		for i, p := range n.parts {
			open[i] = 1 - c.answered(p)
		}
		return newTally(len(open), len(open)-n.count).atMost(open)
	case mixture:
		sum := 0.0
		for i, p := range n.parts {
			sum += float64(n.chances[i] * c.answered(p))
		}
		return sum
	case retried:
		return 1 - math.Pow(c.attempt(n).failed, float64(n.retry.Retries+1))
	}
	return 1
}

func (c *Composer) answeredWithout(parts []*Node, but int) float64 {
	all := 1.0
	for i, p := range parts {
		if i != but {
			all *= c.answered(p)
		}
	}
	return all
}

// atom returns the chance that a node takes its offset exactly.
func (c *Composer) atom(n *Node) float64 {
	all := 1.0
	switch n.kind {
	case step:
		return n.law.atom()
	case power, fan:
		return math.Pow(c.atom(n.parts[0]), float64(n.count))
	case retried:
		if a := c.attempt(n); a.timely > 0 {
			return c.atom(n.parts[0]) / c.answered(n.parts[0]) * (1 - a.fails)
		}
		return 0
	case mixture:
		all = 0
		for i, p := range n.parts {
			if p.offset == n.offset {
				all += float64(n.chances[i] * c.atom(p))
			}
		}
	case race:
		open := make([]float64, len(n.parts))
		for i, p := range n.parts {
			open[i] = 1
			if p.offset == n.offset {
				open[i] = 1 - c.atom(p)
			}
		}
		return newTally(len(open), len(open)-n.count).atMost(open)
	case series:
		for _, p := range n.parts {
			all *= c.atom(p)
		}
	}
	return all
}
