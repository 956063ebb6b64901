package main

import (
	"casebook/render/book"
)

// lacking warns of characters that no font had.
func (p *exported) lacking(characters []string) {
	if len(characters) == 0 {
		return
	}
	p.warn(book.Lacking(characters) + ". Install one that does, or name its file with --font or as fonts in casebook.yaml.")
}
