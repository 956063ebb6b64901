package writeup

import (
	"maps"
	"strconv"
	"strings"

	"casebook/model"
)

// flowPart is a flow as the document tells it.
type flowPart struct {
	section
	Steps   string
	Figures string
}

// Flows returns the flows, each with its pictures and its steps.
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
			d.steps(d.study.Outline(f)).piece(),
			piece(d.flowFigures(f.ID)...),
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

// flowFigures returns how long the steps of a flow take, and what it depends on.
func (d *document) flowFigures(id string) []block {
	blocks := append(d.tail(id), d.tail(id+model.Then)...)
	l := d.dependence(id)
	l.items = append(l.items, d.dependence(id+model.Then).items...)
	if len(l.items) > 0 {
		blocks = append(blocks, l)
	}
	return blocks
}

// steps returns the steps of a flow as a table, under the numbers that its picture has too. Groups
// and the ways of an either have rows of their own, and a note stands with the step before it; behind
// a group it has a row of its own, below all that is in the group.
func (d *document) steps(rows []model.Row) table {
	t := table{head: []string{"Step", "From", "To", "What", "Remarks"}}
	before := map[int]int{} // by depth, the row of the step before; -1 for a group
	for i := range rows {
		r := &rows[i]
		if note := r.Step.Note; r.Branch == nil && note != "" {
			if at, ok := before[r.Depth]; ok && at >= 0 {
				remarks := &t.rows[at][4]
				*remarks = strings.TrimPrefix(*remarks+" ", " ") + lineOf(note)
				continue
			}
		}
		before[r.Depth] = len(t.rows)
		if r.Branch == nil && r.Step.Hop == nil && r.Step.Note == "" {
			before[r.Depth] = -1
		}
		maps.DeleteFunc(before, func(depth, _ int) bool { return depth > r.Depth })
		t.rows = append(t.rows, d.step(r))
	}
	return t
}

// step returns a row of the table of steps.
func (d *document) step(r *model.Row) []string {
	group := func(words string) []string { return []string{escape(r.Number), "", "", "*" + words + "*", ""} }
	switch s := r.Step; {
	case r.Branch != nil:
		row := group(branch(r.Branch))
		row[0] = "" // its steps have the number
		return row
	case s.Hop != nil:
		h := s.Hop
		remarks := d.hopFacts(h)
		return []string{
			escape(r.Number), d.component(h.From), d.component(h.To), escape(h.Label),
			upperFirst(sentence(strings.Join(remarks, "; "))),
		}
	case s.Parallel != nil && s.Parallel.Wait > 0:
		return group("In parallel, going on after " + strconv.Itoa(s.Parallel.Wait) + ":")
	case s.Parallel != nil:
		return group("In parallel:")
	case s.Either != nil:
		return group("Either:")
	case s.Use != "":
		return []string{escape(r.Number), "", "", "As in " + d.flowLink(s.Use), ""}
	default:
		return []string{"", "", "", "", lineOf(s.Note)}
	}
}

// sentence returns words with a full stop, if there are any.
func sentence(words string) string {
	if words == "" {
		return ""
	}
	return words + "."
}

// branch says on what a way of a flow depends, and how often it is taken.
func branch(b *model.Branch) string {
	words := "Otherwise"
	if b.When != "" {
		words = "When " + escape(b.When)
	}
	if chance := amount(b.Chance); chance != "" {
		words += " (" + chance + ")"
	}
	return words + ":"
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
