package model

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

const whatIfStudy = `casebook: 1
title: Shop
kind: case_study
capacity:
  inputs:
    daily: {value: 8.64M/d, note: counted, source: assumption}
    peak_factor: 4
  derived:
    peak: daily * peak_factor
  growth: 8%/month
architecture:
  zones:
    eu: {kind: region, availability: 99.99%}
  components:
    web: {name: Web, kind: client}
    api: {name: API, kind: service, in: eu, replicas: {count: 6, zones: 3}, rate: 600/s, latency: {p50: 4ms, p99: 25ms}}
    db: {name: DB, kind: database, replicas: 2}
  connections:
    - web -> api
    - {from: api, to: db, retries: 2}
    - {from: api, to: db, mode: async, retries: 2}
  flows:
    order:
      rate: peak
      steps:
        - web -> api
        - {step: api -> db, retries: 3, times: 2}
roadmap:
  - {stage: mvp, components: [web, api, db], replicas: {api: 2}, set: {db.replicas: 1, api.rate: 500/s}}
`

// with reads the study with settings, each written as NAME=VALUE.
func with(t *testing.T, set ...string) (*Study, error) {
	t.Helper()
	var list []Setting
	for _, text := range set {
		s, err := ParseSetting(text)
		if err != nil {
			t.Fatal(err)
		}
		list = append(list, s)
	}
	return LoadWith("shop", "shop.yaml", []byte(whatIfStudy), list)
}

func TestSettings(t *testing.T) {
	for _, test := range []struct {
		set  string
		want string
		get  func(s *Study) string
	}{
		{"peak_factor=8", "800/s", func(s *Study) string { return s.Flow("order").Rate.String() }},
		{"daily=17.28M/d", "800/s", func(s *Study) string { return s.Flow("order").Rate.String() }},
		{"daily=17.28M/d", "counted", func(s *Study) string { return string(s.Capacity.Inputs[0].Note) }},
		{"peak=5k/s", "5k/s", func(s *Study) string { return s.Flow("order").Rate.String() }},
		{"peak=daily * 2", "200/s", func(s *Study) string { return s.Flow("order").Rate.String() }},
		{"order.rate=2k/s", "2k/s", func(s *Study) string { return s.Flow("order").Rate.String() }},
		{"order.average=peak / 4", "100/s", func(s *Study) string { return s.Flow("order").Average.String() }},
		{"capacity.growth=2%/month", "2%/month", func(s *Study) string { return s.Capacity.Growth.String() }},
		{"eu.availability=99%", "99%", func(s *Study) string { return s.Zone("eu").Availability.String() }},
		{"api.replicas=4", "4", func(s *Study) string { return s.Component("api").Replicas.Count.String() }},
		{"api.replicas=4", "4", func(s *Study) string { return s.AtStage(0)[1].Replicas.Count.String() }},
		{"db.replicas.zones=2", "2", func(s *Study) string { return s.Component("db").Replicas.Count.String() }},
		{"db.replicas=5", "5", func(s *Study) string { return s.AtStage(0)[2].Replicas.Count.String() }},
		{"api.rate=1k/s", "1k/s", func(s *Study) string { return s.AtStage(0)[1].Rate.String() }},
		{"api.latency.p99=40ms", "40ms", func(s *Study) string { return s.Component("api").Latency.P99.String() }},
		{"db.latency.p50=2ms", "2ms", func(s *Study) string { return s.Component("db").Latency.P50.String() }},
		{"web->api.timeout=1s", "1s", func(s *Study) string { return s.Architecture.Connections[0].Timeout.String() }},
		{"api->db.retries=0", "0", func(s *Study) string { return s.Architecture.Connections[1].Retries.String() }},
		{"api->db.retries=0", "2", func(s *Study) string { return s.Architecture.Connections[2].Retries.String() }},
		{"api ~> db.retries=0", "0", func(s *Study) string { return s.Architecture.Connections[2].Retries.String() }},
		{"api->db.retries=0", "0", func(s *Study) string { return s.Flow("order").Steps[1].Hop.Retries.String() }},
		{"api->db.retries=0", "2", func(s *Study) string { return s.Flow("order").Steps[1].Hop.Times.String() }},
	} {
		s, err := with(t, test.set)
		if err != nil {
			t.Errorf("%s: %v", test.set, err)
			continue
		}
		if got := test.get(s); got != test.want {
			t.Errorf("%s: %s, want %s", test.set, got, test.want)
		}
	}
	s, err := with(t, "api.replicas=9", "peak_factor=2")
	if err != nil {
		t.Fatal(err)
	}
	if api := s.Component("api"); api.Replicas.Zones.Count != 3 || api.Replicas.Count.Value != 9 || s.Flow("order").Rate.Value != 200 {
		t.Errorf("replicas %+v and a rate of %v", api.Replicas, s.Flow("order").Rate)
	}
}

