package writeup

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"casebook/model"
	"casebook/render/markdown"
)

// Card is what the index of a library says of a study. It can be kept as JSON between builds.
type Card struct {
	ID      string   `json:"id"`
	Title   string   `json:"title"`
	Section string   `json:"section"` // the folder of the library that the study is in
	Status  string   `json:"status"`
	Updated string   `json:"updated,omitempty"`
	Summary string   `json:"summary,omitempty"` // its first sentence, as plain text
	Tags    []string `json:"tags,omitempty"`
}

// CardOf returns the card of s.
func CardOf(s *model.Study) Card {
	return Card{
		ID:      s.ID,
		Title:   s.Title,
		Section: s.Kind.Section(),
		Status:  statusOf(s.Status),
		Updated: s.Updated,
		Summary: firstSentence(markdown.Words(s.Summary)),
		Tags:    slices.Clone(s.Tags),
	}
}

// firstSentence returns a text up to the end of its first sentence: a full stop or the like that a
// capital follows. "e.g. this" is not one.
func firstSentence(s string) string {
	for i, r := range s {
		if r != '.' && r != '!' && r != '?' {
			continue
		}
		rest := s[i+1:]
		if trimmed := strings.TrimLeft(rest, " "); trimmed != rest && startsSentence(trimmed) {
			return s[:i+1]
		}
	}
	return s
}

// startsSentence reports whether s starts as a sentence does.
func startsSentence(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r) || unicode.IsDigit(r) || unicode.In(r, unicode.Lo)
}

// indexSection is a section of the index.
type indexSection struct {
	Title   string
	Studies string
}

// indexTitles are the titles of sections, in the order in which the index has them.
var indexTitles = []struct{ section, title string }{
	{model.CaseStudy.Section(), "Architecture case studies"},
	{model.Pattern.Section(), "Patterns"},
	{model.DeepDive.Section(), "Deep dives"},
	{model.Framework.Section(), "Frameworks"},
}

// contents is the index of a library as its template sees it.
type contents struct {
	FrontMatter string
	Heading     string
	Sections    []indexSection
}

// libraryTitle is the title of a library.
const libraryTitle = "Casebook"

// Index returns the index of a library: its studies by section, each with its status, what it is
// about and its tags. Sections without studies are left out.
func Index(cards []Card, flavor Flavor) ([]byte, error) {
	var sections []indexSection
	for _, t := range indexTitles {
		var l list
		for _, c := range inSection(cards, t.section) {
			l.items = append(l.items, c.item(flavor))
		}
		if len(l.items) > 0 {
			sections = append(sections, indexSection{t.title, l.piece()})
		}
	}
	c := contents{Sections: sections}
	if flavor.heading() {
		c.Heading = "# " + libraryTitle
	} else {
		c.FrontMatter = flavor.indexMatter()
	}
	return execute("index.md", c, flavor)
}

// sorted returns cards by title, whatever order they came in.
func sorted(cards []Card) []Card {
	cards = slices.Clone(cards)
	slices.SortFunc(cards, func(a, b Card) int {
		if c := strings.Compare(strings.ToLower(a.Title), strings.ToLower(b.Title)); c != 0 {
			return c
		}
		return strings.Compare(a.ID, b.ID)
	})
	return cards
}

// item returns the study as an item of the index.
func (c Card) item(flavor Flavor) item {
	words := flavor.linkStudy(c) + " (" + escape(statusOf(c.Status)) + ")"
	if c.Summary != "" {
		words += ": " + escape(c.Summary)
	}
	it := item{paragraph(words)}
	if len(c.Tags) > 0 {
		tags := make([]string, len(c.Tags))
		for i, t := range c.Tags {
			tags[i] = codeSpan(t)
		}
		it = append(it, paragraph("Tags: "+strings.Join(tags, ", ")))
	}
	return it
}
