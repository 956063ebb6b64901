package reliability

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// An expr is a formula told in another way, to compare with.
type expr struct {
	event int
	need  int
	args  []*expr
}

func (x *expr) up(down uint) bool {
	if x.args == nil {
		return down>>x.event&1 == 0
	}
	n := 0
	for _, a := range x.args {
		if a.up(down) {
			n++
		}
	}
	return n >= x.need
}

func (x *expr) formula() Formula {
	if x.args == nil {
		return Up(x.event)
	}
	var fs []Formula
	for _, a := range x.args {
		fs = append(fs, a.formula())
	}
	switch x.need {
	case len(fs):
		return And(fs...)
	case 1:
		return Or(fs...)
	}
	return AtLeast(x.need, fs...)
}

// randomExpr returns an expression over events 0 to n-1, in which they come up more than once.
func randomExpr(r *rand.Rand, n, depth int) *expr {
	if depth == 0 || r.IntN(5) == 0 {
		return &expr{event: r.IntN(n)}
	}
	x := &expr{}
	for range 2 + r.IntN(4) {
		x.args = append(x.args, randomExpr(r, n, depth-1))
	}
	x.need = 1 + r.IntN(len(x.args))
	return x
}

func randomEvents(r *rand.Rand, n int) []Event {
	events := make([]Event, n)
	for i := range events {
		events[i] = Event{fmt.Sprint("e", i), math.Pow(10, -6*r.Float64())}
	}
	return events
}

// enumerate returns the unavailability of x over all states of its events.
func enumerate(x *expr, events []Event, g Given) float64 {
	u := make([]float64, len(events))
	for i, e := range events {
		u[i] = e.Unavailability
		if slices.Contains(g.Up, i) {
			u[i] = 0
		}
		if slices.Contains(g.Down, i) {
			u[i] = 1
		}
	}
	sum := 0.
	for state := range uint(1) << len(events) {
		if x.up(state) {
			continue
		}
		p := 1.
		for i, v := range u {
			if state>>i&1 == 0 {
				v = 1 - v
			}
			p *= v
		}
		sum += p
	}
	return sum
}

func near(a, b float64) bool { return math.Abs(a-b) <= 1e-11*math.Max(a, b) }

func TestDiagramAgreesWithEnumeration(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 1))
	for i := range 500 {
		n := 1 + r.IntN(16)
		events := randomEvents(r, n)
		a, b := randomExpr(r, n, 3), randomExpr(r, n, 3)
		g := Given{}
		if i%2 == 1 {
			g = Given{Down: []int{r.IntN(n)}, Up: []int{r.IntN(n)}}
		}
		s, err := New(events, []Formula{a.formula(), b.formula()})
		if err != nil {
			t.Fatal(err)
		}
		got := s.Unavailability(g)
		for j, x := range []*expr{a, b} {
			if want := enumerate(x, events, g); !near(got[j].Unavailability, want) || got[j].Unknown != nil {
				t.Fatalf("system %d of %d events: %v, enumerated %v", i, n, got[j], want)
			}
		}
	}
}

// What an unknown event changes is unknown, and nothing else.
func TestUnknownIsNamed(t *testing.T) {
	r := rand.New(rand.NewPCG(2, 2))
	for i := range 500 {
		n := 1 + r.IntN(8)
		events := randomEvents(r, n)
		for range 1 + r.IntN(3) {
			events[r.IntN(n)].Unavailability = math.NaN()
		}
		x := randomExpr(r, n, 3)
		g := Given{Down: []int{r.IntN(n)}, Up: []int{r.IntN(n)}}
		want := unknown(x, events, g)
		for _, limit := range []int{Limit, 0} {
			if limit == 0 && i%10 > 0 { // simulations take their time
				continue
			}
			s := compileOrSimulate(t, events, []Formula{x.formula()}, limit)
			got := s.Unavailability(g)[0]
			missing := slices.ContainsFunc(want, func(e int) bool { return !slices.Contains(got.Unknown, e) })
			if missing || !got.Simulated && !slices.Equal(got.Unknown, want) {
				t.Fatalf("system %d: unknown %v, want %v; simulated %v", i, got.Unknown, want, got.Simulated)
			}
			if math.IsNaN(got.Unavailability) != (got.Unknown != nil) {
				t.Fatalf("system %d: %v", i, got)
			}
		}
	}
}

