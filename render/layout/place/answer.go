package place

import (
	"encoding/json"
	"fmt"
	"math"
	"strconv"
	"strings"

	"casebook/render/geom"
	"casebook/render/layout/graph"
)

// answer is what we read of the engine's "json0" format. Positions are in points, with y growing
// upwards.
type answer struct {
	Objects []struct {
		Name string `json:"name"`
		Pos  string `json:"pos"` // of a node: its centre
		BB   string `json:"bb"`  // of a cluster: lower left and upper right corner
	} `json:"objects"`
	Edges []struct {
		ID  string `json:"id"`
		Pos string `json:"pos"` // control points of a chain of Bézier curves
		LP  string `json:"lp"`  // the centre of the label
	} `json:"edges"`
}

// drawing returns where the engine's answer puts the parts of g, with y growing downwards.
func drawing(text []byte, g *graph.Graph) (*graph.Drawing, error) {
	var a answer
	if err := json.Unmarshal(text, &a); err != nil {
		return nil, &CrashError{Detail: "its answer makes no sense", Err: err}
	}
	d := &graph.Drawing{
		Groups: make([]geom.Box, len(g.Groups)),
		Nodes:  make([]geom.Box, len(g.Nodes)),
		Edges:  make([]graph.Line, len(g.Edges)),
	}
	for _, object := range a.Objects {
		if i, ok := index(object.Name, "n", len(g.Nodes)); ok {
			at, err := numbers(object.Pos, 2)
			if err != nil {
				return nil, misplaced(Node, i, err)
			}
			d.Nodes[i] = nodeBox(at, g.Nodes[i].Size)
		} else if i, ok := index(object.Name, "cluster_g", len(g.Groups)); ok {
			bb, err := numbers(object.BB, 4)
			if err != nil {
				return nil, misplaced(Group, i, err)
			}
			d.Groups[i] = groupBox(bb)
		}
	}
	for _, edge := range a.Edges {
		i, ok := index(edge.ID, "e", len(g.Edges))
		if !ok || edge.Pos == "" {
			continue // finish finds out what is lost
		}
		if err := readLine(&d.Edges[i], edge.Pos, edge.LP, g.Edges[i].Label); err != nil {
			return nil, misplaced(Connection, i, err)
		}
	}
	return d, nil
}

// nodeBox returns the box of a node whose centre is at, on whole pixels.
func nodeBox(at []float64, size geom.Size) geom.Box {
	box := geom.BoxAround(geom.Point{X: at[0], Y: -at[1]}, size)
	box.X, box.Y = math.Round(box.X), math.Round(box.Y)
	return box
}

// groupBox returns the box of a group that has these corners for the engine, on whole pixels.
func groupBox(bb []float64) geom.Box {
	left, top := math.Floor(bb[0]), math.Floor(-bb[3])
	box := geom.Box{X: left, Y: top, W: math.Ceil(bb[2]) - left, H: math.Ceil(-bb[1]) - top}
	return box.Grow(-groupInset)
}

// readLine reads the line of an edge and the place of its label. The engine gives no place to a
// label that it was not told of. To one of several edges between two nodes it may give several
// lines, with semicolons between; each is a whole one, and the first will do.
func readLine(line *graph.Line, pos, lp string, label geom.Size) error {
	var controls []geom.Point
	pos, _, _ = strings.Cut(pos, ";")
	for field := range strings.FieldsSeq(pos) {
		point, err := numbers(field, 2)
		if err != nil {
			return err
		}
		controls = append(controls, geom.Point{X: point[0], Y: -point[1]})
	}
	points, err := corners(controls)
	if err != nil {
		return err
	}
	line.Points = points
	if lp == "" || label.Empty() {
		return nil
	}
	at, err := numbers(lp, 2)
	if err != nil {
		return err
	}
	line.Label = geom.BoxAround(geom.Point{X: at[0], Y: -at[1]}, label)
	return nil
}

// misplaced returns the error for a part whose place cannot be read.
func misplaced(part Part, index int, err error) error {
	return &CrashError{Detail: fmt.Sprintf("it gave no place to %s %d", part, index), Err: err}
}

// index returns the number after prefix in name, and whether it is that of one of count parts.
func index(name, prefix string, count int) (int, bool) {
	digits, ok := strings.CutPrefix(name, prefix)
	if !ok {
		return 0, false
	}
	i, err := strconv.Atoi(digits)
	return i, err == nil && 0 <= i && i < count
}

// farthest bounds what a coordinate may be, in pixels.
const farthest = 1e6

// numbers returns the count numbers of a list with commas.
func numbers(list string, count int) ([]float64, error) {
	fields := strings.Split(list, ",")
	if len(fields) != count {
		return nil, fmt.Errorf("%q does not hold %d numbers", list, count)
	}
	values := make([]float64, count)
	for i, field := range fields {
		value, err := strconv.ParseFloat(field, 64)
		if err != nil {
			return nil, err
		}
		if !(math.Abs(value) <= farthest) { // which is true of NaN, too
			return nil, fmt.Errorf("%q is out of range", field)
		}
		values[i] = value
	}
	return values, nil
}
