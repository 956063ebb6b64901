package proof

import (
	"cmp"
	"math"

	"casebook/render/geom"
)

const offScale = 1.5 // pixels that a bar may be off: figures are told with four digits, and no bar is thinner than one

// meters checks that meters show their figures, and are on their components and under no text.
func (r *proofreader) meters() {
	for _, m := range r.picture.Meters {
		if m.Known {
			use, ok := m.figure("utilisation")
			if !ok || math.Abs(m.Used.W-m.Whole.W*min(1, max(0, use))) > offScale || math.Abs(m.Used.X-m.Whole.X) > hair {
				r.note(MeterWrong, m.Whole.Center(), m.Of)
			}
		}
		for _, c := range r.picture.Components {
			if c.ID != m.Of {
				continue
			}
			if !c.holds(m.Whole, padding) {
				r.note(MeterOutside, m.Whole.Center(), m.Of)
			}
			for _, t := range m.Texts {
				if !c.holds(t.Box, padding) {
					r.noteText(TextOutside, t.Box.Center(), t.S, m.Of)
				}
			}
			r.overBars(c.Texts, m.Of, m.Whole)
		}
		r.overBars(m.Texts, m.Of, m.Whole)
	}
}

// overBars checks that texts are not over bars.
func (r *proofreader) overBars(texts []Text, of string, bars ...geom.Box) {
	for _, t := range texts {
		for _, b := range bars {
			if meet(t.Box, b, hair) {
				r.noteText(TextOverBar, middle(t.Box, b), t.S, t.Part, of)
			}
		}
	}
}

// waterfall checks that ticks, bars and upright lines are where the axis has their figures, and that the
// lines run through no label.
func (r *proofreader) waterfall() {
	p := r.picture
	s, ok := p.scale()
	if !ok {
		for i := range p.Steps {
			r.note(OffScale, geom.Point{}, p.Steps[i].ID)
		}
		return
	}
	for _, m := range append(p.Ticks[:len(p.Ticks):len(p.Ticks)], p.Marks...) {
		if math.Abs(s.at(m.Seconds)-m.X) > offScale {
			r.note(OffScale, bounds(m.Line).Center(), cmp.Or(m.Title, "a tick"))
		}
	}
	for i := range p.Steps {
		r.step(&p.Steps[i], s)
	}
	for _, m := range p.Marks {
		for _, t := range p.Texts {
			if at, ok := runs(m.Line, t.Box.Grow(-hair)); ok && t.Class != "step" { // which are on top
				r.noteText(TextStruck, at, t.S, t.Part, m.Title)
			}
		}
	}
}

// step checks the bars of a step, and that no text of the chart is over them.
func (r *proofreader) step(st *Step, s scale) {
	start, known := st.figure("start")
	for i, name := range []string{"mean", "p99"} {
		length, ok := st.figure(name)
		if !known || !ok || i >= len(st.Bars) {
			return
		}
		want := s.bar(start, length)
		if b := st.Bars[i]; math.Abs(b.X-want.X) > offScale || math.Abs(b.Right()-want.Right()) > offScale {
			r.note(OffScale, b.Center(), st.ID)
		}
		for k := range r.picture.Steps {
			r.overBars(r.picture.Steps[k].Texts, st.ID, st.Bars[i])
		}
	}
}
