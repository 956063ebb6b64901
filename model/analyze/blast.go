package analyze

import (
	"context"
	"math"
	"slices"
	"strings"

	"casebook/model"
	"casebook/model/quantity"
)

// Effect is what a failure does to a flow.
type Effect string

// The effects, from none to the worst.
const (
	Untouched Effect = "untouched"
	Degraded  Effect = "degraded" // it goes on with less: without an optional step, or by a fallback
	Partial   Effect = "partial"  // some of its arrivals fail
	Stopped   Effect = "stopped"
)

// Blast is what the failure of an element does.
type Blast struct {
	Element
	Failure    *model.Failure // if it is one that the study names
	Flows      []FlowBlast
	Lost       Figure // share of all arrivals that fail
	Overloaded []Overload
}

// FlowBlast is what it does to a flow, or to what is behind its messages.
type FlowBlast struct {
	Flow   *model.Flow
	Then   bool
	Effect Effect
	Lost   Figure   // share of its arrivals
	Why    []string // the components that it touches and that are down, by id
}

// Name returns the flow's id, with /then where it is what is behind its messages.
func (f *FlowBlast) Name() string {
	if f.Then {
		return f.Flow.ID + model.Then
	}
	return f.Flow.ID
}

// Overload is a component that survives and is then too small.
type Overload struct {
	Component     *model.Component
	Before, After Figure // utilisation at peak
}

// blasts returns what each element does that may fail; of a system that has something down already,
// what that does.
func (sys *system) blasts(ctx context.Context, a *assessment, d *Demand, c *Capacity) ([]Blast, error) {
	var elements []Element
	if len(sys.failed) > 0 {
		sound, err := newSystem(sys.study, Options{Stage: sys.stage})
		if err != nil {
			return nil, err
		}
		if a, err = sound.assess(); err != nil {
			return nil, err
		}
		demand := sound.demand()
		capacity := sound.capacity(&demand)
		d, c = &demand, &capacity
		elements = []Element{a.elementOf("failure", strings.Join(sys.failed, "+"), strings.Join(sys.failed, " and "), sorted(sys.down))}
	} else {
		elements = a.elements
		for i := range sys.study.Architecture.Failures {
			f := &sys.study.Architecture.Failures[i]
			elements = append(elements[:len(elements):len(elements)], a.elementOf("failure", f.ID, nameOr(f.Name, f.ID), f.Fail))
		}
	}
	list := make([]Blast, len(elements))
	for i, e := range elements {
		list[i] = a.blast(e, d, c)
		if e.Kind == "failure" && len(sys.failed) == 0 {
			list[i].Failure = &sys.study.Architecture.Failures[i-len(a.elements)]
		}
		if err := ctx.Err(); err != nil {
			return nil, err
		}
	}
	return list, nil
}

func sorted(set map[string]bool) []string {
	var list []string
	for name := range set {
		list = append(list, name)
	}
	slices.Sort(list)
	return list
}

// blast returns what the failure of an element does while all else is up.
func (a *assessment) blast(e Element, d *Demand, c *Capacity) Blast {
	b := Blast{Element: e}
	results := a.system.Unavailability(a.only(e.events))
	down := a.system.Down(e.events...)
	gone, unbuilt := map[string]bool{}, map[string]bool{}
	for i := range a.components {
		c := &a.components[i]
		unbuilt[c.ID] = len(a.own[c.ID]) == 0 && a.takesDown(e, c)
		gone[c.ID] = unbuilt[c.ID] || down[2*len(a.subjects)+i]
	}
	var inputs []Input
	begun := map[string]float64{} // lost of each flow that messages come from
	for i := range a.subjects {
		s := &a.subjects[i]
		f := FlowBlast{Flow: s.flow, Then: s.then, Effect: Untouched}
		lost := results[2*i].Unavailability
		begins := func(id string) bool { return gone[id] }
		needs := func(id string) bool { return unbuilt[id] }
		if slices.ContainsFunc(s.begins, begins) || slices.ContainsFunc(s.needs, needs) {
			lost = 1 // there is nobody left to begin, or what runs in a caller fails
		}
		if s.then {
			lost = math.Max(lost, begun[s.flow.ID]) // no message comes of what is not served
		} else {
			begun[s.flow.ID] = lost
		}
		f.Lost = Figure{Formula: "lost-share", Value: quantity.Share(lost)}
		for _, id := range s.uses {
			if gone[id] {
				f.Why = append(f.Why, id)
			}
		}
		switch {
		case lost >= 1-1e-9:
			f.Effect = Stopped
		case lost > 1e-9:
			f.Effect = Partial
		case len(f.Why) > 0:
			f.Effect = Degraded
		}
		b.Flows = append(b.Flows, f)
		if !s.then {
			inputs = append(inputs, d.flow(s.flow.ID).Peak.as("flow "+s.flow.ID+": arrivals"),
				f.Lost.as("flow "+s.flow.ID+": share lost"))
		}
	}
	b.Lost = derive("lost-traffic", shareLost, inputs...)
	if len(inputs) == 0 {
		b.Lost = none("lost-traffic", "there are no flows")
	}
	b.Overloaded = a.overloaded(e, d, c)
	return b
}

