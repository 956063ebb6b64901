// Package model holds what a study means: the Go types of the study format, version 1, and the
// strict reader that turns YAML into them or says, for all faults of a file at once, what is wrong,
// where, and what to do.
//
// The types are the format. Their `yaml` tags name the keys, `doc` tags say what a key means, and
// both the reader and the JSON Schema are made from them, so that the three cannot differ:
//
//	yaml:"name,required"    the key, and that it must be there
//	yaml:",key"             the field takes the key under which the element stands in its map
//	dim:"rate"              the dimension that a quantity must have
//	enum:"draft review"     the words that a string may be
//	ref:"component zone"    the string must name one of these
//	form:"url"              the form of a string: url, date, id, colour, name (of a capacity number)
//	                        or yaml; of a count: whole
//	range:"1.."             the range of a number, where it is another than its dimension's own
//
// Types that may be written in several ways, such as connections and steps, have methods that read
// them and methods that give their schema.
//
// A slice whose elements have a key field stands for a YAML map, in the order of the file. A
// quantity, count, share or ternary that is not Known was not given: a missing fact makes a number
// unknown, never wrong.
package model

import "casebook/model/quantity"

// Prose is text in Markdown. It is untrusted: HTML in it is shown, never run.
type Prose string

// Pos is a place in a study's file. Lines and columns are counted from 1, columns in runes; the zero
// value is no place.
type Pos struct{ Line, Column int }

// Kind is what sort of study a file is; it decides the section of the library it lands in.
type Kind string

// The kinds of study.
const (
	CaseStudy Kind = "case_study"
	Pattern   Kind = "pattern"
	DeepDive  Kind = "deep_dive"
	Framework Kind = "framework"
)

// Study is one file of the format, version 1.
type Study struct {
	ID   string `yaml:"-"` // the stem of the file's name
	File string `yaml:"-"` // the file's name as it was given, for messages

	linkPlaces []Pos // where each of Links stands

	Version int      `yaml:"casebook,required" range:"1..1" doc:"Version of the study format: 1."`
	Title   string   `yaml:"title,required" doc:"What the study is called."`
	Kind    Kind     `yaml:"kind,required" enum:"case_study pattern deep_dive framework" doc:"Which section of the library it belongs to."`
	Status  string   `yaml:"status" enum:"draft review published archived" doc:"How far along it is; draft if left out."`
	Tags    []string `yaml:"tags" doc:"Words to find it by."`
	Updated string   `yaml:"updated" form:"date" doc:"When its content last changed, as 2026-11-20."`
	Summary Prose    `yaml:"summary" doc:"What it is about, in a few sentences."`

	Sources []Source `yaml:"sources" doc:"Where facts came from, by key."`

	Problem    Prose        `yaml:"problem" doc:"The problem that a pattern solves."`
	UseWhen    []Prose      `yaml:"use_when" doc:"When it is the right choice."`
	AvoidWhen  []Prose      `yaml:"avoid_when" doc:"When it is not."`
	Defaults   []Default    `yaml:"defaults" doc:"Published default values of libraries and products."`
	MethodStep []MethodStep `yaml:"steps" doc:"The steps of a framework's method, in order."`
	Checklists []Checklist  `yaml:"checklists" doc:"Checklists of a framework, by id."`
	Template   string       `yaml:"template" form:"yaml" doc:"The study that 'casebook new --from' starts from, as YAML text."`

	Clarify      Clarify      `yaml:"clarify" doc:"1. What is asked, and what is not."`
	Constraints  Constraints  `yaml:"constraints" doc:"2. What must hold."`
	Capacity     Capacity     `yaml:"capacity" doc:"3. Numbers in, numbers out."`
	Architecture Architecture `yaml:"architecture" doc:"4. The component graph."`
	Tradeoffs    []Decision   `yaml:"tradeoffs" doc:"5. Decisions, by id."`
	Roadmap      []Stage      `yaml:"roadmap" doc:"6. Stages, in order."`

	Review Review `yaml:"review" doc:"Thresholds and acceptances of the design review."`

	Settings `yaml:",inline"`

	Deck    Deck       `yaml:"deck" doc:"Which slides a presentation has."`
	Links   []string   `yaml:"links" form:"id" doc:"Ids of studies that a reader may want next."`
	Related []Relation `yaml:"related" doc:"Patterns and how they relate to this one."`
}

// Source is where a fact came from. A guess has the source "assumption", which needs no entry.
type Source struct {
	ID    string `yaml:",key" form:"id"`
	Pos   Pos    `yaml:"-"`
	Title string `yaml:"title,required" doc:"Title of the work."`
	URL   string `yaml:"url" form:"url" doc:"Where to read it."`
	Year  int    `yaml:"year" range:"1900..2100" doc:"The year it speaks of, or appeared."`
	Note  Prose  `yaml:"note" doc:"What to know about it."`
}

// Assumption is the source of a guess.
const Assumption = "assumption"

