package deck

import (
	"fmt"
	"strings"
	"testing"
)

// crew is a study with components that are used at a rate a second of the hundred that each sustains.
func crew(rates ...int) string {
	study := "casebook: 1\ntitle: Crew\nkind: case_study\narchitecture:\n  components:\n    fan: {name: Fan, kind: person}\n"
	connections, flows := "  connections:\n", "  flows:\n"
	for i, r := range rates {
		study += fmt.Sprintf("    c%d: {name: Clerk %d, kind: service, replicas: 1, rate: 100/s, latency: {p50: 1ms, p99: 2ms}}\n", i, i+1)
		connections += fmt.Sprintf("    - fan -> c%d\n", i)
		flows += fmt.Sprintf("    f%d: {rate: %d/s, steps: [fan -> c%d]}\n", i, r, i)
	}
	return study + connections + flows
}

// What is used most says what is used as much.
func TestMostUsed(t *testing.T) {
	for want, rates := range map[string][]int{
		"of Clerk 1 is used at peak;":                             {50},
		"of Clerk 2 is used at peak, more than of anything else;": {50, 80, 70},
		"of Clerk 1 is used at peak, as much as of Clerk 3;":      {80, 50, 80},
		"of Clerk 1 is used at peak, as much as of 2 others;":     {80, 80, 80, 7},
	} {
		all, _ := load(t, "crew", crew(rates...))
		if got := fmt.Sprint(slide(all, "numbers").Figures); !strings.Contains(got, want) {
			t.Errorf("%q is not in %q", want, got)
		}
	}
}

// How many targets hold and fail is said with words that agree.
func TestTally(t *testing.T) {
	for want, targets := range map[string]string{
		"1 of 2 targets holds, 1 fails.":                     "p50: 1us, p99: 9ms",
		"2 of 2 targets hold.":                               "p50: 2ms, p99: 9ms",
		"0 of 2 targets hold, 2 fail.":                       "p50: 1us, p99: 1us",
		"1 of 1 target holds.":                               "p99: 9ms",
		"2 of 3 targets hold, 1 fails.":                      "p50: 1us, p95: 9ms, p99: 9ms",
		"1 of 2 targets holds, of 1 the outcome is unknown.": "p99: 9ms, availability: 99%",
	} {
		all, _ := load(t, "crew", crew(50)+"constraints:\n  objectives:\n    - {flow: f0, "+targets+"}\n")
		if got := slide(all, "objectives").Lead; got != want {
			t.Errorf("%q, not %q", got, want)
		}
	}
}

// slide returns the slide of a name, or one with nothing on it.
func slide(all []Slide, name string) Slide {
	for _, s := range all {
		if s.Name == name {
			return s
		}
	}
	return Slide{}
}
