package writeup

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Flavor is what a document is written for: each reader of Markdown has rules of its own. The zero value
// is GitHub.
type Flavor string

// The flavors.
const (
	GitHub     Flavor = "github"
	Hugo       Flavor = "hugo"
	MkDocs     Flavor = "mkdocs"
	Docusaurus Flavor = "docusaurus"
	Obsidian   Flavor = "obsidian"
	Plain      Flavor = "plain" // Markdown alone, without front matter and HTML
)

// Flavors returns all flavors.
func Flavors() []Flavor { return []Flavor{GitHub, Hugo, MkDocs, Docusaurus, Obsidian, Plain} }

// AllowsHTML reports whether pictures may be elements of HTML. The others drop those, or do not follow
// the paths in them.
func (f Flavor) AllowsHTML() bool { return f == GitHub || f == "" }

// heading reports whether the title of a document is a heading in it. Else it is a key of its front matter, of
// which the reader makes the heading.
func (f Flavor) heading() bool { return f != Hugo && f != Docusaurus }

// anchor returns the anchor of a heading.
func (f Flavor) anchor(title string) string {
	if f == MkDocs {
		return dashed(title)
	}
	return anchorOf(title)
}

// dashed returns the anchor that Python-Markdown gives a heading: what of it is ASCII, with one hyphen for
// spaces and hyphens.
func dashed(title string) string {
	words := strings.FieldsFunc(norm.NFKD.String(title), func(r rune) bool { return r == '-' || unicode.IsSpace(r) })
	for i, w := range words {
		words[i] = strings.ToLower(strings.Map(func(r rune) rune {
			if r == '_' || '0' <= r && r <= '9' || 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' {
				return r
			}
			return -1
		}, w))
	}
	return strings.Trim(joinDashed(words, title), " ")
}

// joinDashed joins words with hyphens, and keeps those hyphens at the ends that a title has there.
func joinDashed(words []string, title string) string {
	words = slices.DeleteFunc(words, func(w string) bool { return w == "" })
	anchor := strings.Join(words, "-")
	if strings.HasPrefix(title, "-") {
		anchor = "-" + anchor
	}
	if strings.HasSuffix(title, "-") {
		anchor += "-"
	}
	return anchor
}

// linkHere returns a name as a link to a heading of the same document.
func (f Flavor) linkHere(name, title string) string {
	if f == Obsidian {
		return wiki("#"+title, name)
	}
	return link(escape(name), "#"+f.anchor(title))
}

// linkStudy returns the title of a study as a link from the index of its library.
func (f Flavor) linkStudy(c Card) string {
	switch f {
	case Obsidian:
		return wiki(c.Section+"/"+c.ID, c.Title)
	case Hugo:
		return link(escape(c.Title), encode(c.Section+"/"+c.ID+"/"))
	}
	return link(escape(c.Title), encode(c.Section+"/"+c.ID+".md"))
}

// wiki returns a link of Obsidian's. Nothing can be escaped in one.
func wiki(to, words string) string {
	inner := strings.NewReplacer("[", "(", "]", ")", "|", "/", "^", " ", "`", "'", "\\", "/", "%%", "%", "<", " ", ">", " ")
	if at, title, ok := strings.Cut(to, "#"); ok {
		to = at + "#" + strings.Join(strings.Fields(strings.ReplaceAll(inner.Replace(title), "#", " ")), " ")
	}
	words = strings.Join(strings.Fields(inner.Replace(words)), " ")
	words = strings.ReplaceAll(to+string(codeBar)+words, " ", string(hardSpace))
	return string(linkMark) + "[[" + words + "]]"
}

// Document returns the name in a library of the document of a study.
func (f Flavor) Document(c Card) string {
	name := c.Section + "/" + c.ID
	switch f {
	case MkDocs:
		return docsFolder + name + ".md"
	case Hugo: // a folder of its own, which the addresses of its pictures start from
		return name + "/index.md"
	}
	return name + ".md"
}

// Shown returns the name of a picture of a study in its library, and as its document has it.
func (f Flavor) Shown(c Card, file string) (name, shown string) {
	name, shown = c.Section+"/"+c.ID+"/"+file, c.ID+"/"+file
	switch f {
	case MkDocs:
		name = docsFolder + name
	case Hugo:
		shown = file
	case Docusaurus:
		shown = "./" + shown
	}
	return name, shown
}

// Home returns the name of the index of a library.
func (f Flavor) Home() string {
	switch f {
	case MkDocs:
		return docsFolder + "index.md"
	case Hugo:
		return "_index.md"
	case Docusaurus, Obsidian:
		return "index.md"
	}
	return "README.md"
}

// docsFolder is the folder that MkDocs wants all pages in.
const docsFolder = "docs/"
