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

// Questions returns the questions asked before designing, as a table.
func (d *document) Questions() string {
	t := table{head: []string{"Question", "Answer", "Why it matters"}}
	for _, q := range d.study.Clarify.Questions {
		answer := lineOf(q.Answer)
		if answer == "" {
			answer = "*Open.*"
		}
		t.rows = append(t.rows, []string{strong(lineOf(q.Ask)), answer, lineOf(q.Why)})
	}
	return t.piece()
}

// HasConstraints reports whether the study says what must hold.
func (d *document) HasConstraints() bool {
	c := d.study.Constraints
	return len(c.Rules)+len(c.Objectives) > 0
}

// Rules returns the laws, standards and decisions from outside, as a table.
func (d *document) Rules() string {
	t := table{head: []string{"Rule", "What it asks for", "Source"}}
	for _, r := range d.study.Constraints.Rules {
		t.rows = append(t.rows, []string{strong(escape(r.Name)), lineOf(r.Text), d.cite(r.Source)})
	}
	return t.piece()
}

// Objectives returns the service level objectives as a table, and below it how they are measured.
func (d *document) Objectives() string {
	blocks, l := d.outcomes(), d.measures()
	if len(blocks) == 0 {
		blocks = d.targets()
	}
	if len(l.items) > 0 {
		blocks = append(blocks, l.close())
	}
	return piece(blocks...)
}

// targets returns the objectives as a table, of which nothing is known that comes out.
func (d *document) targets() []block {
	t := table{head: []string{"Flow", "Availability", "p50", "p95", "p99", "p99.9", "Window", "Source"}}
	for _, o := range d.study.Constraints.Objectives {
		t.rows = append(t.rows, []string{
			d.flowLink(o.Flow), amount(o.Availability), amount(o.P50), amount(o.P95), amount(o.P99),
			amount(o.P999), amount(o.Window), d.cite(o.Source),
		})
	}
	if len(t.rows) == 0 {
		return nil
	}
	return []block{t.withoutEmpty()}
}

// measures says how the objectives are measured.
func (d *document) measures() (l list) {
	for i := range d.study.Constraints.Objectives {
		o := &d.study.Constraints.Objectives[i]
		if how := watched(o); len(how.items) > 0 {
			l.items = append(l.items, item{paragraph(strong(escape(d.flowName(o.Flow)))), how})
		}
	}
	return l
}

// watched says how an objective is measured, and when somebody is woken.
func watched(o *model.Objective) list {
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

// HasCapacity reports whether the study has numbers, or what comes of some.
func (d *document) HasCapacity() bool {
	c := d.study.Capacity
	return len(c.Inputs)+len(c.Derived) > 0 || c.Growth.Known() || d.loaded()
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

// Derived returns the numbers computed from the inputs, with their formulas, as a table.
func (d *document) Derived() string {
	t := table{head: []string{"Number", "Formula", "Result", "Note"}}
	for _, n := range d.study.Capacity.Derived {
		t.rows = append(t.rows, []string{codeSpan(n.ID), codeSpan(n.Expr), strong(amount(n.Value)), lineOf(n.Note)})
	}
	return t.piece()
}

// amount returns a quantity as it was written, or "" if it was not given. What an expression made and
// may be a share or a count is a share if it is less than one.
func amount(q quantity.Quantity) string {
	if !q.Known() {
		return ""
	}
	if q.Is("share") == nil && 0 < q.Value && q.Value < 1 {
		q = q.As(quantity.Share(1))
	}
	return escape(q.String())
}