// takesDown reports whether a component is among what an element takes down, or in a zone that is.
func (a *assessment) takesDown(e Element, c *model.Component) bool {
	return slices.Contains(e.down, c.ID) || slices.ContainsFunc(a.zonesOf(c), func(z string) bool { return slices.Contains(e.down, z) })
}

// shareLost returns the lost share of all arrivals, from the arrivals and the lost share of each flow.
func shareLost(x []float64) quantity.Quantity {
	lost, all := 0.0, 0.0
	for i := 0; i < len(x); i += 2 {
		lost += float64(x[i] * x[i+1])
		all += x[i]
	}
	if all == 0 {
		return quantity.Quantity{}
	}
	return quantity.Share(lost / all)
}

// flow returns the demand of a flow.
func (d *Demand) flow(id string) *FlowDemand {
	for i := range d.Flows {
		if d.Flows[i].Flow.ID == id {
			return &d.Flows[i]
		}
	}
	return nil
}

// overloaded returns the components that are too small once an element is down: they have lost
// replicas, or get what others got before.
func (a *assessment) overloaded(e Element, d *Demand, c *Capacity) []Overload {
	after := a.without(e.down)
	rates := a.ratesAfter(after, d)
	var list []Overload
	for i := range c.Components {
		before := &c.Components[i]
		component := after.byID[before.Component.ID]
		if !before.All.Known() || !before.Utilisation.Known() || after.lost(component) {
			continue
		}
		rate, known := rates[component.ID]
		left := after.left(component) / a.left(component)
		if !known || before.Utilisation.Value.Value >= 1 || rate < float64(before.All.Value.Value*left) {
			continue // most are: only a figure that is shown needs its inputs
		}
		u := derive("utilisation-after", func(x []float64) quantity.Quantity {
			return quantity.Share(x[0] / float64(x[1]*x[2]))
		}, assumed(component.ID+": arrivals then", quantity.Rate(rate), "computed"), before.All.as("capacity of "+component.ID),
			assumed("share of it that is left", quantity.Share(left), "computed"))
		if u.Known() && u.Value.Value >= 1 {
			list = append(list, Overload{before.Component, before.Utilisation, u})
		}
	}
	return list
}

// ratesAfter returns what reaches each component at peak once more is down, of those all of whose
// flows have known rates. Only flows that have to do with what is lost change.
func (a *assessment) ratesAfter(after *system, d *Demand) map[string]float64 {
	rates, unknown := map[string]float64{}, map[string]bool{}
	for i, f := range a.flows {
		s := d.spreads[i]
		if after.touches(f.calls) {
			s = after.spread(&flow{f.Flow, after.calls(f.Flow)})
		}
		peak := d.Flows[i].Peak
		for id, t := range s.components {
			rates[id] += float64(peak.Value.Value * t.calls)
			unknown[id] = unknown[id] || !peak.Known()
		}
	}
	for id := range unknown {
		if unknown[id] {
			delete(rates, id)
		}
	}
	return rates
}

// touches reports whether any of the calls is of something that is lost.
func (sys *system) touches(calls []Node) bool {
	found := false
	each(calls, func(c *Call) bool {
		found = found || sys.lost(sys.byID[c.To])
		return !found
	})
	return found
}
