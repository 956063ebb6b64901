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
