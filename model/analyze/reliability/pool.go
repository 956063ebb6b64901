package reliability

import (
	"fmt"
	"slices"
)

// A Place holds replicas of a component. They are gone while it is down.
type Place struct {
	Up       Formula
	Replicas int
}

// Pool returns the formula of a component that is up while so many of its replicas are, each of which
// is down for the share u on its own account, and the events the formula takes. They are to be put
// at index first and on, and together are the component's element.
//
// The result is the same as with an event for each replica. But it takes only one for each number of
// replicas that can be in places which are up: three, if there are as many places of the same size.
// With more replicas in such places, enough of them are up more often. So the event of a number is
// what is lost on top of the next larger one, and the component is up if the events of its number
// and of all larger ones are. Only one number is the case at a time; so it makes no difference that in truth
// their losses have other replicas in common.
func Pool(name string, need int, u float64, places []Place, first int) (Formula, []Event) {
	if need <= 0 {
		return Formula{}, nil
	}
	var events []Event
	var whole, ways []Formula
	larger := 0. // the unavailability at the next larger number
	for _, n := range numbers(places) {
		if n < need {
			break
		}
		lost := TooFew(n, need, u)
		own := max(0, (lost-larger)/(1-larger))
		if larger >= 1 {
			own = 1
		}
		whole = append(whole, Up(first+len(events)))
		events = append(events, Event{fmt.Sprintf("%s, %d in place", name, n), own})
		ways = append(ways, And(hold(places, n), And(whole...)))
		larger = lost
	}
	return Or(ways...), events
}

// numbers returns how many replicas can be in places that are up, the largest number first.
func numbers(places []Place) []int {
	sums := []int{0}
	for _, p := range places {
		for _, n := range sums {
			sums = append(sums, n+p.Replicas)
		}
		slices.Sort(sums)
		sums = slices.Compact(sums)
	}
	slices.Reverse(sums)
	return sums
}

// hold returns the formula that is up while the places which are hold n replicas or more.
func hold(places []Place, n int) Formula {
	if n <= 0 {
		return Formula{}
	}
	if len(places) == 0 {
		return Or()
	}
	if size := places[0].Replicas; size > 0 && alike(places) {
		var ups []Formula
		for _, p := range places {
			ups = append(ups, p.Up)
		}
		return AtLeast((n+size-1)/size, ups...)
	}
	p, rest := places[0], places[1:]
	return Or(And(p.Up, hold(rest, n-p.Replicas)), hold(rest, n))
}

func alike(places []Place) bool {
	return !slices.ContainsFunc(places, func(p Place) bool { return p.Replicas != places[0].Replicas })
}
