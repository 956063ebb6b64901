package analyze

import (
	"strings"
	"testing"
)

// queued is oracle B3: a consumer behind a queue that is down for ten minutes.
const queued = `
casebook: 1
title: Queue
kind: case_study
architecture:
  components:
    u: {name: U, kind: client}
    api: {name: API, kind: service}
    q: {name: Q, kind: stream, partitions: 100}
    worker: {name: W, kind: worker, rate: 100/s, replicas: 8}
  connections: [u -> api, api ~> q, q -> worker]
  flows:
    f: {rate: 500/s, steps: [u -> api, {step: api ~> q, then: [q -> worker]}]}
  failures:
    outage: {name: Outage, fail: [worker], lasts: 600s}
    all: {name: All, fail: [worker, q], lasts: 600s}
    other: {name: Other, fail: [api], lasts: 600s}
`

func TestBacklogDrains(t *testing.T) {
	drains := analyse(t, queued, Options{}).Capacity.Drains
	if len(drains) != 1 {
		t.Fatalf("%d drains, want that of the outage alone", len(drains))
	}
	d := drains[0]
	near(t, "backlog", d.Backlog, 300000, 1e-12)
	near(t, "drain", d.Time, 1000, 1e-12)
	if d.Failure.ID != "outage" || d.Consumer.ID != "worker" {
		t.Errorf("%s before %s", d.Failure.ID, d.Consumer.ID)
	}
}

// TestDrainsOfVariants changes a fact at a time.
func TestDrainsOfVariants(t *testing.T) {
	one := func(old, new string) Drain {
		t.Helper()
		drains := analyse(t, replace(queued, old, new), Options{}).Capacity.Drains
		if len(drains) != 1 {
			t.Fatalf("%s: %d drains", new, len(drains))
		}
		return drains[0]
	}
	flat := "steps: [u -> api, {step: api ~> q, then: [q -> worker]}]"
	near(t, "drain of a flow without then", one(flat, "steps: [u -> api, api ~> q, q -> worker]").Time, 1000, 1e-12)
	near(t, "drain by six partitions", one("partitions: 100", "partitions: 6").Time, 3000, 1e-12)
	impossible(t, "drain by five", one("partitions: 100", "partitions: 5").Time, "never drains")
	lacking(t, "drain", one("rate: 100/s, ", "").Time, "worker.rate")
	unlasting := analyse(t, strings.Replace(queued, "fail: [worker], lasts: 600s", "fail: [worker]", 1), Options{}).Capacity.Drains[0]
	lacking(t, "backlog", unlasting.Backlog, "failure outage.lasts")
	lacking(t, "drain", unlasting.Time, "failure outage.lasts")
}

// TestConsumersWaitForWhatTheyCall leaves the consumer up and takes what it calls for a part of its
// messages.
func TestConsumersWaitForWhatTheyCall(t *testing.T) {
	text := replace(queued, "  connections: [", "    bank: {name: B, kind: external}\n  connections: [worker -> bank, ")
	text = replace(text, "then: [q -> worker]", "then: [q -> worker, {either: [{chance: 70%, steps: [worker -> bank]}, {when: other}]}]")
	text = replace(text, "    all:", "    bank-down: {name: Bank, fail: [bank], lasts: 100s}\n    all:")
	text = replace(text, "q -> worker", "q ~> worker")
	drains := analyse(t, text, Options{}).Capacity.Drains
	if len(drains) != 2 {
		t.Fatalf("%d drains, want two", len(drains))
	}
	near(t, "backlog", drains[1].Backlog, 500*.7*100, 1e-12)
	near(t, "drain", drains[1].Time, 500*.7*100/300, 1e-12)
	for _, d := range drains {
		if d.Consumer.ID != "worker" {
			t.Errorf("%s before %s", d.Failure.ID, d.Consumer.ID)
		}
	}
}
