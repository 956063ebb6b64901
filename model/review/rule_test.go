package review

import (
	"context"
	"slices"
	"strings"
	"testing"

	"casebook/model"
	"casebook/model/analyze"
)

// today is the day of all tests.
const today = "2026-11-26"

// reviewed returns the review of a study, which has to be right.
func reviewed(t testing.TB, text string) *Report {
	t.Helper()
	s, err := model.Load("test.yaml", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	a, err := analyze.Analyze(context.Background(), s, analyze.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return Review(a, Options{Today: today})
}

// found returns the ids of what a rule finds in a study, sorted.
func found(t testing.TB, r *Rule, text string) []string {
	t.Helper()
	var ids []string
	for _, f := range reviewed(t, text).Findings {
		if f.Rule == r {
			ids = append(ids, f.ID())
			if f.Pos.Line == 0 || f.Message == "" || !strings.HasSuffix(f.Message, ".") {
				t.Errorf("%s has no place or no sentence: %+v", f.ID(), f)
			}
		}
	}
	slices.Sort(ids)
	return ids
}

// lacked returns the facts for want of which a rule says unknown, sorted.
func lacked(t testing.TB, r *Rule, text string) []string {
	t.Helper()
	var facts []string
	for _, u := range reviewed(t, text).Unknown {
		if u.Rule == r {
			facts = append(facts, u.Facts...)
		}
	}
	slices.Sort(facts)
	return slices.Compact(facts)
}

// TestRules holds each rule to its example: what fails, how it is mended, and what it does not know.
func TestRules(t *testing.T) {
	for _, r := range Rules() {
		t.Run(r.ID, func(t *testing.T) {
			e, err := r.Example()
			if err != nil {
				t.Fatal(err)
			}
			want := slices.Sorted(slices.Values(e.Want))
			if got := found(t, r, e.Fail); !slices.Equal(got, want) || len(want) == 0 {
				t.Errorf("fail.yaml: %q, want %q", got, want)
			}
			if got := found(t, r, e.Pass); len(got) > 0 {
				t.Errorf("pass.yaml: %q", got)
			}
			if got := lacked(t, r, e.Pass); len(got) > 0 {
				t.Errorf("pass.yaml lacks %q", got)
			}
			if e.Unknown == "" {
				return
			}
			if got := found(t, r, e.Unknown); len(got) > 0 {
				t.Errorf("unknown.yaml: %q", got)
			}
			if got := lacked(t, r, e.Unknown); !slices.Equal(got, slices.Sorted(slices.Values(e.Lacks))) || len(got) == 0 {
				t.Errorf("unknown.yaml lacks %q, want %q", got, e.Lacks)
			}
		})
	}
}

// TestRulesAreWhole holds every rule to what it has to say for itself, and ids to their order.
func TestRulesAreWhole(t *testing.T) {
	seen := map[string]bool{}
	for _, r := range Rules() {
		if r.Name == "" || r.Finds == "" || r.Why == "" || r.Fix == "" || r.Severity.rank() < 0 || r.check == nil {
			t.Errorf("%s is not whole", r.ID)
		}
		if seen[r.ID] {
			t.Errorf("%s is there twice", r.ID)
		}
		seen[r.ID] = true
	}
}
