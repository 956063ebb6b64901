package review

import (
	"slices"
	"testing"
)

// TestNotFound holds rules not to find what only looks like a fault, and to find what is beside it.
func TestNotFound(t *testing.T) {
	for _, test := range []struct {
		name string
		rule *Rule
		text string // components, connections, flows and more of an architecture
		want []string
	}{
		{"ways that exclude each other write once", dualWrite, `
  components:
    api: {name: A, kind: service}
    db: {name: D, kind: database}
    bad: {name: B, kind: queue}
  connections: [{from: api, to: db, op: write}, {from: api, to: bad, mode: async}]
  flows:
    f: {steps: [{either: [{when: good, chance: 90%, steps: [api -> db]}, {when: bad, steps: [api ~> bad]}]}]}`, nil},
		{"on one way they do not", dualWrite, `
  components:
    api: {name: A, kind: service}
    db: {name: D, kind: database}
    bad: {name: B, kind: queue}
  connections: [{from: api, to: db, op: write}, {from: api, to: bad, mode: async}]
  flows:
    f: {steps: [{either: [{when: good, chance: 90%, steps: [api -> db, api ~> bad]}, {when: bad, steps: [api ~> bad]}]}]}`,
			[]string{"DAT-001@api"}},
		{"a store that sends its changes on writes once", dualWrite, `
  components:
    log: {name: L, kind: stream}
    a: {name: A, kind: database}
    b: {name: B, kind: database}
  connections: [log ~> a, log ~> b]
  flows:
    f: {steps: [log ~> a, log ~> b]}`, nil},
		{"what the user does meanwhile is not the callee's wait", timeoutInversion, `
  components:
    user: {name: U, kind: person}
    api: {name: A, kind: service}
    db: {name: D, kind: database}
    bank: {name: B, kind: external}
  connections: [{from: user, to: api, timeout: 1s}, {from: api, to: db, timeout: 100ms}, {from: user, to: bank, timeout: 5min}]
  flows:
    f: {steps: [user -> api, {either: [{when: challenged, chance: 50%, steps: [api -> db, user -> bank]}, {when: not, steps: [api -> db]}]}]}`, nil},
		{"of parts that start together the last one waited for counts", timeoutInversion, `
  components:
    user: {name: U, kind: person}
    api: {name: A, kind: service}
    a: {name: A, kind: service}
    b: {name: B, kind: service}
  connections: [{from: user, to: api, timeout: 1s}, {from: api, to: a, timeout: 900ms}, {from: api, to: b, timeout: 2s}]
  flows:
    f: {steps: [user -> api, {parallel: [api -> a, api -> b], wait: 1}]}`, nil},
		{"and all count that are waited for", timeoutInversion, `
  components:
    user: {name: U, kind: person}
    api: {name: A, kind: service}
    a: {name: A, kind: service}
    b: {name: B, kind: service}
  connections: [{from: user, to: api, timeout: 1s}, {from: api, to: a, timeout: 900ms}, {from: api, to: b, timeout: 2s}]
  flows:
    f: {steps: [user -> api, {parallel: [api -> a, api -> b]}]}`, []string{"RES-004@user->api"}},
		{"retries before a message do not multiply with those behind it", retryAmplification, `
  components:
    api: {name: A, kind: service}
    q: {name: Q, kind: queue}
    w: {name: W, kind: worker}
    db: {name: D, kind: database}
  connections: [{from: api, to: q, mode: async, retries: 3}, q ~> w, {from: w, to: db, retries: 3}]
  flows:
    f: {steps: [{step: api ~> q, then: [q ~> w, w -> db]}]}`, nil},
		{"a breaker lets go of calls that hang", poolExhaustion, `
  components:
    user: {name: U, kind: client}
    api: {name: A, kind: service, replicas: 1}
    b: {name: B, kind: service}
  connections: [user -> api, {from: api, to: b, timeout: 10s, pool: 5, breaker: true}]
  flows:
    f: {rate: 10/s, steps: [user -> api, api -> b]}
    g: {rate: 10/s, steps: [user -> api]}`, nil},
		{"a breaker near what is stormed holds back retries farther out", metastable, `
  components:
    api: {name: A, kind: service, rate: 1k/s, replicas: 1}
    db: {name: D, kind: database, rate: 30/s, replicas: 1}
  connections: [{from: api, to: db, timeout: 1s, retries: 3, breaker: true}]
  flows:
    f: {rate: 20/s, steps: [api -> db]}`, nil},
		{"a budget on another layer does not", metastable, `
  components:
    user: {name: U, kind: client}
    api: {name: A, kind: service, rate: 1k/s, replicas: 1}
    db: {name: D, kind: database, rate: 30/s, replicas: 1}
  connections: [{from: user, to: api, retries: 3, retry_budget: 10%}, {from: api, to: db, retries: 3}]
  flows:
    f: {rate: 20/s, steps: [user -> api, api -> db]}`, []string{"RES-007@db"}},
		{"work behind a queue waits for a provider at its leisure", unprotectedExternal, `
  components:
    q: {name: Q, kind: queue}
    w: {name: W, kind: worker}
    bank: {name: B, kind: external}
  connections: [q ~> w, {from: w, to: bank}]
  flows:
    f: {steps: [{step: q ~> w, then: [w -> bank]}]}`, nil},
		{"a provider's promise holds without a zone", lonelyZone, `
  components:
    user: {name: U, kind: client}
    lb: {name: L, kind: balancer, sla: true, availability: 99.99%, replicas: {count: 3, need: 2, zones: 3}}
  connections: [user -> lb]
  flows:
    f: {critical: true, steps: [user -> lb]}`, nil},
		{"where every instance is needed more zones would not help", lonelyZone, `
  components:
    user: {name: U, kind: client}
    api: {name: A, kind: service, replicas: {count: 2, need: 2, zones: 2}}
  connections: [user -> api]
  flows:
    f: {critical: true, steps: [user -> api]}`, nil},
		{"a cache with other classes of data is no copy", staleRead, `
  components:
    api: {name: A, kind: service}
    db: {name: D, kind: database, data: [pii]}
    c: {name: C, kind: cache, data: [public]}
  connections: [{from: api, to: db, op: write}, {from: api, to: c, op: read, fallback: db}]
  flows:
    f: {steps: [api -> db, api -> c]}`, nil},
		{"a cache of the same is", staleRead, `
  components:
    api: {name: A, kind: service}
    db: {name: D, kind: database, data: [pii]}
    c: {name: C, kind: cache, data: [pii]}
  connections: [{from: api, to: db, op: write}, {from: api, to: c, op: read, fallback: db}]
  flows:
    f: {steps: [api -> db, api -> c]}`, []string{"DAT-006@api->c@db"}},
		{"a coarser key keeps the order", orderKeyMismatch, `
  components:
    api: {name: A, kind: service}
    s: {name: S, kind: stream, partitions: 3, partition_key: tenant}
  connections: [api ~> s]
  flows:
    f: {order_by: tenant and user, steps: [api ~> s]}`, nil},
		{"a finer key does not", orderKeyMismatch, `
  components:
    api: {name: A, kind: service}
    s: {name: S, kind: stream, partitions: 3, partition_key: tenant and user}
  connections: [api ~> s]
  flows:
    f: {order_by: tenant, steps: [api ~> s]}`, []string{"DAT-008@f@s"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			text := "casebook: 1\ntitle: Test\nkind: case_study\narchitecture:" + test.text + "\n"
			if got := found(t, test.rule, text); !slices.Equal(got, test.want) {
				t.Errorf("%q, want %q", got, test.want)
			}
		})
	}
}

