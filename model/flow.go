package model

import "casebook/model/quantity"

// Flow is something that happens in the system, as a tree of steps.
type Flow struct {
	ID          string            `yaml:",key"`
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
type Step struct {
	Pos Pos

	Hop      *Hop
	Parallel *Parallel
	Either   []Branch
	Use      string // id of a flow whose steps happen here
	Note     Prose
}

// Hop is a step along a connection.
type Hop struct {
	Connection int // index in Architecture.Connections
	From, To   string
	Mode       Mode
	Label      string // its own label, or its connection's

	Times      quantity.Quantity // mean number of calls; unknown stands for 1
	TimesMax   quantity.Quantity // the most that one arrival may cause, where it was given
	Chance     quantity.Quantity // share of arrivals that take the step; unknown stands for all
	Serialised Ternary           // whether its calls run one after another

	Traits // its connection's, with its own put over them

	Then []Step // what happens behind an asynchronous step
}

// Parallel is a group of steps that start together.
type Parallel struct {
	Steps []Step
	Wait  int // how many of them are waited for; 0 for all
}

// Branch is one of several ways that a flow may take.
type Branch struct {
	Pos    Pos
	When   string            // what it depends on
	Chance quantity.Quantity // share of arrivals that go this way: given, the rest, or a cache's hit share
	Given  ChanceGiven       // how the file gave it
	Steps  []Step
}

// ChanceGiven is how a file gives the chance of a branch.
type ChanceGiven string

const (
	ChanceStated ChanceGiven = "stated" // as a share
	ChanceHit    ChanceGiven = "hit"    // as the hit share of the cache that its first step reads
	ChanceRest   ChanceGiven = "rest"   // left out: what the others leave
)
