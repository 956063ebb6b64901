package model

import "casebook/model/quantity"

// Stage is a stage of the roadmap: what it adds, changes and removes, and what ends it.
type Stage struct {
	ID          string            `yaml:"stage,required" form:"id" doc:"Id of the stage."`
	Pos         Pos               `yaml:"-"`
	Name        string            `yaml:"name" doc:"What people call it; the id if left out."`
	Until       string            `yaml:"until" doc:"What ends it: a rate, a date, a size, or words."`
	Demand      quantity.Quantity `yaml:"demand" dim:"share" range:"0.." doc:"Share of the flows' rates that it is made for; all of them if left out."`
	Description Prose             `yaml:"description" doc:"What it is about."`
	Components  []string          `yaml:"components" ref:"component" doc:"What the first stage consists of."`
	Add         []string          `yaml:"add" ref:"component" doc:"What it adds to the stage before."`
	Remove      []string          `yaml:"remove" ref:"component" doc:"What it takes away."`
	Replicas    []StageReplica    `yaml:"replicas" doc:"How many run at this stage, by component."`
	Set         []StageSetting    `yaml:"set" doc:"Facts that differ at this stage, as component.key."`
}

// StageReplica is how many of a component run at a stage.
type StageReplica struct {
	ID    string            `yaml:",key" ref:"component"`
	Pos   Pos               `yaml:"-"`
	Value quantity.Quantity `yaml:",value" dim:"count" form:"whole" range:"1.." doc:"How many run."`
}

// StageSetting is a fact about a component that differs at a stage.
type StageSetting struct {
	ID    string `yaml:",key"` // component.key
	Pos   Pos    `yaml:"-"`
	Value string `yaml:",value" doc:"The value, as it would be written in the component."`
}
