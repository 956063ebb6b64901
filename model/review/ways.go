package review

import (
	"slices"

	"casebook/model"
)

// ways is the graph of what leads where from outside: a root before all who are outside, the components,
// and one gate that stands for all the connections that are guarded.
type ways struct {
	root, gate int
	node       map[string]int // of components
	next       [][]int
}

// ways returns the graph of what leads where.
func (s *subject) ways(guarded func(*model.Connection) bool) *ways {
	n := len(s.Architecture.Components)
	w := &ways{root: n, gate: n + 1, node: map[string]int{}, next: make([][]int, n+2)}
	for i := range s.Architecture.Components {
		k := &s.Architecture.Components[i]
		w.node[k.ID] = i
		if outside(k) {
			w.next[w.root] = append(w.next[w.root], i)
		}
	}
	for i := range s.connections() {
		at := &s.connections()[i]
		from, to := w.node[at.From], w.node[at.To]
		switch {
		case outside(s.component(at.To)):
		case guarded(at):
			w.next[from] = append(w.next[from], w.gate)
			w.next[w.gate] = append(w.next[w.gate], to)
		default:
			w.next[from] = append(w.next[from], to)
		}
	}
	return w
}

// past returns the shortest way from outside to a node that does not lead through the gate, without the
// root.
func (w *ways) past(to int) []int {
	before := make([]int, len(w.next))
	for i := range before {
		before[i] = -1
	}
	queue := []int{w.root}
	for len(queue) > 0 && before[to] < 0 {
		at := queue[0]
		queue = queue[1:]
		for _, next := range w.next[at] {
			if before[next] < 0 && next != w.gate && next != w.root {
				before[next] = at
				queue = append(queue, next)
			}
		}
	}
	var way []int
	for at := to; before[at] >= 0; at = before[at] {
		way = append(way, at)
	}
	slices.Reverse(way)
	return way
}

// joinWay writes a way with arrows.
func joinWay(s *subject, way []int) string {
	text := ""
	for i, at := range way {
		if i > 0 {
			text += " -> "
		}
		text += s.Architecture.Components[at].ID
	}
	return text
}
