package analyze

import (
	"strings"
	"testing"
)

// queues is oracle F1 of the design.
const queues = `
casebook: 1
title: Queues
kind: case_study
tradeoffs:
  queue:
    question: Which one?
    criteria: {throughput: {weight: 5}, operations: {weight: 3}, cost: {weight: 2}}
    options:
      kafka: {scores: {throughput: 4, operations: 3, cost: 5}}
      sqs: {scores: {throughput: 3, operations: 5, cost: 3}}
      redis: {scores: {throughput: 4, operations: 2, cost: 2}}
    choice: kafka
`

func TestWeighedFigures(t *testing.T) {
	a := analyse(t, queues, Options{})
	d := &a.Decisions[0]
	for o, want := range []float64{3.9, 3.6, 3} {
		near(t, d.Decision.Options[o].ID, d.TotalOf(o), want, 1e-12)
	}
	near(t, "share of throughput", d.ShareOf(0), .5, 1e-12)
	near(t, "margin", d.Lead(), .3, 1e-9)
	f := d.WeightFlip()
	if f == nil || f.Criterion != "operations" || f.Rival != "sqs" {
		t.Fatalf("the decision flips by %+v", f)
	}
	near(t, "flip", f.To, .3913043478, 1e-9)
	if f := d.ScoreFlip(); f == nil || f.Option == "" {
		t.Errorf("no score flips it: %+v", f)
	}
}

func TestMissingScoreIsNamed(t *testing.T) {
	a := analyse(t, replace(queues, ", cost: 3}", "}"), Options{})
	f := a.Decisions[0].TotalOf(1)
	if want := "decision queue: score of sqs by cost"; f.Known() || strings.Join(f.Missing, ";") != want {
		t.Errorf("the score is %+v, want it unknown for want of %q", f, want)
	}
	for _, u := range a.Unknowns {
		if u.Fact == f.Missing[0] {
			return
		}
	}
	t.Errorf("the unknowns lack it: %+v", a.Unknowns)
}
