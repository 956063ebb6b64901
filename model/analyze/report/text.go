package report

import (
	"slices"
	"strings"

	"casebook/model"
	"casebook/model/analyze"
	"casebook/model/quantity"
	"casebook/model/terminal"
)

// Text returns the figures as tables for a person, in lines of 100 columns where that is possible.
func (r *Report) Text(coloured bool) string {
	p := &page{terminal.Page{Coloured: coloured}}
	r.title(p)
	r.outageText(p)
	r.objectives(p)
	r.demandText(p)
	r.capacityText(p)
	r.latencyText(p)
	r.availabilityText(p)
	r.blastText(p)
	r.decisionsText(p)
	r.unknowns(p)
	assumptions(p)
	return p.String()
}

// title says what study it is, and in which state.
func (r *Report) title(p *page) {
	p.Paint(terminal.Bold, model.Visible(r.Study.Title))
	p.WriteString(" (" + model.Visible(r.Study.ID) + ")\n")
	about := func(what, text string) {
		if text != "" {
			p.Wrap(terminal.Plain, indent+what, text, indent+strings.Repeat(" ", len(what)))
		}
	}
	if s := r.stage(); s != nil {
		about("at stage  ", s.ID+": "+s.Title())
	}
	set := make([]string, len(r.Set))
	for i, s := range r.Set {
		set[i] = s.String()
	}
	about("with      ", strings.Join(set, " "))
	about("down      ", strings.Join(r.Fail, " "))
}

// head begins a part.
func (p *page) head(title, note string) {
	p.WriteByte('\n')
	p.Paint(terminal.Bold, title)
	if note != "" {
		p.WriteString(between + note)
	}
	p.WriteByte('\n')
}

// notApplicable stands where there can be no figure.
const notApplicable = "-"

// show returns the cell of a figure.
func show(f analyze.Figure) cell {
	switch {
	case f.Known():
		return cell{text: quantity.Format(f.Value)}
	case f.Formula == "" || f.Reason != "":
		return cell{notApplicable, terminal.Faint}
	}
	return cell{"unknown", terminal.Faint}
}

// usage is the cell of a utilisation: red where it is too much.
func usage(f analyze.Figure, most float64) cell {
	c := show(f)
	switch {
	case f.Known() && f.Value.Value >= 1:
		c.colour = terminal.Bad
	case f.Known() && f.Value.Value > most:
		c.colour = terminal.Over
	}
	return c
}

func (r *Report) objectives(p *page) {
	t := table{columns: []column{{"flow", names}, {"objective", names}, {"target", numbers}, {"comes to", numbers}, {"margin", numbers}, {"", names}}}
	for i := range r.Verdicts {
		v := &r.Verdicts[i]
		judged := cell{"unknown", terminal.Faint}
		switch v.Holds {
		case model.Yes:
			judged = cell{"holds", terminal.Good}
		case model.No:
			judged = cell{"FAILS", terminal.Bad}
		}
		t.rows = append(t.rows, []cell{word(v.Objective.Flow), word(v.Measure), word(v.Target.String()), show(v.Figure), show(v.Margin), judged})
	}
	if len(t.rows) > 0 {
		p.head("Objectives", "")
		p.table(t)
	}
}

func (r *Report) demandText(p *page) {
	note := ""
	if r.Demand.Growth.Known() {
		note = "grows " + quantity.Format(r.Demand.Growth.Value) + " a month"
	}
	flows := table{columns: []column{{"flow", names}, {"at peak", numbers}, {"on average", numbers}, {"in a year", numbers}, {"failing", numbers}}}
	for i := range r.Demand.Flows {
		f := &r.Demand.Flows[i]
		flows.rows = append(flows.rows, []cell{word(f.Flow.ID), show(f.Peak), show(f.Average), show(f.Grown), show(f.Failing)})
	}
	components := table{columns: []column{{"component", names}, {"at peak", numbers}, {"on average", numbers}, {"reads", numbers}, {"writes", numbers}, {"caches cold", numbers}}}
	for i := range r.Demand.Components {
		c := &r.Demand.Components[i]
		components.rows = append(components.rows, []cell{word(c.Component.ID), show(c.Peak), show(c.Average), show(c.Reads), show(c.Writes), show(c.Cold)})
	}
	connections := table{columns: []column{{"connection", names}, {"label", names}, {"at peak", numbers}, {"attempts", numbers}, {"in a storm", numbers}, {"bytes", numbers}}}
	for i := range r.Demand.Connections {
		c := &r.Demand.Connections[i]
		connections.rows = append(connections.rows, []cell{word(arrow(c.Connection.From, c.Connection.Mode, c.Connection.To)), word(c.Connection.Label), show(c.Peak), show(c.Attempts), show(c.Storm), show(c.Throughput)})
	}
	if len(flows.rows)+len(components.rows) == 0 {
		return
	}
	p.head("Demand", note)
	p.tables(flows, components, connections)
}

// tables writes those tables that have rows, with a line between them.
func (p *page) tables(tables ...table) {
	first := true
	for _, t := range tables {
		if len(t.rows) == 0 {
			continue
		}
		if !first {
			p.WriteByte('\n')
		}
		first = false
		p.table(t)
	}
}

// arrow writes a way from one component to another as a study does.
func arrow(from string, mode model.Mode, to string) string {
	sign := " -> "
	switch mode {
	case model.Async:
		sign = " ~> "
	case model.Data:
		sign = " => "
	}
	return from + sign + to
}

// unknowns lists the facts that would tell more. Three or more that are of the same key stand together.
func (r *Report) unknowns(p *page) {
	if len(r.Unknowns) == 0 {
		return
	}
	p.head("Unknown", "to know more, add")
	byKey := map[string][]analyze.Unknown{}
	for _, u := range r.Unknowns {
		byKey[keyOf(u.Fact)] = append(byKey[keyOf(u.Fact)], u)
	}
	for _, u := range r.Unknowns {
		key := keyOf(u.Fact)
		alike := byKey[key]
		switch {
		case key == "" || len(alike) > 0 && len(alike) < 3:
			p.Wrap(terminal.Plain, indent, u.Fact+" ("+strings.Join(u.Needs, ", ")+")", indent+indent)
		case len(alike) > 0:
			p.Wrap(terminal.Plain, indent, together(key, alike), indent+indent)
			byKey[key] = nil
		}
	}
}

// keyOf returns the key that a missing fact is of, as rate in api.rate; "" if it is of none.
func keyOf(fact string) string {
	_, key, _ := strings.Cut(fact, ".")
	if strings.Contains(key, " ") {
		return ""
	}
	return key
}

// together says of what a key is missing, and what for.
func together(key string, list []analyze.Unknown) string {
	var of, needs []string
	for _, u := range list {
		of = append(of, strings.TrimSuffix(u.Fact, "."+key))
		for _, n := range u.Needs {
			if sort, _, _ := strings.Cut(n, " of "); !slices.Contains(needs, sort) {
				needs = append(needs, sort)
			}
		}
	}
	return key + " of " + strings.Join(of, ", ") + " (" + strings.Join(needs, ", ") + ")"
}

func assumptions(p *page) {
	p.head("Assumed", "")
	for _, a := range analyze.Assumptions() {
		p.Wrap(terminal.Plain, indent, a.ID+": "+a.Text, indent+indent)
	}
}
