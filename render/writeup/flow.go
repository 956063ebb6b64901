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
		steps := stepWriter{document: d}
		parts = append(parts, flowPart{
			section{Heading: d.headingOf(4, key), Pictures: d.picturesOf(key), Body: piece(body...)},
			steps.list(f.Steps).piece(),
		})
	}
	return parts
}

func flowFacts(f *model.Flow) (l facts) {
	l.quantity(f.Rate, "arrives at ", " at peak")
	l.quantity(f.Average, "", " on average")
	l.quantity(f.Tenants, "shared by ", " tenants")
	l.word(f.OrderBy, "in order by ", "")
	l.ternary(f.Critical, "the business stops with it", "")
	return l
}

// stepWriter writes the steps of a flow with the numbers that its picture has.
type stepWriter struct {
	*document
	hops int // steps along connections so far
}

// list returns steps as a list. The numbers are words in it, since those of nested lists would
// start again.
func (w *stepWriter) list(steps []model.Step) list {
	l := list{tight: true}
	for i := range steps {
		l.items = append(l.items, w.step(&steps[i]))
	}
	return l.close()
}

func (w *stepWriter) step(s *model.Step) item {
	switch {
	case s.Hop != nil:
		return w.hop(s.Hop)
	case s.Parallel != nil:
		lead := "In parallel:"
		if n := s.Parallel.Wait; n > 0 {
			lead = "In parallel, going on after " + strconv.Itoa(n) + ":"
		}
		return item{paragraph(lead), w.list(s.Parallel.Steps)}
	case len(s.Either) > 0:
		return w.either(s.Either)
	case s.Use != "":
		return item{paragraph("The steps of " + w.flowLink(s.Use) + ".")}
	}
	return led("*Note:*", blocksOf(s.Note))
}

func (w *stepWriter) either(branches []model.Branch) item {
	l := list{tight: true}
	for _, b := range branches {
		lead := strong(escape(b.When))
		if b.When == "" {
			lead = strong("otherwise")
		}
		if c := amount(b.Chance); c != "" {
			lead += " (" + c + ")"
		}
		it := item{paragraph(lead + ":")}
		if len(b.Steps) > 0 {
			it = append(it, w.list(b.Steps))
		} else {
			it = item{paragraph(lead + ": nothing more")}
		}
		l.items = append(l.items, it)
	}
	return item{paragraph("Either:"), l.close()}
}

func (w *stepWriter) hop(h *model.Hop) item {
	w.hops++
	words := strong(strconv.Itoa(w.hops)+".") + " " + escape(w.nameOf(h.From)) + " → " + escape(w.nameOf(h.To))
	if h.Label != "" {
		words += ": " + escape(h.Label)
	}
	if f := w.hopFacts(h); len(f) > 0 {
		words += " (" + strings.Join(f, "; ") + ")"
	}
	it := item{paragraph(words)}
	if len(h.Then) > 0 {
		it = append(it, w.list(h.Then))
	}
	return it
}

// hopFacts says how a step differs from a call that each arrival makes once.
func (w *stepWriter) hopFacts(h *model.Hop) (f facts) {
	f.word(modeWord(h.Mode), "", "")
	f.quantity(h.Chance, "", " of arrivals")
	f.quantity(h.Times, "", " times")
	f.quantity(h.TimesMax, "at most ", "")
	f.ternary(h.Serialised, "one after another", "")
	f.ternary(h.Optional, "optional", "")
	if h.Fallback != "" {
		f = append(f, "falls back on "+escape(w.nameOf(h.Fallback)))
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
