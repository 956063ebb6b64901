package deck

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"casebook/model"
	"casebook/model/analyze"
)

// mostFailures is how many failures have a slide of their own unless the study asks for more.
const mostFailures = 3

// failures adds what fails, the worst first.
func (p *plan) failures() {
	list := p.worst()
	if len(list) == 0 {
		return
	}
	s := Slide{Name: "failures", Kind: Grid, Title: "What fails, and what then"}
	s.Table = &Table{Head: []string{"Failure", "Stops", "Arrivals lost", "What keeps it small"}}
	for _, b := range list {
		f := b.Failure
		small, _ := brief(f.Mitigation, smallCell, mostColumn*.9, 3)
		row := plain(f.Title(), p.stopped(b), shown(&b.Lost), small)
		if b.Lost.Known() && b.Lost.Value.Value > 0.5 {
			row[2].Tone = Bad
		}
		s.Table.Rows = append(s.Table.Rows, row)
	}
	p.add(s)
	for i, b := range list {
		s := Slide{Title: b.Failure.Title(), Spare: i >= mostFailures}
		s.lead(b.Failure.Effect)
		s.note(b.Failure.Mitigation)
		p.show(s, "failure/"+b.Failure.ID)
	}
}

// worst returns the failures that the study names, those that take most arrivals first.
func (p *plan) worst() []*analyze.Blast {
	var list []*analyze.Blast
	for i := range p.study.Architecture.Failures {
		f := &p.study.Architecture.Failures[i]
		b := &analyze.Blast{Failure: f}
		for k := range p.analysis.BlastRadius {
			if p.analysis.BlastRadius[k].Failure == f {
				b = &p.analysis.BlastRadius[k]
			}
		}
		list = append(list, b)
	}
	slices.SortStableFunc(list, func(a, b *analyze.Blast) int {
		return cmp.Compare(b.Lost.Value.Value, a.Lost.Value.Value)
	})
	return list
}

// stopped names the flows that a failure stops.
func (p *plan) stopped(b *analyze.Blast) string {
	var names []string
	for i := range b.Flows {
		if f := &b.Flows[i]; f.Effect == analyze.Stopped && !strings.HasSuffix(f.Name(), model.Then) {
			names = append(names, f.Flow.Title())
		}
	}
	switch n := len(names); {
	case n == 0:
		return "nothing"
	case n > 2:
		return names[0] + " and " + strconv.Itoa(n-1) + " more"
	}
	return strings.Join(names, ", ")
}
