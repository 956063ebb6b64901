package analyze

import (
	"context"
	"errors"
	"math"
	"strings"
	"testing"

	"casebook/model"
)

// load reads a study, which has to be right.
func loadStudy(t testing.TB, text string) *model.Study {
	t.Helper()
	s, err := model.Load("test.yaml", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// analyse returns the figures of a study.
func analyse(t testing.TB, text string, o Options) *Analysis {
	t.Helper()
	a, err := Analyze(context.Background(), loadStudy(t, text), o)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// near reports a figure that is not want, to within a relative tolerance.
func near(t testing.TB, what string, f Figure, want, tolerance float64) {
	t.Helper()
	if !f.Known() {
		t.Errorf("%s is unknown (missing %q, %s), want %v", what, f.Missing, f.Reason, want)
		return
	}
	if got := f.Value.Value; math.Abs(got-want) > tolerance*math.Abs(want) {
		t.Errorf("%s = %v, want %v", what, got, want)
	}
}

// shop is oracle A2 of the design: a checkout with writes, reads and a provider that is retried, and
// browsing with a cache.
const shop = `
casebook: 1
title: Shop
kind: case_study
architecture:
  components:
    user: {name: User, kind: client}
    web: {name: Web, kind: service}
    cache: {name: Cache, kind: cache, hit: 92%}
    db: {name: Database, kind: database}
    psp: {name: Provider, kind: external}
  connections:
    - user -> web: HTTPS
    - web -> cache: get
    - {from: web, to: db, label: read, op: read}
    - {from: web, to: db, label: write, op: write}
    - {from: web, to: psp, label: pay, retries: 2, error_rate: 2%}
  flows:
    checkout:
      rate: 200/s
      average: 50/s
      steps:
        - user -> web: checkout
        - {step: web -> db, label: write, times: 2}
        - {step: web -> db, label: read}
        - web -> psp: pay
    browse:
      rate: 800/s
      steps:
        - user -> web: browse
        - either:
            - {when: hit, chance: hit, steps: [web -> cache: get]}
            - {when: miss, steps: [web -> cache: get, web -> db: read]}
`

func TestDemandOfAShop(t *testing.T) {
	d := analyse(t, shop, Options{}).Demand
	near(t, "cache", d.Component("cache").Peak, 800, 1e-12)
	near(t, "db", d.Component("db").Peak, 664, 1e-12)
	near(t, "db reads", d.Component("db").Reads, 264, 1e-12)
	near(t, "db writes", d.Component("db").Writes, 400, 1e-12)
	near(t, "db with no cache", d.Component("db").Cold, 1400, 1e-12)
	near(t, "provider", d.Component("psp").Peak, 204.08, 1e-12)
	near(t, "failing checkouts", d.Flows[0].Failing, 8e-6, 1e-6)
	for _, c := range d.Connections {
		if c.Connection.To == "psp" {
			near(t, "storm factor", c.Storm, 3, 1e-12)
			near(t, "attempts", c.Attempts, 1.0204, 1e-12)
		}
	}
}

// TestAverageIsNotPeak holds the average of a component back while that of one of its flows is not
// known, and names it.
func TestAverageIsNotPeak(t *testing.T) {
	d := analyse(t, shop, Options{}).Demand
	near(t, "provider on average", d.Component("psp").Average, 51.02, 1e-12)
	db := d.Component("db").Average
	if db.Known() || len(db.Missing) != 1 || db.Missing[0] != "flow browse.average" {
		t.Errorf("average of db = %+v, want it unknown for want of flow browse.average", db)
	}
}

// TestRetriesAreNotAttempts is oracle A3: three layers of three retries.
func TestRetriesAreNotAttempts(t *testing.T) {
	const layers = `
casebook: 1
title: Layers
kind: case_study
architecture:
  components:
    u: {name: U, kind: client}
    a: {name: A, kind: service}
    b: {name: B, kind: service}
    c: {name: C, kind: service}
  connections:
    - {from: u, to: a, retries: 3}
    - {from: a, to: b, retries: 3}
    - {from: b, to: c, retries: 3, error_rate: ERROR}
  flows:
    f: {rate: 1/s, steps: [u -> a, a -> b, b -> c]}
`
	for _, test := range []struct {
		rate string
		want float64
	}{{"10%", 1.111 * 1.00010001}, {"100%", 64}} {
		d := analyse(t, replace(layers, "ERROR", test.rate), Options{}).Demand
		near(t, "c at "+test.rate, d.Component("c").Peak, test.want, 1e-6)
	}
}

func TestFailTakesLoadAway(t *testing.T) {
	d := analyse(t, shop, Options{Fail: []string{"cache"}}).Demand
	near(t, "db without its cache's flow", d.Component("db").Peak, 600, 1e-12)
	optional := replace(shop, "- web -> cache: get\n    - {from: web, to: db, label: read", "- {from: web, to: cache, label: get, optional: true}\n    - {from: web, to: db, label: read")
	d = analyse(t, optional, Options{Fail: []string{"cache"}}).Demand
	near(t, "db with a cold cache", d.Component("db").Peak, 1400, 1e-12)
}

func TestUnknownNames(t *testing.T) {
	s := loadStudy(t, shop)
	for _, o := range []Options{{Stage: "nope"}, {Fail: []string{"nope"}}} {
		_, err := Analyze(context.Background(), s, o)
		var unknown *UnknownNameError
		if !errors.As(err, &unknown) || unknown.Name != "nope" {
			t.Errorf("%+v: %v", o, err)
		}
	}
}

// replace replaces a part of a study's text, which has to be there.
func replace(text, old, new string) string {
	if !strings.Contains(text, old) {
		panic("nothing to replace: " + old)
	}
	return strings.ReplaceAll(text, old, new)
}

// TestStormFactors holds published factors: three layers of three retries (SRE book, chapter 22), five
// layers of three attempts (AWS Builders' Library), and three layers with retry budgets of 10 %.
func TestStormFactors(t *testing.T) {
	for _, test := range []struct {
		name, traits string
		layers       int
		want         float64
	}{
		{"G1, 4^3", "retries: 3", 3, 64},
		{"G2, 3^5", "retries: 2", 5, 243},
		{"G2, with 3 retries 4^5", "retries: 3", 5, 1024},
		{"G4, budgets", "retries: 3, retry_budget: 10%", 3, 1.331},
	} {
		var components, connections, steps strings.Builder
		from := "u"
		for i := range test.layers {
			to := string(rune('a' + i))
			components.WriteString(to + ": {name: X, kind: service}\n")
			connections.WriteString("- {from: " + from + ", to: " + to + ", " + test.traits + "}\n")
			steps.WriteString("- " + from + " -> " + to + "\n")
			from = to
		}
		d := analyse(t, parts(components.String(), connections.String(), steps.String()), Options{}).Demand
		near(t, test.name, d.Connections[test.layers-1].Storm, test.want, 1e-12)
	}
}
