package review

import (
	"slices"
	"strings"

	"casebook/model"
)

var syncCycle = &Rule{
	ID:       "RES-013",
	Name:     "sync-cycle",
	Severity: Error,
	Finds:    "Components call each other in a circle and wait for each other's answers.",
	Why: "Each holds a worker while it waits for the next, so under load all of them wait for a worker of one that waits for them: a deadlock. " +
		"None can start before the others, and none can be released alone.",
	Fix: "Turn one of the calls into a message, or move what both need into a third component that calls neither.",

	check: func(s *subject, c *collector) {
		g := s.waiting()
		for _, circle := range g.circles() {
			var ids []string
			for _, v := range circle {
				ids = append(ids, g.ids[v])
			}
			round := g.round(circle)
			names := make([]string, len(round))
			for i, v := range round {
				names[i] = g.ids[v]
			}
			c.find(s.component(ids[0]).Pos, "Each of these waits for the next: "+strings.Join(names, " -> ")+".", ids...)
		}
	},
}

// digraph is a directed graph of components.
type digraph struct {
	ids []string
	to  [][]int // by index into ids
}

// waiting returns who calls whom and waits for the answer.
func (s *subject) waiting() *digraph {
	g := &digraph{}
	index := map[string]int{}
	for i := range s.Architecture.Components {
		id := s.Architecture.Components[i].ID
		index[id] = i
		g.ids = append(g.ids, id)
	}
	g.to = make([][]int, len(g.ids))
	for i := range s.connections() {
		at := &s.connections()[i]
		from, to := index[at.From], index[at.To]
		if at.Mode == model.Sync && from != to && !slices.Contains(g.to[from], to) {
			g.to[from] = append(g.to[from], to)
		}
	}
	return g
}

// circles returns the strongly connected parts of more than one component, each in the order of the
// file, by Tarjan's algorithm.
func (g *digraph) circles() [][]int {
	t := tarjan{digraph: g, number: make([]int, len(g.ids)), low: make([]int, len(g.ids)), open: make([]bool, len(g.ids))}
	for v := range g.ids {
		if t.number[v] == 0 {
			t.visit(v)
		}
	}
	slices.SortFunc(t.found, func(a, b []int) int { return slices.Compare(a, b) })
	return t.found
}

// tarjan is the state of the algorithm.
type tarjan struct {
	*digraph
	number, low []int // numbers are given from 1, in the order of visits
	next        int
	stack       []int
	open        []bool // on the stack
	found       [][]int
}

func (t *tarjan) visit(v int) {
	t.next++
	t.number[v], t.low[v] = t.next, t.next
	t.stack = append(t.stack, v)
	t.open[v] = true
	for _, w := range t.to[v] {
		switch {
		case t.number[w] == 0:
			t.visit(w)
			t.low[v] = min(t.low[v], t.low[w])
		case t.open[w]:
			t.low[v] = min(t.low[v], t.number[w])
		}
	}
	if t.low[v] != t.number[v] {
		return
	}
	at := slices.Index(t.stack, v)
	part := slices.Sorted(slices.Values(t.stack[at:]))
	t.stack = t.stack[:at]
	for _, w := range part {
		t.open[w] = false
	}
	if len(part) > 1 {
		t.found = append(t.found, part)
	}
}

// round returns a shortest way from the first of a strongly connected part back to it.
func (g *digraph) round(part []int) []int {
	first := part[0]
	before := map[int]int{}
	for queue := []int{first}; len(queue) > 0; queue = queue[1:] {
		v := queue[0]
		for _, w := range g.to[v] {
			if w == first {
				way := []int{first}
				for ; v != first; v = before[v] {
					way = append(way, v)
				}
				way = append(way, first)
				slices.Reverse(way)
				return way
			}
			if _, seen := before[w]; !seen && slices.Contains(part, w) {
				before[w] = v
				queue = append(queue, w)
			}
		}
	}
	return part
}
