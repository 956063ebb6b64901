package writeup

import (
	"strconv"

	"casebook/model"
)

// Sources returns where facts came from, by key. Assumptions are named last, if there are any.
func (d *document) Sources() string {
	l := list{tight: true}
	for i := range d.study.Sources {
		s := &d.study.Sources[i]
		lead := strong(escape(s.ID)) + ": " + reference(s)
		it := item{paragraph(lead)}
		if s.Note != "" {
			it = led(lead, blocksOf(s.Note))
		}
		l.items = append(l.items, it)
	}
	if d.assumes {
		l.items = append(l.items, item{paragraph(strong(model.Assumption) + ": a guess, to be replaced by a measurement.")})
	}
	return l.piece()
}

// reference returns the title of a source as a link, and its year.
func reference(s *model.Source) string {
	words := escape(s.Title)
	if to, ok := destination(s.URL); ok {
		words = link(words, to)
	} else if s.URL != "" {
		words += ", " + escape(s.URL)
	}
	if s.Year != 0 {
		words += " (" + strconv.Itoa(s.Year) + ")"
	}
	return words + "."
}
