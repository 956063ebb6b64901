package deck

import (
	"math"
	"strings"

	"casebook/model"
	"casebook/model/analyze"
	"casebook/model/quantity"
	"casebook/render/markdown"
	"casebook/render/text"
)

// decisions adds a table and a picture for each decision, and before them all of them in one table.
func (p *plan) decisions() {
	if len(p.study.Tradeoffs) > 1 {
		p.add(p.choices())
	}
	for i := range p.study.Tradeoffs {
		d := &p.study.Tradeoffs[i]
		p.add(p.decision(d))
		weighed := Slide{Name: "tradeoff/" + d.ID + "/picture", Title: title(d)}
		weighed.note(d.Because, d.Override, d.Revisit)
		p.show(weighed, "tradeoff/"+d.ID)
	}
}

// title returns the question of a decision, or what the decision is called where that is too long to be one.
func title(d *model.Decision) string {
	question := markdown.Words(d.Question)
	if text.Width(text.Clean(question), titleFont) > bodyWidth*slack {
		return "Trade-off: " + d.ID
	}
	return question
}

// choices returns a slide with all decisions.
func (p *plan) choices() Slide {
	s := Slide{Name: "tradeoffs", Kind: Grid, Title: "Trade-offs"}
	s.Table = &Table{Head: []string{"Question", "Chosen", "Instead of"}}
	for i := range p.study.Tradeoffs {
		d := &p.study.Tradeoffs[i]
		chosen, others := "open", ""
		for k := range d.Options {
			switch name := d.Options[k].Title(); {
			case d.Options[k].ID == d.Choice:
				chosen = name
			case others == "":
				others = name
			default:
				others += ", " + name
			}
		}
		s.Table.Rows = append(s.Table.Rows, plain(markdown.Words(d.Question), chosen, others))
	}
	return s
}

// decision returns a slide with how the options do by each criterion, and what was chosen.
func (p *plan) decision(d *model.Decision) Slide {
	s := Slide{Name: "tradeoff/" + d.ID, Kind: Grid, Title: title(d), Table: scores(d, p.weighed(d))}
	if d.Because != "" {
		s.lead(d.Because)
	}
	if question := markdown.Words(d.Question); s.Title != question {
		s.Notes = append([]string{question}, s.Notes...)
		s.Lead, _ = shorten(question, leadFont, bodyWidth, leadLines)
	}
	s.dissent(d, p.weighed(d))
	s.note(d.Override, d.Revisit)
	for i := range d.Options {
		o := &d.Options[i]
		words := o.Title() + "."
		for _, pro := range o.Pros {
			words += " For it: " + markdown.Words(pro) + "."
		}
		for _, con := range o.Cons {
			words += " Against it: " + markdown.Words(con) + "."
		}
		s.Notes = append(s.Notes, words+" "+markdown.Words(o.Note))
	}
	return s
}

// dissent adds to the lead of a slide that the total of the choice is not the highest, and why it stands
// nevertheless.
func (s *Slide) dissent(d *model.Decision, w *analyze.Decision) {
	if w == nil || w.Chosen < 0 || w.Wins(w.Chosen) || math.IsNaN(w.Totals[w.Chosen]) {
		return
	}
	total := func(o int) string { return rounded(quantity.Count(w.Totals[o])) }
	words := "The total of " + d.Options[w.Chosen].Title() + " is not the highest: " + total(w.Chosen) + " against " + total(w.Ranked[0]) + "."
	words, cut := shorten(strings.TrimSpace(words+" "+markdown.Words(d.Override)), leadFont, bodyWidth, leadLines)
	if cut {
		s.More = "… more " + elsewhere
	}
	s.Lead = strings.TrimSpace(s.Lead + " " + words)
}

func (p *plan) weighed(d *model.Decision) *analyze.Decision {
	for i := range p.analysis.Decisions {
		if w := &p.analysis.Decisions[i]; w.ID == d.ID && len(w.Ranked) > 0 {
			return w
		}
	}
	return nil
}

// scores returns the scores of a decision, a row for each option, with the totals if they are known.
func scores(d *model.Decision, w *analyze.Decision) *Table {
	t := &Table{Head: []string{"Option"}}
	for _, c := range d.Criteria {
		head := c.ID
		if c.Measure != "" {
			head += " (" + c.Measure + ")"
		}
		t.Head = append(t.Head, head)
	}
	if w != nil {
		t.Head = append(t.Head, "Total")
	}
	for i := range d.Options {
		o := &d.Options[i]
		row := plain(append([]string{o.Title()}, make([]string, len(t.Head)-1)...)...)
		if o.ID == d.Choice {
			row[0] = Cell{o.Title() + " (chosen)", Good}
		}
		for k, c := range d.Criteria {
			for _, score := range o.Scores {
				if score.ID == c.ID && score.Value.Known() {
					row[k+1].Text = quantity.Format(score.Value)
				}
			}
		}
		if w != nil && i < len(w.Totals) && !math.IsNaN(w.Totals[i]) {
			row[len(row)-1].Text = rounded(quantity.Count(w.Totals[i]))
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}
