package view

import (
	"slices"
	"strings"
	"testing"

	"casebook/model/analyze"
	"casebook/model/quantity"
	"casebook/render/scene"
)

const clinic = `casebook: 1
title: Clinic
kind: case_study
architecture:
  zones:
    eu: {kind: region}
    a: {kind: az, in: eu}
    b: {kind: az, in: eu}
  components:
    nurse: {name: Nurse, kind: person}
    web: {name: Web, kind: service, replicas: {count: 4, zones: [a, b]}}
    files: {name: Files, kind: database, in: a}
    index: {name: Index, kind: search, in: a}
    mail: {name: Mail, kind: external}
    post: {name: Post, kind: queue}
    robot: {name: Robot, kind: worker}
    shelf: {name: Shelf, kind: object_store}
  connections: [nurse -> web, web -> files, files => index, web -> mail, web ~> post, post ~> robot, robot -> shelf]
  flows:
    read: {name: Read, steps: [nurse -> web, web -> files]}
    send: {name: Send, steps: [nurse -> web, web -> mail]}
    later:
      name: Later
      steps:
        - step: web ~> post
          then: [post ~> robot]
  failures:
    zone: {name: Zone a is lost, fail: [a]}
`

// blast returns figures for the clinic with zone a lost.
func blast(t *testing.T) *analyze.Analysis {
	t.Helper()
	s := load(t, clinic)
	flows := s.Architecture.Flows
	share := func(x float64) analyze.Figure { return made(quantity.Share(x)) }
	return &analyze.Analysis{Study: s, BlastRadius: []analyze.Blast{{
		Element: analyze.Element{Kind: "failure", ID: "zone"}, Failure: &s.Architecture.Failures[0],
		Flows: []analyze.FlowBlast{
			{Flow: &flows[0], Effect: analyze.Stopped, Lost: share(1)},
			{Flow: &flows[1], Effect: analyze.Untouched, Lost: share(0)},
			{Flow: &flows[2], Effect: analyze.Untouched, Lost: share(0)},
			{Flow: &flows[2], Then: true, Effect: analyze.Partial, Lost: share(.08)},
		},
		Lost:       missing("flow read.rate"),
		Overloaded: []analyze.Overload{{Component: s.Component("mail"), Before: share(.61), After: share(1.32)}},
	}}}
}

func TestFailure(t *testing.T) {
	sc := figured(t, blast(t), "failure/zone")
	components, _ := groups(sc.Items, "component")
	for id, want := range map[string][]string{
		"c-nurse": {"Nurse", "~ degraded"},
		"c-web":   {"Web", "zones 2 → 1", "~ degraded"},
		"c-files": {"Files", "× fails"},
		"c-index": {"Index", "× fails"},
		"c-mail":  {"Mail", "61 → 132%", "! overloaded"},
		"c-post":  {"Post", "~ degraded"},
		"c-robot": {"Robot", "~ degraded"},
		"c-shelf": {"Shelf"},
	} {
		if got := words(components[id]); !slices.Equal(got, want) {
			t.Errorf("%s says %q, want %q", id, got, want)
		}
	}
	if got := components["c-mail"].Title; !strings.HasSuffix(got, "; overloaded, 61% → 132%") {
		t.Errorf("mail is %q", got)
	}
	lines, _ := groups(sc.Items, "connection")
	for id, want := range map[string]struct {
		effect string
		signs  []string
		paint  scene.Paint
	}{
		"e-nurse-web":   {"degraded", nil, scene.Tight},
		"e-web-files":   {"fails", []string{"×"}, scene.Beyond},
		"e-files-index": {"untouched", nil, scene.FadedLine}, // no flow uses it
		"e-web-mail":    {"untouched", nil, scene.FadedLine},
		"e-web-post":    {"untouched", nil, scene.FadedLine},
		"e-post-robot":  {"degraded", nil, scene.Tight}, // behind the message
	} {
		l := lines[id]
		if got := l.Items[0].(*scene.Path).Style.Stroke; data(l, "effect") != want.effect || got != want.paint || !slices.Equal(words(l), want.signs) {
			t.Errorf("%s: %s in %s with %q, want %v", id, data(l, "effect"), got, words(l), want)
		}
	}
	zones, _ := groups(sc.Items, "zone")
	if z := zones["z-a"]; !strings.HasSuffix(z.Title, "; fails") || z.Items[0].(*scene.Rect).Style.Stroke != scene.Beyond {
		t.Errorf("zone a: %+v", z)
	}
	panels, _ := groups(sc.Items, "panel")
	var rows [][]string
	for _, i := range panels[""].Items {
		if g, ok := i.(*scene.Group); ok {
			rows = append(rows, words(g))
		}
	}
	want := [][]string{{"−", "Read", "stopped", "100%"}, {"~", "Later, behind its messages", "partly stopped", "8%"}, {"Send", "untouched", "0%"}, {"Later", "untouched", "0%"}}
	if !slices.EqualFunc(rows, want, slices.Equal) {
		t.Errorf("rows %q, want %q", rows, want)
	}
	if want := "What becomes of the flows: share of all arrivals lost unknown"; words(panels[""])[0] != want {
		t.Errorf("the panel is headed %q", words(panels[""])[0])
	}
	for _, w := range []string{"fails", "overloaded: too small for what then arrives"} {
		if !slices.Contains(legendWords(sc), w) {
			t.Errorf("the legend lacks %q", w)
		}
	}
}

// What a component suffers follows from all flows that come by.
func TestAmong(t *testing.T) {
	for _, c := range []struct {
		flows []analyze.Effect
		want  plight
	}{
		{nil, aside},
		{[]analyze.Effect{analyze.Untouched}, untouched},
		{[]analyze.Effect{analyze.Stopped, analyze.Stopped}, stopped},
		{[]analyze.Effect{analyze.Untouched, analyze.Stopped}, degraded},
		{[]analyze.Effect{analyze.Partial}, degraded},
		{[]analyze.Effect{analyze.Untouched, analyze.Degraded}, degraded},
	} {
		if got := among(c.flows); got != c.want {
			t.Errorf("among %v: %v, want %v", c.flows, got, c.want)
		}
	}
}
