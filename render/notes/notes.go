// Package notes fills marked places in notes that people write by hand: Markdown, and MDX. A region
// between two markers,
//
//	<!-- casebook: shop.yaml components -->
//	<!-- /casebook -->
//
// is given a picture, a table or a part of the write-up of a study; a fenced block "casebook" holds a small
// study, and a region below it, marked "above", has its picture. In MDX the markers are comments of that:
// {/* casebook: shop.yaml components */}.
//
// Everything outside regions stays as it is, byte for byte. The package touches no files: text goes in, and
// text comes out beside the names of the pictures that it shows.
package notes

import (
	"bytes"
	"path"
	"slices"
	"strings"
	"unicode/utf8"

	"casebook/model"
	"casebook/render/writeup"
)

// Note is a note that was read.
type Note struct {
	Name    string // as messages show it
	Regions []*Region
	Flavor  writeup.Flavor // what regions are written for

	text []byte
}

// Region is a place in a note that is filled.
type Region struct {
	Request
	Pos    model.Pos // of the marker
	Source *Source   // the study above, if the request is for that

	mdx        bool // its markers are comments of MDX
	indent     string
	eol        string
	start, end int  // of what is between the markers
	absent     bool // there are no markers yet, and they belong at start
	marker     string
}

// Source is a study that stands in a note.
type Source struct {
	Text   []byte
	Line   int // of the note, where the text starts
	Number int // among those of the note, from 1
}

// MDX reports whether a file of that name is MDX.
func MDX(name string) bool { return strings.EqualFold(path.Ext(name), ".mdx") }

// IsNote reports whether a file of that name is one that may have regions.
func IsNote(name string) bool { return MDX(name) || strings.EqualFold(path.Ext(name), ".md") }

// Parse reads a note. The error is of type model.Errors: every marker that is broken, inside another
// region, there twice or in code.
func Parse(name string, text []byte) (*Note, error) {
	p := newReading(name, text)
	if p.readable() {
		p.read()
	}
	if len(p.faults) > 0 {
		return nil, p.faults
	}
	n := &Note{Name: name, Regions: p.regions, text: text}
	if MDX(name) {
		n.Flavor = writeup.Docusaurus
	}
	return n, nil
}

// Fill returns the note with its regions filled, each with the content of the same index: lines of
// Markdown. They get the line ends of the markers and are indented as those are, and what could be taken for a
// marker in them is broken up.
func (n *Note) Fill(contents []string) []byte {
	var b bytes.Buffer
	at := 0
	for i, r := range n.Regions {
		b.Write(n.text[at:r.start])
		at = r.end
		if r.absent && r.start > 0 && n.text[r.start-1] != '\n' { // a block at the end of the file
			b.WriteString(r.eol)
		}
		if r.absent {
			b.WriteString(r.eol + r.marker + r.eol)
		}
		b.WriteString(r.body(contents[i]))
		if r.absent {
			b.WriteString(r.comment("/casebook") + r.eol)
		}
	}
	b.Write(n.text[at:])
	return b.Bytes()
}

// body returns what stands between the markers of a region: its content with an empty line before and
// behind, without which it would be part of the comment to some readers.
func (r *Region) body(content string) string {
	content = strings.Trim(content, "\n")
	if content == "" {
		return ""
	}
	var b strings.Builder
	b.WriteString(r.eol)
	for line := range strings.SplitSeq(content, "\n") {
		if line = disarm(strings.TrimSuffix(line, "\r")); line != "" {
			b.WriteString(r.indent + line)
		}
		b.WriteString(r.eol)
	}
	b.WriteString(r.eol)
	return b.String()
}

// comment returns words as a comment in the language of the region.
func (r *Region) comment(words string) string {
	if r.mdx {
		return "{/* " + words + " */}"
	}
	return "<!-- " + words + " -->"
}

// disarm breaks up what a reader of notes takes for a marker, whatever it stands in.
func disarm(line string) string {
	for {
		at := markerStart.FindStringIndex(line)
		if at == nil {
			return line
		}
		line = line[:at[0]+1] + " " + line[at[0]+1:] // "< !--" and "{ /*" are no comments
	}
}

// Positioned returns faults of a study that stands in the note where they are in that.
func (n *Note) Positioned(s *Source, faults model.Errors) model.Errors {
	faults = slices.Clone(faults)
	for i, f := range faults {
		moved := *f
		moved.File = n.Name
		moved.Pos.Line += s.Line - 1
		faults[i] = &moved
	}
	return faults
}

// Fault returns a fault of a region, at its marker.
func (n *Note) Fault(r *Region, msg, hint string) *model.Error {
	return &model.Error{File: n.Name, Pos: r.Pos, Width: utf8.RuneCountInString(r.marker), Msg: msg, Hint: hint, Source: r.indent + r.marker}
}
