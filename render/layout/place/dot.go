package place

import (
	"fmt"
	"math"
	"strings"

	"casebook/render/geom"
	"casebook/render/layout/graph"
)

// Distances between parts, in pixels. The engine counts in points and writes inches; a point is a
// pixel here.
const (
	nodeGap     = 36  // between neighbours
	rankGapDown = 44  // between one row and the next, a row of labels counting as one
	rankGapSide = 56  // the same between columns, where arrows are seen from the side
	bareGapDown = 60  // between rows where others draw the lines and need room for labels,
	bareGapSide = 120 // and between columns; the same whatever the labels say, so that nothing moves with a word
	groupMargin = 28  // between the engine's border of a group and what is in it
	groupInset  = 8   // between that and our border: the engine itself leaves little between groups
	arrowRoom   = 32  // what a label needs besides its own size, where none is reserved for it

	pointsPerInch = 72
)

// maxWeight bounds what an edge may be worth: the engine takes larger weights for a mistake.
const maxWeight = 100

// recipes hold the engine's settings, which are all but those that depend on the graph.
//
// newrank is there because without it nested groups make the engine lose edges. Edges have no
// arrows, so that their lines end on the nodes' borders.
var recipes = map[Recipe]string{
	Full: "newrank=true, compound=true, splines=polyline, remincross=true, mclimit=2",
	Quick: "newrank=true, compound=true, splines=line, remincross=false, " +
		"nslimit=1, nslimit1=1, mclimit=0.1, searchsize=5",
	Plain: "splines=polyline",
	Bare:  "newrank=true, compound=true, splines=line, remincross=false, mclimit=0.1",
}

// dot returns g in the DOT language. It holds no text but numbers and our own names: n0 is the
// first node, g0 the first group (as a cluster), e0 the first edge, and f0 a filler that stands in
// the group 0 because that is empty, and the engine drops empty groups.
func dot(g *graph.Graph, recipe Recipe) []byte {
	w := dotWriter{graph: g, recipe: recipe, filled: withContent(g)}
	w.group = make([][]int, len(g.Groups)+1)
	for i, group := range g.Groups {
		w.group[group.Parent+1] = append(w.group[group.Parent+1], i)
	}
	w.node = make([][]int, len(g.Groups)+1)
	for i, node := range g.Nodes {
		w.node[node.Group+1] = append(w.node[node.Group+1], i)
	}
	w.line("digraph {")
	w.line("graph [rankdir=%s, nodesep=%s, ranksep=%s, %s];",
		direction(g), inches(nodeGap), inches(w.rankGap()), recipes[recipe])
	w.line(`node [shape=box, fixedsize=true, label=" "];`)
	w.line("edge [arrowhead=none];")
	w.content(graph.None)
	for i, edge := range g.Edges {
		w.edge(i, edge)
	}
	w.line("}")
	return []byte(w.text.String())
}

// direction returns the direction of g, Down where it has none.
func direction(g *graph.Graph) graph.Direction {
	if g.Direction == "" {
		return graph.Down
	}
	return g.Direction
}

// withContent reports for each group whether there is a node in it or in a group inside it.
func withContent(g *graph.Graph) []bool {
	filled := make([]bool, len(g.Groups))
	for _, node := range g.Nodes {
		for i := node.Group; i != graph.None && !filled[i]; i = g.Groups[i].Parent {
			filled[i] = true
		}
	}
	return filled
}

type dotWriter struct {
	text        strings.Builder
	graph       *graph.Graph
	recipe      Recipe
	filled      []bool
	group, node [][]int // what is in each group, by its index plus one: the canvas comes first
}

func (w *dotWriter) line(format string, args ...any) {
	fmt.Fprintf(&w.text, format+"\n", args...)
}

// rankGap returns the distance between ranks. Where the engine does not know of labels, it has to
// be enough for the largest of them.
func (w *dotWriter) rankGap() float64 {
	gap := float64(rankGapDown)
	if direction(w.graph) == graph.Right {
		gap = rankGapSide
	}
	switch w.recipe {
	case Full, Plain:
		return gap
	case Bare:
		if direction(w.graph) == graph.Right {
			return bareGapSide
		}
		return bareGapDown
	}
	for _, edge := range w.graph.Edges {
		side := edge.Label.H
		if direction(w.graph) == graph.Right {
			side = edge.Label.W
		}
		gap = max(gap, side+arrowRoom)
	}
	return gap
}

// content writes what is in the group: groups, each with its content, and nodes.
func (w *dotWriter) content(group int) {
	for _, i := range w.group[group+1] {
		w.line("subgraph cluster_g%d {", i)
		w.line("margin=%d; labeljust=l; labelloc=t;", groupMargin)
		if title := w.graph.Groups[i].Title; !title.Empty() {
			w.line("label=%s;", table(geom.Size{W: title.W + 2*groupInset, H: title.H}))
		}
		if !w.filled[i] && len(w.group[i+1]) == 0 {
			w.line("f%d [width=0.5, height=0.25];", i)
		}
		w.content(i)
		w.line("}")
	}
	for _, i := range w.node[group+1] {
		size := w.graph.Nodes[i].Size
		w.line("n%d [width=%s, height=%s];", i, inches(size.W), inches(size.H))
	}
}

func (w *dotWriter) edge(i int, edge graph.Edge) {
	attributes := fmt.Sprintf("id=e%d", i)
	if weight := min(edge.Weight, maxWeight); weight > 1 {
		attributes += fmt.Sprintf(", weight=%d", weight)
	}
	if edge.Back {
		attributes += ", constraint=false"
	}
	if (w.recipe == Full || w.recipe == Plain) && !edge.Label.Empty() {
		attributes += ", label=" + table(edge.Label)
	}
	w.line("n%d -> n%d [%s];", edge.From, edge.To, attributes)
}

// table returns a label that takes up just the room of size. The engine has no fonts to measure
// text with, and must not see any.
func table(size geom.Size) string {
	return fmt.Sprintf(`<<TABLE FIXEDSIZE="TRUE" BORDER="0" CELLBORDER="0" WIDTH="%.0f" HEIGHT="%.0f">`+
		`<TR><TD></TD></TR></TABLE>>`, tableSide(size.W), tableSide(size.H))
}

// tableSide returns a side of a table in whole pixels; the engine refuses tables that have no room
// for their own cell.
func tableSide(side float64) float64 { return max(math.Ceil(side), 8) }

// inches returns a length in pixels as the engine wants it, to a hundredth of a pixel.
func inches(pixels float64) string { return fmt.Sprintf("%.5f", pixels/pointsPerInch) }
