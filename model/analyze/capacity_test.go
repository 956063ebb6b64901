package analyze

import (
	"math"
	"slices"
	"strings"
	"testing"
)

// service is one service behind a client; SERVICE, CAPACITY and FLOW are filled in.
const service = `
casebook: 1
title: Service
kind: case_study
capacity: {CAPACITY}
architecture:
  components:
    u: {name: U, kind: client}
    api: {name: API, kind: service, SERVICE}
  connections:
    - {from: u, to: api, size: 20kB}
  flows:
    f: {rate: 2500/s, FLOW steps: [u -> api]}
`

// serve returns the capacity of a service.
func serve(t testing.TB, facts, capacity, flow string) *ComponentCapacity {
	t.Helper()
	text := strings.NewReplacer("SERVICE", facts, "CAPACITY", capacity, "FLOW", flow, "kB", "KB").Replace(service)
	a := analyse(t, text, Options{})
	return a.Capacity.Component("api")
}

// lacking reports a figure that does not name what is missing, and nothing else.
func lacking(t testing.TB, what string, f Figure, facts ...string) {
	t.Helper()
	if f.Known() || f.Reason != "" || !slices.Equal(f.Missing, facts) {
		t.Errorf("%s = %v, missing %q (%s), want it unknown for want of %q", what, f.Value, f.Missing, f.Reason, facts)
	}
}

// impossible reports a figure that has no reason for being unknown, or another one.
func impossible(t testing.TB, what string, f Figure, reason string) {
	t.Helper()
	if f.Known() || len(f.Missing) > 0 || !strings.Contains(f.Reason, reason) {
		t.Errorf("%s = %v, missing %q (%s), want it unknown because %q", what, f.Value, f.Missing, f.Reason, reason)
	}
}

// TestReplicasNeeded is oracle B1 of the design, with B4 and B5.
func TestReplicasNeeded(t *testing.T) {
	c := serve(t, "rate: 300/s, replicas: {count: 21, zones: 3}, cost: $0.17/h, latency: {p50: 80ms, p99: 80ms}", "growth: 8%/month", "")
	near(t, "needed", c.Needed, 14, 0)
	near(t, "needed for the loss of a zone", c.NeededZone, 21, 0)
	near(t, "utilisation", c.Utilisation, .3968, 1e-4)
	near(t, "headroom", c.Headroom, .6032, 1e-4)
	near(t, "utilisation without a zone", c.ZoneLost, .5952, 1e-4)
	near(t, "in flight", c.InFlight, 200, 1e-12)
	near(t, "runway", c.Runway, 5.372*monthSeconds, 1e-4)
	near(t, "bandwidth", c.In, 400e6/8, 1e-12)
	near(t, "cost of a second", c.Cost, 2606.10/730/3600, 1e-12)
	if got := c.Cost.Value.String(); got != "$2606/month" {
		t.Errorf("cost = %s", got)
	}
}

// TestDoubling asks when a load doubles that is half of what is planned for.
func TestDoubling(t *testing.T) {
	c := serve(t, "rate: 10k/s, replicas: 1", "growth: 8%/month}\nreview: {thresholds: {utilisation: 50%}", "")
	near(t, "doubling", c.Runway, 9.006*monthSeconds, 1e-4)
}

func TestRunwayEnds(t *testing.T) {
	impossible(t, "runway", serve(t, "rate: 10k/s, replicas: 1", "growth: 0%/month", "").Runway, "does not grow")
	near(t, "runway", serve(t, "rate: 1k/s, replicas: 1", "growth: 8%/month", "").Runway, 0, 0)
	lacking(t, "runway", serve(t, "rate: 1k/s, replicas: 1", "", "").Runway, "capacity.growth")
}

// TestCeilForgivesRounding keeps 13.000000001 from being 14.
func TestCeilForgivesRounding(t *testing.T) {
	for x, want := range map[float64]float64{13 + 1e-9: 13, 13.0001: 14, .3 / .1: 3, 0: 0, .2: 1} {
		if got := ceil(x); got != want {
			t.Errorf("ceil(%v) = %v, want %v", x, got, want)
		}
	}
}

func TestWorkersBoundTheRate(t *testing.T) {
	c := serve(t, "workers: 8, latency: {p50: 10ms, p99: 100ms}, replicas: 2", "", "")
	near(t, "rate of one", c.One, 8/.0163205, 1e-5)
	near(t, "rate of all", c.All, 16/.0163205, 1e-5)
	lacking(t, "rate of one", serve(t, "workers: 8, latency: {p50: 10ms}, replicas: 2", "", "").One, "api.latency.p99")
}

