package model

import (
	"fmt"
	"strings"
	"testing"
)

// outlined returns the numbers of a flow's steps, each with what it is.
func outlined(s *Study, id string) string {
	var lines []string
	for _, row := range s.Outline(s.Flow(id)) {
		what := "group"
		switch step := row.Step; {
		case row.Branch != nil:
			what = "when " + row.Branch.When
		case step.Hop != nil:
			what = arrow{step.Hop.From, step.Hop.To, step.Hop.Mode}.String()
		case step.Use != "":
			what = "use " + step.Use
		case step.Note != "":
			what = "note"
		}
		lines = append(lines, strings.TrimSpace(fmt.Sprintf("%s%s %s", strings.Repeat("  ", row.Depth), row.Number, what)))
	}
	return strings.Join(lines, "\n")
}

func TestOutline(t *testing.T) {
	s := mustLoad(t, "forms.yaml")
	wants := map[string]string{
		"read": `
1 web -> api
2 group
2a when hit
2a api -> cache
2b when miss
2b1 api -> cache
2b2 api -> db
3 group
3a when nothing to do
3b when odd
note
3b api -> api`,
		"write": `
1 use read
1.1 web -> api
1.2 group
1.2a when hit
1.2a api -> cache
1.2b when miss
1.2b1 api -> cache
1.2b2 api -> db
1.3 group
1.3a when nothing to do
1.3b when odd
note
1.3b api -> api
note
2 group
2a api -> db
2b api -> cache
2c api -> db
3 api ~> bus
4 bus ~> worker`,
	}
	for id, want := range wants {
		if got := outlined(s, id); got != strings.TrimSpace(want) {
			t.Errorf("%s:\n%s\nwant:%s", id, got, want)
		}
	}
}

// TestGroupsInGroups has each group in a group: no two steps have one number.
func TestGroupsInGroups(t *testing.T) {
	hop := func() Step { return Step{Hop: &Hop{}} }
	both := func(steps ...Step) Step { return Step{Parallel: &Parallel{Steps: steps}} }
	ways := func(series ...[]Step) Step {
		s := Step{}
		for _, steps := range series {
			s.Either = append(s.Either, Branch{Steps: steps})
		}
		return s
	}
	f := &Flow{ID: "f", Steps: []Step{
		both(both(hop(), hop()), ways([]Step{hop()}, []Step{both(hop(), hop())}), hop()),
		ways([]Step{ways([]Step{hop()}, []Step{hop(), hop()})}, []Step{both(hop(), hop()), hop()}),
	}}
	var got []string
	for _, h := range (&Study{}).Hops(f) {
		got = append(got, h.Number)
	}
	want := "1a1a 1a1b 1b1a 1b1b1a 1b1b1b 1c 2a1a 2a1b1 2a1b2 2b1a 2b1b 2b2"
	if strings.Join(got, " ") != want {
		t.Errorf("numbers %v\nwant    %s", got, want)
	}
}

// TestBehindMessages has messages in the middle of a series and at its end.
func TestBehindMessages(t *testing.T) {
	hop := func(then ...Step) Step { return Step{Hop: &Hop{Mode: Async, Then: then}} }
	f := &Flow{ID: "f", Steps: []Step{
		hop(hop(), hop()), // the series goes on beside what is behind it
		{Parallel: &Parallel{Steps: []Step{hop(hop(), hop()), hop()}}},
		hop(hop(), hop(hop()), Step{Note: "at last"}),
		{Note: "nothing follows"},
	}}
	var got []string
	for _, h := range (&Study{}).Hops(f) {
		got = append(got, h.Number)
	}
	if want := "1 1.1 1.2 2a1 2a2 2a3 2b 3 4 5 6"; strings.Join(got, " ") != want {
		t.Errorf("numbers %v, want %s", got, want)
	}
}

func TestLetters(t *testing.T) {
	for i, want := range map[int]string{0: "a", 25: "z", 26: "aa", 27: "ab", 51: "az", 52: "ba", 701: "zz", 702: "aaa"} {
		if got := letters(i); got != want {
			t.Errorf("letters(%d) = %s, want %s", i, got, want)
		}
	}
}
