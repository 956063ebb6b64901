package layout

import "casebook/render/layout/graph"

// Backs reports for each edge of g whether it leads back: to a node from which it is reached. It
// follows the edges from node to node in the order in which they are declared, so that what is
// declared first points ahead.
func Backs(g *graph.Graph) []bool {
	leaving := make([][]int, len(g.Nodes))
	for i, edge := range g.Edges {
		if from := member(g, edge.From, edge.FromGroup); from >= 0 {
			leaving[from] = append(leaving[from], i)
		}
	}
	const (
		unseen = iota
		open   // on the way to the current node
		done
	)
	state := make([]int, len(g.Nodes))
	backs := make([]bool, len(g.Edges))
	var way []int // the nodes from the first to the current one
	for start := range g.Nodes {
		if state[start] != unseen {
			continue
		}
		way = append(way, start)
		state[start] = open
		for len(way) > 0 {
			node := way[len(way)-1]
			if len(leaving[node]) == 0 {
				state[node] = done
				way = way[:len(way)-1]
				continue
			}
			edge := leaving[node][0]
			leaving[node] = leaving[node][1:]
			next := member(g, g.Edges[edge].To, g.Edges[edge].ToGroup)
			switch {
			case next < 0:
			case state[next] == open:
				backs[edge] = true
			case state[next] == unseen:
				state[next] = open
				way = append(way, next)
			}
		}
	}
	return backs
}
