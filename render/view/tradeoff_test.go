package view_test

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"testing"

	"casebook/model"
	"casebook/model/analyze"
	"casebook/render/proof"
	"casebook/render/svg"
	"casebook/render/view"
	"casebook/studies"
)

// undecided is a study with decisions of all sorts: with a tie, with scores that are unknown, with names that
// have no end, and with nothing to weigh.
var undecided = `casebook: 1
title: Undecided
kind: pattern
tradeoffs:
  odd:
    question: "` + strings.Repeat("Which of them is it, and why? ", 12) + `"
    criteria:
      ` + strings.Repeat("fit ", 40) + `: {weight: 9}
      p99: {weight: 1, measure: ms, better: lower}
      cost: {weight: 1, measure: $/month, better: lower}
      people: {weight: 1, measure: engineers, better: lower}
      risk: {weight: 1, better: lower}
    options:
      one: {name: ` + strings.Repeat("Endless", 30) + `, scores: {p99: 1, cost: 1, people: 2, risk: 1, ` + strings.Repeat("fit ", 40) + `: 5}}
      two: {name: Like the first, scores: {p99: 1, cost: 1, people: 2, risk: 1, ` + strings.Repeat("fit ", 40) + `: 5}}
      three: {name: Incomplete, scores: {p99: 20ms, people: 2}}
      four: {name: "<b>&amp;", scores: {p99: 80, cost: 90, people: 2, risk: 5, ` + strings.Repeat("fit ", 40) + `: 1}}
      five: {name: Not looked at}
    choice: three
  single:
    question: One?
    criteria: {x: {weight: 1}}
    options: {a: {scores: {x: 3}}, b: {scores: {x: 5}}}
    choice: a
  words: {question: "Nothing to weigh?", options: {a: {}}}
`

// drawnTradeoff returns the picture of a decision as it is written.
func drawnTradeoff(t *testing.T, s *model.Study, id string) ([]byte, *proof.Picture) {
	t.Helper()
	sc, _, err := view.Of(s).Draw(t.Context(), "tradeoff/"+id, nil)
	if err != nil {
		t.Fatal(err)
	}
	written, err := svg.Bytes(sc, svg.Options{})
	if err != nil {
		t.Fatal(err)
	}
	p, err := proof.Read(written)
	if err != nil {
		t.Fatal(err)
	}
	return written, p
}

func TestTradeoffsAreFaultless(t *testing.T) {
	s := load(t, "undecided", []byte(undecided))
	for _, id := range []string{"odd", "single"} {
		_, p := drawnTradeoff(t, s, id)
		for _, f := range p.Faults() {
			t.Errorf("%s: %s", id, f)
		}
	}
	if _, _, err := view.Of(s).Draw(t.Context(), "tradeoff/words", nil); err == nil {
		t.Error("a decision without criteria has a picture")
	}
}

// TestScoresFromPicture rebuilds the scores of all decisions from their pictures alone, and adds them up.
func TestScoresFromPicture(t *testing.T) {
	all := []*model.Study{load(t, "undecided", []byte(undecided))}
	for _, id := range []string{"payment-gateway", "notification-fanout", "feature-flag-platform", "streaming-analytics-pipeline"} {
		data, err := studies.Library.ReadFile(id + ".yaml")
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, load(t, id, data))
	}
	for _, s := range all {
		for _, d := range analyze.Decisions(s) {
			written, _ := drawnTradeoff(t, s, d.ID)
			checkScores(t, s.ID+" "+d.ID, parse(t, written), &d)
		}
	}
}

