package writeup

import (
	"bytes"
	"context"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"gopkg.in/yaml.v3"

	"casebook/model"
	"casebook/model/analyze"
	"casebook/model/review"
)

var update = flag.Bool("update", false, "write the golden files anew")

// fixtures are the studies in testdata.
var fixtures = []string{"minimal", "rich", "pattern", "framework", "hostile"}

func read(t testing.TB, name string) *model.Study {
	t.Helper()
	return readFile(t, filepath.Join("testdata", name+".yaml"))
}

func readFile(t testing.TB, file string) *model.Study {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	s, err := model.Load(file, data)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// picturesFor returns pictures as they are made for a study.
func picturesFor(s *model.Study) []Picture {
	var pictures []Picture
	add := func(view, title, alt string) {
		pictures = append(pictures, Picture{View: view, File: s.ID + "/" + view + ".svg", Title: title, Alt: alt})
	}
	if len(s.Architecture.Components) > 0 {
		add("components", "Components", "Components of "+s.Title)
		for _, f := range s.Architecture.Flows {
			for _, view := range []string{"flow/" + f.ID, "sequence/" + f.ID, "sequence/" + f.ID + "/2", "latency/" + f.ID} {
				add(view, f.Title(), "")
			}
		}
		for _, f := range s.Architecture.Failures {
			add("failure/"+f.ID, "Failure: "+f.Title(), "")
		}
		if len(s.Architecture.Flows) > 0 {
			add("load", "Load", "")
		}
		for _, stage := range s.Roadmap {
			add("stage/"+stage.ID, "Stage: "+stage.Title(), "")
		}
	}
	for _, m := range s.Architecture.States {
		add("states/"+m.ID, "States: "+m.Title(), "")
	}
	for _, d := range s.Tradeoffs {
		if len(d.Criteria) > 0 {
			add("tradeoff/"+d.ID, "Trade-off", "")
		}
	}
	return pictures
}

// studyText returns the document of a study with its figures.
func studyText(s *model.Study, pictures []Picture) ([]byte, error) {
	a, err := analyze.Analyze(context.Background(), s, analyze.Options{})
	if err != nil {
		return nil, err
	}
	return Study(context.Background(), a, review.Review(a, review.Options{Today: s.Updated}), pictures, GitHub)
}

func write(t testing.TB, name string) []byte {
	t.Helper()
	s := read(t, name)
	out, err := studyText(s, picturesFor(s))
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func golden(t *testing.T, file string, got []byte) {
	t.Helper()
	file = filepath.Join("testdata", file)
	if *update {
		if err := os.WriteFile(file, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), string(got)); diff != "" {
		t.Errorf("%s (-want +got):\n%s", file, diff)
	}
}

func TestStudies(t *testing.T) {
	for _, name := range fixtures {
		t.Run(name, func(t *testing.T) { golden(t, name+".md", write(t, name)) })
	}
}

func TestIndex(t *testing.T) {
	var cards []Card
	for _, name := range fixtures {
		cards = append(cards, CardOf(read(t, name)))
	}
	out, err := Index(cards, GitHub)
	if err != nil {
		t.Fatal(err)
	}
	golden(t, "index.md", out)
}

func TestIndexOfNothing(t *testing.T) {
	out, err := Index(nil, GitHub)
	if err != nil || string(out) != "# Casebook\n" {
		t.Errorf("Index(nil) = %q, %v", out, err)
	}
}

func TestCardSurvivesJSON(t *testing.T) {
	card := CardOf(read(t, "hostile"))
	data, err := json.Marshal(card)
	if err != nil {
		t.Fatal(err)
	}
	var back Card
	if err := json.Unmarshal(data, &back); err != nil || !reflect.DeepEqual(card, back) {
		t.Errorf("%+v came back as %+v, %v", card, back, err)
	}
}

func TestFirstSentence(t *testing.T) {
	for in, want := range map[string]string{
		"":                       "",
		"One":                    "One",
		"One. Two.":              "One.",
		"Is it? Yes.":            "Is it?",
		"E.g. this, or 1.5. Two": "E.g. this, or 1.5.",
		"About 3.5 of. them":     "About 3.5 of. them",
	} {
		if got := firstSentence(in); got != want {
			t.Errorf("firstSentence(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestSameStudySameBytes(t *testing.T) {
	for _, name := range fixtures {
		first := write(t, name)
		for range 5 {
			if !bytes.Equal(first, write(t, name)) {
				t.Fatalf("%s differs from one run to the next", name)
			}
		}
	}
}

func TestFrontMatter(t *testing.T) {
	for _, name := range fixtures {
		s := read(t, name)
		matter, _, _ := strings.Cut(strings.TrimPrefix(string(write(t, name)), "---\n"), "\n---\n")
		var got struct {
			Title   string
			Tags    []string
			Updated string `yaml:"last_updated"`
			Status  string
		}
		if err := yaml.Unmarshal([]byte(matter), &got); err != nil {
			t.Fatalf("%s: %v\n%s", name, err, matter)
		}
		if got.Title != s.Title || !reflect.DeepEqual(got.Tags, s.Tags) || got.Updated != s.Updated || got.Status != statusOf(s.Status) {
			t.Errorf("%s: the front matter says %+v", name, got)
		}
	}
}

// TestRendered counts what GitHub would make of the rich study.
func TestRendered(t *testing.T) {
	body := afterFrontMatter(t, string(write(t, "rich")))
	page := toHTML(t, body)
	for what, want := range map[string]int{
		"<h1": 1, "<h2": 9, "<table>": 22, "<img ": 15, "<pre>": 0, "<!--": 13, "<details>": 7, "<br": 0, "<hr": 0,
	} {
		if got := strings.Count(page, what); got != want {
			t.Errorf("%d of %s, want %d", got, what, want)
		}
	}
}

func TestHostileStudyIsHarmless(t *testing.T) {
	s := read(t, "hostile")
	out, err := studyText(s, nil)
	if err != nil {
		t.Fatal(err)
	}
	checkDocument(t, string(out))
}

func TestVersionIsStable(t *testing.T) {
	if v := Version(); v != Version() || len(v) != 16 {
		t.Errorf("Version() = %q", v)
	}
}

func BenchmarkStudy(b *testing.B) {
	s := read(b, "rich")
	pictures := picturesFor(s)
	for b.Loop() {
		if _, err := studyText(s, pictures); err != nil {
			b.Fatal(err)
		}
	}
}

// A heading that had to be cut is followed by the whole of it, even where something was added to tell
// it from another.
func TestLongHeadings(t *testing.T) {
	question := "Where do the orders of a day live once the shop has closed, and who may still change them then?"
	s := &model.Study{
		ID: "s", Title: "T", Kind: model.CaseStudy,
		Tradeoffs: []model.Decision{
			{ID: "a", Question: model.Prose(question), Options: []model.Option{{ID: "x"}}},
			{ID: "b", Question: model.Prose(question), Options: []model.Option{{ID: "x"}}},
		},
	}
	out, err := studyText(s, nil)
	if err != nil {
		t.Fatal(err)
	}
	if got := strings.Count(strings.ReplaceAll(string(out), "\n", " "), question); got != 2 {
		t.Errorf("the question stands %d times in full, want 2:\n%s", got, out)
	}
}

func TestFrontMatterHoldsNoTags(t *testing.T) {
	const title = `<script>alert("1")</script> & 'more'`
	quoted := quoteYAML(title)
	var got string
	if err := yaml.Unmarshal([]byte(quoted), &got); err != nil || got != title {
		t.Errorf("%s reads as %q, %v", quoted, got, err)
	}
	if strings.ContainsAny(quoted, "<>&") {
		t.Errorf("a tag in %s", quoted)
	}
}
