package writeup

import (
	"strings"
)

// Problem returns the problem that a pattern solves.
func (d *document) Problem() string { return piece(d.prose(d.study.Problem, 2)...) }

// UseWhen returns when the pattern is the right choice.
func (d *document) UseWhen() string { return bullets(d.study.UseWhen).piece() }

// AvoidWhen returns when it is not.
func (d *document) AvoidWhen() string { return bullets(d.study.AvoidWhen).piece() }

// Defaults returns the published defaults as a table.
func (d *document) Defaults() string {
	t := table{head: []string{"Product", "Setting", "Default", "Note", "Source"}}
	for _, f := range d.study.Defaults {
		t.rows = append(t.rows, []string{
			escape(f.Product), codeSpan(f.Setting), escape(f.Value), lineOf(f.Note), d.cite(f.Source),
		})
	}
	return t.piece()
}

// Related returns the studies that a reader may want next.
func (d *document) Related() string {
	var l list
	for _, r := range d.study.Related {
		l.items = append(l.items, item{paragraph(strong(escape(r.ID)) + ": " + escape(r.Text))})
	}
	for _, id := range d.study.Links {
		l.items = append(l.items, item{paragraph(strong(escape(id)))})
	}
	return l.piece()
}

// MethodSteps returns the steps of a framework's method.
func (d *document) MethodSteps() string {
	l := list{start: 1}
	for _, m := range d.study.MethodStep {
		lead := strong(escape(m.Name))
		if m.Time != "" {
			lead += " (" + escape(m.Time) + ")"
		}
		it := item{paragraph(lead)}
		if m.Text != "" {
			it = led(lead+":", blocksOf(m.Text))
		}
		if len(m.Out) > 0 {
			it = append(it, paragraph("Leaves behind:"), bullets(m.Out))
		}
		l.items = append(l.items, it)
	}
	return l.piece()
}

// Checklists returns the checklists of a framework, as lists of tasks.
func (d *document) Checklists() []section {
	var lists []section
	for _, c := range d.study.Checklists {
		var l list
		for _, p := range c.Items {
			l.items = append(l.items, led("[ ]", blocksOf(p)))
		}
		lists = append(lists, section{Heading: d.headingOf(3, "checklist/"+c.ID), Body: l.piece()})
	}
	return lists
}

// Template returns the study that a framework starts others from.
func (d *document) Template() string {
	if strings.TrimSpace(d.study.Template) == "" {
		return ""
	}
	return piece(codeBlock("yaml", strings.TrimRight(d.study.Template, "\n")))
}
