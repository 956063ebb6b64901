package pptx

import (
	"math"

	"casebook/render/geom"
)

// route is the geometry of a connector: one of PowerPoint's, turned and mirrored, which bends where the
// picture does.
type route struct {
	preset       string
	box          geom.Box  // before it is turned
	turned       bool      // by a right angle, clockwise
	flipH, flipV bool      // before it is turned
	bends        []float64 // places of the inner pieces, as parts of the width and the height in turn
}

// mostPieces is how many pieces a connector has at most.
const mostPieces = 5

// routeOf returns the connector that follows points. A way with more corners than any connector has is
// followed without its least jogs; one that does not run along rows and columns becomes one curve.
func routeOf(points []geom.Point) route {
	points = reduce(corners(points))
	if len(points) == 2 {
		return straightRoute(points[0], points[1])
	}
	if len(points) > mostPieces+1 || !upright(points) {
		return curve(points[0], points[len(points)-1])
	}
	return elbow(points)
}

// still is how far off a row or a column counts as being on it, in points.
const still = .05

// corners returns points without those that lie on the way from one to the next.
func corners(points []geom.Point) []geom.Point {
	kept := points[:1:1]
	for i := 1; i < len(points)-1; i++ {
		a, b, c := kept[len(kept)-1], points[i], points[i+1]
		across := float64((b.X-a.X)*(c.Y-a.Y)) - float64((b.Y-a.Y)*(c.X-a.X))
		if math.Abs(across) > still*a.Dist(c) || a.Dist(c) < still {
			kept = append(kept, b)
		}
	}
	return append(kept, points[len(points)-1])
}

// upright reports whether a way runs along rows and columns in turn.
func upright(points []geom.Point) bool {
	level := isLevel(points[0], points[1])
	for i := 1; i < len(points); i++ {
		a, b := points[i-1], points[i]
		if l := isLevel(a, b); l != level || !l && math.Abs(a.X-b.X) > still {
			return false
		}
		level = !level
	}
	return true
}

func isLevel(a, b geom.Point) bool { return math.Abs(a.Y-b.Y) <= still }

// reduce takes the shortest jogs out of an upright way until a connector can follow it.
func reduce(points []geom.Point) []geom.Point {
	for range len(points) {
		if len(points) <= mostPieces+1 || !upright(points) {
			break
		}
		least := 0
		for i := 2; i < len(points)-3; i++ { // pieces whose both neighbours may move
			if i == 2 && points[1].Add(points[3].Sub(points[2])).Dist(points[0]) <= still {
				continue // nothing would be left of the piece that leaves
			}
			if least == 0 || points[i].Dist(points[i+1]) < points[least].Dist(points[least+1]) {
				least = i
			}
		}
		if least == 0 {
			break
		}
		points = corners(unjog(points, least))
	}
	return points
}

// unjog returns points without the piece from i on, whose neighbour before moves on to that after.
func unjog(points []geom.Point, i int) []geom.Point {
	by := points[i+1].Sub(points[i])
	moved := append([]geom.Point(nil), points[:i]...)
	moved[i-1] = moved[i-1].Add(by)
	return append(moved, points[i+1:]...)
}

func straightRoute(from, to geom.Point) route {
	return route{preset: "straightConnector1", box: spanned(from, to), flipH: from.X > to.X, flipV: from.Y > to.Y}
}

// curve returns a curve that leaves and arrives along the longer of the two ways between its ends.
func curve(from, to geom.Point) route {
	d := to.Sub(from)
	r := directed(from, to, math.Abs(d.X) >= math.Abs(d.Y))
	r.preset = "curvedConnector3"
	r.bends = []float64{.5}
	return r
}

// elbow returns the connector along an upright way of up to so many pieces as there can be.
func elbow(points []geom.Point) route {
	from, to := points[0], points[len(points)-1]
	r := directed(from, to, isLevel(points[0], points[1]))
	r.preset = "bentConnector" + itoa(len(points)-1)
	for i := 1; i < len(points)-2; i++ {
		along, across := r.local(points[i+1].Sub(from))
		if i%2 == 1 {
			r.bends = append(r.bends, along/r.box.W)
		} else {
			r.bends = append(r.bends, across/r.box.H)
		}
	}
	return r
}

// thinnest is the least extent of a connector with bends, which are told in parts of it, in points.
const thinnest = .1

// directed returns the frame of a connector that leaves along a row, or else along a column: its box
// stands as if it were not turned, and all that is mirrored makes its end lie to the lower right.
func directed(from, to geom.Point, level bool) route {
	d := to.Sub(from)
	r := route{turned: !level, flipH: d.X < 0, flipV: d.Y < 0}
	size := geom.Size{W: math.Abs(d.X), H: math.Abs(d.Y)}
	if r.turned {
		size.W, size.H = size.H, size.W
		r.flipH, r.flipV = d.Y < 0, d.X > 0
	}
	size = geom.Size{W: math.Max(size.W, thinnest), H: math.Max(size.H, thinnest)}
	r.box = geom.BoxAround(geom.Point{X: (from.X + to.X) / 2, Y: (from.Y + to.Y) / 2}, size)
	return r
}

// local returns a way from the beginning of a connector in its own directions: along that in which it
// leaves, and across.
func (r *route) local(d geom.Point) (along, across float64) {
	along, across = d.X, d.Y
	if r.turned {
		along, across = d.Y, -d.X
	}
	if r.flipH {
		along = -along
	}
	if r.flipV {
		across = -across
	}
	return along, across
}

// spanned returns the box between two points.
func spanned(a, b geom.Point) geom.Box {
	x, y := math.Min(a.X, b.X), math.Min(a.Y, b.Y)
	return geom.Box{X: x, Y: y, W: math.Abs(a.X - b.X), H: math.Abs(a.Y - b.Y)}
}

// write writes the geometry.
func (r route) write(b *markup) {
	b.raw("<a:xfrm")
	if r.turned {
		b.raw(` rot="5400000"`)
	}
	if r.flipH {
		b.raw(` flipH="1"`)
	}
	if r.flipV {
		b.raw(` flipV="1"`)
	}
	b.raw(">")
	b.place("a:off", "a:ext", r.box)
	b.raw(`</a:xfrm><a:prstGeom prst="`, r.preset, `"><a:avLst>`)
	for i, v := range r.bends {
		b.raw(`<a:gd name="adj`, itoa(i+1), `" fmla="val `, itoa(thousandths(v)), `"/>`)
	}
	b.raw(`</a:avLst></a:prstGeom>`)
}
