package view

import (
	"cmp"
	"slices"

	"casebook/render/geom"
	"casebook/render/scene"
	"casebook/render/text"
)

// Room around the label of an upright line, in pixels.
const (
	signGap   = 5.0 // from its line to it
	signApart = 8.0 // from its end to what comes next
)

// sign is an upright line across a waterfall, with a label over it: a percentile of the whole, or an
// objective.
type sign struct {
	words     string
	seconds   float64
	paint     scene.Paint
	objective bool
	data      []scene.Attr
	x         float64 // from the beginning of the axis
	tier      int     // row of its label, from 0 next to the axis upwards
}

// makeSigns returns the signs that are on the axis, from left to right.
func (c *chart) makeSigns() []sign {
	var signs []sign
	for _, p := range c.percentiles() {
		if p.figure.Known() && c.axis.holds(p.figure.Value.Value) {
			signs = append(signs, sign{
				words: p.name + " " + span(p.figure.Value), seconds: p.figure.Value.Value, paint: scene.Ink,
				data: append([]scene.Attr{{Name: "measure", Value: p.name}}, fact("seconds", *p.figure)...),
			})
		}
	}
	for _, t := range c.targets {
		if c.axis.holds(t.value.Value) {
			signs = append(signs, sign{
				words: t.words(), seconds: t.value.Value, paint: t.paint(), objective: true,
				data: []scene.Attr{{Name: "objective", Value: t.measure}, {Name: "seconds", Value: number(t.value.Value)}},
			})
		}
	}
	slices.SortStableFunc(signs, func(a, b sign) int { return cmp.Compare(a.seconds, b.seconds) })
	for i := range signs {
		signs[i].x = c.axis.at(signs[i].seconds) - c.axis.x
	}
	return signs
}

// tiersOf gives the labels of signs rows in which none is on another or crossed by a line, and returns how
// many rows those are. A label stands right of its line, so it has to be above all that begin there.
func tiersOf(signs []sign) int {
	tiers := 0
	for i := len(signs) - 1; i >= 0; i-- {
		s := &signs[i]
		end := s.x + signGap + text.Width(s.words, fallMarkFont) + signApart
		for _, o := range signs[i+1:] {
			if o.x < end {
				s.tier = max(s.tier, o.tier+1)
			}
		}
		tiers = max(tiers, s.tier+1)
	}
	return tiers
}

func (s *sign) style() scene.Style {
	if s.objective {
		return scene.Style{Stroke: s.paint, Width: 2, Dash: scene.Dashed}
	}
	return scene.Style{Stroke: s.paint, Width: 1}
}

// draw returns the sign with its label.
func (s *sign) draw(c *chart) scene.Item {
	x := c.axis.x + s.x
	y := c.rows - fallHead - float64(float64(s.tier)*fallTier)
	return &scene.Group{Class: "sign", Data: s.data, Title: s.words, Items: []scene.Item{
		upright(x, y-fallTier+4, c.bottom, s.style()),
		line1(s.words, geom.Point{X: x + signGap, Y: y - 4}, fallMarkFont, s.paint),
	}}
}
