package writeup

import (
	"strconv"
	"strings"

	"casebook/model"
)

// flowPart is a flow as the document tells it.
type flowPart struct {
	section
	Steps string
}

// Flows returns the flows, each with its picture and its steps.
func (d *document) Flows() []flowPart {
	var parts []flowPart
	for i := range d.study.Architecture.Flows {
		f := &d.study.Architecture.Flows[i]
		key := "flow/" + f.ID
		body := d.prose(f.Description, 4)
		if facts := flowFacts(f); len(facts) > 0 {
			body = append(body, paragraph(upperFirst(strings.Join(facts, "; "))+"."))
		}
		parts = append(parts, flowPart{
			section{Heading: d.headingOf(4, key), Pictures: d.picturesOf(key), Body: piece(body...)},
			d.outline(d.study.Outline(f)).piece(),
		})
	}
	return parts
}

func flowFacts(f *model.Flow) (l facts) {
	l.quantity(f.Rate, "", " at peak")
	l.quantity(f.Average, "", " on average")
	l.quantity(f.Tenants, "shared by ", " tenants")
	l.word(f.OrderBy, "in order by ", "")
	l.ternary(f.Critical, "the business stops with it", "")
	return l
}

// outline returns the steps of a flow as a nested list. The numbers, which its picture has too, are
// words in it: those that Markdown gives to nested lists would start again.
func (d *document) outline(rows []model.Row) list {
	l := list{tight: true}
	for i := 0; i < len(rows); {
		end := i + 1
		for end < len(rows) && rows[end].Depth > rows[i].Depth {
			end++
		}
		it := d.row(&rows[i])
		if inner := d.outline(rows[i+1 : end]); len(inner.items) > 0 {
			it = append(it, inner)
		}
		l.items = append(l.items, it)
		i = end
	}
	return l.close()
}

// row returns a line of a flow's outline.
func (d *document) row(r *model.Row) item {
	var words string
	switch s := r.Step; {
	case r.Branch != nil:
		return item{paragraph(branch(r.Branch))}
	case s.Hop != nil:
		words = d.hop(s.Hop)
	case s.Parallel != nil:
		words = "In parallel:"
		if n := s.Parallel.Wait; n > 0 {
			words = "In parallel, going on after " + strconv.Itoa(n) + ":"
		}
	case s.Either != nil:
		words = "Either:"
	case s.Use != "":
		words = "As in " + d.flowLink(s.Use) + ":"
	default:
		return led("*Note:*", blocksOf(s.Note))
	}
	return item{paragraph(strong(escape(r.Number)+".") + " " + words)}
}

// branch says on what a way of a flow depends, and how often it is taken.
func branch(b *model.Branch) string {
	words := "otherwise"
	if b.When != "" {
		words = escape(b.When)
	}
	if chance := amount(b.Chance); chance != "" {
		words += " (" + chance + ")"
	}
	return words + ":"
}

// hop says who speaks to whom, and about what.
func (d *document) hop(h *model.Hop) string {
	words := escape(d.nameOf(h.From)) + " → " + escape(d.nameOf(h.To))
	if h.Label != "" {
		words += ": " + escape(h.Label)
	}
	if f := d.hopFacts(h); len(f) > 0 {
		words += " (" + strings.Join(f, "; ") + ")"
	}
	return words
}

// hopFacts says how a step differs from a call that each arrival makes once.
func (d *document) hopFacts(h *model.Hop) (f facts) {
	f.word(modeWord(h.Mode), "", "")
	f.quantity(h.Chance, "", " of arrivals")
	f.quantity(h.Times, "", " times")
	f.quantity(h.TimesMax, "at most ", "")
	f.ternary(h.Serialised, "one after another", "")
	f.ternary(h.Optional, "optional", "")
	if h.Fallback != "" {
		f = append(f, "falls back on "+escape(d.nameOf(h.Fallback)))
	}
	return f
}

// upperFirst returns s with a capital at its start.
func upperFirst(s string) string {
	if s == "" {
		return s
	}
	return strings.ToUpper(s[:1]) + s[1:]
}
