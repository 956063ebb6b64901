package place

import (
	"math"

	"casebook/render/geom"
	"casebook/render/layout/graph"
)

// What is laid out at most. The engine's time and memory grow faster than the graph, and groups in
// groups by the hundred make it crash; nobody can read such a picture anyway.
const (
	MaxNodes   = 500
	MaxGroups  = 500
	MaxEdges   = 1500
	MaxNesting = 8
	MaxSide    = 10_000 // the width or height of a node, a label or a title, in pixels
)

// Check returns a *GraphError if g is too large or not a graph at all.
func Check(g *graph.Graph) error {
	switch {
	case g.Direction != "" && g.Direction != graph.Down && g.Direction != graph.Right:
		return graphError("there is no direction %q", g.Direction)
	case len(g.Nodes) > MaxNodes:
		return graphError("it has %d parts, and %d is the most; show less in one picture",
			len(g.Nodes), MaxNodes)
	case len(g.Groups) > MaxGroups:
		return graphError("it has %d groups, and %d is the most; show less in one picture",
			len(g.Groups), MaxGroups)
	case len(g.Edges) > MaxEdges:
		return graphError("it has %d connections, and %d is the most; show less in one picture",
			len(g.Edges), MaxEdges)
	}
	if err := checkGroups(g.Groups); err != nil {
		return err
	}
	for i, node := range g.Nodes {
		switch {
		case node.Group < graph.None || node.Group >= len(g.Groups):
			return graphError("node %d is in group %d, which does not exist", i, node.Group)
		case node.Size.Empty() || !fits(node.Size):
			return graphError("node %d is %v by %v pixels; a side must be more than 0 and at most %d",
				i, node.Size.W, node.Size.H, MaxSide)
		}
	}
	for i, edge := range g.Edges {
		switch {
		case edge.From < 0 || edge.From >= len(g.Nodes) || edge.To < 0 || edge.To >= len(g.Nodes):
			return graphError("connection %d goes from node %d to node %d; one does not exist",
				i, edge.From, edge.To)
		case !fits(edge.Label):
			return graphError("the label of connection %d is %v by %v pixels; at most %d is allowed",
				i, edge.Label.W, edge.Label.H, MaxSide)
		}
	}
	return nil
}

// checkGroups returns an error if groups are no forest in which each follows the one around it.
func checkGroups(groups []graph.Group) error {
	depth := make([]int, len(groups))
	for i, group := range groups {
		if group.Parent < graph.None || group.Parent >= i {
			return graphError("group %d is in group %d, which does not come before it", i, group.Parent)
		}
		depth[i] = 1
		if group.Parent != graph.None {
			depth[i] += depth[group.Parent]
		}
		switch {
		case depth[i] > MaxNesting:
			return graphError("its groups are nested more than %d deep", MaxNesting)
		case !fits(group.Title):
			return graphError("the title of group %d is %v by %v pixels; at most %d is allowed",
				i, group.Title.W, group.Title.H, MaxSide)
		}
	}
	return nil
}

// fits reports whether both sides of s are numbers of a sensible size.
func fits(s geom.Size) bool {
	inRange := func(v float64) bool { return !math.IsNaN(v) && 0 <= v && v <= MaxSide }
	return inRange(s.W) && inRange(s.H)
}
