package review

import (
	"slices"

	"casebook/model"
	"casebook/model/analyze"
	"casebook/model/quantity"
)

// This file finds what stops a flow all by itself: minimal cut sets of one element.

// loss is what a flow loses with one element alone.
type loss struct {
	*analyze.FlowAvailability
	share quantity.Quantity // of its arrivals
}

// stops reports whether nothing of the flow is left.
func (l loss) stops() bool { return l.share.Value >= 1-1e-9 }

// single is an element that is a cut set by itself, with the flows that it stops, in whole or in part.
type single struct {
	analyze.Element
	losses []loss
}

// singles returns the elements of a kind that stop a flow, or some of its ways, by themselves.
func (s *subject) singles(kind string) []single {
	var all []single
	for i := range s.figures.Availability {
		f := &s.figures.Availability[i]
		for _, cut := range f.Cuts {
			if len(cut.Elements) != 1 || cut.Elements[0].Kind != kind {
				continue
			}
			e := cut.Elements[0]
			at := slices.IndexFunc(all, func(o single) bool { return o.ID == e.ID })
			if at < 0 {
				at, all = len(all), append(all, single{Element: e})
			}
			all[at].losses = append(all[at].losses, loss{f, cut.Lost.Value})
		}
	}
	return all
}

// matters says whether it is bad that a flow stops.
func (s *subject) matters(f *analyze.FlowAvailability) model.Ternary {
	said := slices.ContainsFunc(s.Architecture.Flows, func(f model.Flow) bool { return f.Critical == model.Yes })
	switch {
	case f.Flow.Critical == model.Yes:
		return model.Yes
	case f.Flow.Critical == model.No || said:
		return model.No
	case slices.ContainsFunc(s.Constraints.Objectives, func(o model.Objective) bool { return o.Flow == f.Name() }):
		return model.Yes
	case len(s.Constraints.Objectives) > 0:
		return model.No
	}
	return model.Unsaid
}

// effects says what becomes of flows: "order and refund stop, and 20% of search fails".
func effects(losses []loss) string {
	var stopped, parts []string
	for _, l := range losses {
		if l.stops() {
			stopped = append(stopped, l.Name())
		} else {
			parts = append(parts, quantity.Format(l.share)+" of "+l.Name())
		}
	}
	text := list(stopped)
	switch {
	case len(stopped) == 1:
		text += " stops"
	case len(stopped) > 1:
		text += " stop"
	}
	if len(parts) > 0 {
		if text != "" {
			text += ", and "
		}
		text += list(parts)
		if len(parts) == 1 {
			return text + " fails"
		}
		return text + " fail"
	}
	return text
}
