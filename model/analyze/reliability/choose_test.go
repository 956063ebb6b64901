package reliability

import (
	"math"
	"testing"
)

// TestChoose takes one of two ways by chance: with event 0 up, what needs events 1 and 2, and else
// what needs 1 alone.
func TestChoose(t *testing.T) {
	events := []Event{{"way", .3}, {"a", .1}, {"b", .2}}
	f := Choose(0, And(Up(1), Up(2)), Up(1))
	want := 1 - (.7*.9*.8 + .3*.9)
	exact, err := New(events, []Formula{f})
	if err != nil {
		t.Fatal(err)
	}
	if got := exact.Unavailability(Given{})[0].Unavailability; math.Abs(got-want) > 1e-15 {
		t.Errorf("exact: %v, want %v", got, want)
	}
	estimated, err := Simulate(events, []Formula{f})
	if err != nil {
		t.Fatal(err)
	}
	r := estimated.Unavailability(Given{})[0]
	if math.Abs(r.Unavailability-want) > 4*r.StdErr {
		t.Errorf("simulated: %v, want %v to within 4 times %v", r.Unavailability, want, r.StdErr)
	}
}

// TestChooseUnknown names what is not known on the way that is taken second.
func TestChooseUnknown(t *testing.T) {
	events := []Event{{"way", .3}, {"a", math.NaN()}, {"b", .2}}
	f := Choose(0, Up(1), Formula{})
	for _, make := range []func([]Event, []Formula) (*System, error){New, Simulate} {
		s, err := make(events, []Formula{f})
		if err != nil {
			t.Fatal(err)
		}
		r := s.Unavailability(Given{})[0]
		if !math.IsNaN(r.Unavailability) || len(r.Unknown) != 1 || r.Unknown[0] != 1 {
			t.Errorf("%+v, want event 1 unknown", r)
		}
	}
}
