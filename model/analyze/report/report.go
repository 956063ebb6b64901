// Package report writes the figures of a study: as tables for a person, and as JSON for a program.
//
// # JSON
//
// The document is one object. Its keys are always there, in this order:
//
//	version       1; it goes up when a key changes its meaning or goes away
//	study         id and title
//	stage         id and name of the stage of the roadmap, or null
//	set           the settings that stand in for the study's own facts: name, value
//	fail          the ids of what is down
//	objectives    each target: flow, measure, target, figure, margin, holds (true, false, or null if unknown)
//	demand        growth a month, and what arrives: flows, components, connections
//	capacity      target and cost, and what can be carried: components, drains
//	latency       of each flow, and of what is behind its messages (flow "FLOW/then")
//	availability  of the same
//	blast_radius  what each component, zone, provider and named failure takes with it; where something
//	              is down, what that takes
//	decisions     options weighed
//	unknowns      each fact that is missing, and the figures that need it
//	formulas      each formula: id, text, note
//	assumptions   what is taken for granted: id, text
//
// Lists are in the order of the study's file. A figure is an object, or null where it does not apply:
//
//	value    number, or null if it is unknown
//	unit     1/s, s, B, B/s; 1 for counts and shares; 1/month (30 days); $/month (730 hours), and the like
//	text     as people read it: "1.852k/s", "unknown"
//	formula  id of how it is computed
//	inputs   what went into it: name, value, unit, text, note; unit "" where the value is null
//	missing  the facts that it lacks
//	reason   why there is no value although no fact is missing, or null
//
// Values have nine significant digits, and a share over 90 % has nine of what it lacks, so that the bytes
// are the same on every machine and nines stay exact.
package report

import (
	"casebook/model"
	"casebook/model/analyze"
)

// Report is the figures of a study, and what they were asked for with.
type Report struct {
	*analyze.Analysis
	Set []model.Setting
}

// stage returns the stage of the roadmap that the figures are of, or nil.
func (r *Report) stage() *model.Stage {
	for i := range r.Study.Roadmap {
		if s := &r.Study.Roadmap[i]; s.ID == r.Stage {
			return s
		}
	}
	return nil
}

// currency returns the currency that the study counts in.
func (r *Report) currency() string {
	for i := range r.Study.Architecture.Components {
		if c := &r.Study.Architecture.Components[i]; c.Cost.Known() {
			return c.Cost.Currency
		}
	}
	return "$"
}
