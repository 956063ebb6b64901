package view

import (
	"context"
	"maps"
	"slices"
	"strings"
	"testing"

	"casebook/model"
	"casebook/model/compare"
	"casebook/render/layout/graph"
	"casebook/render/scene"
)

const till = `casebook: 1
title: Till
kind: case_study
architecture:
  zones: {front: {name: Front}, back: {name: Back, kind: trust}, cellar: {name: Cellar}}
  components:
    buyer: {name: Buyer, kind: person}
    till: {name: Till, kind: service, tech: Go, in: front, replicas: 2}
    books: {name: Books, kind: database, in: front}
    audit: {name: Audit, kind: job, in: cellar}
    printer: {name: Printer, kind: device, in: front}
  connections:
    - buyer -> till: pay
    - {from: till, to: books, label: write, timeout: 80ms}
    - till ~> audit: paid
    - till -> printer: receipt
  flows: {pay: {name: Pay, steps: [buyer -> till: pay, till -> books: write]}}
`

var tillAfter = strings.NewReplacer(
	"replicas: 2", "replicas: 4",
	"books: {name: Books, kind: database, in: front}", "books: {name: Ledger, kind: database, in: back}",
	"    audit: {name: Audit, kind: job, in: cellar}\n", "    tax: {name: Tax, kind: external}\n",
	", cellar: {name: Cellar}", ", yard: {name: Yard}",
	"till ~> audit: paid", "till -> tax: report",
	"timeout: 80ms", "timeout: 50ms",
	"till -> printer: receipt", "buyer -> printer: receipt",
	"steps: [buyer -> till: pay, ", "steps: [buyer -> till: pay, till -> tax: report, ",
).Replace(till)

// drawDifference draws a view of a difference.
func drawDifference(t *testing.T, before, after *model.Study, name string) (*scene.Scene, *graph.Graph) {
	t.Helper()
	var l shelf
	sc, _, err := Difference(compare.Studies(before, after)).Draw(context.Background(), name, &l)
	if err != nil {
		t.Fatal(err)
	}
	return sc, l.asked
}

func TestDifference(t *testing.T) {
	sc, _ := drawDifference(t, load(t, till), load(t, tillAfter), DifferenceView)
	components, _ := groups(sc.Items, "component")
	for id, want := range map[string][]string{
		"c-buyer":        {"Buyer"},
		"c-till":         {"Till", "Go × 2 → × 4", "~ changed"},
		"c-books":        {"Ledger", "was Books", "moved from Front", "~ changed"},
		"c-books.before": {"Books", "moved to Back", "→ moved"},
		"c-audit":        {"Audit", "− removed"},
		"c-tax":          {"Tax", "+ new"},
		"c-printer":      {"Printer"},
	} {
		if got := words(components[id]); !slices.Equal(got, want) {
			t.Errorf("%s says %q, want %q", id, got, want)
		}
	}
	connections, order := groups(sc.Items, "connection")
	got := map[string][]string{}
	for _, id := range order {
		got[id] = []string{data(connections[id], "change")}
		if w := words(connections[id]); len(w) > 0 { // a label has little room on a shelf
			got[id] = append(got[id], w[0])
		}
	}
	want := map[string][]string{
		"e-buyer-till":    {""},
		"e-till-books":    {"changed", "~"},
		"e-till-audit":    {"removed", "−"},
		"e-till-tax":      {"new", "+"},
		"e-till-printer":  {"removed", "−"},
		"e-buyer-printer": {"changed", "~"},
	}
	if !maps.EqualFunc(got, want, slices.Equal[[]string]) {
		t.Errorf("connections %q, want %q", got, want)
	}
	if got := connections["e-till-books"].Title; !strings.HasSuffix(got, "; changed: timeout from 80ms to 50ms") {
		t.Errorf("in words %q", got)
	}
	if dash := connections["e-till-printer"].Items[0].(*scene.Path).Style.Dash; dash != scene.Broken {
		t.Errorf("the line of a call that is gone has the dash %v: colours are not for all readers", dash)
	}
	zones, _ := groups(sc.Items, "zone")
	for id, want := range map[string]string{"z-front": "", "z-cellar": "removed", "z-yard": "new"} {
		if got := data(zones[id], "change"); got != want {
			t.Errorf("%s is %q, want %q", id, got, want)
		}
	}
	if got := words(zones["z-cellar"]); !slices.Equal(got, []string{"Cellar (− removed)"}) {
		t.Errorf("a zone that is gone says %q", got)
	}
	for _, w := range []string{"new", "changed", "removed", "moved to another zone", "as before"} {
		if !slices.Contains(legendWords(sc), w) {
			t.Errorf("the legend lacks %q: %q", w, legendWords(sc))
		}
	}
	if !strings.Contains(sc.Desc, "Component Till: replicas 4 instead of 2.") {
		t.Errorf("description %q", sc.Desc)
	}
	panels, _ := groups(sc.Items, "panel")
	if len(panels) != 1 {
		t.Fatal("what changed besides the graph is not told")
	}
}

// TestBeforeAndAfter checks that each of the pair has what its study has, where the difference has it.
func TestBeforeAndAfter(t *testing.T) {
	before, after := load(t, till), load(t, tillAfter)
	difference, asked := drawDifference(t, before, after, DifferenceView)
	places := boxes(difference)
	for name, s := range map[string]*model.Study{BeforeView: before, AfterView: after} {
		sc, same := drawDifference(t, before, after, name)
		if len(same.Nodes) != len(asked.Nodes) || len(same.Edges) != len(asked.Edges) {
			t.Errorf("%s has another layout", name)
		}
		components, order := groups(sc.Items, "component")
		if len(order) != len(s.Architecture.Components) {
			t.Errorf("%s has %q", name, order)
		}
		for _, c := range s.Architecture.Components {
			g := components["c-"+c.ID]
			if g == nil || words(g)[0] != c.Name || data(g, "zone") != c.In {
				t.Errorf("%s: %s is %+v", name, c.ID, g)
				continue
			}
			at := places["c-"+c.ID]
			if name == BeforeView && c.ID == "books" {
				at = places["c-books.before"]
			}
			if boxes(sc)["c-"+c.ID] != at {
				t.Errorf("%s: %s stands elsewhere", name, c.ID)
			}
		}
		connections, order := groups(sc.Items, "connection")
		if len(order) != len(s.Architecture.Connections) {
			t.Errorf("%s has the connections %q", name, order)
		}
		for _, g := range connections {
			if components["c-"+data(g, "from")] == nil || components["c-"+data(g, "to")] == nil {
				t.Errorf("%s: a line from or to nothing: %s", name, g.Title)
			}
		}
		zones, _ := groups(sc.Items, "zone")
		if len(zones) != len(s.Architecture.Zones) {
			t.Errorf("%s has %d zones of %d", name, len(zones), len(s.Architecture.Zones))
		}
	}
}

// A difference of nothing shows all as before, and one of studies without components has no views.
func TestDifferenceOfNothing(t *testing.T) {
	sc, _ := drawDifference(t, load(t, till), load(t, till), DifferenceView)
	for id, change := range marks(sc, "component") {
		if change != "" {
			t.Errorf("%s is %s", id, change)
		}
	}
	empty := load(t, "casebook: 1\ntitle: Empty\nkind: pattern\n")
	if list := Difference(compare.Studies(empty, empty)).List(); len(list) != 0 {
		t.Errorf("views %v of nothing", list)
	}
}
