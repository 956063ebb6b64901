package writeup

import (
	"fmt"
	"strings"

	"casebook/model"
)

// decisionPart is a decision as the document tells it.
type decisionPart struct {
	section
	Scores string
}

// Decisions returns the decisions with what they were weighed by.
func (d *document) Decisions() []decisionPart {
	var parts []decisionPart
	for i := range d.study.Tradeoffs {
		t := &d.study.Tradeoffs[i]
		key := "decision/" + t.ID
		parts = append(parts, decisionPart{
			section{Heading: d.headingOf(3, key), Pictures: d.picturesOf(key), Body: piece(d.reasons(t)...)},
			piece(d.scores(t)...),
		})
	}
	return parts
}

// scores returns how the options do by each criterion, with the share of its weight, as a table, and
// what comes of it.
func (d *document) scores(t *model.Decision) []block {
	if len(t.Criteria) == 0 {
		return nil
	}
	s := table{head: []string{"Criterion", "Weight"}}
	for i := range t.Options {
		s.head = append(s.head, optionName(t, &t.Options[i]))
	}
	total := 0.0
	for i := range t.Criteria {
		total += t.Criteria[i].Weight.Value
	}
	for i := range t.Criteria {
		c := &t.Criteria[i]
		row := []string{criterion(c), share(c.Weight.Value, total)}
		for k := range t.Options {
			row = append(row, scoreOf(&t.Options[k], c.ID))
		}
		s.rows = append(s.rows, row)
	}
	w := d.weighed(t)
	if w == nil {
		return []block{s.withoutEmpty()}
	}
	s.rows = append(s.rows, sums(w)...)
	return append(append([]block{s.withoutEmpty()}, verdictOf(w)...), d.points(w)...)
}

// criterion returns what options are judged by, with how it is measured.
func criterion(c *model.Criterion) string {
	var f facts
	f.word(c.Measure, "", "")
	if c.LowerIsBetter() {
		f = append(f, "lower is better")
	}
	if len(f) == 0 {
		return escape(c.ID)
	}
	return escape(c.ID) + " (" + strings.Join(f, ", ") + ")"
}

// share returns a part of a total in per cent.
func share(part, total float64) string {
	if total <= 0 {
		return ""
	}
	return fmt.Sprintf("%.0f%%", 100*part/total)
}

func scoreOf(o *model.Option, criterion string) string {
	for _, s := range o.Scores {
		if s.ID == criterion {
			return amount(s.Value)
		}
	}
	return ""
}

// optionName returns the name of an option, marked if it was chosen.
func optionName(t *model.Decision, o *model.Option) string {
	if o.ID == t.Choice {
		return strong(escape(o.Title())) + ", chosen"
	}
	return escape(o.Title())
}

// reasons returns what stands below the scores: the choice and why, and what speaks for and against
// each option.
func (d *document) reasons(t *model.Decision) []block {
	var blocks []block
	if meanings := criteria(t); len(meanings.items) > 0 {
		blocks = append(blocks, meanings)
	}
	blocks = append(blocks, d.choice(t)...)
	if t.Revisit != "" {
		blocks = append(blocks, led(strong("Revisit:"), d.prose(t.Revisit, 3))...)
	}
	options := list{}
	for i := range t.Options {
		if it := d.option(t, &t.Options[i]); len(it) > 1 || len(t.Criteria) == 0 {
			options.items = append(options.items, it)
		}
	}
	if len(options.items) > 0 {
		blocks = append(blocks, paragraph("Options:"), options.close())
	}
	return blocks
}

// choice returns what was chosen and why, and why that stands although its total is not the highest.
func (d *document) choice(t *model.Decision) []block {
	because, override := d.prose(t.Because, 3), d.prose(t.Override, 3)
	o := chosen(t)
	if o == nil {
		return because
	}
	lead, words := strong("Choice: "+escape(o.Title())+"."), against(d.weighed(t))
	switch {
	case len(override) == 0 && words != "":
		return led(lead+" "+words, because)
	case len(override) == 0:
		return led(lead, because)
	case words == "": // the total is the highest after all, or not known
		words = strong("Override:")
	}
	return append(led(lead, because), led(words, override)...)
}

// criteria returns what the criteria mean, those that say so.
func criteria(t *model.Decision) list {
	var l list
	for i := range t.Criteria {
		if c := &t.Criteria[i]; c.Note != "" {
			l.items = append(l.items, led(strong(escape(c.ID))+":", blocksOf(c.Note)))
		}
	}
	return l.close()
}

func chosen(t *model.Decision) *model.Option {
	for i := range t.Options {
		if t.Options[i].ID == t.Choice && t.Choice != "" {
			return &t.Options[i]
		}
	}
	return nil
}

// option returns what speaks for and against an option.
func (d *document) option(t *model.Decision, o *model.Option) item {
	lead := strong(escape(o.Title()))
	if o.ID == t.Choice {
		lead += ", chosen"
	}
	it := item{paragraph(d.cited(lead, o.Source))}
	it = append(it, blocksOf(o.Note)...)
	var points list
	for _, p := range o.Pros {
		points.items = append(points.items, led("For:", blocksOf(p)))
	}
	for _, p := range o.Cons {
		points.items = append(points.items, led("Against:", blocksOf(p)))
	}
	if len(points.items) > 0 {
		it = append(it, points.close())
	}
	return it
}
