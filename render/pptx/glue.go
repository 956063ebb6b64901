package pptx

import (
	"math"

	"casebook/render/geom"
)

// How far from a shape an arrow may end and still hold on to it, in pixels: far where it says which shape
// it means, for the arrows of sequences end beside the lifelines.
const (
	nearNamed = 16.0
	nearAny   = 2.0
)

// glue has arrows hold on to the shapes at which they end: in the middle of the side at which they do,
// though they are drawn where the picture has them. They stay there until somebody moves what they
// hold on to. Other sites would be nearer to the picture, but not all programs know them.
func (c *picture) glue() {
	for _, a := range c.arrows {
		if len(a.points) < 2 {
			continue
		}
		a.start = c.hold(a.points[0], a.from)
		a.end = c.hold(a.points[len(a.points)-1], a.to)
	}
}

// hold returns the site at a point of the nearest shape of an owner, or of any if there is none named.
func (c *picture) hold(at geom.Point, owner string) hold {
	most := nearAny * c.scale
	if owner != "" {
		most = nearNamed * c.scale
	}
	var nearest *shape
	for _, s := range c.ends {
		if owner != "" && s.owner != owner {
			continue
		}
		if d := distance(at, s.box); d <= most && (nearest == nil || d < distance(at, nearest.box)) {
			nearest = s
		}
	}
	if nearest == nil {
		return hold{}
	}
	if nearest.form == straightForm { // a lifeline, which has an end of many arrows wherever one is
		return hold{nearest, nearest.siteAt(at)}
	}
	return hold{nearest, int(sideOf(nearest.box, at))}
}

// distance returns how far a point lies outside a box.
func distance(p geom.Point, b geom.Box) float64 {
	return math.Hypot(math.Max(0, math.Max(b.X-p.X, p.X-b.Right())), math.Max(0, math.Max(b.Y-p.Y, p.Y-b.Bottom())))
}

// sameSite is how near to each other two ends of arrows have one site, in points.
const sameSite = .25

// siteAt returns the number of the site of a shape at a point, which is made if there is none.
func (s *shape) siteAt(at geom.Point) int {
	main := middles(s.box)
	for i, known := range append(main[:], s.sites...) {
		if known.at.Dist(at) <= sameSite {
			return i
		}
	}
	s.sites = append(s.sites, site{at, sideOf(s.box, at)})
	return mainSites + len(s.sites) - 1
}

// sideOf returns the side of a box that a point is nearest to.
func sideOf(b geom.Box, p geom.Point) direction {
	side, least := top, math.Inf(1)
	for d, off := range map[direction]float64{
		top: p.Y - b.Y, left: p.X - b.X, bottom: b.Bottom() - p.Y, right: b.Right() - p.X,
	} {
		if off = math.Abs(off); off < least || off == least && d < side {
			side, least = d, off
		}
	}
	return side
}
