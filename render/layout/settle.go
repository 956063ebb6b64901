package layout

import (
	"math"
	"slices"

	"casebook/render/geom"
	"casebook/render/layout/graph"
)

const (
	settleStep  = 8.0  // pixels along a line from one place that is tried for its label to the next
	settleReach = 96.0 // pixels to either side that are tried
	labelGap    = 3.0  // pixels that stay free around a label
	tipRoom     = 18.0 // pixels of a line that stay in sight before its arrow head
	startRoom   = 8.0  // and at its beginning
	titleInset  = 30.0 // height of the strip at the top of a group that its title is in
)

// settle moves labels onto their own lines. The engine keeps room for a label beside its line, where
// it may be taken for another's; on the line it cannot. A label that would cover anything there
// stays where it is.
func settle(g *graph.Graph, d *graph.Drawing) {
	for i := range d.Edges {
		line := &d.Edges[i]
		if line.Label == (geom.Box{}) {
			continue
		}
		if box, ok := onLine(g, d, i); ok {
			line.Label = box
		}
	}
	d.Fit()
}

// onLine returns the place for the label of edge i on its line that is nearest to where it is now,
// if there is one that covers nothing.
func onLine(g *graph.Graph, d *graph.Drawing, i int) (geom.Box, bool) {
	line := d.Edges[i]
	size := geom.Size{W: line.Label.W, H: line.Label.H}
	at, length := nearestOn(line.Points, line.Label.Center())
	var bent geom.Box // the nearest free place over a corner: taken where there is no other
	for off := 0.0; off <= settleReach; off += settleStep {
		for _, stop := range []float64{at + off, at - off} {
			if stop < startRoom || stop > length-tipRoom {
				continue
			}
			box := geom.BoxAround(along(line.Points, stop/length), size)
			if !isFree(g, d, i, box) {
				continue
			}
			if !slices.ContainsFunc(line.Points, box.Contains) {
				return box, true
			}
			if bent == (geom.Box{}) {
				bent = box
			}
		}
	}
	return bent, bent != geom.Box{}
}

// nearestOn returns how far along a line the point nearest to p is, and how long the line is.
func nearestOn(line []geom.Point, p geom.Point) (at, length float64) {
	least := math.Inf(1)
	for i := 1; i < len(line); i++ {
		a, b := line[i-1], line[i]
		piece := a.Dist(b)
		if piece == 0 {
			continue
		}
		t := (float64((p.X-a.X)*(b.X-a.X)) + float64((p.Y-a.Y)*(b.Y-a.Y))) / (piece * piece)
		t = max(0, min(1, t))
		if dist := p.Dist(a.Toward(b, float64(t*piece))); dist < least {
			least, at = dist, length+float64(t*piece)
		}
		length += piece
	}
	return at, length
}

// isFree reports whether a label of edge i may be at box: over no node, label, title or foreign
// line, on no border of a group, and clear of its own line's ends.
func isFree(g *graph.Graph, d *graph.Drawing, i int, box geom.Box) bool {
	around := box.Grow(labelGap)
	points := d.Edges[i].Points
	tip := points[len(points)-1]
	if around.Contains(points[0]) || around.Contains(tip) || around.Contains(tip.Toward(points[len(points)-2], tipRoom)) {
		return false
	}
	for _, node := range d.Nodes {
		if around.Overlaps(node) {
			return false
		}
	}
	for k, group := range d.Groups {
		title := geom.Box{X: group.X, Y: group.Y, W: g.Groups[k].Title.W + 2*labelGap, H: titleInset}
		if around.Overlaps(title) || around.Overlaps(group) && !group.Encloses(around) {
			return false
		}
	}
	for k, other := range d.Edges {
		if k != i && (around.Overlaps(other.Label) || runsThrough(other.Points, around)) {
			return false
		}
	}
	return true
}
