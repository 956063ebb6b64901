package view

import (
	"strings"

	"casebook/render/geom"
	"casebook/render/text"
)

// shape is a way to set the words of a label.
type shape struct {
	width float64 // text is wrapped beyond this
	lines int     // lines that one row's text may take
	facts bool    // whether what comes second is there
}

// shapes are what is tried, in turn, where a label finds no room on its line: narrower ones, those
// without what comes second, and at last ones that are cut. The words in full are in the title of the
// line.
var shapes = []shape{
	{labelWidest, labelLines, true},
	{104, 4, true},
	{76, 5, true},
	{104, 3, false},
	{76, 4, false},
	{104, 1, false},
	{64, 1, false},
}

// set wraps the words of a row in a shape.
func (r *labelRow) set(s shape) {
	r.text, r.facts = nil, nil
	if r.words != "" {
		r.text, _ = text.Wrap(r.words, labelFont, s.width, s.lines)
	}
	if r.second != "" && s.facts {
		cut, _ := text.Cut(r.second, protocolFont, s.width)
		r.facts = []string{cut}
	}
}

// smaller returns the label in the shape after so many others; ok is false if there is none. A label
// with badges ends up as badges alone.
func (l label) smaller(tried int) (label, bool) {
	if tried < len(shapes) {
		set := make(label, len(l))
		for i, r := range l {
			r.set(shapes[tried])
			set[i] = r
		}
		return set, true
	}
	if tried == len(shapes) {
		return l.brief(), true
	}
	return l, false
}

// brief returns the label without words, where it has badges to tell them by; and nothing of what may
// be left out.
func (l label) brief() label {
	if len(l) > 0 && l[0].spare {
		return nil
	}
	var numbers []string
	for _, r := range l {
		if r.badge != "" {
			numbers = append(numbers, r.badge)
		}
	}
	if len(numbers) == 0 {
		return l
	}
	return label{labelRow{badge: strings.Join(numbers, ", "), mark: l[0].mark}}
}

// Room that a layout keeps for a label whatever it says, so that no word moves anything else.
const (
	roomWidth  = 100.0
	roomHeight = 18.0 // of one line
)

// room returns the room that a layout keeps for the label.
func (l label) room() geom.Size {
	if l.empty() {
		return geom.Size{}
	}
	room := geom.Size{W: roomWidth, H: roomHeight}
	for _, r := range l {
		if r.second != "" {
			room.H = roomHeight + protocolLine
		}
	}
	return room
}