func checkScores(t *testing.T, what string, root *element, d *analyze.Decision) {
	t.Helper()
	number := func(e *element, name string) float64 {
		v, err := strconv.ParseFloat(e.attr["data-"+name], 64)
		if err != nil {
			t.Errorf("%s: %s is %q", what, name, e.attr["data-"+name])
		}
		return v
	}
	weights, letters := map[string]float64{}, map[string]string{}
	for k, c := range root.all("criterion", nil) {
		if c.attr["data-criterion"] != d.Criteria[k].ID || c.attr["data-measure"] != d.Criteria[k].Measure {
			t.Errorf("%s: criterion %d is %v", what, k, c.attr)
		}
		weights[c.attr["data-criterion"]] = number(c, "weight")
		letters[c.attr["data-letter"]] = c.attr["data-criterion"]
	}
	if len(weights) != len(d.Criteria) || len(letters) != len(d.Criteria) {
		t.Errorf("%s: weights %v, letters %v", what, weights, letters)
	}
	options := root.all("option", nil)
	if len(options) != len(d.Options) {
		t.Fatalf("%s: %d options of %d", what, len(options), len(d.Options))
	}
	for o, e := range options {
		sum := 0.0
		parts := e.all("part", nil)
		for _, part := range parts {
			k := slices.IndexFunc(d.Criteria, func(c model.Criterion) bool { return c.ID == part.attr["data-criterion"] })
			if got, want := number(part, "score"), d.Score(o, k); math.Abs(got-want) > 1e-8*math.Abs(want) {
				t.Errorf("%s: option %d by %s: %v, want %v", what, o, d.Criteria[k].ID, got, want)
			}
			adds := number(part, "adds")
			if math.Abs(adds-number(part, "points")*weights[d.Criteria[k].ID]) > 1e-5 {
				t.Errorf("%s: option %d by %s adds %v", what, o, d.Criteria[k].ID, adds)
			}
			sum += adds
		}
		if len(parts) != len(d.Criteria)-len(d.Missing[o]) {
			t.Errorf("%s: option %d has %d parts, and %v are missing", what, o, len(parts), d.Missing[o])
		}
		if total, known := e.attr["data-total"]; known != (len(d.Missing[o]) == 0) || known && math.Abs(number(e, "total")-sum) > 1e-5 {
			t.Errorf("%s: option %d has a total of %q, and its parts of %v", what, o, total, sum)
		}
		checkMarks(t, what, e, d, o)
	}
}

// checkMarks checks that what is marked is told in words, on the picture.
func checkMarks(t *testing.T, what string, e *element, d *analyze.Decision, o int) {
	t.Helper()
	var said []string
	for _, c := range e.children {
		if c.name == "text" {
			said = append(said, c.text)
		}
	}
	all := strings.Join(said, "|") + "|"
	for mark, want := range map[string]bool{
		"chosen|":         o == d.Chosen,
		"highest":         d.Wins(o),
		"highest, tied|":  d.Wins(o) && len(d.Winners) > 1,
		"unknown: no":     math.IsNaN(d.Totals[o]),
		"nowhere better ": len(d.Dominators(o)) > 0,
	} {
		if strings.Contains(all, mark) != want {
			t.Errorf("%s: option %d says %q; %q should be there: %v", what, o, all, mark, want)
		}
	}
}

// What comes of the weighing is told in the description.
func TestTradeoffTellsWhatItHangsOn(t *testing.T) {
	s := load(t, "brokers", []byte(`casebook: 1
title: Brokers
kind: pattern
tradeoffs:
  broker:
    question: Which broker?
    criteria: {order: {weight: 5}, care: {weight: 3}, speed: {weight: 2}}
    options:
      kafka: {name: Kafka, scores: {order: 4, care: 3, speed: 5}}
      sqs: {name: SQS, scores: {order: 3, care: 5, speed: 3}}
      redis: {name: Redis, scores: {order: 4, care: 2, speed: 2}}
    choice: sqs
`))
	_, p := drawnTradeoff(t, s, "broker")
	for _, want := range []string{
		"Kafka 3.90 (highest); SQS 3.60 (chosen); Redis 3.00",
		"“Kafka” has the highest total: 3.90, which is 0.30 more than “SQS”.",
		"“SQS” was chosen, which has 0.30 less.",
		"With the weight of care at 39.1% in place of 30%, “SQS” draws level.",
		"With order of “Kafka” at 3.4 in place of 4, “SQS” draws level.",
		"of all weightings that there could be (20,000 tried; standard error 0.3%).",
	} {
		if !strings.Contains(p.Desc, want) {
			t.Errorf("%q is not told in %q", want, p.Desc)
		}
	}
}

func TestTradeoffIsTheSameEachTime(t *testing.T) {
	s := load(t, "undecided", []byte(undecided))
	first, _ := drawnTradeoff(t, s, "odd")
	for range 3 {
		if again, _ := drawnTradeoff(t, s, "odd"); string(again) != string(first) {
			t.Fatal("the picture differs from one time to the next")
		}
	}
}
