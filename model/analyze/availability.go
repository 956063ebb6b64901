package analyze

import (
	"context"
	"math"

	"casebook/model"
	"casebook/model/analyze/reliability"
	"casebook/model/quantity"
)

var availabilityFormulas = []Formula{
	{"availability", "probability that all are up that an arrival needs", "exact, from a decision diagram over replicas, zones, providers and common causes, in which what is shared is one event; failures are independent of each other but for those; a call that may be left out, a message and what has a fallback that is up need not be up"},
	{"availability-simulated", "the same, from samples with a fixed seed", "where the decision diagram would be too large"},
	{"window", "window of the objective", "30 days where none is stated"},
	{"downtime", "(1 - availability) x window", ""},
	{"budget", "(1 - objective) x window", ""},
	{"budget-left", "budget - downtime", ""},
	{"naive-availability", "product over the steps", "what not to do: it counts a thing that is shared each time"},
	{"blame", "downtime that would go away if it were never down", "Birnbaum importance x unavailability"},
	{"share-of-blame", "blame / sum of blame", ""},
	{"cut-probability", "product of the unavailabilities of its elements", ""},
	{"lost-share", "share of arrivals whose way needs what is down, with all else up", ""},
	{"lost-traffic", "sum of lost arrivals / sum of arrivals, at peak", ""},
	{"utilisation-after", "what arrives then / what is left of it", ""},
}

// FlowAvailability is the share of a flow's arrivals that the system can serve; or of what is behind
// its messages, that is worked off without waiting for a repair.
type FlowAvailability struct {
	Flow *model.Flow
	Then bool

	Availability Figure
	Window       Figure  // of its objective, or 30 days
	Down         Figure  // time of the window for which it is down
	Budget       Figure  // time of the window for which it may be
	Left         Figure  // Budget - Down
	Naive        Figure  // as if nothing were shared
	Simulated    bool    // the figures come from a simulation, as the system is too large to be exact
	Error        Figure  // of Availability: its standard error, if it was simulated
	Blame        []Blame // those with most of it first
	Cuts         []Cut   // minimal cut sets of one element, then of two
}

// Name returns the flow's id, with /then where it is what is behind its messages.
func (a *FlowAvailability) Name() string {
	if a.Then {
		return a.Flow.ID + model.Then
	}
	return a.Flow.ID
}

// Blame is the time that a flow is down because of an element.
type Blame struct {
	Element
	Down  Figure // time of the window
	Share Figure // of all blame
}

// Cut is a set of elements that stop a flow, or some of its ways, when they fail together, while no
// fewer of them do.
type Cut struct {
	Elements []Element
	Lost     Figure // share of the flow's arrivals that are lost
	Likely   Figure // probability that they are down together
}

// usualWindow is the time over which objectives are counted that do not say.
const usualWindow = 30 * 86400

// assessment is a plant with the structures of its flows, compiled.
type assessment struct {
	*plant
	subjects []structure
	elements []Element
	system   *reliability.System // roots: served and whole of each subject, then each component
}

// assess compiles what the flows of a system need.
func (sys *system) assess() (*assessment, error) {
	a := &assessment{plant: newPlant(sys)}
	var roots []reliability.Formula
	for _, f := range sys.flows {
		for _, then := range []bool{false, true} {
			if then && !f.HasThen() {
				continue
			}
			s := a.structureOf(f, then)
			a.subjects = append(a.subjects, s)
			roots = append(roots, s.served, s.whole)
		}
	}
	for i := range sys.components {
		roots = append(roots, a.built[sys.components[i].ID])
	}
	a.elements = a.allElements()
	var err error
	a.system, err = reliability.New(a.events, roots)
	return a, err
}

// availability computes what can be served, and what each failure does.
func (sys *system) availability(ctx context.Context, d *Demand, c *Capacity) ([]FlowAvailability, []Blast, error) {
	a, err := sys.assess()
	if err != nil {
		return nil, nil, err
	}
	blasts, err := sys.blasts(ctx, a, d, c)
	if err != nil {
		return nil, nil, err
	}
	results := a.system.Unavailability(reliability.Given{})
	down := map[string]float64{}
	for i := range sys.components {
		down[sys.components[i].ID] = results[2*len(a.subjects)+i].Unavailability
	}
	var groups []reliability.Element
	for _, e := range a.elements {
		groups = append(groups, e.events)
	}
	importance := a.system.Importance(groups)
	cuts := a.system.Cuts(groups, 2)
	list := make([]FlowAvailability, len(a.subjects))
	for i := range a.subjects {
		s := &a.subjects[i]
		f := FlowAvailability{Flow: s.flow, Then: s.then}
		a.rate(&f, s, results[2*i], down)
		a.blame(&f, importance[2*i])
		a.cut(&f, 2*i, cuts[2*i+1], down)
		list[i] = f
		if err := ctx.Err(); err != nil {
			return nil, nil, err
		}
	}
	return list, blasts, nil
}

// rate fills in how available a flow is, and what that means in its window.
func (a *assessment) rate(f *FlowAvailability, s *structure, r reliability.Result, down map[string]float64) {
	var inputs []Input
	for _, id := range s.needs {
		if in, ok := a.facts[id]; ok {
			inputs = append(inputs, in)
		}
	}
	if len(s.needs) == 0 {
		f.Availability = none("availability", "nobody waits for any of its steps")
	} else {
		f.Availability = a.availabilityFigure(r, inputs)
	}
	f.Simulated = r.Simulated
	if f.Simulated {
		f.Error = Figure{Formula: "availability-simulated", Value: quantity.Share(r.StdErr)}
	}
	f.Naive = none("naive-availability", "what it is made of is not known")
	if u := s.naive(down); !math.IsNaN(u) && f.Availability.Known() {
		f.Naive = Figure{Formula: "naive-availability", Value: quantity.Share(1 - u), Inputs: inputs}
	}
	a.budget(f, r)
}

