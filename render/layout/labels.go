package layout

import (
	"slices"

	"casebook/render/geom"
	"casebook/render/layout/graph"
)

// labelStops are the places along a line at which its label may be, as parts of its length, the
// best first.
var labelStops = []float64{0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.18, 0.82}

// placeLabels puts each label of g that has no place in d on its line: there where it covers least
// of nodes and of labels, and otherwise near the middle.
func placeLabels(g *graph.Graph, d *graph.Drawing) {
	var taken []geom.Box // by labels
	for _, line := range d.Edges {
		if line.Label != (geom.Box{}) {
			taken = append(taken, line.Label)
		}
	}
	for i, edge := range g.Edges {
		line := &d.Edges[i]
		if edge.Label.Empty() || line.Label != (geom.Box{}) {
			continue
		}
		line.Label = bestLabel(line.Points, edge.Label, slices.Concat(d.Nodes, taken))
		taken = append(taken, line.Label)
	}
	d.Fit()
}

// bestLabel returns the box of a label of that size on a line, where it covers least of obstacles.
func bestLabel(line []geom.Point, size geom.Size, obstacles []geom.Box) geom.Box {
	var best geom.Box
	least := -1.0
	for _, stop := range labelStops {
		box := geom.BoxAround(along(line, stop), size)
		covered := 0.0
		for _, obstacle := range obstacles {
			covered += sharedArea(box, obstacle)
		}
		if least < 0 || covered < least {
			best, least = box, covered
		}
		if least == 0 {
			break
		}
	}
	return best
}

// along returns the point of a line after that part of its length, from 0 to 1.
func along(line []geom.Point, part float64) geom.Point {
	length := 0.0
	for i := 1; i < len(line); i++ {
		length += line[i-1].Dist(line[i])
	}
	left := part * length
	for i := 1; i < len(line); i++ {
		piece := line[i-1].Dist(line[i])
		if left <= piece {
			return line[i-1].Toward(line[i], left)
		}
		left -= piece
	}
	return line[len(line)-1]
}

// sharedArea returns the area that two boxes share.
func sharedArea(a, b geom.Box) float64 {
	if !a.Overlaps(b) {
		return 0
	}
	return (min(a.Right(), b.Right()) - max(a.X, b.X)) * (min(a.Bottom(), b.Bottom()) - max(a.Y, b.Y))
}
