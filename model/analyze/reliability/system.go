// Package reliability computes how often flows are down, and what takes them down, from formulas over
// basic events: things that fail independently of each other. What several formulas name is
// one thing, which is up or down for all of them; a zone or a database that many share is counted
// once.
//
// It computes with unavailabilities, 1 - availability, in which nines keep their digits.
package reliability

import (
	"errors"
	"fmt"
	"math"
)

// Limit is how many nodes a decision diagram may have before New simulates instead.
const Limit = 1_000_000

// An Event is a basic event: a replica, zone or provider, or a common cause that takes down all
// replicas of a component.
type Event struct {
	Name           string
	Unavailability float64 // the share of time in which it is down; NaN where it is not known
}

// Given holds events, by their indices, surely down or surely up. Down wins.
type Given struct{ Down, Up []int }

// A Result is the unavailability of one flow.
type Result struct {
	Unavailability float64 // NaN if it depends on an event whose own is not known
	Unknown        []int   // those events, in order; a simulation may name more than matter
	Simulated      bool    // whether it is an estimate
	StdErr         float64 // the standard error of the estimate
}

// A System is events and the flows that depend on them. It does not change.
type System struct {
	events  []Event
	circuit *circuit
	method  method
}

// A method finds the unavailability of each flow from that of each event.
type method interface {
	results(u []float64) []Result
	rough() method // for hundreds of questions
}

// A LimitError says that the decision diagram of a system has too many nodes.
type LimitError struct{ Limit int }

// Error returns the message.
func (e *LimitError) Error() string {
	return fmt.Sprintf("the decision diagram has more than %d nodes", e.Limit)
}

// New returns the system of events and flows, which is computed exactly where its decision diagram
// keeps to the Limit, and simulated where not. The diagram is smallest if what is shared by many comes
// first among the events. It is an error if an unavailability is not within 0 and 1, or a flow refers
// to an event that is not there.
func New(events []Event, flows []Formula) (*System, error) {
	s, err := Compile(events, flows, Limit)
	if _, ok := errors.AsType[*LimitError](err); ok {
		return Simulate(events, flows)
	}
	return s, err
}

// Compile is New for a limit of one's own. Beyond it, it returns a *LimitError.
func Compile(events []Event, flows []Formula, limit int) (*System, error) {
	s, err := newSystem(events, flows)
	if err != nil {
		return nil, err
	}
	s.method, err = newDiagram(s.circuit, limit)
	if err != nil {
		return nil, err
	}
	return s, nil
}

// Simulate is New for systems of any size. All it computes is estimated from samples, the same ones
// each time, but for cut sets and what is down.
func Simulate(events []Event, flows []Formula) (*System, error) {
	s, err := newSystem(events, flows)
	if err != nil {
		return nil, err
	}
	s.method = newSimulation(s.circuit, s.given(Given{}))
	return s, nil
}

func newSystem(events []Event, flows []Formula) (*System, error) {
	for _, e := range events {
		if e.Unavailability < 0 || e.Unavailability > 1 {
			return nil, fmt.Errorf("%s: an unavailability of %v is not within 0 and 1", e.Name, e.Unavailability)
		}
	}
	c, err := newCircuit(len(events), flows)
	if err != nil {
		return nil, err
	}
	return &System{events: append([]Event(nil), events...), circuit: c}, nil
}

// given returns the unavailability of each event.
func (s *System) given(g Given) []float64 {
	u := make([]float64, len(s.events))
	for i, e := range s.events {
		u[i] = e.Unavailability
	}
	for _, e := range g.Up {
		u[e] = 0
	}
	for _, e := range g.Down {
		u[e] = 1
	}
	return u
}

// Unavailability returns a result for each flow.
func (s *System) Unavailability(g Given) []Result { return s.method.results(s.given(g)) }

// Down returns for each flow whether it is down while these events are and all others are not.
func (s *System) Down(events ...int) []bool {
	up := s.circuit.cases()
	for _, e := range events {
		up[e] = 0
	}
	s.circuit.run(up)
	down := make([]bool, len(s.circuit.roots))
	for i, root := range s.circuit.roots {
		down[i] = up[root]&1 == 0
	}
	return down
}

// Nodes returns how many nodes the decision diagram has; none if the system is simulated.
func (s *System) Nodes() int {
	d, ok := s.method.(*diagram)
	if !ok {
		return 0
	}
	return len(d.nodes)
}

// CommonCause splits the unavailability of one replica by the beta-factor model: beta of it takes
// down all replicas of the component at once, as one event they share, and the rest this one alone.
func CommonCause(u, beta float64) (own, common float64) {
	return float64(u * (1 - beta)), float64(u * beta)
}

// known says whether an unavailability is.
func known(u float64) bool { return !math.IsNaN(u) }
