package compare

import (
	"context"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"casebook/model/analyze"
)

const shop = `casebook: 1
title: Shop
kind: case_study
clarify: {in_scope: [Buy, Return]}
constraints:
  objectives: [{flow: buy, availability: 99.9%, p99: 200ms}]
capacity:
  inputs: {buyers: {value: 100/s, source: assumption}}
  derived: {peak: buyers * 3}
architecture:
  zones: {core: {name: Core}, vaults: {name: Vaults, kind: trust}}
  components:
    web: {name: Web, kind: client}
    api: {name: API, kind: service, tech: Go, in: core, replicas: 2, rate: 400/s, latency: {p50: 5ms, p99: 20ms}, availability: 99.9%}
    db: {name: Orders, kind: database, in: core, rate: 1k/s, latency: {p50: 2ms, p99: 9ms}, availability: 99.95%}
    mail: {name: Mail, kind: external}
  connections:
    - web -> api: order
    - api -> db: write
    - api ~> mail: receipt
  flows:
    buy:
      name: Buy
      rate: peak
      steps:
        - web -> api: order
        - api -> db: write
        - api ~> mail: receipt
  states:
    order: {states: {new: {}, paid: {}}, transitions: [new -> paid: money]}
  failures: {db-down: {name: No database, fail: [db], rto: 5min}}
tradeoffs:
  store:
    question: Where do orders live?
    criteria: {simple: {weight: 2}, cheap: {weight: 1}}
    options: {sql: {scores: {simple: 5, cheap: 2}}, kv: {scores: {simple: 2, cheap: 4}}}
    choice: sql
roadmap:
  - {stage: start, components: [web, api, db], until: 50/s}
  - {stage: mails, add: [mail]}
`

// TestWords changes one thing at a time and reads what is told of it.
func TestWords(t *testing.T) {
	edits := []struct {
		name string
		edit []string // texts and what stands for them
		want []string
	}{
		{"title", []string{"title: Shop", "title: Store"}, []string{"Study: title Store instead of Shop."}},
		{"scope", []string{"[Buy, Return]", "[Return, Buy, Exchange]"}, []string{"Study: clarify in scope “Exchange”, which was not said."}},
		{"objective", []string{"p99: 200ms", "p99: 150ms"}, []string{"Objective of buy: p99 150ms instead of 200ms."}},
		{"the same in another unit", []string{"p99: 200ms", "p99: 0.2s"}, nil},
		{"input", []string{"value: 100/s", "value: 150/s"}, []string{"Input buyers: value 150/s instead of 100/s."}},
		{"derived", []string{"buyers * 3", "buyers * 4"}, []string{"Derived number peak: expression buyers * 4 instead of buyers * 3."}},
		{"rate", []string{"rate: peak", "rate: peak * 2"}, []string{"Flow Buy: rate 600/s instead of 300/s."}},
		{"zone of another kind", []string{"kind: trust", "kind: region"}, []string{"Zone Vaults: kind region instead of trust."}},
		{"moved", []string{"kind: database, in: core", "kind: database, in: vaults"}, []string{"Component Orders: zone Vaults instead of Core."}},
		{"fact", []string{"{p50: 5ms, p99: 20ms}", "{p50: 5ms, p99: 30ms}"}, []string{"Component API: latency p99 30ms instead of 20ms."}},
		{"new fact", []string{"tech: Go", "tech: Go, owner: Sales"}, []string{"Component API: owner Sales, which was not said."}},
		{"fact left out", []string{"tech: Go, ", ""}, []string{"Component API: tech no longer said, which was Go."}},
		{"protocol", []string{"    - api -> db: write\n", "    - {from: api, to: db, label: write, protocol: SQL, timeout: 20ms}\n"}, []string{
			"Connection api -> db: protocol SQL, which was not said.", "Connection api -> db: timeout 20ms, which was not said."}},
		{"mode", []string{"    - api ~> mail: receipt", "    - api -> mail: receipt", "        - api ~> mail: receipt", "        - api -> mail: receipt"}, []string{
			"Connection api -> mail: mode sync instead of async.", "Flow Buy: api -> mail: receipt is new, after api -> db: write.",
			"Flow Buy: api ~> mail: receipt is gone."}},
		{"rerouted", []string{"    - api -> db: write", "    - web -> db: write", "        - api -> db: write", "        - web -> db: write"}, []string{
			"Connection web -> db: rerouted, was api -> db.", "Flow Buy: web -> db: write is rerouted, was api -> db: write."}},
		{"order of steps", []string{"        - api -> db: write\n        - api ~> mail: receipt\n", "        - api ~> mail: receipt\n        - api -> db: write\n"}, []string{
			"Flow Buy: api -> db: write is now after api ~> mail: receipt."}},
		{"a step with its own facts", []string{"        - api -> db: write\n", "        - {step: api -> db, label: write, times: 3}\n"}, []string{
			"Flow Buy: api -> db: write: times 3, which was not said."}},
		{"steps at once", []string{"        - api -> db: write\n        - api ~> mail: receipt\n", "        - parallel: [api -> db: write, api ~> mail: receipt]\n"}, []string{
			"Flow Buy: parallel steps is new, after web -> api: order."}},
		{"transition", []string{"new -> paid: money", "new -> paid: cash"}, []string{
			"State machine order: transition new -> paid: cash is new.", "State machine order: transition new -> paid: money is gone."}},
		{"first state", []string{"{new: {}, paid: {}}", "{paid: {}, new: {}}"}, []string{"State machine order: initial paid instead of new."}},
		{"failure", []string{"rto: 5min", "rto: 10min"}, []string{"Failure No database: rto 10min instead of 5min."}},
		{"score", []string{"{simple: 5, cheap: 2}", "{simple: 4, cheap: 2}"}, []string{"Decision store: option sql: scores simple 4 instead of 5."}},
		{"weight", []string{"weight: 2", "weight: 3"}, []string{"Decision store: criterion simple: weight 3 instead of 2."}},
		{"a component in a stage", []string{"components: [web, api, db]", "components: [db, web]"}, []string{"Stage start: components without api."}},
		{"name", []string{"name: Orders,", "name: Ledger,"}, []string{"Component Orders: now called Ledger."}},
		{"a choice", []string{"        - api -> db: write\n", "        - either: [{when: known, chance: 40%}, {when: new, steps: [api -> db: write]}]\n"}, []string{
			"Flow Buy: either known or new is new, after web -> api: order."}},
		{"choice", []string{"choice: sql", "choice: kv"}, []string{"Decision store: choice kv instead of sql."}},
		{"stage", []string{"until: 50/s", "until: 80/s"}, []string{"Stage start: until 80/s instead of 50/s."}},
		{"new stage", []string{"  - {stage: mails", "  - {stage: idea}\n  - {stage: mails"}, []string{"Stage idea is new."}},
	}
	before := load(t, []byte(shop))
	for _, e := range edits {
		text := shop
		for i := 0; i < len(e.edit); i += 2 {
			if !strings.Contains(text, e.edit[i]) {
				t.Fatalf("%s: there is no %q", e.name, e.edit[i])
			}
			text = strings.Replace(text, e.edit[i], e.edit[i+1], 1)
		}
		got := told(before, load(t, []byte(text)))
		if diff := cmp.Diff(sorted(e.want), sorted(got)); diff != "" {
			t.Errorf("%s: %s", e.name, diff)
		}
	}
}

