package reliability

import (
	"errors"
	"math"
	"math/rand/v2"
	"reflect"
	"testing"
)

func TestSimulationAgreesWithDiagram(t *testing.T) {
	r := rand.New(rand.NewPCG(6, 6))
	for i := range 30 {
		n := 1 + r.IntN(40)
		events := randomEvents(r, n)
		flows := []Formula{randomExpr(r, n, 4).formula(), randomExpr(r, n, 3).formula(), randomExpr(r, n, 2).formula()}
		exact := compileOrSimulate(t, events, flows, Limit)
		simulated := compileOrSimulate(t, events, flows, 0)
		for _, g := range []Given{{}, {Down: []int{r.IntN(n)}}, {Up: []int{r.IntN(n)}}} {
			want, got := exact.Unavailability(g), simulated.Unavailability(g)
			for j := range want {
				off := math.Abs(got[j].Unavailability - want[j].Unavailability)
				if !got[j].Simulated || want[j].Simulated || off > 4*got[j].StdErr+1e-12*want[j].Unavailability {
					t.Errorf("system %d of %d events, flow %d: %v, exactly %v", i, n, j, got[j], want[j])
				}
			}
		}
	}
}

// Six and nine nines are found, and within a few percent.
func TestSimulationFindsNines(t *testing.T) {
	for _, tt := range []struct {
		name  string
		build func(*plant) Formula
	}{
		{"one in a million", func(p *plant) Formula { return p.up("e", 1-1e-6) }},
		{"three nines twice", func(p *plant) Formula { return Or(p.replicas("e", 2, .999)...) }},
		{"three nines three times", func(p *plant) Formula { return Or(p.replicas("e", 3, .999)...) }},
		{"nine nines in a row", func(p *plant) Formula { return And(p.replicas("e", 9, 1-1e-9)...) }},
		{"bridge", func(p *plant) Formula { return bridge(p, .9999) }},
		{"shop", func(p *plant) Formula { hard, _ := shop(p); return hard }},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var p plant
			f := tt.build(&p)
			want := p.system(t, f).Unavailability(Given{})[0].Unavailability
			got := compileOrSimulate(t, p.events, []Formula{f}, 0).Unavailability(Given{})[0]
			if math.Abs(got.Unavailability-want) > 4*got.StdErr || got.StdErr > .03*want {
				t.Errorf("%v, exactly %v", got, want)
			}
		})
	}
}

func TestSimulationRepeatsItself(t *testing.T) {
	events, f := platform(10)
	a := compileOrSimulate(t, events, []Formula{f}, 0)
	b := compileOrSimulate(t, events, []Formula{f}, 0)
	elements := []Element{{0}, {3, 4, 5}}
	if !reflect.DeepEqual(a.Unavailability(Given{}), b.Unavailability(Given{})) ||
		!reflect.DeepEqual(a.Importance(elements), b.Importance(elements)) {
		t.Error("two simulations differ")
	}
}

func TestSimulationBlames(t *testing.T) {
	events, f := platform(10)
	elements := []Element{{0}, {3, 4, 5}, {6}}
	want := compileOrSimulate(t, events, []Formula{f}, Limit).Importance(elements)[0]
	got := compileOrSimulate(t, events, []Formula{f}, 0).Importance(elements)[0]
	for i := range want {
		if math.Abs(got[i].Blame/want[i].Blame-1) > .1 || math.Abs(got[i].Birnbaum/want[i].Birnbaum-1) > .1 {
			t.Errorf("element %d: %v, exactly %v", i, got[i], want[i])
		}
	}
}

func TestLimit(t *testing.T) {
	events, f := platform(40)
	_, err := Compile(events, []Formula{f}, 1000)
	if e, ok := errors.AsType[*LimitError](err); !ok || e.Limit != 1000 {
		t.Errorf("error %v", err)
	}
	s := compileOrSimulate(t, events, []Formula{f}, Limit)
	t.Logf("%d events, %d nodes", len(events), s.Nodes())
	if s.Nodes() > 20_000 {
		t.Errorf("%d events need %d nodes", len(events), s.Nodes())
	}
}

// Two lists of events, each paired with the other's in the wrong order for a diagram.
func tangle(n int) ([]Event, Formula) {
	events := make([]Event, 2*n)
	var pairs []Formula
	for i := range n {
		events[i].Unavailability, events[n+i].Unavailability = .01, .01
		pairs = append(pairs, Or(Up(i), Up(n+i)))
	}
	return events, And(pairs...)
}

func TestBeyondTheLimitIsSimulated(t *testing.T) {
	events, f := tangle(30) // 2^30 nodes
	s, err := New(events, []Formula{f})
	if err != nil {
		t.Fatal(err)
	}
	const want = .00299565 // 1 - (1 - .01^2)^30
	r := s.Unavailability(Given{})[0]
	if !r.Simulated || s.Nodes() != 0 || math.Abs(r.Unavailability-want) > 4*r.StdErr || r.StdErr > .03*want {
		t.Errorf("%v with %d nodes, want about %v", r, s.Nodes(), want)
	}
}
