// Package writeup writes a study up as a Markdown document that shows its pictures, and a library
// as an index of its studies.
//
// Every text of a study is untrusted. Names and other plain strings are escaped (escape.go); prose
// is parsed field by field and written anew from its syntax tree (prose.go, inline.go), so that
// nothing in a field can reach beyond it. What comes out is Markdown that GitHub renders and that
// passes the default rules of markdownlint.
package writeup

import (
	"context"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"fmt"
	"io/fs"
	"regexp"
	"strings"
	"text/template"

	"casebook/model"
	"casebook/model/analyze"
	"casebook/model/review"
)

// Study returns the document of the study that a is of, with its figures and its review, and with pictures
// where the text speaks of what they show. The figures of each stage of its roadmap are computed for it.
func Study(ctx context.Context, a *analyze.Analysis, r *review.Report, pictures []Picture, flavor Flavor) ([]byte, error) {
	return writePart(ctx, a, r, pictures, flavor, "")
}

// writePart returns the document of a study, or one part of it.
func writePart(ctx context.Context, a *analyze.Analysis, r *review.Report, pictures []Picture, flavor Flavor, part string) ([]byte, error) {
	stages, err := stagesOf(ctx, a.Study)
	if err != nil {
		return nil, fmt.Errorf("write up %s: %w", a.Study.ID, err)
	}
	d := newDocument(a, r, stages, pictures, flavor)
	d.part = part
	template := "study.md"
	if part != "" {
		template = part + ".md"
	}
	text, err := execute(template, d, flavor)
	if err != nil {
		return nil, fmt.Errorf("write up %s: %w", a.Study.ID, err)
	}
	return text, nil
}

// stagesOf computes the figures of each stage of the roadmap.
func stagesOf(ctx context.Context, s *model.Study) ([]*analyze.Analysis, error) {
	stages := make([]*analyze.Analysis, len(s.Roadmap))
	for i := range s.Roadmap {
		a, err := analyze.Analyze(ctx, s, analyze.Options{Stage: s.Roadmap[i].ID})
		if err != nil {
			return nil, err
		}
		stages[i] = a
	}
	return stages, nil
}

// edition counts the changes of this package by which the same study came to be written up in other
// words. Templates need no count; see Version.
const edition = 5

// Version changes whenever the same study would be written up in other words.
func Version() string {
	sum := sha256.New()
	fmt.Fprintln(sum, edition)
	for _, name := range templateNames() {
		text, err := templateFiles.ReadFile(name)
		if err != nil {
			panic(err) // embedded, so it is there
		}
		fmt.Fprintf(sum, "%s %d\n%s", name, len(text), text)
	}
	return hex.EncodeToString(sum.Sum(nil)[:8])
}

//go:embed templates/*.md
var templateFiles embed.FS

var templates = template.Must(template.ParseFS(templateFiles, "templates/*.md"))

// templateNames returns the names of the templates' files, sorted.
func templateNames() []string {
	names, err := fs.Glob(templateFiles, "templates/*.md")
	if err != nil {
		panic(err) // the pattern is a constant
	}
	return names
}

// fixedHeading matches a heading that a template has in every study.
var fixedHeading = regexp.MustCompile(`(?m)^#+ ([^{\n]+)$`)

// fixedHeadings returns the headings that no name in a study may take.
func fixedHeadings() []string {
	var titles []string
	for _, name := range templateNames() {
		text, err := templateFiles.ReadFile(name)
		if err != nil {
			panic(err) // embedded, so it is there
		}
		for _, m := range fixedHeading.FindAllStringSubmatch(string(text), -1) {
			titles = append(titles, m[1])
		}
	}
	return titles
}

// manyLines matches the lines that parts of a template leave empty when they have nothing to say.
var manyLines = regexp.MustCompile(`\n{3,}`)

// execute returns what a template makes of data, as a finished document.
func execute(name string, data any, flavor Flavor) ([]byte, error) {
	var b strings.Builder
	if err := templates.ExecuteTemplate(&b, name, data); err != nil {
		return nil, err
	}
	return finish(b.String(), flavor), nil
}

// finish returns a finished document.
func finish(text string, flavor Flavor) []byte {
	if flavor == MkDocs {
		text = strings.ReplaceAll(text, string(roomMark), " ")
	}
	text = manyLines.ReplaceAllString(strings.TrimSpace(text), "\n\n")
	return []byte(flavor.translate(bare.Replace(text)) + "\n")
}
