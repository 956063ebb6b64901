package review

import (
	"slices"

	"casebook/model"
	"casebook/model/analyze"
)

var spofWithoutScenario = &Rule{
	ID:       "DOC-007",
	Name:     "spof-without-scenario",
	Severity: Warn,
	Finds:    "A single failure stops a flow that is critical or has an objective, and no failure of the study says what happens then: of a zone, of a provider, or of a component that works only with all of its replicas.",
	Why:      "It will fail. What was not thought through in daylight is thought through at three in the morning.",
	Source:   "ATAM: Method for Architecture Evaluation, on scenarios",
	Fix:      "Write a failure with what people notice, what keeps it small, and how long it may last; or take away the single point.",

	check: func(s *subject, c *collector) {
		for i := range s.figures.Availability {
			f := &s.figures.Availability[i]
			if f.Then || f.Flow.Critical != model.Yes && !s.promised(f.Flow.ID) {
				continue
			}
			for k := range f.Cuts {
				if cut := &f.Cuts[k]; len(cut.Elements) == 1 {
					s.thoughtOf(c, f.Flow, &cut.Elements[0])
				}
			}
		}
	},
}

// promised reports whether an objective is on a flow.
func (s *subject) promised(flow string) bool {
	return slices.ContainsFunc(s.Constraints.Objectives, func(o model.Objective) bool { return o.Flow == flow })
}

// thoughtOf finds that no failure is about an element that stops a flow by itself.
func (s *subject) thoughtOf(c *collector, f *model.Flow, e *analyze.Element) {
	pos, in := model.Pos{}, e.ID
	switch k, z := s.component(e.ID), s.Zone(e.ID); {
	case z != nil:
		pos = z.Pos
	case k == nil: // a zone without a name
		return
	case e.Kind != "provider" && k.Replicas.Known() && k.Replicas.Count.Value > max(1, k.Replicas.Need.Value):
		return // it takes more than one failure
	default:
		pos, in = k.Pos, k.In
		if s.imagined(k.ID) {
			return
		}
		if e.Kind != "provider" && !k.Replicas.Known() {
			c.unknown([]string{k.ID + ".replicas"}, k.ID)
			return
		}
	}
	for _, z := range s.ZonePath(in) {
		if s.imagined(z.ID) {
			return
		}
	}
	c.find(pos, f.ID+" stops when "+e.ID+" fails, and no failure says what happens then.", e.ID)
}

// imagined reports whether a failure of the study takes a component or zone down.
func (s *subject) imagined(id string) bool {
	return slices.ContainsFunc(s.Architecture.Failures, func(f model.Failure) bool { return slices.Contains(f.Fail, id) })
}
