package studies

import (
	"io/fs"
	"os"
	"strings"
	"testing"

	"casebook/model"
)

// TestLibrary checks the library as a whole: each study by itself, and what they say of each other.
func TestLibrary(t *testing.T) {
	names, err := fs.Glob(Library, "*.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var all []*model.Study
	for _, name := range names {
		data, err := fs.ReadFile(Library, name)
		if err != nil {
			t.Fatal(err)
		}
		s, err := model.Load(name, data)
		if err != nil {
			t.Error(err)
			continue
		}
		all = append(all, s)
	}
	if len(all) == 0 {
		t.Fatal("the library is empty")
	}
	if err := model.Check(all); err != nil {
		t.Error(err)
	}
}

// TestFlagships checks that the studies a newcomer looks at first have the depth that they promise.
func TestFlagships(t *testing.T) {
	for _, name := range []string{"payment-gateway.yaml", "notification-fanout.yaml", "feature-flag-platform.yaml", "streaming-analytics-pipeline.yaml"} {
		data, err := fs.ReadFile(Library, name)
		if err != nil {
			t.Fatal(err)
		}
		s, err := model.Load(name, data)
		if err != nil {
			t.Fatal(err)
		}
		check := func(what string, got, least, most int) {
			if got < least || got > most {
				t.Errorf("%s has %d %s, want %d to %d", name, got, what, least, most)
			}
		}
		a := &s.Architecture
		check("components", len(a.Components), 14, 25)
		check("flows", len(a.Flows), 3, 20)
		check("failures", len(a.Failures), 5, 30)
		check("decisions", len(s.Tradeoffs), 3, 10)
		check("stages", len(s.Roadmap), 3, 4)
		check("objectives", len(s.Constraints.Objectives), 1, 20)
		for _, d := range s.Tradeoffs {
			check("options of "+d.ID, len(d.Options), 3, 10)
		}
		var parallel, either, async int
		for i := range a.Flows {
			a.Flows[i].Walk(func(step *model.Step, _ int) {
				switch {
				case step.Parallel != nil:
					parallel++
				case step.Either != nil:
					either++
				case step.Hop != nil && step.Hop.Mode == model.Async:
					async++
				}
			})
		}
		check("parallel groups", parallel, 1, 100)
		check("alternatives", either, 1, 100)
		check("asynchronous steps", async, 1, 100)
		for _, in := range s.Capacity.Inputs {
			if in.Source == "" {
				t.Errorf("%s: input %s has no source", name, in.ID)
			}
		}
	}
}

// TestREADME checks that the study in the README is one, with nothing in it that is not told.
func TestREADME(t *testing.T) {
	text, err := os.ReadFile("../README.md")
	if err != nil {
		t.Fatal(err)
	}
	_, rest, found := strings.Cut(string(text), "```yaml\ncasebook: 1\n")
	if !found {
		t.Fatal("the README has no study")
	}
	study, _, _ := strings.Cut(rest, "\n```")
	if _, err := model.Load("readme.yaml", []byte("casebook: 1\n"+study+"\n")); err != nil {
		t.Error(err)
	}
}
