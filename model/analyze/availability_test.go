package analyze

import (
	"math"
	"strings"
	"testing"
)

// parts makes a study of components, connections and the steps of a flow f.
func parts(components, connections, steps string) string {
	return `
casebook: 1
title: Parts
kind: case_study
architecture:
  zones:
    eu: {name: EU, kind: region}
    z: {name: Z, kind: az, in: eu, availability: 99.95%}
  components:
    u: {name: U, kind: client}
` + indent(components, "    ") + `
  connections:
` + indent(connections, "    ") + `
  flows:
    f:
      rate: 100/s
      steps:
` + indent(steps, "        ")
}

func indent(text, by string) string {
	return by + strings.ReplaceAll(strings.TrimSpace(text), "\n", "\n"+by)
}

// TestAvailability holds published results and oracles D1 to D8 of the design.
func TestAvailability(t *testing.T) {
	for _, test := range []struct {
		name, components, connections, steps string
		want                                 float64
	}{
		{"D1, in a row", `
a: {name: A, kind: service, availability: 99.99%}
b: {name: B, kind: service, availability: 99.99%}
c: {name: C, kind: service, availability: 99.99%}`,
			"- u -> a\n- a -> b\n- b -> c", "- u -> a\n- a -> b\n- b -> c", .999700029999},
		{"D1, redundant", `
a: {name: A, kind: service, availability: 99.9%, replicas: 2, common_cause: 0%}`,
			"- u -> a", "- u -> a", .999999},
		{"D3, in one zone", `
s: {name: S, kind: service, availability: 99%, in: z}
d: {name: D, kind: database, availability: 99.5%, in: z}`,
			"- u -> s\n- s -> d", "- u -> s\n- s -> d", .984557475},
		{"D4, two of three", `
a: {name: A, kind: service, availability: 99%, replicas: {count: 3, need: 2}, common_cause: 0%}`,
			"- u -> a", "- u -> a", .999702},
		{"D4, three of five", `
a: {name: A, kind: service, availability: 90%, replicas: {count: 5, need: 3}, common_cause: 0%}`,
			"- u -> a", "- u -> a", .99144},
		{"D8, a shop", shopD8, shopWays, "- u -> edge\n- edge -> api\n- api -> db\n- api -> psp", .9993213475},
		{"D8, with a second provider", shopD8, shopWays,
			"- u -> edge\n- edge -> api\n- api -> db\n- {step: api -> psp, fallback: other}", .9998207583},
		{"what may be left out", shopD8, shopWays, "- u -> edge\n- {step: edge -> api, optional: true}", .9999},
		{"one of two ways", `
a: {name: A, kind: service, availability: 90%}
b: {name: B, kind: service, availability: 80%}`,
			"- u -> a\n- u -> b",
			"- either:\n    - {chance: 30%, steps: [u -> a]}\n    - {steps: [u -> b]}", .3*.9 + .7*.8},
		{"a step by chance", `
a: {name: A, kind: service, availability: 90%}`,
			"- u -> a", "- {step: u -> a, chance: 25%}", 1 - .25*.1},
	} {
		a := analyse(t, parts(test.components, test.connections, test.steps), Options{})
		near(t, test.name, a.Availability[0].Availability, test.want, 1e-10)
	}
}

const shopD8 = `
edge: {name: Edge, kind: gateway, availability: 99.99%}
api: {name: API, kind: service, availability: 99.5%, replicas: {count: 3, need: 2}, common_cause: 0%}
db: {name: DB, kind: database, availability: 99.8%, replicas: 2, common_cause: 0%}
psp: {name: Provider, kind: external, availability: 99.95%}
other: {name: Another, kind: external, availability: 99.9%}`

const shopWays = "- u -> edge\n- edge -> api\n- api -> db\n- api -> psp\n- api -> other"

// TestErrorBudget takes D8 apart: who is down for how many of 43200 minutes.
func TestErrorBudget(t *testing.T) {
	text := parts(shopD8, shopWays, "- u -> edge\n- edge -> api\n- api -> db\n- api -> psp") + `
constraints:
  objectives:
    - {flow: f, availability: 99.9%}
`
	f := analyse(t, text, Options{}).Availability[0]
	near(t, "minutes down", f.Down, 60*29.318, 1e-4)
	near(t, "budget", f.Budget, 60*43.2, 1e-12)
	near(t, "left", f.Left, 60*(43.2-29.318), 1e-4)
	want := map[string]float64{"psp": 21.6, "edge": 4.32, "api": 3.229, "db": .173}
	for _, b := range f.Blame {
		near(t, "blame of "+b.ID, b.Down, 60*want[b.ID], 3e-3) // published with as many digits
		delete(want, b.ID)
	}
	if len(want) > 0 || f.Blame[0].ID != "psp" {
		t.Errorf("blame: %+v; nothing of %v", f.Blame, want)
	}
	var cuts []string
	for _, c := range f.Cuts {
		cuts = append(cuts, c.Elements[0].ID)
	}
	if got := strings.Join(cuts, " "); got != "edge api db psp" {
		t.Errorf("cuts: %s", got)
	}
}

