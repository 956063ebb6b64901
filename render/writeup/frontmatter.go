package writeup

import (
	"encoding/json"
	"strings"

	"casebook/render/text"
)

// FrontMatter returns what programs read about the document, as YAML, with the keys that they know.
//
// On GitHub the key of the title is quoted: markdownlint's rule MD025 takes a plain one for a heading of
// the first level, and then allows none in the text, where people look for it.
func (d *document) FrontMatter() string {
	s := d.study
	var m matter
	switch d.flavor {
	case Plain:
		return ""
	case Hugo:
		m.add("title", s.Title)
		m.add("description", CardOf(s).Summary)
		m.add("date", s.Updated)
		m.add("lastmod", s.Updated)
		m.list("tags", s.Tags)
	case MkDocs:
		m.add("title", s.Title)
		m.add("description", CardOf(s).Summary)
		m.add("date", s.Updated)
		m.list("tags", s.Tags)
	case Docusaurus:
		m.add("title", s.Title)
		m.add("description", CardOf(s).Summary)
		if s.Updated != "" {
			m = append(m, "last_update:")
			m.add("  date", s.Updated)
		}
		m.list("tags", s.Tags)
	case Obsidian:
		m.list("aliases", []string{s.Title})
		m.list("tags", obsidianTags(s.Tags))
		m.add("updated", s.Updated)
	default:
		m.add("'title'", s.Title)
		m.list("tags", s.Tags)
		m.add("last_updated", s.Updated)
	}
	m.add("status", statusOf(s.Status))
	return m.text()
}

// indexMatter returns the front matter of the index of a library whose title is not in its text.
func (f Flavor) indexMatter() string {
	var m matter
	m.add("title", libraryTitle)
	if f == Docusaurus {
		m = append(m, "sidebar_position: 1", "slug: /")
	}
	return m.text()
}

// matter is front matter, line by line.
type matter []string

// add adds a key, unless it has no value.
func (m *matter) add(key, value string) {
	if value != "" {
		*m = append(*m, key+": "+quoteYAML(value))
	}
}

// list adds a key with several values, unless there are none.
func (m *matter) list(key string, values []string) {
	if len(values) == 0 {
		return
	}
	*m = append(*m, key+":")
	for _, v := range values {
		*m = append(*m, "  - "+quoteYAML(v))
	}
}

func (m matter) text() string {
	return strings.Join(append(append([]string{"---"}, m...), "---"), string(hardLine))
}

// obsidianTags returns tags as Obsidian takes them: without spaces, and not of digits alone.
func obsidianTags(tags []string) []string {
	var fit []string
	for _, t := range tags {
		t = strings.Map(func(r rune) rune {
			if wordRune(r) || r == '_' || r == '-' || r == '/' {
				return r
			}
			return '-'
		}, t)
		if strings.Trim(t, "0123456789") == "" {
			t = "n" + t
		}
		fit = append(fit, t)
	}
	return fit
}

// quoteYAML returns s as a string of YAML on one line, whatever is in it. What could be a tag is written
// as escapes, for readers that take front matter for text.
func quoteYAML(s string) string {
	s = text.Clean(s)
	if !strings.ContainsAny(s, "<>&") {
		return "'" + strings.ReplaceAll(s, "'", "''") + "'"
	}
	escaped, err := json.Marshal(s) // which YAML reads too
	if err != nil {
		panic(err) // a string can always be marshalled
	}
	return string(escaped)
}

// statusOf returns a study's status, which is draft if left out.
func statusOf(status string) string {
	if status == "" {
		return "draft"
	}
	return status
}
