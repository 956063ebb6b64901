// Package writeup writes a study up as a Markdown document that shows its pictures, and a library
// as an index of its studies.
//
// Every text of a study is untrusted. Names and other plain strings are escaped (escape.go); prose
// is parsed field by field and written anew from its syntax tree (prose.go), so that nothing in a
// field can reach beyond it. What comes out is Markdown that GitHub renders and that passes the
// default rules of markdownlint.
package writeup

import (
	"casebook/model"
)

// Picture is a picture of a study that its document shows.
type Picture struct {
	View  string // name of the view: "components", "flow/authorise"
	File  string // where it is, from the folder of the document, with slashes
	Title string // what it shows, in a few words
	Alt   string // what is on it, for those who cannot see it
}

// Study returns the document of s.
func Study(s *model.Study, pictures []Picture) ([]byte, error) {
	return []byte("# " + s.Title + "\n"), nil
}

// Version changes whenever the same study would be written up in other words.
func Version() string { return "1" }
