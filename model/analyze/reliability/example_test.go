package reliability_test

import (
	"fmt"

	"casebook/model/analyze/reliability"
)

// A shop has an API of three replicas in two zones, and a payment provider.
func Example() {
	own, common := reliability.CommonCause(.01, .05)
	events := []reliability.Event{
		{Name: "zone a", Unavailability: .0005},
		{Name: "zone b", Unavailability: .0005},
		{Name: "provider", Unavailability: .001},
		{Name: "api, common cause", Unavailability: common},
	}
	replicas, more := reliability.Pool("api", 1, own, []reliability.Place{
		{Up: reliability.Up(0), Replicas: 2},
		{Up: reliability.Up(1), Replicas: 1},
	}, len(events))
	api := reliability.Element{3}
	for i := range more {
		api = append(api, len(events)+i)
	}
	events = append(events, more...)

	buy := reliability.And(reliability.Up(3), replicas, reliability.Up(2))
	s, err := reliability.New(events, []reliability.Formula{buy})
	if err != nil {
		fmt.Println(err)
		return
	}
	u := s.Unavailability(reliability.Given{})[0].Unavailability
	fmt.Printf("buy is down %.4g minutes a month\n", reliability.Minutes(u, reliability.Month))

	names := []string{"zone a", "zone b", "provider", "api"}
	elements := []reliability.Element{{0}, {1}, {2}, api}
	importance := s.Importance(elements)[0]
	for _, i := range reliability.Ranked(importance) {
		fmt.Printf("%s: %.3g\n", names[i], reliability.Minutes(importance[i].Blame, reliability.Month))
	}
	fmt.Println("cut sets:", s.Cuts(elements, 2)[0])
	// Output:
	// buy is down 65.03 minutes a month
	// provider: 43.2
	// api: 21.8
	// zone a: 0.216
	// zone b: 0.0126
	// cut sets: [[2] [3] [0 1]]
}
