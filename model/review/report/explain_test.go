package report

import (
	"context"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"casebook/model/review"
)

// TestExplain holds every rule to an explanation with its findings and its mend.
func TestExplain(t *testing.T) {
	for _, rule := range review.Rules() {
		text, err := Explain(context.Background(), rule, false)
		if err != nil {
			t.Fatal(err)
		}
		for _, want := range []string{rule.ID + " " + rule.Name, "\n  line ", "\nMended\n"} {
			if !strings.Contains(text, want) {
				t.Errorf("%s has no %q:\n%s", rule.ID, want, text)
			}
		}
		_, mend, _ := strings.Cut(text, "\nMended\n\n")
		if !strings.HasPrefix(mend, "  - ") && !strings.HasPrefix(mend, "  + ") {
			t.Errorf("%s has no mend:\n%s", rule.ID, text)
		}
	}
	text, err := Explain(context.Background(), review.Find("RES-003"), false)
	golden(t, "testdata/RES-003.txt", must(t, []byte(text), err))
}

// TestChanges holds the changes between texts to lines of theirs in order, without which both have the same.
func TestChanges(t *testing.T) {
	text := rapid.SliceOfN(rapid.SampledFrom([]string{"a", "b", "c", "- d"}), 0, 12)
	rapid.Check(t, func(t *rapid.T) {
		before, after := text.Draw(t, "before"), text.Draw(t, "after")
		var out, in []string
		for _, l := range changes(before, after) {
			if rest, ok := strings.CutPrefix(l, "- "); ok {
				out = append(out, rest)
			} else {
				in = append(in, strings.TrimPrefix(l, "+ "))
			}
		}
		if !within(out, before) || !within(in, after) {
			t.Fatalf("%q to %q: %q %q", before, after, out, in)
		}
		one, other := slices.Sorted(slices.Values(slices.Concat(before, in))), slices.Sorted(slices.Values(slices.Concat(after, out)))
		if !slices.Equal(one, other) {
			t.Fatalf("%q to %q: %q %q", before, after, out, in)
		}
		if same := changes(before, before); len(same) > 0 {
			t.Fatalf("%q to itself: %q", before, same)
		}
	})
}

// within reports whether lines are among others, in their order.
func within(lines, others []string) bool {
	for _, l := range others {
		if len(lines) > 0 && lines[0] == l {
			lines = lines[1:]
		}
	}
	return len(lines) == 0
}
