package report

import (
	"slices"
	"strings"

	"casebook/model/analyze"
	"casebook/model/quantity"
	"casebook/model/terminal"
)

func (r *Report) decisions() []object { return list(r.Decisions, decision) }

func decision(d *analyze.Decision) object {
	robust := d.RobustnessOf()
	criteria := make([]object, len(d.Decision.Criteria))
	for k := range criteria {
		c := &d.Decision.Criteria[k]
		criteria[k] = object{{"criterion", c.ID}, {"weight", fact(c.Weight)}, {"share", figure(d.ShareOf(k), one)}}
	}
	options := make([]object, len(d.Decision.Options))
	for o := range options {
		options[o] = object{
			{"option", d.Decision.Options[o].ID},
			{"score", figure(d.TotalOf(o), one)},
			{"wins", d.Wins(o)},
			{"robustness", figure(robust[o], one)},
			{"dominated_by", optionIDs(d, d.Dominators(o))},
		}
	}
	var choice any
	if d.Choice != "" {
		choice = d.Choice
	}
	return object{
		{"decision", d.ID},
		{"question", string(d.Question)},
		{"choice", choice},
		{"winners", optionIDs(d, d.Winners)},
		{"margin", figure(d.Lead(), one)},
		{"criteria", criteria},
		{"options", options},
		{"weight_flip", flip(d.WeightFlip())},
		{"score_flip", flip(d.ScoreFlip())},
	}
}

func flip(f *analyze.Flip) any {
	if f == nil {
		return nil
	}
	o := object{{"criterion", f.Criterion}, {"rival", f.Rival}, {"from", figure(f.From, one)}, {"to", figure(f.To, one)}}
	if f.Option != "" {
		o = append(o, member{"option", f.Option}, member{"measure", f.Measure})
	}
	return o
}

func optionIDs(d *analyze.Decision, options []int) []string {
	list := make([]string, len(options))
	for i, o := range options {
		list[i] = d.Decision.Options[o].ID
	}
	return list
}

func (r *Report) decisionsText(p *page) {
	if len(r.Decisions) == 0 {
		return
	}
	p.head("Decisions", "scores from 1 to 5, and how often each wins if nothing is known of the weights")
	t := table{columns: []column{{"decision", names}, {"option", names}, {"score", numbers}, {"wins", numbers}, {"", lists}}}
	for i := range r.Decisions {
		d := &r.Decisions[i]
		robust := d.RobustnessOf()
		ranked := slices.Clone(d.Ranked)
		for o := range d.Decision.Options {
			if !slices.Contains(ranked, o) {
				ranked = append(ranked, o)
			}
		}
		for k, o := range ranked {
			name := cell{}
			if k == 0 {
				name = word(d.ID)
			}
			remark := word(strings.Join(remarks(d, o), ", "))
			if o == d.Chosen && !d.Wins(o) && len(d.Winners) > 0 {
				remark.colour = terminal.Over
			}
			t.rows = append(t.rows, []cell{name, word(d.Decision.Options[o].ID), show(d.TotalOf(o)), show(robust[o]), remark})
		}
	}
	p.table(t)
	for i := range r.Decisions {
		flips(p, &r.Decisions[i])
	}
}

// remarks says what is to be said of an option.
func remarks(d *analyze.Decision, o int) []string {
	var list []string
	switch {
	case o == d.Chosen && !d.Wins(o) && len(d.Winners) > 0:
		list = append(list, "chosen, though it has not the best score")
	case o == d.Chosen:
		list = append(list, "chosen")
	}
	if by := optionIDs(d, d.Dominators(o)); len(by) > 0 {
		list = append(list, "worse than "+by[0]+" in all that counts")
	}
	return list
}

// flips says how little changes a decision.
func flips(p *page, d *analyze.Decision) {
	var changes []string
	if f := d.WeightFlip(); f != nil {
		changes = append(changes, "the weight of "+f.Criterion+" goes from "+quantity.Format(f.From.Value)+" to "+quantity.Format(f.To.Value)+" ("+f.Rival+")")
	}
	if f := d.ScoreFlip(); f != nil {
		changes = append(changes, "the score of "+f.Option+" by "+f.Criterion+" goes from "+quantity.Format(f.From.Value)+" to "+
			strings.TrimSpace(quantity.Format(f.To.Value)+" "+f.Measure)+" ("+f.Rival+")")
	}
	if len(changes) > 0 {
		p.Wrap(terminal.Plain, indent+d.ID+" is level if ", strings.Join(changes, ", or "), indent+indent)
	}
}