// TestUnknownCapacity takes one fact away at a time.
func TestUnknownCapacity(t *testing.T) {
	lacking(t, "utilisation", serve(t, "rate: 1k/s", "", "").Utilisation, "api.replicas")
	lacking(t, "utilisation", serve(t, "replicas: 2", "", "").Utilisation, "api.rate")
	c := serve(t, "rate: 1k/s, replicas: 2", "", "")
	near(t, "utilisation", c.Utilisation, 1.25, 1e-12)
	lacking(t, "utilisation without a zone", c.ZoneLost, "api.replicas.zones")
	lacking(t, "needed without a zone", c.NeededZone, "api.replicas.zones")
	lacking(t, "in flight", c.InFlight, "api.latency.p50", "api.latency.p99")
	impossible(t, "cost", c.Cost, "states no cost")
	impossible(t, "stored", c.Stored, "keeps records")
	impossible(t, "connections", c.Connections, "counts connections")
	one := serve(t, "rate: 1k/s, replicas: 1", "", "")
	impossible(t, "one replica without its zone", one.ZoneLost, "in one zone")
	spoiled := serve(t, "rate: 1k/s, replicas: 2", "}\nreview: {thresholds: {utilisation: 5/s}", "")
	lacking(t, "needed", spoiled.Needed, "review.thresholds.utilisation, a share above 0%")
}

// TestFullestZoneIsLost spreads four replicas over three zones.
func TestFullestZoneIsLost(t *testing.T) {
	c := serve(t, "rate: 1k/s, replicas: {count: 4, zones: 3}", "", "")
	near(t, "utilisation without a zone", c.ZoneLost, 1.25, 1e-12)
	for _, test := range []struct{ n, zones, lost, want int }{
		{4, 3, 1, 2}, {5, 3, 1, 3}, {5, 3, 2, 1}, {7, 5, 2, 3}, {2, 3, 2, 0}, {21, 3, 1, 14}, {3, 3, 3, 0},
	} {
		if got := left(test.n, test.zones, test.lost); got != test.want {
			t.Errorf("left(%d, %d, %d) = %d, want %d", test.n, test.zones, test.lost, got, test.want)
		}
	}
}

// TestWholeHasNoReplicas takes the limit of a provider for all that it carries.
func TestWholeHasNoReplicas(t *testing.T) {
	text := replace(shop, "psp: {name: Provider, kind: external}", "psp: {name: Provider, kind: external, rate_limit: 408.16/s}")
	c := analyse(t, text, Options{}).Capacity.Component("psp")
	near(t, "utilisation", c.Utilisation, .5, 1e-12)
	near(t, "utilisation in a storm", c.Storm, 600/408.16, 1e-12)
	if got := c.State(); got != Vulnerable {
		t.Errorf("state = %q", got)
	}
	impossible(t, "needed", c.Needed, "as a whole")
	impossible(t, "utilisation without a zone", c.ZoneLost, "as a whole")
}

// TestWhatIsDownHasNoUtilisation fails a component, and zones.
func TestWhatIsDownHasNoUtilisation(t *testing.T) {
	const zoned = `
casebook: 1
title: Zones
kind: case_study
architecture:
  zones:
    a: {name: A, kind: az}
    b: {name: B, kind: az}
    c: {name: C, kind: az}
  components:
    u: {name: U, kind: client}
    api: {name: API, kind: service, rate: 100/s, replicas: {count: 6, zones: [a, b, c]}}
    db: {name: DB, kind: database, rate: 1k/s, replicas: 2, in: a}
  connections: [u -> api, {from: api, to: db, op: read, optional: true}]
  flows:
    f: {rate: 200/s, steps: [u -> api, api -> db]}
`
	a := analyse(t, zoned, Options{Fail: []string{"a"}})
	api, db := a.Capacity.Component("api"), a.Capacity.Component("db")
	near(t, "utilisation with a zone down", api.Utilisation, .5, 1e-12)
	near(t, "with two zones down", api.ZoneLost, 1, 1e-12)
	impossible(t, "utilisation of the database", db.Utilisation, "db is down")
	near(t, "rate of the database", db.All, 0, 0)
	near(t, "what reaches it", a.Demand.Component("db").Peak, 0, 0)
	impossible(t, "database without its zone", analyse(t, zoned, Options{}).Capacity.Component("db").ZoneLost, "in one zone")
	all := analyse(t, zoned, Options{Fail: []string{"a", "b", "c"}}).Capacity.Component("api")
	impossible(t, "utilisation without zones", all.Utilisation, "api is down")
}

