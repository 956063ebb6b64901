package deck

import (
	"strconv"
	"strings"

	"casebook/model"
	"casebook/render/markdown"
)

// opening adds the title.
func (p *plan) opening() {
	s := p.study
	lead, _ := brief(s.Summary, openingLead, bodyWidth, 4)
	slide := Slide{Name: "title", Kind: Opening, Title: s.Title, Lead: lead}
	slide.note(s.Summary)
	p.slides = append(p.slides, slide) // a title has more room here than elsewhere
}

// pattern adds what patterns and frameworks are about.
func (p *plan) pattern() {
	s := p.study
	problem := Slide{Name: "problem", Kind: Text, Title: "The problem"}
	problem.lead(s.Problem)
	problem.list("Use it when", s.UseWhen, 2)
	problem.list("Avoid it when", s.AvoidWhen, 2)
	if problem.Lead != "" || len(problem.Bullets) > 0 {
		p.add(problem)
	}
	if len(s.Defaults) > 0 {
		t := &Table{Head: []string{"Product", "Setting", "Default"}}
		for _, d := range s.Defaults {
			t.Rows = append(t.Rows, plain(d.Product, d.Setting, d.Value))
		}
		p.add(Slide{Name: "defaults", Kind: Grid, Title: "Published defaults", Table: t})
	}
	if len(s.MethodStep) > 0 {
		steps := Slide{Name: "steps", Kind: Text, Title: "The method"}
		for i, m := range s.MethodStep {
			name := strconv.Itoa(i+1) + ". " + m.Name
			if m.Time != "" {
				name += " (" + m.Time + ")"
			}
			steps.Bullets = append(steps.Bullets, Bullet{Head: true, Text: name})
			if m.Text != "" {
				steps.Bullets = append(steps.Bullets, steps.point(m.Text, 1))
			}
			steps.note(m.Text)
		}
		p.add(steps)
	}
	for _, c := range s.Checklists {
		list := Slide{Name: "checklist/" + c.ID, Kind: Text, Title: c.Title()}
		list.list("", c.Items, 2)
		p.add(list)
	}
}

// clarify adds what is asked, and what is not.
func (p *plan) clarify() {
	c := p.study.Clarify
	context := Slide{Name: "context", Kind: Text, Title: "What is asked"}
	context.list("In scope", c.InScope, 1)
	context.list("Out of scope", c.OutOfScope, 1)
	context.share()
	if len(context.Bullets) > 0 {
		p.add(context)
	}
	if len(c.Questions) == 0 {
		return
	}
	questions := Slide{Name: "questions", Kind: Text, Title: "Questions that decide the design"}
	for _, q := range c.Questions {
		ask := markdown.Words(q.Ask)
		ask, _ = shorten(ask, headFont, bodyWidth-bulletIndent/2, 1)
		answer := questions.point(q.Answer, 2)
		if answer.Text == "" {
			answer.Text = "Open."
		}
		questions.Bullets = append(questions.Bullets, Bullet{Head: true, Text: ask}, answer)
		questions.Notes = append(questions.Notes, spoken(q.Ask, q.Answer, q.Why))
	}
	p.add(questions)
}

// list adds points below a heading, each of so many lines at most; all of them are notes.
func (s *Slide) list(head string, points []model.Prose, lines int) {
	if len(points) == 0 {
		return
	}
	if head != "" {
		s.Bullets = append(s.Bullets, Bullet{Head: true, Text: head})
	}
	var all []string
	for _, p := range points {
		s.Bullets = append(s.Bullets, s.point(p, lines))
		all = append(all, markdown.Words(p))
	}
	words := strings.Join(all, "; ")
	if head != "" {
		words = head + ": " + words
	}
	s.Notes = append(s.Notes, words)
}

// share has the lists of a slide leave each other room, so that the last is not cut away as a whole: the
// longest give up their last points.
func (s *Slide) share() {
	var parts [][]Bullet
	for _, b := range s.Bullets {
		if b.Head || len(parts) == 0 {
			parts = append(parts, nil)
		}
		last := &parts[len(parts)-1]
		*last = append(*last, b)
	}
	left := 0
	for len(s.Bullets) > fullSlide {
		longest := 0
		for i := range parts {
			if len(parts[i]) > len(parts[longest]) {
				longest = i
			}
		}
		parts[longest] = parts[longest][:len(parts[longest])-1]
		left++
		s.Bullets = nil
		for _, part := range parts {
			s.Bullets = append(s.Bullets, part...)
		}
	}
	s.more(left)
}

// fullSlide is how many points and headings of a line a slide holds.
const fullSlide = 13

// spoken returns prose as one paragraph.
func spoken(prose ...model.Prose) string {
	var words []string
	for _, p := range prose {
		if w := markdown.Words(p); w != "" {
			words = append(words, w)
		}
	}
	return strings.Join(words, " ")
}

// plain returns a row of cells with nothing but text.
func plain(words ...string) []Cell {
	row := make([]Cell, len(words))
	for i, w := range words {
		row[i].Text = w
	}
	return row
}
