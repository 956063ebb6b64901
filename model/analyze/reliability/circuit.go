package reliability

import (
	"fmt"
	"math/bits"
)

// A circuit is formulas laid out in a row, each of their terms once and behind those it needs. It
// answers for 64 cases at a time, one a bit, in which a set bit means up.
type circuit struct {
	events int
	gates  []gate
	roots  []int // one a formula
}

// A gate needs so many of its args; one that needs choice is up if the second is while the first is
// up, and otherwise if the third is. Args, like roots, are indices: first come the events, then the
// gates.
type gate struct {
	need int
	args []int
}

const choice = -1

func newCircuit(events int, formulas []Formula) (*circuit, error) {
	c := &circuit{events: events}
	at := map[*term]int{}
	for _, f := range formulas {
		root, err := c.place(f.t, at)
		if err != nil {
			return nil, err
		}
		c.roots = append(c.roots, root)
	}
	return c, nil
}

// place returns the index of t, and adds it where it is not there yet. at has those that are.
func (c *circuit) place(t *term, at map[*term]int) (int, error) {
	if i, ok := at[t]; ok {
		return i, nil
	}
	var g gate
	if t != nil {
		if t.event != noEvent {
			if t.event < 0 || t.event >= c.events {
				return 0, fmt.Errorf("there is no event %d among %d", t.event, c.events)
			}
			if len(t.args) == 0 {
				return t.event, nil
			}
			g = gate{choice, []int{t.event}}
		} else {
			g.need = t.need
		}
		for _, f := range t.args {
			i, err := c.place(f.t, at)
			if err != nil {
				return 0, err
			}
			g.args = append(g.args, i)
		}
	}
	c.gates = append(c.gates, g)
	at[t] = c.events + len(c.gates) - 1
	return at[t], nil
}

// cases returns room for 64 cases, with all events up in each.
func (c *circuit) cases() []uint64 {
	up := make([]uint64, c.events+len(c.gates))
	c.raise(up)
	return up
}

// raise sets all events up in each case.
func (c *circuit) raise(up []uint64) {
	for e := range c.events {
		up[e] = ^uint64(0)
	}
}

// run finds in which cases each gate is up, from those in which the events are.
func (c *circuit) run(up []uint64) {
	for i, g := range c.gates {
		up[c.events+i] = g.run(up)
	}
}

func (g gate) run(up []uint64) uint64 {
	switch g.need {
	case choice:
		return up[g.args[0]]&up[g.args[1]] | ^up[g.args[0]]&up[g.args[2]]
	case len(g.args):
		all := ^uint64(0)
		for _, a := range g.args {
			all &= up[a]
		}
		return all
	case 1:
		any := uint64(0)
		for _, a := range g.args {
			any |= up[a]
		}
		return any
	}
	return g.count(up)
}

// count counts the args that are up in all cases at once: digits[i] has digit i of each case's number.
func (g gate) count(up []uint64) uint64 {
	var digits [bits.UintSize]uint64
	for _, a := range g.args {
		carry := up[a]
		for i := 0; carry != 0; i++ {
			digits[i], carry = digits[i]^carry, digits[i]&carry
		}
	}
	enough := ^uint64(0)
	for i := range bits.Len(uint(len(g.args))) {
		if g.need>>i&1 == 1 {
			enough &= digits[i]
		} else {
			enough |= digits[i]
		}
	}
	return enough
}
