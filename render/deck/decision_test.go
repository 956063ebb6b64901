package deck

import (
	"archive/zip"
	"bytes"
	"html"
	"io"
	"strings"
	"testing"

	"casebook/render/pptx"
	"casebook/render/scene"
	"casebook/render/svg"
)

// dissent is a study that chooses what has not the highest total, and says why.
const dissent = `
casebook: 1
title: Choice
kind: case_study
tradeoffs:
  store:
    question: Which store?
    criteria: {speed: {weight: 2}, trust: {weight: 1}}
    options:
      a: {name: Alpha, scores: {speed: 5, trust: 3}}
      b: {name: "**Beta**", scores: {speed: 2, trust: 4}}
    choice: b
    because: We know it.
    override: Nobody here *runs* Alpha.
`

// visible returns the words that each form of a presentation shows, without what the speaker says.
func visible(t *testing.T, d *Deck) map[string]string {
	t.Helper()
	words := map[string]string{}
	page, _, _ := strings.Cut(written(t, d), "<script>")
	for _, s := range strings.Split(page, "<aside>") {
		_, s, _ = strings.Cut("</aside>"+s, "</aside>")
		words["html"] += html.UnescapeString(s)
	}
	md, _, err := Marp(d, svg.Options{}, "p")
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range strings.Split(string(md), "-->") {
		s, _, _ = strings.Cut(s, "<!--")
		words["marp"] += strings.ReplaceAll(s, `\`, "")
	}
	for _, page := range Sheets(d) {
		for _, it := range page.Items {
			if x, ok := it.(*scene.Text); ok {
				words["pdf"] += x.S + " "
			}
		}
	}
	b, err := PPTX(d, pptx.Options{})
	if err != nil {
		t.Fatal(err)
	}
	words["pptx"] = slideText(t, b)
	return words
}

// slideText returns the words on the slides of a PowerPoint file.
func slideText(t *testing.T, file []byte) string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		t.Fatal(err)
	}
	var words strings.Builder
	for _, f := range z.File {
		if !strings.HasPrefix(f.Name, "ppt/slides/slide") {
			continue
		}
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		data, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		for _, part := range strings.Split(string(data), "<a:t>")[1:] {
			part, _, _ = strings.Cut(part, "</a:t>")
			words.WriteString(html.UnescapeString(part) + " ")
		}
	}
	return words.String()
}

// Every form says why a choice stands that has not the highest total, on the slide itself.
func TestChoiceAgainstTheScores(t *testing.T) {
	for form, words := range visible(t, present(t, "choice", dissent, false)) {
		words = strings.Join(strings.Fields(words), " ")
		if want := "We know it. The total of **Beta** is not the highest: 2.67 against 4.33. Nobody here runs Alpha."; !strings.Contains(words, want) {
			t.Errorf("%s: %q is not in %q", form, want, words)
		}
	}
	for _, study := range []string{strings.Replace(dissent, "choice: b", "choice: a", 1), strings.Replace(dissent, "choice: b", "", 1)} {
		for form, words := range visible(t, present(t, "choice", study, false)) {
			if strings.Contains(words, "not the highest") {
				t.Errorf("%s: %q", form, words)
			}
		}
	}
}

// A long reason is cut, and the speaker has all of it.
func TestLongOverride(t *testing.T) {
	long := strings.Repeat("Nobody here runs Alpha. ", 60)
	all, _ := load(t, "choice", strings.Replace(dissent, "Nobody here *runs* Alpha.", long, 1))
	for _, s := range all {
		if s.Name == "tradeoff/store" && (s.More == "" || len(s.Lead) > 600 || !strings.Contains(strings.Join(s.Notes, "\n"), strings.TrimSpace(long))) {
			t.Errorf("%+v", s)
		}
	}
}

// A title that asks something has no colon behind it.
func TestQuestionsAreTitles(t *testing.T) {
	b, err := PPTX(present(t, "choice", dissent, false), pptx.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if words := slideText(t, b); strings.Contains(words, "?:") || !strings.Contains(words, "Which store? ") {
		t.Errorf("%q", words)
	}
}