// Clarify is the first part of the method: what is asked, and what is not.
type Clarify struct {
	InScope    []Prose    `yaml:"in_scope" doc:"What the design covers."`
	OutOfScope []Prose    `yaml:"out_of_scope" doc:"What it leaves out."`
	Questions  []Question `yaml:"questions" doc:"Questions asked before designing, with their answers."`
}

// Question is a question asked before designing.
type Question struct {
	Ask    Prose `yaml:"ask,required" doc:"The question."`
	Answer Prose `yaml:"answer" doc:"The answer; open if left out."`
	Why    Prose `yaml:"why" doc:"What the answer decides."`
}

// Constraints is the second part of the method: what must hold.
type Constraints struct {
	Rules      []Rule      `yaml:"rules" doc:"Laws, standards and decisions from outside."`
	Objectives []Objective `yaml:"objectives" doc:"Service level objectives, each on a flow."`
}

// Rule is something from outside that the design must obey.
type Rule struct {
	Pos    Pos    `yaml:"-"`
	Name   string `yaml:"name,required" doc:"What it is called."`
	Text   Prose  `yaml:"text" doc:"What it asks for."`
	Source string `yaml:"source" ref:"source" doc:"Where it came from."`
}

// Objective is a service level objective on a flow.
type Objective struct {
	Pos          Pos               `yaml:"-"`
	Flow         string            `yaml:"flow,required" ref:"flow" doc:"The flow, or FLOW/then for what happens behind its asynchronous steps."`
	Availability quantity.Quantity `yaml:"availability" dim:"share" doc:"Share of good requests."`
	P50          quantity.Quantity `yaml:"p50" dim:"duration" doc:"Median latency."`
	P95          quantity.Quantity `yaml:"p95" dim:"duration" doc:"95th percentile of latency."`
	P99          quantity.Quantity `yaml:"p99" dim:"duration" doc:"99th percentile of latency."`
	P999         quantity.Quantity `yaml:"p99.9" dim:"duration" doc:"99.9th percentile of latency."`
	Window       quantity.Quantity `yaml:"window" dim:"duration" doc:"Time over which it is counted; 30 d if left out."`
	SLI          Prose             `yaml:"sli" doc:"What is measured."`
	Alert        Prose             `yaml:"alert" doc:"When somebody is woken."`
	Source       string            `yaml:"source" ref:"source" doc:"Where it came from."`
}

// Default is a published default value of a library or product.
type Default struct {
	Pos     Pos    `yaml:"-"`
	Product string `yaml:"product,required" doc:"The library or product."`
	Setting string `yaml:"setting,required" doc:"The name of the setting."`
	Value   string `yaml:"value,required" doc:"Its default, as published."`
	Note    Prose  `yaml:"note" doc:"What to know about it."`
	Source  string `yaml:"source" ref:"source" doc:"Where it came from."`
}

// MethodStep is a step of a framework's method.
type MethodStep struct {
	Name string  `yaml:"name,required" doc:"What the step is called."`
	Text Prose   `yaml:"text" doc:"What to do."`
	Time string  `yaml:"time" doc:"How long it takes, in words."`
	Out  []Prose `yaml:"out" doc:"What it leaves behind."`
}

// Checklist is a list of things to check.
type Checklist struct {
	ID    string  `yaml:",key" form:"id"`
	Name  string  `yaml:"name" doc:"What it is called."`
	Items []Prose `yaml:"items" doc:"What to check."`
}

// Relation ties a study to a pattern: complements, refines, contains, replaces, ...
type Relation struct {
	ID   string `yaml:",key" form:"id"` // the other study
	Pos  Pos    `yaml:"-"`
	Text string `yaml:",value" doc:"How they relate, in a word or two."`
}

// Deck picks the slides of a presentation.
type Deck struct {
	Hide  []string   `yaml:"hide" doc:"Slides to leave out, by the names that casebook deck --list prints; a * at the end stands for any."`
	Order []string   `yaml:"order" doc:"Slides in the order wanted, by name; * alone stands for all others. Only these are shown."`
	Notes []DeckNote `yaml:"notes" doc:"What to say, by slide."`
}

// DeckNote is what to say to a slide.
type DeckNote struct {
	ID   string `yaml:",key"` // the slide
	Text Prose  `yaml:",value" doc:"What to say."`
}

// Review holds a study's settings for the design review.
type Review struct {
	Thresholds []Threshold  `yaml:"thresholds" doc:"Limits that differ from the usual ones."`
	Accept     []Acceptance `yaml:"accept" doc:"Findings that somebody has accepted."`
}

// Threshold is a limit that differs from the usual one.
type Threshold struct {
	ID    string            `yaml:",key"`
	Value quantity.Quantity `yaml:",value" doc:"The limit."`
}

// Acceptance is a finding that somebody has accepted.
type Acceptance struct {
	Pos     Pos    `yaml:"-"`
	Rule    string `yaml:"rule,required" doc:"Id of the rule, such as RES-012."`
	On      string `yaml:"on" doc:"What it was found on; * stands for any text."`
	Because Prose  `yaml:"because,required" doc:"Why it is accepted."`
	Owner   string `yaml:"owner" doc:"Who answers for it."`
	Until   string `yaml:"until" form:"date" doc:"The day on which it ends."`
}
