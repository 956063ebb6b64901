package layout

import (
	"context"
	"slices"

	"casebook/render/layout/graph"
	"casebook/render/layout/place"
	"casebook/render/layout/route"
)

// variant is how the engine is to see the edges that lead back.
type variant int

const (
	// turned shows them the other way round, so that there is no cycle to break: the engine would
	// break it anywhere, and put at the end what a reader meets first.
	turned variant = iota
	// loose has them not decide who stands before whom.
	loose
)

// variantsOf returns the variants of g that differ.
func variantsOf(g *graph.Graph) []variant {
	if slices.Contains(Backs(g), true) {
		return []variant{turned, loose}
	}
	return []variant{turned}
}

// problem returns what the engine is asked: g without labels, with the room for loops as part of their
// nodes, and groups as ends of edges replaced by something in them.
func (v variant) problem(g *graph.Graph, margins []route.Margin) *graph.Graph {
	e := &graph.Graph{Direction: g.Direction, Groups: g.Groups, Nodes: slices.Clone(g.Nodes)}
	for i, m := range margins {
		e.Nodes[i].Size.W += m.Left + m.Right
		e.Nodes[i].Size.H += m.Top + m.Bottom
	}
	backs := Backs(g)
	depth := depths(g, backs)
	for i, edge := range g.Edges {
		from, to := member(g, edge.From, edge.FromGroup), member(g, edge.To, edge.ToGroup)
		if from < 0 || to < 0 || from == to {
			continue
		}
		next := graph.Edge{From: from, To: to, Weight: edge.Weight}
		switch {
		case backs[i] && v == turned:
			next.From, next.To = to, from
		case backs[i]:
			next.Back = true
		}
		if depth[next.To] != depth[next.From]+1 {
			next.Back = true
		}
		e.Edges = append(e.Edges, next)
	}
	return e
}

// member returns the node that stands for an end of an edge: of a group the first node in it, or -1
// if there is none.
func member(g *graph.Graph, index int, group bool) int {
	if !group {
		return index
	}
	for i, n := range g.Nodes {
		for at := n.Group; at != graph.None; at = g.Groups[at].Parent {
			if at == index {
				return i
			}
		}
	}
	return -1
}

// placePlainly has the engine draw g with its own lines: those that end at a group run to something
// in it, and are cut at its border.
func (l *Layouter) placePlainly(ctx context.Context, g *graph.Graph, recipe place.Recipe) (*graph.Drawing, error) {
	e := *g
	e.Edges = nil
	var kept []int
	for i, edge := range g.Edges {
		from, to := member(g, edge.From, edge.FromGroup), member(g, edge.To, edge.ToGroup)
		if from >= 0 && to >= 0 {
			edge.From, edge.To, edge.FromGroup, edge.ToGroup = from, to, false, false
			e.Edges, kept = append(e.Edges, edge), append(kept, i)
		}
	}
	d, err := l.placer.Place(ctx, &e, recipe)
	if err != nil {
		return nil, err
	}
	lines := make([]graph.Line, len(g.Edges))
	for k, i := range kept {
		lines[i] = d.Edges[k]
	}
	d.Edges = lines
	for i, edge := range g.Edges {
		route.Clip(d, edge, &d.Edges[i])
	}
	return d, nil
}

func depths(g *graph.Graph, backs []bool) []int {
	n := len(g.Nodes)
	depth := make([]int, n)
	has := make([]bool, n)
	for i, e := range g.Edges {
		to := member(g, e.To, e.ToGroup)
		if to >= 0 && !backs[i] && !e.Loop() {
			has[to] = true
		}
	}
	var queue []int
	for i := range depth {
		depth[i] = -1
		if !has[i] {
			depth[i] = 0
			queue = append(queue, i)
		}
	}
	for len(queue) > 0 {
		u := queue[0]
		queue = queue[1:]
		for i, e := range g.Edges {
			from, to := member(g, e.From, e.FromGroup), member(g, e.To, e.ToGroup)
			if from == u && to >= 0 && !backs[i] && depth[to] < 0 {
				depth[to] = depth[u] + 1
				queue = append(queue, to)
			}
		}
	}
	return depth
}
