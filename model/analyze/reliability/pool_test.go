package reliability

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"
)

// Pools do as components with an event for each replica, also where several share zones.
func TestPoolIsItsReplicas(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 7))
	for i := range 300 {
		zones := 1 + r.IntN(4)
		long := randomEvents(r, zones)
		short := append([]Event(nil), long...)
		var a, b []Formula
		for c := range 1 + r.IntN(3) {
			u := math.Pow(10, -4*r.Float64())
			var places []Place
			var replicas []Formula
			for z := range zones {
				n := r.IntN(4)
				places = append(places, Place{Up(z), n})
				for range n {
					replicas = append(replicas, And(Up(z), Up(len(long))))
					long = append(long, Event{"replica", u})
				}
			}
			need := r.IntN(len(replicas) + 2)
			f, events := Pool(fmt.Sprint("component ", c), need, u, places, len(short))
			short = append(short, events...)
			a, b = append(a, AtLeast(need, replicas...)), append(b, f)
		}
		a, b = append(a, And(a...), Or(a...)), append(b, And(b...), Or(b...))
		x, y := compileOrSimulate(t, long, a, Limit), compileOrSimulate(t, short, b, Limit)
		for _, g := range []Given{{}, {Down: []int{0}}, {Up: []int{zones - 1}}} {
			want, got := x.Unavailability(g), y.Unavailability(g)
			for j := range want {
				if math.Abs(got[j].Unavailability-want[j].Unavailability) > 1e-9*want[j].Unavailability+1e-15 {
					t.Fatalf("system %d, flow %d: %v, with an event a replica %v", i, j, got[j], want[j])
				}
			}
		}
		for z := range zones {
			if got, want := fmt.Sprint(y.Down(z)), fmt.Sprint(x.Down(z)); got != want {
				t.Fatalf("system %d without zone %d: %v, want %v", i, z, got, want)
			}
		}
	}
}

func TestPoolOfThousands(t *testing.T) {
	zones := []Event{{"a", 1e-3}, {"b", 1e-3}, {"c", 1e-3}}
	places := []Place{{Up(0), 1000}, {Up(1), 1000}, {Up(2), 1000}}
	f, events := Pool("fleet", 1900, .01, places, 3)
	if len(events) != 2 {
		t.Fatalf("events %v", events)
	}
	s, err := New(append(zones, events...), []Formula{f})
	if err != nil {
		t.Fatal(err)
	}
	got := s.Unavailability(Given{})[0]
	if want := 3*1e-6*.999 + 1e-9; got.Simulated || math.Abs(got.Unavailability/want-1) > 1e-6 {
		t.Errorf("%v, want about %v: two zones lost", got, want)
	}
	f, events = Pool("fleet", 1900, math.NaN(), places, 3)
	s, err = New(append(zones, events...), []Formula{f})
	if err != nil {
		t.Fatal(err)
	}
	if got := s.Unavailability(Given{})[0]; len(got.Unknown) != 2 {
		t.Errorf("%v of replicas that are not known", got)
	}
	if s.Down(0)[0] || !s.Down(0, 1)[0] {
		t.Error("one zone is enough to take the fleet down, or two are not")
	}
}

func TestTooFew(t *testing.T) {
	for _, tt := range []struct {
		n, need int
		u, want float64
	}{
		{3, 2, .01, 1 - .999702}, // D4
		{5, 3, .1, 1 - .99144},
		{2, 1, .001, 1e-6},
		{3, 0, .5, 0},
		{3, 4, .5, 1},
		{4, 4, 0, 0},
		{4, 1, 1, 1},
		{1_000_001, 500_001, .5, .5},
		{1_000_000, 1, .5, 0},
		{1_000_000, 1_000_000, .5, 1},
		{100_000, 99_999, 1e-5, 1 - 2/math.E}, // nearly, as rare events are Poisson's
	} {
		if got := TooFew(tt.n, tt.need, tt.u); math.Abs(got-tt.want) > 1e-5*tt.want+1e-15 {
			t.Errorf("fewer than %d of %d up at %v each: %v, want %v", tt.need, tt.n, tt.u, got, tt.want)
		}
	}
}

// The closed form and the diagram agree.
func TestTooFewIsAtLeast(t *testing.T) {
	for n := range 12 {
		for need := range n + 2 {
			for _, u := range []float64{1e-9, .003, .4, .97} {
				var p plant
				f := AtLeast(need, p.replicas("r", n, 1-u)...)
				want := p.system(t, f).Unavailability(Given{})[0].Unavailability
				if got := TooFew(n, need, 1-(1-u)); !near(got, want) && math.Abs(got-want) > 1e-300 {
					t.Errorf("fewer than %d of %d at %v: %v, want %v", need, n, u, got, want)
				}
			}
		}
	}
}