func TestBadSettings(t *testing.T) {
	for _, test := range []struct{ set, want string }{
		{"peak_facto=8", `peak_facto=8: no input or derived number is called "peak_facto" (did you mean "peak_factor"? there is daily, peak_factor, peak)`},
		{"api=8", `is no number, and no key of it is named (write it as api.KEY=VALUE)`},
		{"ap.replicas=8", `no component, zone or flow is called "ap" (did you mean "api"? there is web, api, db, eu, order)`},
		{"api.repicas=8", `api.repicas=8: a component has no key "repicas" (did you mean "replicas"?)`},
		{"api.latency.p9=8ms", `(did you mean "p95"? there is p50, p95, p99)`},
		{"api.rate.x=8ms", `a component has no key "rate.x"`},
		{"api.replicas=many", `api.replicas=many: "count" of "replicas" of component "api"`},
		{"api.replicas=1.5", `must be a whole number`},
		{"api.replicas=0", `is less than 1`},
		{"api.rate=5ms", `api.rate=5ms: "rate" of component "api" is a duration, but a rate is wanted`},
		{"api.data=pii", `must be a list`},
		{"eu.availability=101%", `is more than 100%`},
		{"api.latency.p50=30ms", `api.latency.p50=30ms: `},
		{"peak_factor=8ms", `peak_factor=8ms: "peak_factor" cannot be another sort of number: duration, not bare number (the file has 4)`},
		{"peak=daily * daly", `did you mean "daily"?`},
		{"peak=peak", `made of itself`},
		{"api->dbs.retries=0", `no connection runs api -> dbs (did you mean "api->db"?`},
		{"api->db.retires=0", `a connection has no key "retires" (did you mean "retries"?`},
		{"api.in=us", `no zone is called "us"`},
	} {
		_, err := with(t, test.set)
		if err == nil || !strings.HasPrefix(err.Error(), test.set+": ") || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s:\n%v\nwant %s", test.set, err, test.want)
		}
	}
	_, err := with(t, "a.b=1", "api.rate=5", "nothing=7")
	if faults, ok := err.(Errors); !ok || len(faults) != 3 {
		t.Errorf("three faults are told as %v", err)
	}
	for _, text := range []string{"", "x", "=4", "x=", "x= ", "a=>b.retries", "x=1\n2"} {
		if s, err := ParseSetting(text); err == nil {
			t.Errorf("%q is %+v", text, s)
		}
	}
}

// TestAnySetting puts anything anywhere: it is taken, or it is a fault of the setting.
func TestAnySetting(t *testing.T) {
	words := []string{"api", "db", "web", "eu", "order", "capacity", "growth", "daily", "peak", "peak_factor", "replicas", "count",
		"zones", "latency", "p99", "rate", "steps", "retries", "name", "in", ".", "->", "~>", "=>", " ", "é", "", "nothing"}
	values := []string{"4", "4ms", "5/s", "99%", "peak", "peak * 2", "x: y", "[a]", "{}", "~", "null", "#", "'", "\"", "a -> b", "$1/h", "é"}
	rapid.Check(t, func(t *rapid.T) {
		name := strings.Join(rapid.SliceOfN(rapid.SampledFrom(words), 1, 6).Draw(t, "name"), "")
		set := Setting{name, rapid.SampledFrom(values).Draw(t, "value")}
		_, err := LoadWith("shop", "shop.yaml", []byte(whatIfStudy), []Setting{set})
		if err == nil {
			return
		}
		for _, fault := range err.(Errors) {
			if fault.File != set.String() || fault.Pos != (Pos{}) || fault.Msg == "" {
				t.Fatalf("%+v", fault)
			}
		}
	})
}

func TestSettingElements(t *testing.T) {
	for name, want := range map[string]string{
		"peak_factor": "", "api.replicas": "api", "api.latency.p99": "api", "a->b.retries": "a b", "a ~> b-c.size": "a b-c",
	} {
		if got := strings.Join(Setting{name, "1"}.Elements(), " "); got != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
}