// TestThresholds holds graded rules to the limits that a study sets.
func TestThresholds(t *testing.T) {
	const study = `
casebook: 1
title: Test
kind: case_study
architecture:
  components:
    user: {name: U, kind: client}
    api: {name: A, kind: service}
  connections: [{from: user, to: api, retries: 5}]
  flows: {f: {steps: [user -> api]}}
review: {thresholds: {`
	for limits, want := range map[string]Severity{
		"utilisation: 60%":       Warn,
		"retry-amplification: 6": "",
		"retry-amplification: 2, retry-amplification-error: 5": Error,
	} {
		var got Severity
		for _, f := range reviewed(t, study+limits+"}}\n").Findings {
			if f.Rule == retryAmplification {
				got = f.Severity
			}
		}
		if got != want {
			t.Errorf("%s: %q, want %q", limits, got, want)
		}
	}
}

// TestCriticality holds RES-001 to the flows that are critical: as they say, or else those with an
// objective; where nothing says so it is not known.
func TestCriticality(t *testing.T) {
	const study = `
casebook: 1
title: Test
kind: case_study
architecture:
  components:
    user: {name: U, kind: client}
    a: {name: A, kind: service, replicas: 1}
    b: {name: B, kind: service, replicas: 1}
  connections: [user -> a, user -> b]
  flows:
    f: {steps: [user -> a]}
    g: {steps: [user -> b]}
`
	for _, test := range []struct {
		more    string
		want    []string
		unknown []string
	}{
		{"", nil, []string{"flow f.critical", "flow g.critical"}},
		{"constraints: {objectives: [{flow: f, p99: 1s}]}\n", []string{"RES-001@a"}, nil},
	} {
		if got := found(t, lonelyInstance, study+test.more); !slices.Equal(got, test.want) {
			t.Errorf("%q: %q, want %q", test.more, got, test.want)
		}
		if got := lacked(t, lonelyInstance, study+test.more); !slices.Equal(got, test.unknown) {
			t.Errorf("%q lacks %q, want %q", test.more, got, test.unknown)
		}
	}
}
