package graph

import (
	"encoding/binary"
	"errors"
	"math"

	"casebook/render/geom"
)

// A drawing is kept as a list of varints: coordinates in hundredths of pixels, without what the
// graph says itself (the sizes of nodes and labels). CodecVersion belongs to the key it is kept
// under.
const (
	CodecVersion = "1"
	Grain        = 100  // the finest difference between coordinates: how many there are in a pixel
	maxPoints    = 4096 // of one line
	farthest     = 1e6  // bounds what a coordinate may be, in pixels
)

var errEntry = errors.New("no drawing of this graph")

// Encode returns d, whose coordinates are on the grain, in few bytes.
func Encode(d *Drawing) []byte {
	var out []byte
	put := func(values ...float64) {
		for _, v := range values {
			out = binary.AppendVarint(out, int64(math.Round(v*Grain)))
		}
	}
	put(d.Size.W, d.Size.H)
	for _, box := range d.Groups {
		put(box.X, box.Y, box.W, box.H)
	}
	for _, box := range d.Nodes {
		put(box.X, box.Y)
	}
	for _, line := range d.Edges {
		out = binary.AppendUvarint(out, uint64(len(line.Points)))
		for _, p := range line.Points {
			put(p.X, p.Y)
		}
		if line.Label == (geom.Box{}) {
			out = append(out, 0)
			continue
		}
		out = append(out, 1)
		put(line.Label.X, line.Label.Y)
	}
	return out
}

// Decode returns the drawing of g that Encode made data from, and an error if it is none. It does
// not verify the drawing.
func Decode(data []byte, g *Graph) (*Drawing, error) {
	r := &reader{rest: data}
	d := &Drawing{
		Size:   geom.Size{W: r.length(), H: r.length()},
		Groups: make([]geom.Box, len(g.Groups)),
		Nodes:  make([]geom.Box, len(g.Nodes)),
		Edges:  make([]Line, len(g.Edges)),
	}
	for i := range d.Groups {
		d.Groups[i] = geom.Box{X: r.length(), Y: r.length(), W: r.length(), H: r.length()}
	}
	for i, node := range g.Nodes {
		d.Nodes[i] = geom.Box{X: r.length(), Y: r.length(), W: node.Size.W, H: node.Size.H}
	}
	for i, edge := range g.Edges {
		d.Edges[i].Points = r.points()
		if r.flag() {
			if edge.Label.Empty() {
				return nil, errEntry
			}
			d.Edges[i].Label = geom.Box{X: r.length(), Y: r.length(), W: edge.Label.W, H: edge.Label.H}
		}
	}
	if r.failed || len(r.rest) > 0 {
		return nil, errEntry
	}
	return d, nil
}

// reader reads what Encode wrote. Where that is not there, it fails and reads zeros from then on.
type reader struct {
	rest   []byte
	failed bool
}

func (r *reader) fail() { r.failed, r.rest = true, nil }

func (r *reader) length() float64 {
	v, n := binary.Varint(r.rest)
	if n <= 0 || v > farthest*Grain || v < -farthest*Grain {
		r.fail()
		return 0
	}
	r.rest = r.rest[n:]
	return float64(v) / Grain
}

func (r *reader) points() []geom.Point {
	count, n := binary.Uvarint(r.rest)
	if n <= 0 || count < 2 || count > maxPoints {
		r.fail()
		return nil
	}
	r.rest = r.rest[n:]
	points := make([]geom.Point, count)
	for i := range points {
		points[i] = geom.Point{X: r.length(), Y: r.length()}
	}
	return points
}

func (r *reader) flag() bool {
	if len(r.rest) == 0 || r.rest[0] > 1 {
		r.fail()
		return false
	}
	set := r.rest[0] == 1
	r.rest = r.rest[1:]
	return set
}
