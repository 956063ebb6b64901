package view

import (
	"context"
	"slices"
	"strings"

	"casebook/model"
	"casebook/render/scene"
)

// DrawSteps makes the pictures of the view of a flow, one for each of its steps: what led there is in
// its own colours, the step stands out, and the rest is faded. Everything keeps its place, its id and
// its size from one to the next. Of other views, and of flows of nothing but notes, it makes the one
// picture that Draw makes.
func (v *Set) DrawSteps(ctx context.Context, name string, l Layouter) ([]*scene.Scene, []string, error) {
	i, ok := v.flows[name]
	var hops []model.NumberedHop
	if ok {
		hops = v.study.Hops(&v.study.Architecture.Flows[i])
	}
	if len(hops) == 0 {
		s, notes, err := v.Draw(ctx, name, l)
		return []*scene.Scene{s}, notes, err
	}
	base := v.components()
	whole, drawing, notes, err := flowGraph(base, v.study, i).labelOn(ctx, v.placed.by(l), base.graph())
	if err != nil {
		return nil, notes, err
	}
	var steps []*scene.Scene
	for k := range hops {
		steps = append(steps, whole.upTo(v.study, hops[:k+1]).compose(drawing))
	}
	return steps, notes, nil
}

// upTo returns the diagram of a flow when it has come as far as the last of some of its hops.
func (d *diagram) upTo(s *model.Study, hops []model.NumberedHop) *diagram {
	last := hops[len(hops)-1]
	reached := map[string]bool{}
	for _, h := range hops {
		reached[h.Number] = true
	}
	c := d.clone()
	c.desc = strings.TrimSpace(stepsDesc(s, []model.NumberedHop{last}))
	on := make([]bool, len(c.cards))
	for i := range c.links {
		l := &c.links[i]
		come := slices.ContainsFunc(hops, func(h model.NumberedHop) bool { return h.Connection == i })
		l.step, l.faded = i == last.Connection, !come
		l.label = l.label.reached(reached)
		if come {
			on[l.from], on[l.to] = true, true
		}
	}
	for i := range c.cards {
		c.cards[i].faded = !on[i]
	}
	return c
}

// reached returns the rows of a label on which there is a step that was reached, with the numbers of
// those that were.
func (l label) reached(numbers map[string]bool) label {
	var kept label
	for _, r := range l {
		var on []string
		for _, n := range strings.Split(r.badge, ", ") {
			if numbers[n] {
				on = append(on, n)
			}
		}
		if len(on) > 0 {
			r.badge = strings.Join(on, ", ")
			kept = append(kept, r)
		}
	}
	return kept
}
