package model

import "casebook/model/quantity"

// Capacity is the third part of the method: numbers in, numbers out.
type Capacity struct {
	Inputs  []Input           `yaml:"inputs" doc:"Numbers that the design starts from, by name."`
	Derived []Derived         `yaml:"derived" doc:"Numbers computed from them, as expressions, by name."`
	Growth  quantity.Quantity `yaml:"growth" dim:"growth" doc:"How fast demand grows, as 8%/month."`
}

// Input is a number that the design starts from. In the file it is a quantity, or a map.
type Input struct {
	ID     string            `yaml:",key" form:"name"`
	Pos    Pos               `yaml:"-"`
	Value  quantity.Quantity `yaml:"value,required" doc:"The number, with its unit."`
	Note   Prose             `yaml:"note" doc:"What to know about it."`
	Source string            `yaml:"source" ref:"source" doc:"Where it came from; assumption for a guess."`
}

// Derived is a number computed from inputs and other derived numbers. In the file it is an
// expression, or a map.
type Derived struct {
	ID    string            `yaml:",key" form:"name"`
	Pos   Pos               `yaml:"-"`
	Expr  string            `yaml:"expr,required" doc:"How it is computed, such as daily * peak_factor."` // as written
	Value quantity.Quantity `yaml:"-"`                                                                    // what it comes to
	Note  Prose             `yaml:"note" doc:"What to know about it."`
}
