package model

import "casebook/model/quantity"

// Flow is something that happens in the system, as a tree of steps.
type Flow struct {
	ID          string            `yaml:",key" form:"id"`
	Pos         Pos               `yaml:"-"`
	Name        string            `yaml:"name" doc:"What people call it; the id if left out."`
	Description Prose             `yaml:"description" doc:"What it is for."`
	Rate        quantity.Quantity `yaml:"rate" dim:"rate" doc:"Arrivals at peak: a rate, or an expression over capacity names."`
	Average     quantity.Quantity `yaml:"average" dim:"rate" doc:"Arrivals on average."`
	Critical    Ternary           `yaml:"critical" doc:"Whether the business stops with it."`
	OrderBy     string            `yaml:"order_by" doc:"What its events must be in order by."`
	Tenants     quantity.Quantity `yaml:"tenants" dim:"count" doc:"How many tenants share it."`
	Steps       []Step            `yaml:"steps" doc:"Its steps, in order."`
}

// Step is one node of a flow's tree. Exactly one of these is set: Hop, Parallel, Either, Use, Note.
// In the file, a step is an arrow with a label, or a map.
type Step struct {
	Pos Pos `yaml:"-"`

	Hop      *Hop      `yaml:"-"`
	Parallel *Parallel `yaml:"-"`
	Either   []Branch  `yaml:"either" doc:"Ways that the flow may take; the chances sum to 100 %."`
	Use      string    `yaml:"use" ref:"flow" doc:"A flow whose steps happen here."`
	Note     Prose     `yaml:"note" doc:"What to know at this point."`
}

// Hop is a step along a connection.
type Hop struct {
	Connection int    `yaml:"-"` // index in Architecture.Connections
	From       string `yaml:"step,required" doc:"The arrow, such as a -> b; it must run along a connection."`
	To         string `yaml:"-"`
	Mode       Mode   `yaml:"-"`
	Label      string `yaml:"label" doc:"What is sent; the connection's label if left out."` // its own, or its connection's

	Times      quantity.Quantity `yaml:"times" doc:"How often: a mean, or mean and max."` // unknown stands for 1
	TimesMax   quantity.Quantity `yaml:"-"`                                               // the most that one arrival may cause, where it was given
	Chance     quantity.Quantity `yaml:"chance" dim:"share" doc:"Share of arrivals that take the step; all if left out."`
	Serialised Ternary           `yaml:"serialised" doc:"Whether its calls run one after another."`

	Traits `yaml:",inline"` // its connection's, with its own put over them

	Then []Step `yaml:"then" doc:"What happens behind an asynchronous step."`
}

// Parallel is a group of steps that start together.
type Parallel struct {
	Steps []Step `yaml:"parallel,required" doc:"Steps that start together."`
	Wait  int    `yaml:"wait" range:"1.." doc:"How many of them are waited for; all if left out."` // 0 for all
}

// Branch is one of several ways that a flow may take.
type Branch struct {
	Pos    Pos               `yaml:"-"`
	When   string            `yaml:"when" doc:"What it depends on."`
	Chance quantity.Quantity `yaml:"chance" dim:"share" doc:"Share of arrivals that go this way; hit for the share that the cache of its first step answers; the rest if left out."` // given, the rest, or a cache's hit share
	Given  ChanceGiven       `yaml:"-"`                                                                                                                                              // how the file gave it
	Steps  []Step            `yaml:"steps" doc:"Its steps, in order; nothing happens if left out."`
}

// ChanceGiven is how a file gives the chance of a branch.
type ChanceGiven string

const (
	ChanceStated ChanceGiven = "stated" // as a share
	ChanceHit    ChanceGiven = "hit"    // as the hit share of the cache that its first step reads
	ChanceRest   ChanceGiven = "rest"   // left out: what the others leave
)
