package analyze

import (
	"fmt"
	"strings"
	"testing"
)

// TestCallsAreNested shows calls in brackets behind the call they are in, and what is behind a
// message in braces.
func TestCallsAreNested(t *testing.T) {
	const study = `
casebook: 1
title: Nesting
kind: case_study
architecture:
  components:
    u: {name: U, kind: client}
    a: {name: A, kind: service}
    b: {name: B, kind: service}
    c: {name: C, kind: service}
    d: {name: D, kind: service}
    q: {name: Q, kind: queue}
  connections: [u -> a, a -> b, b -> c, a -> d, d -> c, a ~> q, q -> c, c -> d]
  flows:
    f:
      rate: 1/s
      steps: STEPS
`
	for _, test := range []struct{ steps, want string }{
		{"[u -> a, a -> b, b -> c, a -> d]", "a(b(c) d)"},
		{"[u -> a, u -> a]", "a a"},
		{"[a -> b, a -> d]", "b d"},
		{"[u -> a, {parallel: [a -> b, a -> d]}, a -> b]", "a(|b d| b)"},
		{"[u -> a, a -> b, {either: [{chance: 30%, steps: [b -> c]}, {steps: [b -> c, c -> d]}]}, a -> d]", "a(b(<30%: c; 70%: c(d)>) d)"},
		{"[u -> a, {step: a ~> q, then: [q -> c, c -> d]}, a -> b]", "a(q{c(d)} b)"},
		{"[u -> a, b -> c, a -> d]", "a c d"},
	} {
		sys, err := newSystem(loadStudy(t, replace(study, "STEPS", test.steps)), Options{})
		if err != nil {
			t.Fatal(err)
		}
		if got := nested(sys.flows[0].calls); got != test.want {
			t.Errorf("%s: %s, want %s", test.steps, got, test.want)
		}
	}
}

func nested(calls []Node) string {
	var words []string
	for _, n := range calls {
		switch {
		case n.Call != nil:
			word := n.Call.To
			if len(n.Call.Inner) > 0 {
				word += "(" + nested(n.Call.Inner) + ")"
			}
			if len(n.Call.Behind) > 0 {
				word += "{" + nested(n.Call.Behind) + "}"
			}
			words = append(words, word)
		case n.Parallel != nil:
			var parts []string
			for _, b := range n.Parallel.Branches {
				parts = append(parts, nested(b))
			}
			words = append(words, "|"+strings.Join(parts, " ")+"|")
		default:
			var parts []string
			for _, b := range n.Either {
				parts = append(parts, fmt.Sprintf("%.0f%%: %s", b.Chance*100, nested(b.Calls)))
			}
			words = append(words, "<"+strings.Join(parts, "; ")+">")
		}
	}
	return strings.Join(words, " ")
}

// TestABranchToWhatIsNotThereIsNotTaken shares those who would take a branch out over the others, at a
// stage that lacks what it leads to. A branch in which nothing is called stays as it is.
func TestABranchToWhatIsNotThereIsNotTaken(t *testing.T) {
	const study = `
casebook: 1
title: Ways
kind: case_study
architecture:
  components:
    u: {name: U, kind: client}
    a: {name: A, kind: service, rate: 100/s}
    b: {name: B, kind: external}
    c: {name: C, kind: external}
  connections: [u -> a, a -> b, a -> c]
  flows:
    f:
      rate: 80/s
      steps:
        - u -> a
        - either:
            - {chance: 60%, steps: [a -> b]}
            - {chance: 20%, steps: [a -> c]}
            - {when: neither, steps: [{note: nothing}]}
roadmap:
  - {stage: first, components: [u, a, b]}
  - {stage: second, add: [c]}
`
	for stage, want := range map[string]float64{"first": 60, "second": 48} {
		a := analyse(t, study, Options{Stage: stage})
		near(t, "b at stage "+stage, a.Demand.Component("b").Peak, want, 1e-12)
	}
}
