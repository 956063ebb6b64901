package reliability

import (
	"fmt"
	"math/rand/v2"
	"testing"
)

// platform has services in a row, each of three replicas in three zones, of which one is enough. Zones come
// first.
func platform(services int) ([]Event, Formula) {
	var events []Event
	for z := range 3 {
		events = append(events, Event{fmt.Sprint("zone ", z), 5e-4})
	}
	var all []Formula
	for i := range services {
		var replicas []Formula
		for z := range 3 {
			replicas = append(replicas, And(Up(len(events)), Up(z)))
			events = append(events, Event{fmt.Sprint("service ", i, " in ", z), 1e-2})
		}
		all = append(all, AtLeast(2, replicas...))
	}
	return events, And(all...)
}

// singles returns each event as an element of its own.
func singles(events []Event) []Element {
	elements := make([]Element, len(events))
	for i := range elements {
		elements[i] = Element{i}
	}
	return elements
}

// city has 200 components of six replicas and a common cause over three zones, and 30 flows through 25 to 30 of
// them.
func city() ([]Event, []Formula, []Element) {
	r := rand.New(rand.NewPCG(8, 8))
	var events []Event
	var places []Place
	for z := range 3 {
		events = append(events, Event{fmt.Sprint("zone ", z), 5e-4})
		places = append(places, Place{Up(z), 2})
	}
	elements := singles(events)
	var components []Formula
	for range 200 {
		own, common := CommonCause(.01, .05)
		first := len(events)
		pool, more := Pool("replicas", 4, own, places, first+1)
		events = append(append(events, Event{"cause", common}), more...)
		components = append(components, And(Up(first), pool))
		var e Element
		for i := first; i < len(events); i++ {
			e = append(e, i)
		}
		elements = append(elements, e)
	}
	var flows []Formula
	for range 30 {
		var needs []Formula
		for i := range 25 {
			c := components[r.IntN(len(components))]
			if i%5 == 0 {
				c = Or(c, components[r.IntN(len(components))])
			}
			needs = append(needs, c)
		}
		flows = append(flows, And(needs...))
	}
	return events, flows, elements
}

func BenchmarkPlatform(b *testing.B) {
	events, f := platform(40)
	for b.Loop() {
		s := compileOrSimulate(b, events, []Formula{f}, Limit)
		s.Unavailability(Given{})
		b.ReportMetric(float64(s.Nodes()), "nodes")
	}
}

func BenchmarkPairs(b *testing.B) { // 7,503 of them
	events, f := platform(40)
	s := compileOrSimulate(b, events, []Formula{f}, Limit)
	elements := singles(events)
	for b.Loop() {
		s.Cuts(elements, 2)
	}
}

func BenchmarkCity(b *testing.B) {
	events, flows, elements := city()
	for b.Loop() {
		s := compileOrSimulate(b, events, flows, Limit)
		s.Unavailability(Given{})
		s.Importance(elements)
		s.Cuts(elements, 2)
		b.ReportMetric(float64(s.Nodes()), "nodes")
	}
}

func BenchmarkSimulatedCity(b *testing.B) {
	events, flows, elements := city()
	for b.Loop() {
		s := compileOrSimulate(b, events, flows, 0)
		s.Unavailability(Given{})
		s.Importance(elements)
	}
}

func BenchmarkBeyondTheLimit(b *testing.B) {
	events, f := tangle(30)
	for b.Loop() {
		if _, err := New(events, []Formula{f}); err != nil {
			b.Fatal(err)
		}
	}
}
