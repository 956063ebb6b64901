// Package analyze computes the figures of a study from its facts: demand, capacity, latency,
// availability, blast radius and decision scores. Nothing computed is ever written in a study.
//
// A figure carries its derivation: the formula by id (see Formulas) and what went into it. A figure
// whose facts are missing is unknown and names them; it is never zero, and it hides no other.
//
// Units are those of package quantity: seconds, bytes, and counts a second. Probabilities are kept
// as unavailability inside, so that nines stay exact.
package analyze

import (
	"context"
	"fmt"

	"golang.org/x/sync/errgroup"

	"casebook/model"
)

// Options say of which state of a system the figures are wanted. The zero value means the whole
// architecture with nothing down.
type Options struct {
	Stage string   // id of a stage of the roadmap
	Fail  []string // ids of components, zones and named failures that are down
}

// Analysis holds all figures of a study.
type Analysis struct {
	Study *model.Study
	Options

	Demand       Demand
	Capacity     Capacity
	Latency      []FlowLatency      // of each flow, and of what is behind its messages
	Availability []FlowAvailability // the same flows in the same order
	BlastRadius  []Blast            // of each component, zone and provider, and of each named failure
	Decisions    []Decision
	Verdicts     []Verdict // what each objective asks for beside what comes out
	Unknowns     []Unknown
}

// Analyze computes the figures of a study. The error joins an *UnknownNameError for each name of the
// options that is not there, or is that of ctx.
func Analyze(ctx context.Context, s *model.Study, o Options) (*Analysis, error) {
	sys, err := newSystem(s, o)
	if err != nil {
		return nil, err
	}
	a := &Analysis{Study: s, Options: o}
	a.Demand = sys.demand()
	a.Capacity = sys.capacity(&a.Demand)
	var group errgroup.Group
	group.Go(func() (err error) {
		a.Latency, err = sys.latency(ctx, &a.Demand, &a.Capacity)
		return err
	})
	group.Go(func() (err error) {
		a.Availability, a.BlastRadius, err = sys.availability(ctx, &a.Demand, &a.Capacity)
		return err
	})
	if err := group.Wait(); err != nil {
		return nil, fmt.Errorf("analyze %s: %w", s.ID, err)
	}
	a.Decisions = Decisions(s)
	a.Verdicts = a.judge()
	a.Unknowns = a.unknowns()
	return a, nil
}

// UnknownNameError says that a name stands for nothing in a study.
type UnknownNameError struct {
	Sort string   // what was looked for: "stage", "component, zone or failure"
	Name string   // what was asked for
	Has  []string // what there is
}

func (e *UnknownNameError) Error() string {
	return fmt.Sprintf("no %s is called %q", e.Sort, e.Name)
}
