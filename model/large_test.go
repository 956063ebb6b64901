package model

import (
	"fmt"
	"strings"
	"testing"
	"time"
)

// TestLargeFilesAreQuick gives the reader as much as it takes of what could make it slow: nothing
// may grow with the square of the file.
func TestLargeFilesAreQuick(t *testing.T) {
	const slowest = 10 * time.Second // on a machine that is busy with other tests, too
	repeat := func(n int, format string) string {
		var b strings.Builder
		for i := range n {
			fmt.Fprintf(&b, strings.ReplaceAll(format, "#", "%[1]d"), i)
		}
		return b.String()
	}
	components := "architecture:\n  components:\n" + repeat(4000, "    c#: {name: C, kind: client}\n")
	for name, text := range map[string]string{
		"references": components + "  connections:\n" + repeat(10_000, "    - c# -> nobody-of-this-name-#\n"),
		"hops": components + "  connections:\n" + repeat(3000, "    - c# -> c1: x#\n") +
			"  flows:\n    f:\n      steps:\n" + repeat(10_000, "        - c# -> c2\n"),
		"unknown keys": repeat(20_000, "kez#: x\n"),
		"inputs":       "capacity:\n  inputs:\n" + repeat(8000, "    n#: n1 * #\n") + "  derived:\n" + repeat(8000, "    d#: n# * 2\n"),
		"derived":      "capacity:\n  inputs: {n: 1}\n  derived:\n    d0: n\n" + repeat(15_000, "    e#: d# + 1\n    d#1: e# + 1\n"),
		"settings": components + "capacity:\n  inputs: {n: 5/s}\nroadmap:\n  - stage: a\n    set:\n" +
			repeat(4000, "      c#.rate: n * 2\n") + repeat(4000, "      c#.rat: n * 2\n"),
		"uses":      "architecture:\n  flows:\n    f0: {steps: [{note: x}]}\n" + repeat(3000, "    f#0: {steps: [{use: f#}, {use: f#}]}\n"),
		"rounds":    "architecture:\n  flows:\n" + repeat(3000, "    f#: {steps: [{use: f0}, {use: f1}, {use: f#0}]}\n"),
		"times":     components + "  connections: [c1 -> c2]\n  flows:\n    f:\n      steps:\n" + repeat(3000, "        - {step: c1 -> c2, times: {mean: 2 * #, max: 3 * #}}\n"),
		"states":    "architecture:\n  states:\n    m:\n      transitions:\n" + repeat(15_000, "        - a# -> b#\n"),
		"scores":    "tradeoffs:\n  d:\n    question: x\n    criteria:\n" + repeat(3000, "      c#: {weight: 1}\n") + "    options:\n" + repeat(4000, "      o#: {scores: {c: 1, c#: 2}}\n"),
		"brackets":  strings.Repeat("[", 9000) + "\n" + strings.Repeat("- [\n", 100_000),
		"quotes":    "a: \"\n" + strings.Repeat("x: '\n", 500_000),
		"comments":  strings.Repeat("# x\n", 1_000_000),
		"values":    "tags:\n" + strings.Repeat("  - a\n", 500_000),
		"long line": "tags: [" + strings.Repeat("a, ", 1_000_000) + "]\n",
		"bangs":     strings.Repeat("a: ["+strings.Repeat("!", 9000)+"]\n", 500),
		"keys":      strings.Repeat("? a\n", 500_000),
		"anchors":   strings.Repeat("- &a b\n", 200_000),
	} {
		t.Run(name, func(t *testing.T) {
			begin := time.Now()
			_, err := Load("a.yaml", []byte(text))
			took := time.Since(begin)
			if err == nil {
				t.Error("loaded without a fault")
			}
			if took > slowest {
				t.Errorf("took %v", took)
			}
			t.Log(took)
		})
	}
}
