package writeup

import (
	"cmp"
	"html"
	"strconv"
	"strings"

	"casebook/render/text"
)

// Picture is a picture of a study that its document shows.
type Picture struct {
	View  string // name of the view: "components", "flow/authorise"
	File  string // where it is, from the folder of the document, with slashes
	Dark  string // where there is another for readers in the dark, if there is
	Title string // what it shows, in a few words
	Alt   string // what is on it, for those who cannot see it
	Width int    // at which it is shown, in pixels; 0 for its own
}

// Show returns a picture as Markdown: one that links to its own file, where it can be looked at closely.
func (f Flavor) Show(p Picture) string {
	return strings.TrimSuffix(string(finish(piece(f.show(p)), f)), "\n")
}

// show returns a picture as a block.
func (f Flavor) show(p Picture) block {
	file := encode(p.File)
	if p.Dark == "" && p.Width == 0 {
		return paragraph(inlined(inOneLine(escape(p.alt())), file))
	}
	img := `<img alt="` + html.EscapeString(text.Clean(p.alt())) + `" src="` + file + `"`
	if p.Width > 0 {
		img += ` width="` + strconv.Itoa(p.Width) + `"`
	}
	img += f.tagEnd()
	if p.Dark != "" {
		img = `<picture><source media="(prefers-color-scheme: dark)" ` + f.srcset() + `="` + encode(p.Dark) + `"` + f.tagEnd() + img + "</picture>"
	}
	shown := paragraph(string(linkMark) + inOneLine(`<a href="`+file+`">`+img+"</a>"))
	return excused{shown, []string{"MD013", "MD033"}}
}

// alt returns what is on the picture, for those who cannot see it.
func (p *Picture) alt() string { return cmp.Or(p.Alt, p.Title) }

// inlined returns a picture, with what is on it as Markdown, that links to its own file.
func inlined(alt, file string) string { return link("!["+alt+"]("+file+")", file) }

// tagEnd returns how an element without content ends.
func (f Flavor) tagEnd() string {
	if f == Docusaurus {
		return " />"
	}
	return ">"
}

// srcset returns the attribute with the files of a source.
func (f Flavor) srcset() string {
	if f == Docusaurus {
		return "srcSet"
	}
	return "srcset"
}

// inOneLine returns words that stay on one line, however long.
func inOneLine(words string) string { return strings.ReplaceAll(words, " ", string(hardSpace)) }
