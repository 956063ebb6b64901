package analyze

import (
	"fmt"

	"casebook/model"
	"casebook/model/analyze/reliability"
)

// subject is a flow, or what is behind its messages.
type subject struct {
	flow  *flow
	then  bool
	calls []Node
}

// structure is what a flow needs, or what is behind its messages, as formulas over the events of a
// plant.
type structure struct {
	flow   *model.Flow
	then   bool
	served reliability.Formula                // an arrival is served, on the way that it takes
	whole  reliability.Formula                // arrivals on all ways are served
	uses   []string                           // the components that it touches, in order, needed or not
	needs  []string                           // those of them that it cannot do without
	begins []string                           // those of them that begin it
	naive  func(u map[string]float64) float64 // unavailability from those of components, as if no two steps shared anything
}

// structureOf returns what a flow needs, or what is behind its messages.
func (p *plant) structureOf(f *flow, then bool) structure {
	b := shape{plant: p, flow: f.ID, then: then}
	calls := f.calls
	if then {
		b.flow += model.Then
		calls = behind(f.calls)
	}
	s := b.series(calls)
	return structure{flow: f.Flow, then: then, served: s.served, whole: s.whole, uses: b.uses, needs: b.needs, begins: begins(calls), naive: s.naive}
}

// begins returns who makes the first of some calls, or each that is made beside it.
func begins(calls []Node) []string {
	if len(calls) == 0 {
		return nil
	}
	var all []string
	switch n := calls[0]; {
	case n.Call != nil:
		return []string{n.Call.From}
	case n.Parallel != nil:
		for _, b := range n.Parallel.Branches {
			all = append(all, begins(b)...)
		}
	default:
		for _, b := range n.Either {
			all = append(all, begins(b.Calls)...)
		}
	}
	return all
}

// behind returns the messages of a flow behind which something happens, as calls that are made beside
// each other.
func behind(calls []Node) []Node {
	group := &Parallel{}
	each(calls, func(c *Call) bool {
		if len(c.Behind) > 0 {
			group.Branches = append(group.Branches, []Node{{Call: c}})
		}
		return len(c.Behind) == 0
	})
	if len(group.Branches) == 0 {
		return nil
	}
	group.Wait = len(group.Branches)
	return []Node{{Parallel: group}}
}

// each visits calls and those inside them, as long as visit asks to go on into one.
func each(calls []Node, visit func(*Call) bool) {
	for _, n := range calls {
		switch {
		case n.Call != nil:
			if visit(n.Call) {
				each(n.Call.Inner, visit)
				each(n.Call.Behind, visit)
			}
		case n.Parallel != nil:
			for _, b := range n.Parallel.Branches {
				each(b, visit)
			}
		default:
			for _, b := range n.Either {
				each(b.Calls, visit)
			}
		}
	}
}

// shape makes the formulas of a flow.
type shape struct {
	*plant
	flow        string
	then        bool // what is behind messages counts
	uses, needs []string
	dispensable int // how many calls around the current one may be left out
}

// part is what a part of a flow needs. Naive computes its unavailability from those of components as
// if no two of its steps shared anything.
type part struct {
	served, whole reliability.Formula
	naive         func(u map[string]float64) float64
}

func (b *shape) series(calls []Node) part {
	parts := make([]part, len(calls))
	for i, n := range calls {
		parts[i] = b.node(n)
	}
	return all(len(parts), parts)
}

// all returns what k of parts need.
func all(k int, parts []part) part {
	served, whole := make([]reliability.Formula, len(parts)), make([]reliability.Formula, len(parts))
	for i, p := range parts {
		served[i], whole[i] = p.served, p.whole
	}
	return part{reliability.AtLeast(k, served...), reliability.AtLeast(k, whole...), func(u map[string]float64) float64 {
		well := make([]float64, len(parts))
		for i, p := range parts {
			well[i] = 1 - p.naive(u)
		}
		return 1 - atLeast(k, well)
	}}
}

func (b *shape) node(n Node) part {
	switch {
	case n.Call != nil:
		return b.call(n.Call)
	case n.Parallel != nil:
		parts := make([]part, len(n.Parallel.Branches))
		for i, calls := range n.Parallel.Branches {
			parts[i] = b.series(calls)
		}
		return all(n.Parallel.Wait, parts)
	}
	return b.either(n.Either)
}

// either needs the branch that an arrival takes; taken all together, each that one may take.
func (b *shape) either(branches []Branch) part {
	var whole []reliability.Formula
	parts := make([]part, len(branches))
	for i, way := range branches {
		parts[i] = b.series(way.Calls)
		if way.Chance > 0 {
			whole = append(whole, parts[i].whole)
		}
	}
	served, left := reliability.And(), 0.0
	for i := len(branches) - 1; i >= 0; i-- {
		chance := branches[i].Chance
		left += chance
		switch {
		case chance <= 0:
		case chance >= left*(1-1e-12):
			served = parts[i].served
		default:
			way := b.event(fmt.Sprintf("%s: %s", b.flow, branches[i].When), 1-chance/left)
			served = reliability.Choose(way, parts[i].served, served)
		}
	}
	return part{served, reliability.And(whole...), func(u map[string]float64) float64 {
		sum := 0.0
		for i, p := range parts {
			sum += float64(branches[i].Chance * p.naive(u))
		}
		return sum
	}}
}

// call needs its callee, and what that calls; or, if it has one, its fallback. A call that may be left
// out, or that nobody waits for, needs nothing.
func (b *shape) call(c *Call) part {
	counts := c.counts(b.then) && c.Optional != model.Yes
	if !counts || c.Fallback != "" {
		b.dispensable++
	}
	b.touch(c.From)
	b.touch(c.To)
	from := b.component(c.From)
	from.naive = nothing.naive // it was counted when it was called
	parts := []part{from, b.component(c.To), b.series(c.Inner)}
	if c.Mode != model.Sync {
		parts = parts[1:] // whoever handed it over may be gone by now
	}
	if b.then {
		parts = append(parts, b.series(c.Behind))
	}
	p := all(len(parts), parts)
	if !counts || c.Fallback != "" {
		b.dispensable--
	}
	if !counts {
		return nothing
	}
	if c.Fallback != "" && b.byID[c.Fallback] != nil {
		b.touch(c.Fallback)
		p = all(1, []part{p, b.component(c.Fallback)})
	}
	if chance := chanceOf(c.Hop); chance < 1 {
		p = b.sometimes(c, chance, p)
	}
	return p
}

// nothing needs nothing.
var nothing = part{naive: func(map[string]float64) float64 { return 0 }}

// sometimes needs p in a share of arrivals.
func (b *shape) sometimes(c *Call, chance float64, p part) part {
	way := b.event(fmt.Sprintf("%s: %s -> %s", b.flow, c.From, c.To), chance)
	return part{reliability.Or(reliability.Up(way), p.served), p.whole, func(u map[string]float64) float64 {
		return float64(chance * p.naive(u))
	}}
}

// component needs a component to be up.
func (b *shape) component(id string) part {
	up := b.built[id]
	return part{up, up, func(u map[string]float64) float64 { return u[id] }}
}

// touch notes that the flow has to do with a component.
func (b *shape) touch(id string) {
	add := func(list *[]string) {
		for _, known := range *list {
			if known == id {
				return
			}
		}
		*list = append(*list, id)
	}
	add(&b.uses)
	if b.dispensable == 0 {
		add(&b.needs)
	}
}
