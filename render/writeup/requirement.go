package writeup

import (
	"strings"

	"casebook/model"
	"casebook/model/quantity"
)

// HasClarify reports whether the study says what is asked.
func (d *document) HasClarify() bool {
	c := d.study.Clarify
	return len(c.InScope)+len(c.OutOfScope)+len(c.Questions) > 0
}

// InScope returns what the design covers.
func (d *document) InScope() string { return bullets(d.study.Clarify.InScope).piece() }

// OutOfScope returns what it leaves out.
func (d *document) OutOfScope() string { return bullets(d.study.Clarify.OutOfScope).piece() }

// Questions returns the questions asked before designing. They are a list and no table, since
// answers are paragraphs.
func (d *document) Questions() string {
	var l list
	for _, q := range d.study.Clarify.Questions {
		it := item{paragraph(strong(lineOf(q.Ask)))}
		if q.Answer != "" {
			it = append(it, blocksOf(q.Answer)...)
		} else {
			it = append(it, paragraph("*Open.*"))
		}
		if q.Why != "" {
			it = append(it, led("*Why it matters:*", blocksOf(q.Why))...)
		}
		l.items = append(l.items, it)
	}
	return l.piece()
}

// HasConstraints reports whether the study says what must hold.
func (d *document) HasConstraints() bool {
	c := d.study.Constraints
	return len(c.Rules)+len(c.Objectives) > 0
}

// Rules returns the laws, standards and decisions from outside.
func (d *document) Rules() string {
	var l list
	for _, r := range d.study.Constraints.Rules {
		lead := strong(escape(r.Name))
		it := item{paragraph(lead)}
		if r.Text != "" {
			it = led(lead+":", blocksOf(r.Text))
		}
		l.items = append(l.items, trailed(it, d.cited("", r.Source)))
	}
	return l.piece()
}

// Objectives returns the service level objectives as a table, and below it how they are measured.
func (d *document) Objectives() string {
	t := table{head: []string{"Flow", "Availability", "p50", "p95", "p99", "p99.9", "Window", "Source"}}
	var l list
	for _, o := range d.study.Constraints.Objectives {
		t.rows = append(t.rows, []string{
			d.flowLink(o.Flow), amount(o.Availability), amount(o.P50), amount(o.P95), amount(o.P99),
			amount(o.P999), amount(o.Window), d.cite(o.Source),
		})
		if how := measured(&o); len(how.items) > 0 {
			l.items = append(l.items, item{paragraph(strong(escape(d.flowName(o.Flow)))), how})
		}
	}
	if len(t.rows) == 0 {
		return ""
	}
	blocks := []block{t.withoutEmpty()}
	if len(l.items) > 0 {
		blocks = append(blocks, l.close())
	}
	return piece(blocks...)
}

// measured says how an objective is measured, and when somebody is woken.
func measured(o *model.Objective) list {
	var l list
	if o.SLI != "" {
		l.items = append(l.items, led("*Measured:*", blocksOf(o.SLI)))
	}
	if o.Alert != "" {
		l.items = append(l.items, led("*Alert:*", blocksOf(o.Alert)))
	}
	return l.close()
}

// flowName returns what the flow of an objective is called.
func (d *document) flowName(id string) string {
	name := id
	if f := d.study.Flow(id); f != nil {
		name = f.Title()
	}
	if strings.HasSuffix(id, model.Then) {
		name += ", what follows"
	}
	return name
}

// flowLink returns the name of an objective's flow as a link to where it is told.
func (d *document) flowLink(id string) string {
	return d.linkTo("flow/"+strings.TrimSuffix(id, model.Then), d.flowName(id))
}

// HasCapacity reports whether the study has numbers.
func (d *document) HasCapacity() bool {
	c := d.study.Capacity
	return len(c.Inputs)+len(c.Derived) > 0 || c.Growth.Known()
}

// Growth returns how fast demand grows.
func (d *document) Growth() string {
	if g := d.study.Capacity.Growth; g.Known() {
		return "Demand grows by " + amount(g) + "."
	}
	return ""
}

// Inputs returns the numbers that the design starts from, as a table.
func (d *document) Inputs() string {
	t := table{head: []string{"Input", "Value", "Note", "Source"}}
	for _, in := range d.study.Capacity.Inputs {
		t.rows = append(t.rows, []string{codeSpan(in.ID), amount(in.Value), lineOf(in.Note), d.cite(in.Source)})
	}
	return t.piece()
}

// Derived returns the numbers computed from the inputs, each as an equation.
func (d *document) Derived() string {
	var l list
	for _, n := range d.study.Capacity.Derived {
		words := codeSpan(n.ID) + " = " + codeSpan(n.Expr) + " = " + strong(escape(n.Value.String()))
		it := item{paragraph(words)}
		if n.Note != "" {
			it = led(words+".", blocksOf(n.Note))
		}
		l.items = append(l.items, it)
	}
	return l.piece()
}

// amount returns a quantity as it was written, or "" if it was not given.
func amount(q quantity.Quantity) string {
	if !q.Known() {
		return ""
	}
	return escape(q.String())
}
