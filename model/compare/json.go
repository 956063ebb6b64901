package compare

import (
	"bytes"
	"encoding/json"

	"casebook/model"
)

// Version is that of the JSON document; it goes up when a key changes its meaning or goes away.
const Version = 1

// JSON returns what differs for a program to read. The document is one object, whose keys are always
// there, in this order:
//
//	version   1
//	before    file, id and title of the study before
//	after     and of the one after
//	same      whether nothing differs
//	changes   of what people wrote, in the order of the format
//	figures   computed numbers that differ when they are printed
//	findings  of the review, that came or went
//
// A change is an object with the keys of Change, where what does not apply is empty.
func (c *Comparison) JSON() ([]byte, error) {
	type study struct {
		File  string `json:"file"`
		ID    string `json:"id"`
		Title string `json:"title"`
	}
	of := func(s *model.Study) study { return study{s.File, s.ID, s.Title} }
	list := func(changes []Change) []Change { return append([]Change{}, changes...) } // empty, and not null
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	err := e.Encode(struct {
		Version  int      `json:"version"`
		Before   study    `json:"before"`
		After    study    `json:"after"`
		Same     bool     `json:"same"`
		Changes  []Change `json:"changes"`
		Figures  []Change `json:"figures"`
		Findings []Change `json:"findings"`
	}{Version, of(c.Before), of(c.After), c.Same(), list(c.Changes), list(c.Figures), list(c.Findings)})
	return b.Bytes(), err
}
