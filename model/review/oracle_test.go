package review

import (
	"context"
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"casebook/model"
	"casebook/model/analyze"
)

// This file holds rules to what comes out when their conditions are computed in another way.

// TestCircles compares the parts in which all reach each other with the plain meaning of that.
func TestCircles(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 8).Draw(t, "n")
		g := &digraph{to: make([][]int, n)}
		reach := make([][]bool, n)
		for v := range n {
			g.ids = append(g.ids, fmt.Sprint(v))
			reach[v] = make([]bool, n)
		}
		for range rapid.IntRange(0, 2*n).Draw(t, "arrows") {
			v, w := rapid.IntRange(0, n-1).Draw(t, "from"), rapid.IntRange(0, n-1).Draw(t, "to")
			if v != w && !reach[v][w] {
				g.to[v] = append(g.to[v], w)
				reach[v][w] = true
			}
		}
		for k := range n {
			for v := range n {
				for w := range n {
					reach[v][w] = reach[v][w] || reach[v][k] && reach[k][w]
				}
			}
		}
		var want [][]int
		for v := range n {
			var part []int
			for w := range n {
				if reach[v][w] && reach[w][v] {
					part = append(part, w)
				}
			}
			if len(part) > 1 && part[0] == v {
				want = append(want, part)
			}
		}
		got := g.circles()
		if !slices.EqualFunc(got, want, func(a, b []int) bool { return slices.Equal(a, b) }) {
			t.Fatalf("%v, want %v in %v", got, want, g.to)
		}
		for _, part := range got {
			checkRound(t, g, part)
		}
	})
}

// checkRound checks that the way round a part follows arrows and comes back.
func checkRound(t *rapid.T, g *digraph, part []int) {
	round := g.round(part)
	if len(round) < 3 || round[0] != part[0] || round[len(round)-1] != part[0] {
		t.Fatalf("%v is no way round %v", round, part)
	}
	for i := 1; i < len(round); i++ {
		if !slices.Contains(g.to[round[i-1]], round[i]) {
			t.Fatalf("%v follows no arrows of %v", round, g.to)
		}
	}
}

// tree is a random call with those inside it, of a component that nothing else calls.
type tree struct {
	id, spare string // spare serves instead, where there is one
	optional  bool
	retries   int
	budget    int // percent; 0 for none
	place     place
	spareAt   place
	inner     []*tree
}

// place is where the replicas of a component are: so many, in turns over zones.
type place struct {
	zones       []string
	count, need int
}

func drawPlace(t *rapid.T) place {
	p := place{count: rapid.IntRange(1, 4).Draw(t, "count")}
	p.zones = [][]string{{"a"}, {"b"}, {"a", "b"}, {"a", "b", "c"}}[rapid.IntRange(0, 3).Draw(t, "zones")]
	p.need = rapid.IntRange(1, p.count).Draw(t, "need")
	return p
}

// left returns how many replicas there are without a zone.
func (p place) left(zone string) int {
	n := 0
	for i := range p.count {
		if p.zones[i%len(p.zones)] != zone {
			n++
		}
	}
	return n
}

func (p place) String() string {
	return fmt.Sprintf("{count: %d, need: %d, zones: [%s]}", p.count, p.need, strings.Join(p.zones, ", "))
}

func drawTree(t *rapid.T, depth int, next *int) *tree {
	*next++
	n := &tree{id: fmt.Sprintf("c%d", *next), place: drawPlace(t)}
	switch rapid.IntRange(0, 4).Draw(t, "sort") {
	case 0:
		n.optional = true
	case 1:
		n.spare, n.spareAt = "s"+n.id, drawPlace(t)
	}
	n.retries = rapid.IntRange(0, 3).Draw(t, "retries")
	if n.retries > 0 && rapid.IntRange(0, 3).Draw(t, "budgeted") == 0 {
		n.budget = 10
	}
	if depth > 0 {
		for range rapid.IntRange(0, 3).Draw(t, "calls") {
			n.inner = append(n.inner, drawTree(t, depth-1, next))
		}
	}
	return n
}

// study returns the text of a study of one flow, which is that call.
func (n *tree) study() string {
	var components, connections, steps strings.Builder
	n.write("user", &components, &connections, &steps)
	return `casebook: 1
title: Tree
kind: case_study
constraints: {objectives: [{flow: f, availability: 99.9%}]}
architecture:
  zones:
    a: {kind: az}
    b: {kind: az}
    c: {kind: az}
  components:
    user: {name: U, kind: client}
` + components.String() + "  connections:\n" + connections.String() + "  flows:\n    f:\n      steps:\n" + steps.String()
}