// TestSharedDependenciesAreNotMultiplied is D2 again: the naive figure hides nine tenths of it.
func TestSharedDependenciesAreNotMultiplied(t *testing.T) {
	a := analyse(t, parts(`
a: {name: A, kind: service, availability: 99%}
b: {name: B, kind: service, availability: 99%}
db: {name: DB, kind: database, availability: 99.9%}`,
		"- u -> a\n- u -> b\n- a -> db\n- b -> db",
		"- parallel:\n    - {either: [{chance: 100%, steps: [u -> a, a -> db]}]}\n    - {either: [{chance: 100%, steps: [u -> b, b -> db]}]}\n  wait: 1"), Options{})
	near(t, "exact", a.Availability[0].Availability, .9989001, 1e-10)
	near(t, "naive", a.Availability[0].Naive, .99987922, 1e-7)
}

// TestReplicasAreNotIndependent has the common cause that a study does not mention.
func TestReplicasAreNotIndependent(t *testing.T) {
	a := analyse(t, parts("a: {name: A, kind: service, availability: 99%, replicas: 3}", "- u -> a", "- u -> a"), Options{})
	u := .01 * .05
	near(t, "three replicas", a.Availability[0].Availability, (1-u)*(1-math.Pow(.0095, 3)), 1e-12)
}

// TestSoftDependenciesCostNothing leaves messages and data out.
func TestSoftDependenciesCostNothing(t *testing.T) {
	a := analyse(t, parts(`
a: {name: A, kind: service, availability: 99.9%}
q: {name: Q, kind: queue, availability: 90%}
w: {name: W, kind: worker, availability: 80%}`,
		"- u -> a\n- a ~> q\n- q ~> w", "- u -> a\n- {step: a ~> q, then: [q ~> w]}"), Options{})
	near(t, "f", a.Availability[0].Availability, .999, 1e-12)
	near(t, "f/then", a.Availability[1].Availability, .72, 1e-12)
}

// TestAvailabilityUnknown names the fact that is missing, and shows what does not need it.
func TestAvailabilityUnknown(t *testing.T) {
	a := analyse(t, parts(`
a: {name: A, kind: service}
b: {name: B, kind: service, availability: 90%}`, "- u -> a\n- u -> b", "- u -> b\n- u -> a"), Options{})
	f := a.Availability[0]
	if f.Availability.Known() || strings.Join(f.Availability.Missing, " ") != "a.availability" {
		t.Errorf("%+v", f.Availability)
	}
	if f.Down.Known() || strings.Join(f.Down.Missing, " ") != "a.availability" {
		t.Errorf("%+v", f.Down)
	}
	if len(f.Cuts) != 2 {
		t.Errorf("cuts: %+v", f.Cuts)
	}
}

// TestNeedIsOfAllReplicas has a cluster whose copies of each partition are fewer than the replicas that
// it needs.
func TestNeedIsOfAllReplicas(t *testing.T) {
	a := analyse(t, parts(`
a: {name: A, kind: stream, in: eu, availability: 99%, common_cause: 0%, partitions: 48, replication: {n: 3, w: 2}, replicas: {count: 6, need: 4, zones: 3}}`,
		"- u -> a", "- u -> a"), Options{})
	u, want := .01, 0.0
	for _, down := range []float64{1, 6 * u / (1 - u), 15 * u * u / (1 - u) / (1 - u)} {
		want += down * math.Pow(1-u, 6)
	}
	near(t, "four of six", a.Availability[0].Availability, want, 1e-12)
	zone := false
	for _, b := range a.BlastRadius {
		if b.ID == "eu/zone-1" {
			zone = true
			near(t, "lost with a zone", b.Lost, 0, 0)
		}
	}
	if !zone {
		t.Error("no zone can fail")
	}
}

// TestPromiseHoldsWithoutAZone has a balancer that a provider promises over three zones: it is not in
// the first of them.
func TestPromiseHoldsWithoutAZone(t *testing.T) {
	a := analyse(t, parts(`
a: {name: A, kind: balancer, in: eu, availability: 99.9%, sla: true, replicas: {count: 3, zones: 3}}`, "- u -> a", "- u -> a"), Options{})
	near(t, "as promised", a.Availability[0].Availability, .999, 1e-12)
	for _, b := range a.BlastRadius {
		if strings.HasPrefix(b.ID, "eu/") {
			near(t, "lost with "+b.ID, b.Lost, 0, 0)
		}
	}
}
