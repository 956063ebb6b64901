package reliability

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

// A network has components and links between them, in one direction. Both may be gone.
type network struct {
	nodes int
	links [][2]int
}

func randomNetwork(r *rand.Rand) network {
	g := network{nodes: 2 + r.IntN(6)}
	for from := range g.nodes {
		for to := range g.nodes {
			if from != to && r.IntN(5) < 2 {
				g.links = append(g.links, [2]int{from, to})
			}
		}
	}
	return g
}

// paths returns the formula for a way from a node to the last that avoids those already seen. Events
// are nodes, and behind them links.
func (g network) paths(from int, seen []int) Formula {
	if from == g.nodes-1 {
		return Up(from)
	}
	seen = append(slices.Clone(seen), from)
	var ways []Formula
	for i, l := range g.links {
		if l[0] == from && !slices.Contains(seen, l[1]) {
			ways = append(ways, And(Up(g.nodes+i), g.paths(l[1], seen)))
		}
	}
	return And(Up(from), Or(ways...))
}

// reaches says whether the last node can be reached from the first while some events are down.
func (g network) reaches(down ...int) bool {
	gone := func(e int) bool { return slices.Contains(down, e) }
	reached := make([]bool, g.nodes)
	reached[0] = !gone(0)
	for range g.nodes {
		for i, l := range g.links {
			if reached[l[0]] && !gone(l[1]) && !gone(g.nodes+i) {
				reached[l[1]] = true
			}
		}
	}
	return reached[g.nodes-1]
}

// removed returns the cut sets of up to two elements, found by taking them out.
func (g network) removed(elements []Element) []Cut {
	if !g.reaches() {
		return []Cut{{}}
	}
	var cuts []Cut
	single := make([]bool, len(elements))
	for i, e := range elements {
		if single[i] = !g.reaches(e...); single[i] {
			cuts = append(cuts, Cut{i})
		}
	}
	for i, e := range elements {
		for j := i + 1; j < len(elements); j++ {
			if !single[i] && !single[j] && !g.reaches(slices.Concat(e, elements[j])...) {
				cuts = append(cuts, Cut{i, j})
			}
		}
	}
	return cuts
}

func sameCuts(a, b []Cut) bool {
	return slices.EqualFunc(a, b, func(x, y Cut) bool { return slices.Equal(x, y) })
}

func TestCutsAgreeWithRemoval(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 5))
	counts := map[int]int{}
	for i := range 1000 {
		g := randomNetwork(r)
		events := make([]Event, g.nodes+len(g.links))
		var elements []Element
		for e := range events {
			events[e].Unavailability = math.NaN()
			elements = append(elements, Element{e})
		}
		for range 3 { // and some that go down together
			elements = append(elements, Element{r.IntN(len(events)), r.IntN(len(events))})
		}
		s, err := New(events, []Formula{g.paths(0, nil)})
		if err != nil {
			t.Fatal(err)
		}
		got, want := s.Cuts(elements, 2)[0], g.removed(elements)
		if !sameCuts(got, want) {
			t.Fatalf("network %d, %v: cuts %v, want %v", i, g, got, want)
		}
		for _, c := range got {
			counts[len(c)]++
		}
	}
	if counts[0] == 0 || counts[1] == 0 || counts[2] == 0 {
		t.Errorf("cuts by size: %v", counts)
	}
}
