// Package graph is what layout takes and gives: nodes of known size in nested groups, edges with
// room for their labels, and where everything went. It knows nothing of studies or of drawing:
// nodes, groups and edges are named by their index.
package graph

import "casebook/render/geom"

// Direction is the way in which most edges point.
type Direction string

const (
	Down  Direction = "TB" // from top to bottom
	Right Direction = "LR" // from left to right
)

// None stands for "no group": the canvas itself.
const None = -1

// Graph is a layout problem. Its zero value is an empty graph that points down.
type Graph struct {
	Direction Direction
	Groups    []Group
	Nodes     []Node
	Edges     []Edge
}

// Group is a zone: a box around nodes and other groups, with room for a title.
type Group struct {
	Parent int       // index of the group around it, or None; always smaller than its own index
	Title  geom.Size // room for the title at the upper left
}

// Node is a box of a fixed size.
type Node struct {
	Group  int // index of the group around it, or None
	Size   geom.Size
	Radius float64 // of its corners: lines end where its sides are straight
}

// Edge is a connection from one node to another, or to a group as a whole.
type Edge struct {
	From, To  int       // indices of nodes; equal ones make a loop
	FromGroup bool      // From is the index of a group
	ToGroup   bool      // To is the index of a group
	Label     geom.Size // room for the label; zero for none
	Weight    int       // how much a short and straight edge is worth; 0 counts as 1
	Back      bool      // points against the direction: it does not decide who stands before whom
}

// Loop reports whether e leads from a node to itself.
func (e Edge) Loop() bool { return e.From == e.To && !e.FromGroup && !e.ToGroup }

// GroupOf returns the group around a node, or around a group.
func (g *Graph) GroupOf(index int, group bool) int {
	if group {
		return g.Groups[index].Parent
	}
	return g.Nodes[index].Group
}

// Where a group's title stands, in pixels from the group's upper left corner.
const (
	titleLeft   = 8
	titleTop    = 6
	titleHeight = 20
)

// TitleBox returns where the title of a group stands.
func TitleBox(group geom.Box, title geom.Size) geom.Box {
	return geom.Box{X: group.X + titleLeft, Y: group.Y + titleTop, W: title.W, H: titleHeight}
}

// Drawing says where a graph's parts went, index by index. Its box starts at 0, 0.
type Drawing struct {
	Size   geom.Size
	Groups []geom.Box
	Nodes  []geom.Box
	Edges  []Line
}

// Line is the way of an edge, from the border of one node to that of the other.
type Line struct {
	Points []geom.Point // two or more corners of an open polygon, first to last
	Label  geom.Box     // where the label goes; zero where the edge has none
}
