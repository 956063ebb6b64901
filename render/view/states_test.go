package view

import (
	"math"
	"slices"
	"testing"

	"casebook/render/scene"
)

func TestStates(t *testing.T) {
	sc, g := draw(t, load(t, shop), "states/order")
	states, order := groups(sc.Items, "component")
	if want := []string{"c-open", "c-paid", "c-lost"}; !slices.Equal(order, want) {
		t.Fatalf("states %q, want %q", order, want)
	}
	open := states["c-open"]
	if data(open, "kind") != "state" || open.Title != "Open: state, where it starts; It may still change." {
		t.Errorf("open: %q, %v", open.Title, open.Data)
	}
	if got, want := words(open), []string{"Open", "It may still change."}; !slices.Equal(got, want) {
		t.Errorf("open says %q, want %q", got, want)
	}
	if got := words(states["c-paid"]); !slices.Equal(got, []string{"paid"}) {
		t.Errorf("a state without a name says %q", got)
	}
	for id, outlines := range map[string]int{"c-open": 1, "c-paid": 1, "c-lost": 2} {
		n := 0
		for _, i := range states[id].Items {
			if _, ok := i.(*scene.Rect); ok {
				n++
			}
		}
		if n != outlines {
			t.Errorf("%s has %d outlines, want %d", id, n, outlines)
		}
	}
	transitions, _ := groups(sc.Items, "connection")
	for id, want := range map[string]string{
		"e-open-paid":   "Open to paid: money came",
		"e-open-open":   "Open to itself: changed",
		"e-paid-lost":   "paid to Lost: parcel lost",
		"e-paid-lost-2": "paid to Lost: parcel came back",
	} {
		tr := transitions[id]
		if tr == nil || tr.Title != want || data(tr, "mode") != "transition" {
			t.Errorf("%s: %+v, want %q", id, tr, want)
		}
	}
	if len(transitions) != 4 || len(g.Edges) != 5 || g.Edges[0].To != 1 {
		t.Errorf("%d transitions, edges %v", len(transitions), g.Edges)
	}
	for _, n := range g.Nodes {
		if math.Mod(n.Size.W, grid) != 0 || math.Mod(n.Size.H, grid) != 0 {
			t.Errorf("a card of %v", n.Size)
		}
	}
	if got, want := legendWords(sc), []string{"end: nothing leads out of it"}; !slices.Equal(got, want) {
		t.Errorf("the legend explains %q, want %q", got, want)
	}
}

// A study may have state machines and no components.
func TestStatesAlone(t *testing.T) {
	const text = `casebook: 1
title: Breaker
kind: pattern
architecture:
  states:
    none: {}
    one: {states: {only: {}}, transitions: [only -> only]}
`
	s := load(t, text)
	views := Of(s).List()
	if len(views) != 1 || views[0].Name != "states/one" {
		t.Fatalf("views %+v", views)
	}
	sc, _ := draw(t, s, "states/one")
	if legendWords(sc) != nil {
		t.Errorf("a legend that nobody needs: %q", legendWords(sc))
	}
}
