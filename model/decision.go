package model

import "casebook/model/quantity"

// Decision is a choice between options, scored by weighted criteria.
type Decision struct {
	ID       string      `yaml:",key" form:"id"`
	Pos      Pos         `yaml:"-"`
	Question Prose       `yaml:"question,required" doc:"What is to be decided."`
	Criteria []Criterion `yaml:"criteria" doc:"What counts, by name."`
	Options  []Option    `yaml:"options,required" doc:"What there is to choose from, by id."`
	Choice   string      `yaml:"choice" doc:"The option chosen."`
	Because  Prose       `yaml:"because" doc:"Why."`
	Override Prose       `yaml:"override" doc:"Why the choice is not the option that scores highest."`
	Revisit  Prose       `yaml:"revisit" doc:"When to think again."`
}

// Criterion is what options are judged by. Without a measure it is scored from 1 to 5; with one, in
// that unit, and better says which way is better.
type Criterion struct {
	ID      string            `yaml:",key"`
	Pos     Pos               `yaml:"-"`
	Weight  quantity.Quantity `yaml:"weight,required" dim:"count" doc:"How much it counts beside the others."`
	Measure string            `yaml:"measure" doc:"The unit in which it is measured."`
	Better  string            `yaml:"better" enum:"higher lower" doc:"Which way is better; higher if left out."`
	Note    Prose             `yaml:"note" doc:"What it means."`
}

// Option is something to choose.
type Option struct {
	ID     string  `yaml:",key" form:"id"`
	Pos    Pos     `yaml:"-"`
	Name   string  `yaml:"name" doc:"What people call it; the id if left out."`
	Scores []Score `yaml:"scores" doc:"How it does, by criterion."`
	Pros   []Prose `yaml:"pros" doc:"What speaks for it."`
	Cons   []Prose `yaml:"cons" doc:"What speaks against it."`
	Note   Prose   `yaml:"note" doc:"What to know about it."`
	Source string  `yaml:"source" ref:"source" doc:"Where its figures came from."`
}

// Score is how an option does by a criterion: on the scale, or in the criterion's measure.
type Score struct {
	ID    string            `yaml:",key"` // the criterion
	Pos   Pos               `yaml:"-"`
	Value quantity.Quantity `yaml:",value" doc:"The score: a number, or a quantity in the criterion's measure."`
}