func (n *tree) write(from string, components, connections, steps *strings.Builder) {
	fmt.Fprintf(components, "    %s: {name: C, kind: service, replicas: %s}\n", n.id, n.place)
	fmt.Fprintf(connections, "    - {from: %s, to: %s, timeout: 1s, retries: %d", from, n.id, n.retries)
	if n.spare != "" {
		fmt.Fprintf(components, "    %s: {name: S, kind: service, replicas: %s}\n", n.spare, n.spareAt)
		fmt.Fprintf(connections, ", fallback: %s", n.spare)
	}
	if n.optional {
		fmt.Fprint(connections, ", optional: true")
	}
	if n.budget > 0 {
		fmt.Fprintf(connections, ", retry_budget: %d%%", n.budget)
	}
	fmt.Fprintln(connections, "}")
	fmt.Fprintf(steps, "        - %s -> %s\n", from, n.id)
	for _, c := range n.inner {
		c.write(n.id, components, connections, steps)
	}
}

// served reports whether the call can be made with what is up.
func (n *tree) served(up func(id string, p place) bool) bool {
	if n.optional || n.spare != "" && up(n.spare, n.spareAt) {
		return true
	}
	return up(n.id, n.place) && !slices.ContainsFunc(n.inner, func(c *tree) bool { return !c.served(up) })
}

// each visits all components.
func (n *tree) each(visit func(id string, p place)) {
	visit(n.id, n.place)
	if n.spare != "" {
		visit(n.spare, n.spareAt)
	}
	for _, c := range n.inner {
		c.each(visit)
	}
}

// culprits returns where the components are that stop the call with a zone: by themselves, but not with
// any one of their instances, or else all that are down with it; none if it can be made without the zone.
func (n *tree) culprits(zone string) []place {
	there := func(_ string, p place) bool { return p.left(zone) >= p.need }
	if n.served(there) {
		return nil
	}
	var alone, any []place
	n.each(func(id string, p place) {
		if there(id, p) {
			return
		}
		any = append(any, p)
		if !n.served(func(other string, _ place) bool { return other != id }) {
			alone = append(alone, p)
		}
	})
	if len(alone) == 0 {
		return slices.DeleteFunc(any, func(p place) bool { return p.count == 1 })
	}
	return slices.DeleteFunc(alone, func(p place) bool { return p.count <= p.need })
}

// TestSingles compares what is found to stop a flow alone with taking each instance and each zone away.
func TestSingles(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		next := 0
		n := drawTree(t, 3, &next)
		text := n.study()
		var instances, zones []string
		n.each(func(id string, p place) {
			up := func(other string, o place) bool { return other != id || o.count-1 >= o.need }
			if !n.served(up) {
				instances = append(instances, "RES-001@"+id)
			}
		})
		for _, z := range []string{"a", "b", "c"} {
			if len(n.culprits(z)) > 0 {
				zones = append(zones, z)
			}
		}
		var gotInstances, gotZones []string
		for _, f := range review(t, text).Findings {
			switch f.Rule {
			case lonelyInstance:
				gotInstances = append(gotInstances, f.ID())
			case lonelyZone:
				gotZones = append(gotZones, f.Targets[0])
			}
		}
		slices.Sort(instances)
		if slices.Sort(gotInstances); !slices.Equal(gotInstances, instances) {
			t.Errorf("instances %v, want %v:\n%s", gotInstances, instances, text)
		}
		if gotZones = slices.Compact(gotZones); !slices.Equal(gotZones, zones) {
			t.Errorf("zones %v, want %v:\n%s", gotZones, zones, text)
		}
	})
}

// TestAmplified compares what retries make of a request with going all ways from the root to a leaf, and
// with the figures of demand.
func TestAmplified(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		next := 0
		n := drawTree(t, 4, &next)
		text := n.study()
		s := newSubject(analysed(t, text), Options{})
		most := 1.0
		for _, a := range s.amplified() {
			most = max(most, a.attempts)
		}
		storm := 1.0
		for _, d := range s.figures.Demand.Connections {
			storm = max(storm, d.Storm.Value.Value)
		}
		if want := n.worst(1); math.Abs(most-want) > 1e-9*want || math.Abs(storm-want) > 1e-9*want {
			t.Errorf("%v, and %v of the figures, want %v:\n%s", most, storm, want, text)
		}
	})
}

// worst returns the largest product of attempts from the root to a leaf, of which there are so many so far.
func (n *tree) worst(sofar float64) float64 {
	if n.budget > 0 {
		sofar *= min(float64(1+n.retries), 1+float64(n.budget)/100)
	} else {
		sofar *= float64(1 + n.retries)
	}
	most := sofar
	for _, c := range n.inner {
		most = max(most, c.worst(sofar))
	}
	return most
}

func analysed(t *rapid.T, text string) *analyze.Analysis {
	s, err := model.Load("test.yaml", []byte(text))
	if err != nil {
		t.Fatalf("%v:\n%s", err, text)
	}
	a, err := analyze.Analyze(context.Background(), s, analyze.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func review(t *rapid.T, text string) *Report { return Review(analysed(t, text), Options{Today: today}) }