// TestCacheHitIsNotCapacity shows what a database has to carry once its cache is cold.
func TestCacheHitIsNotCapacity(t *testing.T) {
	text := replace(shop, "kind: database", "kind: database, rate: 1k/s, replicas: 1, replication: {n: 1}")
	c := analyse(t, text, Options{}).Capacity.Component("db")
	near(t, "utilisation", c.Utilisation, .664, 1e-12)
	near(t, "utilisation with a cold cache", c.Cold, 1.4, 1e-12)
}

func TestStandbysCarryNothing(t *testing.T) {
	alone := serve(t, "rate: 1k/s, replicas: 5, cost: $1/h", "", "")
	with := serve(t, "rate: 1k/s, replicas: {count: 5, standby: 2}, cost: $1/h", "", "")
	near(t, "utilisation", with.Utilisation, alone.Utilisation.Value.Value, 0)
	near(t, "cost", with.Cost, alone.Cost.Value.Value*7/5, 1e-12)
}

// TestStormsOfRetries is oracle G3: a database for 300/s behind one retry.
func TestStormsOfRetries(t *testing.T) {
	const retried = `
casebook: 1
title: Storm
kind: case_study
architecture:
  components:
    u: {name: U, kind: client}
    db: {name: DB, kind: database, rate: 300/s, replicas: 1}
  connections: [{from: u, to: db, retries: 1}]
  flows:
    f: {rate: RATE/s, steps: [u -> db]}
`
	for rate, want := range map[string]State{"150": Stable, "151": Vulnerable, "280": Vulnerable, "300": Vulnerable, "301": Overloaded} {
		c := analyse(t, replace(retried, "RATE", rate), Options{}).Capacity.Component("db")
		if got := c.State(); got != want {
			t.Errorf("at %s/s: %q (%v, in a storm %v), want %q", rate, got, c.Utilisation.Value, c.Storm.Value, want)
		}
	}
	c := analyse(t, replace(retried, "RATE", "280"), Options{}).Capacity.Component("db")
	near(t, "rate in a storm", c.Demand.Storm, 560, 1e-12)
}

// TestPoolsAreCounted counts connections by caller, of which one has two labels for one pool.
func TestPoolsAreCounted(t *testing.T) {
	text := replace(shop, "kind: service}", "kind: service, replicas: 4}")
	text = replace(text, "kind: database", "kind: database, max_connections: 100")
	lacking(t, "connections", analyse(t, text, Options{}).Capacity.Component("db").Connections, "web -> db.pool")
	text = replace(text, "label: read, op", "label: read, pool: 20, op")
	c := analyse(t, text, Options{}).Capacity.Component("db")
	near(t, "connections", c.Connections, 80, 0)
	near(t, "connections used", c.ConnectionsUsed, .8, 1e-12)
	text = replace(text, ", max_connections: 100", "")
	lacking(t, "connections used", analyse(t, text, Options{}).Capacity.Component("db").ConnectionsUsed, "db.max_connections")
}

// TestEveryFigureSaysHow looks for figures without a formula, or with one that is not listed.
func TestEveryFigureSaysHow(t *testing.T) {
	listed := map[string]bool{}
	for _, f := range Formulas() {
		if listed[f.ID] {
			t.Errorf("formula %s is listed twice", f.ID)
		}
		listed[f.ID] = true
	}
	a := analyse(t, shop, Options{})
	for _, c := range a.Capacity.Components {
		for i, f := range []Figure{c.One, c.All, c.Utilisation, c.Headroom, c.ZoneLost, c.Cold, c.Storm, c.Needed, c.NeededZone,
			c.Runway, c.InFlight, c.Connections, c.ConnectionsUsed, c.Added, c.Stored, c.InAYear, c.In, c.Out, c.Cost} {
			if !listed[f.Formula] {
				t.Errorf("%s: figure %d has the formula %q", c.Component.ID, i, f.Formula)
			}
			if f.Known() == (len(f.Missing) > 0 || f.Reason != "") || math.IsNaN(f.Value.Value) {
				t.Errorf("%s: figure %d is %v, missing %q (%s)", c.Component.ID, i, f.Value, f.Missing, f.Reason)
			}
		}
	}
}