// unknown returns the unknown events that make a difference in some state that is possible.
func unknown(x *expr, events []Event, g Given) []int {
	var force, held uint
	for _, e := range g.Up {
		held |= 1 << e
	}
	for _, e := range g.Down {
		held |= 1 << e
		force |= 1 << e
	}
	var out []int
	for i, e := range events {
		if !math.IsNaN(e.Unavailability) || held>>i&1 == 1 {
			continue
		}
		for state := range uint(1) << len(events) {
			state = state&^held | force
			if x.up(state|1<<i) != x.up(state&^(1<<i)) {
				out = append(out, i)
				break
			}
		}
	}
	return out
}

func compileOrSimulate(t rapid.TB, events []Event, flows []Formula, limit int) *System {
	t.Helper()
	if limit == 0 {
		s, err := Simulate(events, flows)
		if err != nil {
			t.Fatal(err)
		}
		return s
	}
	s, err := Compile(events, flows, limit)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestStructureNeedsNoNumbers(t *testing.T) {
	unknown := math.NaN()
	s, err := New([]Event{{"db", unknown}, {"a", unknown}, {"b", unknown}}, []Formula{And(Up(0), Or(Up(1), Up(2))), {}, Or()})
	if err != nil {
		t.Fatal(err)
	}
	cuts := s.Cuts([]Element{{0}, {1}, {2}, {1, 2}, {}}, 2)
	if !sameCuts(cuts[0], []Cut{{0}, {3}, {1, 2}}) || len(cuts[1]) != 0 || !sameCuts(cuts[2], []Cut{{}}) {
		t.Errorf("cuts %v", cuts)
	}
	if d := s.Down(1); d[0] || d[1] || !d[2] {
		t.Errorf("without a: %v", d)
	}
	if d := s.Down(1, 2); !d[0] || d[1] {
		t.Errorf("without a and b: %v", d)
	}
	r := s.Unavailability(Given{Down: []int{0}})
	if r[0].Unavailability != 1 || r[1].Unavailability != 0 || r[2].Unavailability != 1 {
		t.Errorf("without db: %v", r)
	}
	if i := s.Importance([]Element{{1}})[0][0]; !math.IsNaN(i.Blame) || !math.IsNaN(i.Birnbaum) {
		t.Errorf("importance %v of what is not known", i)
	}
}

func TestBadInput(t *testing.T) {
	good := []Event{{"a", .1}}
	for name, err := range map[string]error{
		"above 1":        second(New([]Event{{"a", 1.01}}, nil)),
		"below 0":        second(New([]Event{{"a", -.01}}, nil)),
		"no such event":  second(New(good, []Formula{And(Up(0), Up(1))})),
		"negative event": second(New(good, []Formula{Up(-7)})),
		"simulated":      second(Simulate(good, []Formula{Up(1)})),
	} {
		if err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

func second(_ *System, err error) error { return err }

func TestAvailabilityFallsWithItsParts(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 3))
		n := 1 + r.IntN(12)
		events := randomEvents(r, n)
		x, more := randomExpr(r, n, 3).formula(), randomExpr(r, n, 2).formula()
		worse := slices.Clone(events)
		e := r.IntN(n)
		worse[e].Unavailability += (1 - worse[e].Unavailability) * r.Float64()
		before := compileOrSimulate(t, events, []Formula{x, And(x, more), Or(x, more)}, Limit)
		after := compileOrSimulate(t, worse, []Formula{x}, Limit)
		u := before.Unavailability(Given{})
		less := func(a, b float64) bool { return a < b && !near(a, b) }
		if v := after.Unavailability(Given{})[0].Unavailability; less(v, u[0].Unavailability) {
			t.Fatalf("a worse event: %v falls to %v", u[0].Unavailability, v)
		}
		if less(u[1].Unavailability, u[0].Unavailability) {
			t.Fatalf("one more dependency: %v falls to %v", u[0].Unavailability, u[1].Unavailability)
		}
		if less(u[0].Unavailability, u[2].Unavailability) {
			t.Fatalf("a fallback: %v rises to %v", u[0].Unavailability, u[2].Unavailability)
		}
	})
}

// The bounds from cut sets hold.
func TestCutsBoundUnavailability(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 4))
		n := 1 + r.IntN(7)
		events := randomEvents(r, n)
		var elements []Element
		var u []float64
		for i, e := range events {
			elements = append(elements, Element{i})
			u = append(u, e.Unavailability)
		}
		s := compileOrSimulate(t, events, []Formula{randomExpr(r, n, 3).formula()}, Limit)
		cuts := s.Cuts(elements, n)[0]
		exact, bound, rare := s.Unavailability(Given{})[0].Unavailability, EsaryProschan(cuts, u), RareEvent(cuts, u)
		if exact > bound*(1+1e-11) || bound > rare*(1+1e-11) {
			t.Fatalf("%v, at most %v, at most %v", exact, bound, rare)
		}
	})
}