// availabilityFigure returns the figure of a result. It lacks the availabilities of the components
// whose events are not known and make a difference.
func (a *assessment) availabilityFigure(r reliability.Result, inputs []Input) Figure {
	f := Figure{Formula: "availability", Inputs: inputs}
	if r.Simulated {
		f.Formula = "availability-simulated"
	}
	for _, e := range r.Unknown {
		for i := range a.components {
			id := a.components[i].ID
			for _, own := range a.own[id] {
				if own == e {
					f.lack(a.facts[id])
				}
			}
		}
	}
	if len(f.Missing) == 0 {
		f.Value = quantity.Share(1 - r.Unavailability)
	}
	return f
}

// budget compares how long a flow is down with how long it may be.
func (a *assessment) budget(f *FlowAvailability, r reliability.Result) {
	window := assumed("window", quantity.Seconds(usualWindow), "none stated")
	f.Budget = none("budget", "no objective asks for an availability")
	o := a.objective(f.Name())
	if o != nil && o.Window.Known() {
		window = fact("window", o.Window)
	}
	f.Window = derive("window", func(x []float64) quantity.Quantity { return quantity.Seconds(x[0]) }, window)
	// The share is taken from what the availability lacks to 1, which has more digits than 1 less it.
	of := func(formula string, share Input, lacks float64) Figure {
		return derive(formula, func(x []float64) quantity.Quantity {
			return quantity.Seconds(float64(lacks * x[1]))
		}, share, window)
	}
	f.Down = of("downtime", f.Availability.as("availability of "+f.Name()), r.Unavailability)
	if o == nil || !o.Availability.Known() {
		f.Left = none("budget-left", "no objective asks for an availability")
		return
	}
	f.Budget = of("budget", fact("objective", o.Availability), 1-o.Availability.Value)
	f.Left = derive("budget-left", func(x []float64) quantity.Quantity {
		return quantity.Seconds(x[0] - x[1])
	}, f.Budget.as("error budget"), f.Down.as("downtime"))
}

// objective returns the one on a flow that asks for an availability, or else any on it, or nil.
func (sys *system) objective(name string) *model.Objective {
	var any *model.Objective
	for i := range sys.study.Constraints.Objectives {
		o := &sys.study.Constraints.Objectives[i]
		if o.Flow != name {
			continue
		}
		if o.Availability.Known() {
			return o
		}
		any = o
	}
	return any
}

// blame lists the elements that a flow is down because of.
func (a *assessment) blame(f *FlowAvailability, importance []reliability.Importance) {
	total := 0.0
	for _, i := range reliability.Ranked(importance) {
		u := importance[i].Blame
		if math.IsNaN(u) || u <= 0 {
			continue
		}
		f.Blame = append(f.Blame, Blame{Element: a.elements[i], Down: derive("blame", func(x []float64) quantity.Quantity {
			return quantity.Seconds(float64(u * x[0]))
		}, f.Window.as("window"), assumed("unavailability because of "+a.elements[i].ID, quantity.Share(u), "computed"))})
		total += u
	}
	for i := range f.Blame {
		b := &f.Blame[i]
		b.Share = derive("share-of-blame", func(x []float64) quantity.Quantity {
			return quantity.Share(x[0] / x[1])
		}, b.Down.as("blame"), assumed("sum of blame", quantity.Seconds(float64(total*f.Window.Value.Value)), "computed"))
	}
}

// cut lists the minimal cut sets of a flow. The root is that of the way which an arrival takes.
func (a *assessment) cut(f *FlowAvailability, root int, cuts []reliability.Cut, down map[string]float64) {
	for _, set := range cuts {
		if len(set) == 0 {
			continue
		}
		c := Cut{}
		var events []int
		likely := Figure{Formula: "cut-probability"}
		p := 1.0
		for _, i := range set {
			e := a.elements[i]
			c.Elements = append(c.Elements, e)
			events = append(events, e.events...)
			u := a.unavailable(e, down)
			in := a.facts[e.ID]
			if e.Kind == "zone" {
				in = assumed(e.ID+": unavailability", quantity.Share(u), "")
			}
			likely.Inputs = append(likely.Inputs, in)
			if math.IsNaN(u) {
				likely.lack(in)
			}
			p = float64(p * u)
		}
		if len(likely.Missing) == 0 {
			likely.Value = quantity.Share(p)
		}
		c.Likely = likely
		c.Lost = a.lostShare(root, events)
		f.Cuts = append(f.Cuts, c)
	}
}

// unavailable returns how much of the time an element is down: NaN where that is not known.
func (a *assessment) unavailable(e Element, down map[string]float64) float64 {
	if e.Kind == "zone" {
		return a.events[a.zone[e.ID]].Unavailability
	}
	return down[e.ID]
}

// lostShare returns the share of arrivals that are lost while events are down and all others up.
func (a *assessment) lostShare(root int, events []int) Figure {
	r := a.system.Unavailability(a.only(events))[root]
	return Figure{Formula: "lost-share", Value: quantity.Share(r.Unavailability)}
}

// only returns a state in which these events are down and no other thing has failed.
func (a *assessment) only(events []int) reliability.Given {
	up := make([]int, a.failures)
	for i := range up {
		up[i] = i
	}
	return reliability.Given{Down: events, Up: up}
}
