package analyze

import (
	"fmt"
	"strings"
	"testing"
)

// mall is a study with a cache that may be left out, a provider with a fallback, and a service over
// three zones of a region.
const mall = `
casebook: 1
title: Mall
kind: case_study
architecture:
  zones:
    eu: {name: EU, kind: region}
  components:
    u: {name: U, kind: client}
    api: {name: API, kind: service, in: eu, rate: 100/s, availability: 99.9%, replicas: {count: 3, zones: 3}}
    cache: {name: Cache, kind: cache, hit: 90%, in: eu, availability: 99.9%}
    db: {name: DB, kind: database, in: eu, rate: 150/s, availability: 99.9%, replicas: 1}
    psp: {name: PSP, kind: external, rate_limit: 1k/s, availability: 99.9%}
    other: {name: Other, kind: external, rate_limit: 100/s, availability: 99.9%}
  connections:
    - u -> api: HTTPS
    - {from: api, to: cache, label: get, optional: true}
    - {from: api, to: db, label: read}
    - {from: api, to: psp, label: pay, fallback: other}
  flows:
    browse:
      rate: 150/s
      steps:
        - u -> api
        - either:
            - {when: hit, chance: hit, steps: [api -> cache: get]}
            - {when: miss, steps: [api -> cache: get, api -> db: read]}
    pay:
      rate: 100/s
      steps: [u -> api, api -> db: read, api -> psp: pay]
  failures:
    dark: {name: All gone, fail: [eu]}
    purse: {name: No provider, fail: [psp, other]}
`

// TestBlastOfWhoBegins holds failures to what they do where nobody answers: who begins a flow is gone,
// what runs in a caller fails.
func TestBlastOfWhoBegins(t *testing.T) {
	a := analyse(t, `
casebook: 1
title: Mail
kind: case_study
architecture:
  components:
    app: {name: App, kind: client}
    sdk: {name: SDK, kind: library}
    api: {name: API, kind: service}
    queue: {name: Queue, kind: queue}
    worker: {name: Worker, kind: worker}
  connections:
    - app -> sdk: send
    - sdk -> api: send
    - api ~> queue: mail
    - queue ~> worker: mail
  flows:
    send: {rate: 10/s, steps: [app -> sdk, sdk -> api]}
    mail: {rate: 10/s, steps: [{step: api ~> queue, then: [queue ~> worker]}]}
  failures:
    none: {name: No API, fail: [api]}
    bad: {name: A bad SDK, fail: [sdk]}
    gone: {name: Nobody there, fail: [app]}
    stuck: {name: No worker, fail: [worker]}
`, Options{})
	want := map[string]string{
		"none":  "send stopped; mail stopped; mail/then stopped",
		"bad":   "send stopped; mail untouched; mail/then untouched",
		"gone":  "send stopped; mail untouched; mail/then untouched",
		"stuck": "send untouched; mail untouched; mail/then stopped",
	}
	for _, b := range a.BlastRadius {
		if b.Kind != "failure" {
			continue
		}
		var got []string
		for _, f := range b.Flows {
			got = append(got, f.Name()+" "+string(f.Effect))
		}
		if s := strings.Join(got, "; "); s != want[b.ID] {
			t.Errorf("%s: %s, want %s", b.ID, s, want[b.ID])
		}
	}
}

// TestBlastRadius tells what each failure does, and what is then too small.
func TestBlastRadius(t *testing.T) {
	want := map[string]string{
		"api":       "browse stopped 1 (api); pay stopped 1 (api); lost 1",
		"cache":     "browse degraded 0 (cache); pay untouched 0; lost 0; overloaded db 0.767 to 1.67",
		"db":        "browse partial 0.1 (db); pay stopped 1 (db); lost 0.46",
		"psp":       "browse untouched 0; pay degraded 0 (psp); lost 0; overloaded other 0 to 1",
		"other":     "browse untouched 0; pay degraded 0 (other); lost 0",
		"eu":        "browse stopped 1 (api cache db); pay stopped 1 (api db); lost 1",
		"eu/zone-1": "browse untouched 0; pay untouched 0; lost 0; overloaded api 0.833 to 1.25",
		"dark":      "browse stopped 1 (api cache db); pay stopped 1 (api db); lost 1",
		"purse":     "browse untouched 0; pay stopped 1 (psp other); lost 0.4",
	}
	a := analyse(t, mall, Options{})
	for _, b := range a.BlastRadius {
		if w, ok := want[b.ID]; ok && blastText(&b) != w {
			t.Errorf("%s: %s\nwant %s", b.ID, blastText(&b), w)
		}
		delete(want, b.ID)
	}
	for id := range want {
		t.Errorf("nothing on %s", id)
	}
	failed := analyse(t, mall, Options{Fail: []string{"cache"}})
	if len(failed.BlastRadius) != 1 || blastText(&failed.BlastRadius[0]) != "browse degraded 0 (cache); pay untouched 0; lost 0; overloaded db 0.767 to 1.67" {
		t.Errorf("with the cache down: %+v", failed.BlastRadius)
	}
}

func blastText(b *Blast) string {
	var parts []string
	for _, f := range b.Flows {
		part := fmt.Sprintf("%s %s %.3g", f.Name(), f.Effect, f.Lost.Value.Value)
		if len(f.Why) > 0 {
			part += " (" + strings.Join(f.Why, " ") + ")"
		}
		parts = append(parts, part)
	}
	parts = append(parts, fmt.Sprintf("lost %.3g", b.Lost.Value.Value))
	for _, o := range b.Overloaded {
		parts = append(parts, fmt.Sprintf("overloaded %s %.3g to %.3g", o.Component.ID, o.Before.Value.Value, o.After.Value.Value))
	}
	return strings.Join(parts, "; ")
}

// TestMessagesAreNotDivertedFromWhatIsDown has two providers behind a message: those who would be told
// by the one that fails wait, and are no load for the other.
func TestMessagesAreNotDivertedFromWhatIsDown(t *testing.T) {
	const study = `
casebook: 1
title: Push
kind: case_study
architecture:
  components:
    u: {name: U, kind: client}
    q: {name: Q, kind: queue, rate: 1k/s, replicas: 1, availability: 99.9%}
    w: {name: W, kind: worker, rate: 1k/s, replicas: 1, availability: 99.9%}
    b: {name: B, kind: external, rate_limit: 100/s, availability: 99.9%}
    c: {name: C, kind: external, rate_limit: 100/s, availability: 99.9%}
  connections: [u ~> q, q ~> w, w -> b, w -> c]
  flows:
    f:
      rate: 100/s
      steps:
        - step: u ~> q
          then:
            - q ~> w
            - either:
                - {chance: 60%, steps: [w -> b]}
                - {when: other, steps: [w -> c]}
`
	a := analyse(t, study, Options{Fail: []string{"c"}})
	near(t, "b without c", a.Demand.Component("b").Peak, 60, 1e-12)
	for _, blast := range analyse(t, study, Options{}).BlastRadius {
		if len(blast.Overloaded) > 0 {
			t.Errorf("%s: %s", blast.ID, blastText(&blast))
		}
	}
}
