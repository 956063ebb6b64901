package deck

import (
	"cmp"
	"fmt"

	"casebook/model"
	"casebook/model/analyze"
	"casebook/model/quantity"
)

// constraints adds what must hold, and whether it does.
func (p *plan) constraints() {
	if rules := p.study.Constraints.Rules; len(rules) > 0 {
		s := Slide{Name: "rules", Kind: Text, Title: "Rules from outside"}
		for _, r := range rules {
			s.Bullets = append(s.Bullets, Bullet{Head: true, Text: r.Name})
			if r.Text != "" {
				s.Bullets = append(s.Bullets, s.point(r.Text, 2))
			}
			s.Notes = append(s.Notes, spoken(model.Prose(r.Name+"."), r.Text))
		}
		p.add(s)
	}
	if len(p.analysis.Verdicts) > 0 {
		p.add(p.objectives())
	}
}

// objectives returns a slide with each target beside what comes out; those that fail come first.
func (p *plan) objectives() Slide {
	s := Slide{Name: "objectives", Kind: Grid, Title: "Objectives", Lead: p.tally()}
	s.Table = &Table{Head: []string{"Flow", "Measure", "Objective", "Comes out", "Verdict"}}
	for _, holds := range []model.Ternary{model.No, model.Unsaid, model.Yes} {
		for i := range p.analysis.Verdicts {
			if v := &p.analysis.Verdicts[i]; v.Holds == holds {
				row := plain(p.flowName(v.Objective.Flow), v.Measure, quantity.Format(v.Target), cmp.Or(comesOut(v), "unknown"), "")
				row[4] = verdict(v)
				s.Table.Rows = append(s.Table.Rows, row)
			}
		}
	}
	for i := range p.study.Constraints.Objectives {
		o := &p.study.Constraints.Objectives[i]
		if o.SLI != "" || o.Alert != "" {
			s.Notes = append(s.Notes, p.flowName(o.Flow)+": "+spoken(o.SLI, o.Alert))
		}
	}
	return s
}

// comesOut writes what comes of a target, or nothing if it is not known.
func comesOut(v *analyze.Verdict) string {
	if v.Measure == "availability" {
		return available(&v.Figure)
	}
	return shown(&v.Figure)
}

func verdict(v *analyze.Verdict) Cell {
	switch v.Holds {
	case model.Yes:
		return Cell{"holds", Good}
	case model.No:
		return Cell{"fails", Bad}
	}
	return Cell{Text: "unknown"}
}

// tally says how many targets hold.
func (p *plan) tally() string {
	holds, fails := p.outcome()
	all := len(p.analysis.Verdicts)
	words := fmt.Sprintf("%d of %s %s", holds, counted(all, "target", "targets"), agreed(holds, "holds", "hold"))
	if fails > 0 {
		words += ", " + counted(fails, "fails", "fail")
	}
	if open := all - holds - fails; open > 0 {
		words += fmt.Sprintf(", of %d the outcome is unknown", open)
	}
	return words + "."
}

// counted writes a number before what agrees with it: "1 fails", "2 fail".
func counted(n int, one, many string) string { return fmt.Sprint(n) + " " + agreed(n, one, many) }

// agreed returns the word that goes with a number.
func agreed(n int, one, many string) string {
	if n == 1 {
		return one
	}
	return many
}

func (p *plan) outcome() (holds, fails int) {
	for i := range p.analysis.Verdicts {
		switch p.analysis.Verdicts[i].Holds {
		case model.Yes:
			holds++
		case model.No:
			fails++
		}
	}
	return holds, fails
}
