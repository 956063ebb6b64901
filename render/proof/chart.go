package proof

import (
	"fmt"
	"math"
	"strconv"

	"casebook/render/geom"
)

// newMeter makes a meter of what is drawn in its group: the whole of it, and then what is used.
func newMeter(part Part, of string, shapes []shape) Meter {
	m := Meter{Part: part, Of: of, Whole: shapes[0].outline.Box}
	if _, m.Known = part.Data["utilisation"]; m.Known && len(shapes) > 1 {
		m.Used = shapes[1].outline.Box
	}
	return m
}

// newMark makes a mark of an upright line.
func newMark(part Part, s shape) (Mark, error) {
	seconds, ok := part.figure("seconds")
	if !ok {
		return Mark{}, fmt.Errorf("data-seconds is %q", part.Data["seconds"])
	}
	return Mark{Part: part, Seconds: seconds, X: s.way.bounds.X, Line: s.way.line}, nil
}

// figure returns a figure that a part tells.
func (p *Part) figure(name string) (float64, bool) {
	v, err := strconv.ParseFloat(p.Data[name], 64)
	return v, err == nil && !math.IsInf(v, 0) && !math.IsNaN(v)
}

// rects returns the shapes that are no paths.
func rects(shapes []shape) []shape {
	var all []shape
	for _, s := range shapes {
		if !s.path {
			all = append(all, s)
		}
	}
	return all
}

// scale is a time axis: where it is, and how long.
type scale struct {
	x, width float64 // in pixels
	seconds  float64
}

// scale returns the axis that ticks make up; ok is false if there is none.
func (p *Picture) scale() (s scale, ok bool) {
	n := len(p.Ticks)
	if n < 2 {
		return scale{}, false
	}
	first, last := p.Ticks[0], p.Ticks[n-1]
	s = scale{x: first.X, width: last.X - first.X, seconds: last.Seconds}
	return s, first.Seconds == 0 && s.width > 0 && s.seconds > 0
}

// at returns where a time is; what is beyond the axis is at its end.
func (s scale) at(seconds float64) float64 {
	return s.x + s.width*min(1, seconds/s.seconds)
}

// bar returns from where to where a bar goes.
func (s scale) bar(start, length float64) geom.Box {
	left := s.at(start)
	return geom.Box{X: left, W: s.at(start+length) - left}
}