func sorted(lines []string) []string {
	lines = slices.Clone(lines)
	slices.Sort(lines)
	return lines
}

// TestFigures changes an input, and reads which figures follow.
func TestFigures(t *testing.T) {
	subject := func(text string, findings ...Finding) Subject {
		a, err := analyze.Analyze(context.Background(), load(t, []byte(text)), analyze.Options{})
		if err != nil {
			t.Fatal(err)
		}
		return Subject{a, findings}
	}
	before := subject(shop, Finding{"RES-001@db", "One database."}, Finding{"RES-002@web->api", "No timeout."}, Finding{"DOC-001", "No owner."})
	if c := Compare(before, before); !c.Same() {
		t.Errorf("a study and itself: %+v", c)
	}
	edited := strings.NewReplacer("value: 100/s", "value: 160/s", "api:", "backend:", "api ->", "backend ->", "-> api", "-> backend",
		"api ~>", "backend ~>", "web, api", "web, backend").Replace(shop)
	c := Compare(before, subject(edited, Finding{"RES-002@web->backend", "No timeout at all."}, Finding{"CAP-001@backend", "Too full."}, Finding{"DOC-001", "No owner."}))
	var got []string
	for _, x := range slices.Concat(c.Changes, c.Figures, c.Findings) {
		got = append(got, x.Words)
	}
	want := []string{
		"Input buyers: value 160/s instead of 100/s.",
		"Component API: id backend instead of api.",
		"Derived number peak: value 480/s instead of 300/s.",
		"Flow Buy: rate 480/s instead of 300/s.",
		"Component API: utilisation from 37.5% to 60%.",
		"Finding RES-001@db is gone: One database.",
		"Finding CAP-001@backend is new: Too full.",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}
