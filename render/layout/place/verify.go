package place

import (
	"math"

	"casebook/render/layout/graph"
)

// verify returns a *PartError unless each part of g has a place in d that it can have: nodes apart
// from one another and in their groups, groups in theirs and apart from their siblings, lines of
// two points or more, labels where the recipe gives them room, and all of it in finite numbers. The
// engine fails without saying so.
func verify(d *graph.Drawing, g *graph.Graph, recipe Recipe) error {
	if err := verifyGroups(d, g); err != nil {
		return err
	}
	if err := verifyNodes(d, g); err != nil {
		return err
	}
	for i, line := range d.Edges {
		switch {
		case len(line.Points) < 2:
			return lost(Connection, i)
		case recipe == Full && !g.Edges[i].Label.Empty() && line.Label.W == 0:
			return &PartError{Connection, i, "lost the label of %s"}
		}
		for _, p := range line.Points {
			if !isFinite(p.X, p.Y) {
				return &PartError{Connection, i, "put %s at no place at all"}
			}
		}
		if l := line.Label; !isFinite(l.X, l.Y, l.W, l.H) {
			return &PartError{Connection, i, "put the label of %s at no place at all"}
		}
	}
	return nil
}

func verifyGroups(d *graph.Drawing, g *graph.Graph) error {
	for i, group := range g.Groups {
		box := d.Groups[i]
		switch {
		case !isFinite(box.X, box.Y, box.W, box.H):
			return &PartError{Group, i, "put %s at no place at all"}
		case box.W <= 0 || box.H <= 0:
			return lost(Group, i)
		case group.Parent != graph.None && !d.Groups[group.Parent].Encloses(box):
			return &PartError{Group, i, "put %s outside the group around it"}
		}
		for k, other := range g.Groups[:i] {
			if other.Parent == group.Parent && d.Groups[k].Overlaps(box) {
				return &PartError{Group, i, "put %s over another group"}
			}
		}
	}
	return nil
}

func verifyNodes(d *graph.Drawing, g *graph.Graph) error {
	for i, node := range g.Nodes {
		box := d.Nodes[i]
		switch {
		case !isFinite(box.X, box.Y):
			return &PartError{Node, i, "put %s at no place at all"}
		case box.W != node.Size.W || box.H != node.Size.H:
			return lost(Node, i)
		case node.Group != graph.None && !d.Groups[node.Group].Encloses(box):
			return &PartError{Node, i, "put %s outside its group"}
		}
		for _, other := range d.Nodes[:i] {
			if other.Overlaps(box) {
				return &PartError{Node, i, "put %s over another one"}
			}
		}
		for k, group := range d.Groups {
			if group.Overlaps(box) && !isWithin(g, node.Group, k) {
				return &PartError{Node, i, "put %s into a foreign group"}
			}
		}
	}
	return nil
}

// isWithin reports whether inner is the group outer or lies in it, however deep.
func isWithin(g *graph.Graph, inner, outer int) bool {
	for inner != graph.None && inner != outer {
		inner = g.Groups[inner].Parent
	}
	return inner == outer
}

func isFinite(values ...float64) bool {
	for _, v := range values {
		if math.IsNaN(v) || math.IsInf(v, 0) {
			return false
		}
	}
	return true
}
