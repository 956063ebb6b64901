package analyze

import (
	"context"

	"casebook/model"
)

var availabilityFormulas = []Formula{}

// FlowAvailability is the share of a flow's arrivals that the system can serve, or for what is behind
// its messages, that are worked off without waiting for a repair.
type FlowAvailability struct {
	Flow *model.Flow
	Then bool

	Availability Figure
	Window       Figure // of its objective, or 30 days
	Down         Figure // time of the window for which it is down
	Budget       Figure // time of the window for which it may be
	Left         Figure // Budget - Down
	Naive        Figure // as if nothing were shared: the product over its steps
	Simulated    bool   // the figures come from a simulation, as the system is too large to be exact
	Error        Figure // of Availability, its standard error, if it was simulated
	Blame        []Blame
	Cuts         []Cut // minimal cut sets of one element, then of two
}

// Name returns the flow's id, with /then where it is what is behind its messages.
func (a *FlowAvailability) Name() string {
	if a.Then {
		return a.Flow.ID + model.Then
	}
	return a.Flow.ID
}

// Element is a part of the system that fails as a whole: a component with all its replicas, a zone,
// a provider, or a failure that the study names.
type Element struct {
	Kind string // "component", "zone", "provider", "failure"
	ID   string
	Name string
}

// Blame is the time that a flow is down because of an element.
type Blame struct {
	Element
	Down  Figure // time of the window
	Share Figure // of all blame
}

// Cut is a set of elements that stop a flow when they fail together, and no fewer of them do.
type Cut struct {
	Elements []Element
	Lost     Figure // share of the flow's arrivals that are lost
	Likely   Figure // probability that they are down together
}

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

// FlowBlast is what it does to a flow.
type FlowBlast struct {
	Flow   *model.Flow
	Effect Effect
	Lost   Figure   // share of its arrivals
	Why    []string // the components by which it is touched
}

// Overload is a component that survives and is then too small.
type Overload struct {
	Component     *model.Component
	Before, After Figure // utilisation
}

// availability computes what can be served, and what each failure does.
func (sys *system) availability(ctx context.Context, d *Demand, c *Capacity) ([]FlowAvailability, []Blast, error) {
	return nil, nil, nil
}
