package layout

import (
	"slices"

	"casebook/render/layout/graph"
)

// Up to this size of a graph several arrangements are tried; one alone takes long beyond.
const (
	maxChoiceNodes = 150
	maxChoiceEdges = 250
)

// candidates returns the arrangements of g to choose from, the most likely one first: in its
// direction, or in both where it has none, and with edges that lead back deciding over the order
// of nodes or not. What is marked as leading back in g stays so in all of them.
func candidates(g *graph.Graph) []*graph.Graph {
	directions := []graph.Direction{g.Direction}
	if g.Direction == "" {
		directions = []graph.Direction{graph.Down, graph.Right}
	}
	free, marked := withBacks(g), g.Edges
	choices := [][]graph.Edge{free}
	if !slices.Equal(free, marked) {
		choices = append(choices, marked)
	}
	if len(g.Nodes) > maxChoiceNodes || len(g.Edges) > maxChoiceEdges {
		directions, choices = directions[:1], choices[:1]
	}
	var all []*graph.Graph
	for _, edges := range choices {
		for _, direction := range directions {
			candidate := *g
			candidate.Direction, candidate.Edges = direction, edges
			all = append(all, &candidate)
		}
	}
	return all
}

// withBacks returns the edges of g with all those marked that lead back.
func withBacks(g *graph.Graph) []graph.Edge {
	edges := slices.Clone(g.Edges)
	for i, back := range Backs(g) {
		edges[i].Back = edges[i].Back || back
	}
	return edges
}
