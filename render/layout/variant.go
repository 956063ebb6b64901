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
//
// Nodes stand in rows by how many steps they are from where the ways through the graph begin. Only edges
// that take a step ahead decide that; a longer way to the same node moves nothing, so that most edits
// leave most rows as they are.
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
		if backs[i] && v == turned {
			from, to = to, from
		}
		e.Edges = append(e.Edges, graph.Edge{
			From: from, To: to, Weight: edge.Weight,
			Back: backs[i] && v == loose || depth[to] != depth[from]+1,
		})
	}
	return e
}

// depths returns how many steps each node is from the nearest one to which no edge leads, edges that lead
// back aside.
func depths(g *graph.Graph, backs []bool) []int {
	depth := make([]int, len(g.Nodes))
	next := make([][]int, len(g.Nodes))
	for i, e := range g.Edges {
		from, to := member(g, e.From, e.FromGroup), member(g, e.To, e.ToGroup)
		if !backs[i] && from >= 0 && to >= 0 && from != to {
			next[from] = append(next[from], to)
			depth[to] = -1
		}
	}
	var way []int
	for i, d := range depth {
		if d == 0 {
			way = append(way, i)
		}
	}
	for len(way) > 0 {
		from := way[0]
		way = way[1:]
		for _, to := range next[from] {
			if depth[to] < 0 {
				depth[to] = depth[from] + 1
				way = append(way, to)
			}
		}
	}
	return depth
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
