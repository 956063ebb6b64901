package writeup

import (
	"encoding/json"
	"strconv"
	"strings"
)

// File is a file of a library.
type File struct {
	Name string // its path, with slashes
	Text []byte
}

// Navigation returns the files beside the documents and the index that a reader finds its way by: what the sections
// are called, and in which order they stand.
func Navigation(cards []Card, flavor Flavor) []File {
	switch flavor {
	case MkDocs:
		return []File{{"mkdocs.yml", mkdocsConfig(cards)}}
	case Hugo:
		return sectionFiles(cards, "_index.md", func(position int, title string) string {
			return "---\ntitle: " + quoteYAML(title) + "\nweight: " + strconv.Itoa(position) + "\n---\n"
		})
	case Docusaurus:
		return sectionFiles(cards, "_category_.json", func(position int, title string) string {
			label, err := json.Marshal(title)
			if err != nil {
				panic(err) // a string can always be marshalled
			}
			return "{\n  \"label\": " + string(label) + ",\n  \"position\": " + strconv.Itoa(position) + "\n}\n"
		})
	}
	return nil
}

// sectionFiles returns a file for each section that has studies. The index has the first position.
func sectionFiles(cards []Card, name string, text func(position int, title string) string) []File {
	var files []File
	for i, t := range indexTitles {
		if len(inSection(cards, t.section)) > 0 {
			files = append(files, File{t.section + "/" + name, []byte(text(i+2, t.title))})
		}
	}
	return files
}

// inSection returns the cards of a section, by title.
func inSection(cards []Card, section string) []Card {
	var found []Card
	for _, c := range sorted(cards) {
		if c.Section == section {
			found = append(found, c)
		}
	}
	return found
}

// mkdocsConfig returns the configuration of a site of MkDocs.
func mkdocsConfig(cards []Card) []byte {
	var b strings.Builder
	b.WriteString("site_name: " + libraryTitle + "\ndocs_dir: " + strings.TrimSuffix(docsFolder, "/") + "\n")
	b.WriteString("markdown_extensions:\n  - md_in_html\n  - sane_lists\nnav:\n  - index.md\n")
	for _, t := range indexTitles {
		studies := inSection(cards, t.section)
		if len(studies) == 0 {
			continue
		}
		b.WriteString("  - " + quoteYAML(t.title) + ":\n")
		for _, c := range studies {
			b.WriteString("      - " + quoteYAML(c.Title) + ": " + quoteYAML(strings.TrimPrefix(MkDocs.Document(c), docsFolder)) + "\n")
		}
	}
	return []byte(b.String())
}
