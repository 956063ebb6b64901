package view

import (
	"math"
	"strconv"

	"casebook/render/geom"
	"casebook/render/scene"
)

const (
	axisWidth = 560.0 // of a time axis, in pixels
	axisTicks = 7     // that it has at most, besides the first
)

var tickFont = scene.Font{Size: 10.5}

// timeUnits are the units of ticks, from the largest, in seconds. An axis has the first of which it is
// so many long.
var timeUnits = []struct {
	name          string
	seconds, from float64
}{{"y", 365 * 86400, 2}, {"d", 86400, 2}, {"h", 3600, 2}, {"min", 60, 2}, {"s", 1, 1}, {"ms", 1e-3, 1}, {"µs", 1e-6, 1}, {"ns", 1e-9, 0}}

// axis is a scale of time from 0 on, from left to right.
type axis struct {
	x    float64 // of 0
	end  float64 // seconds at its right end
	unit string
	size float64 // of the unit, in seconds
	step float64 // from one tick to the next, in units
}

// newAxis returns an axis that holds so many seconds, and ends with a tick.
func newAxis(longest float64) axis {
	a := axis{}
	for _, u := range timeUnits {
		a.unit, a.size = u.name, u.seconds
		if longest >= float64(u.from*u.seconds) {
			break
		}
	}
	a.step = roundStep(longest / a.size / axisTicks)
	a.end = math.Max(1, math.Ceil(float64(longest/a.size/a.step)-1e-9)) * a.step * a.size
	return a
}

// roundStep returns the least of 1, 2 and 5 times a power of ten that is not below v.
func roundStep(v float64) float64 {
	if !(v > 0) {
		return 1
	}
	power := math.Pow(10, math.Floor(math.Log10(v)))
	for _, m := range []float64{1, 2, 5} {
		if step := float64(m * power); step >= v*(1-1e-9) {
			return step
		}
	}
	return 10 * power
}

// at returns where a time is.
func (a *axis) at(seconds float64) float64 {
	return a.x + float64(axisWidth*math.Min(1, math.Max(0, seconds/a.end)))
}

// holds reports whether a time is on the axis.
func (a *axis) holds(seconds float64) bool { return seconds <= a.end*(1+1e-9) }

// draw returns the axis: its ticks, from a height down, with their times below.
func (a *axis) draw(top, bottom float64) scene.Item {
	g := &scene.Group{Class: "axis", Title: "Time since the beginning"}
	for i := 0; ; i++ {
		t := float64(float64(i)*a.step) * a.size
		if !a.holds(t) {
			return g
		}
		words := plain(roundTo(float64(float64(i)*a.step), 6))
		if i == 0 || !a.holds(t+float64(a.step*a.size)) {
			words += " " + a.unit
		}
		g.Items = append(g.Items, &scene.Group{
			Class: "tick", Data: []scene.Attr{{Name: "seconds", Value: strconv.FormatFloat(roundTo(t, 6), 'g', -1, 64)}},
			Items: []scene.Item{
				upright(a.at(t), top, bottom, scene.Style{Stroke: scene.FadedLine, Width: 1}),
				centred(words, geom.Point{X: a.at(t), Y: bottom + 14}, tickFont, scene.Muted),
			},
		})
	}
}
