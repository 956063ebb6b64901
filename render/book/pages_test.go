package book

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"casebook/render/book/source"
)

// paged returns a study whose flow has so many steps.
func paged(steps int) []source.File {
	text := `casebook: 1
title: Paged
kind: case_study
architecture:
  components: {a: {name: A, kind: service}, b: {name: B, kind: service}}
  connections: [a -> b]
  flows:
    long:
      steps: [` + strings.Repeat("a -> b: again, ", steps-1) + "a -> b: at last]\n"
	return []source.File{{Name: "paged.yaml", ID: "paged", Data: []byte(text)}}
}

// A view of several pages is as many files, which the document shows in order; pages that are no more
// are removed.
func TestPagesAreFiles(t *testing.T) {
	o := options(t, &row{}, &log{})
	o.Sources = paged(80)
	if _, err := Build(t.Context(), o); err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(filepath.Join(o.Out, "architecture_case_studies", "paged.md"))
	if err != nil {
		t.Fatal(err)
	}
	rest := string(text)
	for _, name := range []string{"flow/long", "sequence/long", "sequence/long/2", "sequence/long/3"} {
		if !exists(o, "architecture_case_studies/paged/"+name+".svg") {
			t.Errorf("there is no picture %s", name)
		}
		_, after, shown := strings.Cut(rest, "](paged/"+name+".svg)](paged/"+name+".svg)")
		if !shown {
			t.Fatalf("the document does not show %s after the pictures before it", name)
		}
		rest = after
	}
	if exists(o, "architecture_case_studies/paged/sequence/long/4.svg") {
		t.Error("80 steps have four pages")
	}

	o.Sources = paged(8)
	if _, err := Build(t.Context(), o); err != nil {
		t.Fatal(err)
	}
	if !exists(o, "architecture_case_studies/paged/sequence/long.svg") || exists(o, "architecture_case_studies/paged/sequence/long") {
		t.Error("pages of the longer flow are left, or the first is gone")
	}
}
