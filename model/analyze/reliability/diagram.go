package reliability

import "math"

// A diagram is a reduced ordered binary decision diagram of formulas, which share what they have in
// common. Nodes 0 and 1 are its ends, down and up. All others come behind their children, and no
// two are alike.
type diagram struct {
	nodes []node
	roots []int32 // one a formula
}

// A node decides by its event: on to hi if it is up, to lo if it is down. Events come in their order
// on each way.
type node struct{ event, lo, hi int32 }

const (
	down int32 = iota
	up
)

var ends = []node{{event: math.MaxInt32}, {event: math.MaxInt32}}

// newDiagram returns the diagram of a circuit's formulas, or a *LimitError.
func newDiagram(c *circuit, limit int) (*diagram, error) {
	b := &builder{
		nodes: append([]node(nil), ends...),
		at:    map[node]int32{},
		done:  map[[3]int32]int32{},
		limit: limit,
	}
	refs := make([]int32, 0, c.events+len(c.gates))
	for e := range c.events {
		refs = append(refs, b.node(node{int32(e), down, up}))
	}
	for _, g := range c.gates {
		refs = append(refs, b.gate(g, refs))
		if b.full {
			return nil, &LimitError{limit}
		}
	}
	roots := make([]int32, len(c.roots))
	for i, root := range c.roots {
		roots[i] = refs[root]
	}
	return b.prune(roots), nil
}

// A builder makes nodes up to a limit. Once that is reached, full is set and what it returns is
// worth nothing.
type builder struct {
	nodes []node
	at    map[node]int32
	done  map[[3]int32]int32 // what ite returned
	limit int
	full  bool
}

// node returns the node that is like n.
func (b *builder) node(n node) int32 {
	if n.lo == n.hi {
		return n.lo
	}
	i, ok := b.at[n]
	if !ok {
		i = int32(len(b.nodes))
		b.nodes = append(b.nodes, n)
		b.at[n] = i
	}
	return i
}

// gate returns the node of a gate. From the last of its args to the first it keeps, for each number,
// the node that is up while so many of the args from there on are.
func (b *builder) gate(g gate, refs []int32) int32 {
	if g.need == choice {
		return b.ite(refs[g.args[0]], refs[g.args[1]], refs[g.args[2]])
	}
	rest := make([]int32, g.need+1)
	rest[0] = up
	for i := len(g.args) - 1; i >= 0; i-- {
		for k := min(g.need, len(g.args)-i); k >= max(1, g.need-i); k-- {
			rest[k] = b.ite(refs[g.args[i]], rest[k-1], rest[k])
		}
	}
	return rest[g.need]
}

// ite returns the node for "if f then g else h".
func (b *builder) ite(f, g, h int32) int32 {
	if g == f {
		g = up
	}
	if h == f {
		h = down
	}
	switch {
	case b.full || f == down || g == h:
		return h
	case f == up:
		return g
	case g == up && h == down:
		return f
	case g == up && h < f: // either order is the same "or"
		f, h = h, f
	case h == down && g < f: // and the same "and"
		f, g = g, f
	}
	key := [3]int32{f, g, h}
	if r, ok := b.done[key]; ok {
		return r
	}
	event := min(b.nodes[f].event, b.nodes[g].event, b.nodes[h].event)
	fl, fh := b.branch(f, event)
	gl, gh := b.branch(g, event)
	hl, hh := b.branch(h, event)
	r := b.node(node{event, b.ite(fl, gl, hl), b.ite(fh, gh, hh)})
	b.done[key] = r
	b.full = b.full || len(b.nodes) > b.limit || len(b.done) > 4*b.limit
	return r
}

// branch returns what is left of f once the event is down, and once it is up.
func (b *builder) branch(f, event int32) (lo, hi int32) {
	if n := b.nodes[f]; n.event == event {
		return n.lo, n.hi
	}
	return f, f
}

// prune returns the diagram of roots, without what was only on the way to them.
func (b *builder) prune(roots []int32) *diagram {
	used := make([]bool, len(b.nodes))
	for _, root := range roots {
		used[root] = true
	}
	for i := len(b.nodes) - 1; i > int(up); i-- {
		if used[i] {
			used[b.nodes[i].lo], used[b.nodes[i].hi] = true, true
		}
	}
	d := &diagram{nodes: append([]node(nil), ends...), roots: make([]int32, len(roots))}
	moved := make([]int32, len(b.nodes))
	moved[up] = up
	for i, n := range b.nodes[len(ends):] {
		if used[i+len(ends)] {
			moved[i+len(ends)] = int32(len(d.nodes))
			d.nodes = append(d.nodes, node{n.event, moved[n.lo], moved[n.hi]})
		}
	}
	for i, root := range roots {
		d.roots[i] = moved[root]
	}
	return d
}
