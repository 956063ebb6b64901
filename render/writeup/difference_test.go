package writeup

import (
	"strings"
	"testing"

	"casebook/model"
	"casebook/model/compare"
)

// TestDifferenceIsEscaped compares studies whose names mean something to Markdown and HTML.
func TestDifferenceIsEscaped(t *testing.T) {
	load := func(name string) *model.Study {
		text := "casebook: 1\ntitle: 'A | <b>'\nkind: pattern\narchitecture: {components: {a: {name: '" + name + "', kind: service}}}\n"
		s, err := model.Load("a.yaml", []byte(text))
		if err != nil {
			t.Fatal(err)
		}
		return s
	}
	c := compare.Studies(load("x"), load("<script>alert(1)</script> [y](http://e) `z` @all"))
	pictures := []Picture{
		{File: "pr/diff.svg", Alt: "What ] changed"}, {File: "pr/before.svg", Alt: "Before"}, {File: "pr/a b.svg", Alt: "After | it"},
	}
	got := string(Difference(c, pictures))
	want := strings.Join([]string{
		`## A \| \<b>: what changed`, ``,
		`1 change.`, ``,
		`[![What \] changed](pr/diff.svg)](pr/diff.svg)`, ``,
		`### Architecture`, ``,
		"- Component x: now called \\<script>alert(1)\\</script> \\[y\\](http\\://e) \\`z\\` \\@all.", ``,
		`### Before and after`, ``,
		`| Before | After |`, `| --- | --- |`,
		`| [![Before](pr/before.svg)](pr/before.svg) | [![After \| it](pr/a%20b.svg)](pr/a%20b.svg) |`, ``,
	}, "\n")
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if got := string(Difference(compare.Studies(load("x"), load("x")), nil)); !strings.HasSuffix(got, "\n\nNothing differs in meaning.\n") {
		t.Errorf("of nothing: %q", got)
	}
}
