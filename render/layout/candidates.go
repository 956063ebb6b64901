package layout

import (
	"context"
	"slices"

	"casebook/render/layout/graph"
	"casebook/render/layout/place"
)

// Up to this size of a graph both directions are tried; one alone takes long beyond.
const (
	maxChoiceNodes = 150
	maxChoiceEdges = 250
)

// candidate is an arrangement of a graph to choose from.
type candidate struct {
	graph  *graph.Graph // in the candidate's direction, with the edges as they were given
	turned []bool       // which of them the engine is to see the other way round
}

// candidates returns the arrangements of g to choose from, the most likely one first: in its
// direction, or in both where it has none.
func candidates(g *graph.Graph) []candidate { return inDirections(g, Backs(g)) }

// others returns arrangements to turn to where no candidate came out without a fault: those in which
// the engine breaks cycles as it likes.
func others(g *graph.Graph) []candidate {
	backs := Backs(g)
	if !slices.Contains(backs, true) || tooLarge(g) {
		return nil
	}
	return inDirections(g, make([]bool, len(g.Edges)))
}

func tooLarge(g *graph.Graph) bool {
	return len(g.Nodes) > maxChoiceNodes || len(g.Edges) > maxChoiceEdges
}

// inDirections returns g in its directions, with some edges turned round.
//
// Edges that lead back are turned round for the engine, so that it has no cycle to break: it would
// break it anywhere, and put at the end what a reader meets first. On the bundled studies this
// crosses half as many lines as leaving them out of the order.
func inDirections(g *graph.Graph, turned []bool) []candidate {
	directions := []graph.Direction{g.Direction}
	if g.Direction == "" {
		directions = []graph.Direction{graph.Down, graph.Right}
	}
	if tooLarge(g) {
		directions = directions[:1]
	}
	var all []candidate
	for _, direction := range directions {
		directed := *g
		directed.Direction = direction
		all = append(all, candidate{&directed, turned})
	}
	return all
}

// place has c placed, and turns the lines that were turned round back again.
func (c candidate) place(ctx context.Context, placer Placer, recipe place.Recipe) (*graph.Drawing, error) {
	g := *c.graph
	g.Edges = slices.Clone(g.Edges)
	for i := range g.Edges {
		if e := &g.Edges[i]; c.turned[i] {
			e.From, e.To = e.To, e.From
		}
	}
	d, err := placer.Place(ctx, &g, recipe)
	if err != nil {
		return nil, err
	}
	for i := range d.Edges {
		if c.turned[i] {
			slices.Reverse(d.Edges[i].Points)
		}
	}
	return d, nil
}
