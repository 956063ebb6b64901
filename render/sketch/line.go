package sketch

import (
	"slices"
	"strings"

	"casebook/render/geom"
	"casebook/render/scene"
)

// Line is a line of words: what stands side by side.
type Line struct {
	Lead  string // words before, in bold, such as the number of a step
	Words string
	Font  scene.Font
	Paint scene.Paint
}

// Lines returns texts as lines. What stands beside a number belongs to it.
func Lines(texts []*scene.Text) []Line {
	var lines []Line
	lead := ""
	for i, t := range texts {
		if t.Font.Bold && i+1 < len(texts) && beside(t, texts[i+1]) {
			lead = strings.TrimSpace(lead + " " + t.S)
			continue
		}
		lines = append(lines, Line{lead, t.S, t.Font, t.Paint})
		lead = ""
	}
	return lines
}

// beside reports whether a text stands to the right of another.
func beside(a, b *scene.Text) bool {
	return scene.Extent([]scene.Item{b}).X >= scene.Extent([]scene.Item{a}).Right()
}

// Plainest returns the first text that is not bold, or else the first.
func Plainest(texts []*scene.Text) *scene.Text {
	for _, t := range texts {
		if !t.Font.Bold {
			return t
		}
	}
	return texts[0]
}

// OnLine reports whether the words of an arrow stand on its line, and not beside it.
func (a *Arrow) OnLine() bool {
	b := WordsBox(a.Words)
	_, at := Along(a.Points, b.Center())
	return b.Grow(-min(b.W, b.H) / 4).Contains(at)
}

// WordsBox returns the box around texts.
func WordsBox(texts []*scene.Text) geom.Box {
	items := make([]scene.Item, len(texts))
	for i, t := range texts {
		items[i] = t
	}
	return scene.Extent(items)
}

// Along returns where on a way a point is nearest to it, as a share of its length, and that point.
func Along(way []geom.Point, p geom.Point) (share float64, at geom.Point) {
	total, best, walked := Length(way), -1.0, 0.0
	at = way[0]
	for i := 1; i < len(way); i++ {
		a, b := way[i-1], way[i]
		length := a.Dist(b)
		d := 0.0
		if length > 0 {
			d = (float64((p.X-a.X)*(b.X-a.X)) + float64((p.Y-a.Y)*(b.Y-a.Y))) / length
			d = min(max(d, 0), length)
		}
		if q := a.Toward(b, d); best < 0 || q.Dist(p) < best {
			best, at, share = q.Dist(p), q, walked+d
		}
		walked += length
	}
	if total > 0 {
		share /= total
	}
	return share, at
}

// Through returns a way with the same course that has a point in its middle, with as many points before it
// as after it.
func Through(way []geom.Point, middle geom.Point) []geom.Point {
	share, at := Along(way, middle)
	total, walked, cut := Length(way), 0.0, 1
	for ; cut < len(way)-1; cut++ {
		if walked += way[cut-1].Dist(way[cut]); walked >= float64(share*total) {
			break
		}
	}
	before, after := slices.Clone(way[:cut]), slices.Clone(way[cut:])
	for n := len(after) - len(before); n > 0; n-- {
		before = append(before, between(before[len(before)-1], at))
	}
	for n := len(before) - len(after); n > 0; n-- {
		after = slices.Insert(after, 0, between(at, after[0]))
	}
	return append(append(before, at), after...)
}

// between returns the middle of two points.
func between(a, b geom.Point) geom.Point { return geom.Point{X: (a.X + b.X) / 2, Y: (a.Y + b.Y) / 2} }

// Length returns how long a way is.
func Length(way []geom.Point) float64 {
	total := 0.0
	for i := 1; i < len(way); i++ {
		total += way[i-1].Dist(way[i])
	}
	return total
}
