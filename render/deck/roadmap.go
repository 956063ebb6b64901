package deck

import (
	"strconv"
	"strings"

	"casebook/model"
)

// roadmap adds the stages.
func (p *plan) roadmap() {
	if len(p.study.Roadmap) == 0 {
		return
	}
	s := Slide{Name: "roadmap", Kind: Grid, Title: "Roadmap"}
	s.Table = &Table{Head: []string{"Stage", "Until", "What it is about"}}
	for i := range p.study.Roadmap {
		stage := &p.study.Roadmap[i]
		about, _ := brief(stage.Description, smallCell, mostColumn*1.5, 3)
		if about == "" {
			about = p.added(stage)
		}
		s.Table.Rows = append(s.Table.Rows, plain(stage.Title(), stage.Until, about))
	}
	p.add(s)
	for i := range p.study.Roadmap {
		stage := &p.study.Roadmap[i]
		s := Slide{Title: "Stage: " + stage.Title()}
		s.lead(stage.Description)
		if s.Lead == "" && stage.Until != "" {
			s.Lead = "Until " + stage.Until + "."
		}
		p.show(s, "stage/"+stage.ID)
	}
}

// added says what a stage consists of or adds.
func (p *plan) added(stage *model.Stage) string {
	const most = 4
	var names []string
	for _, id := range append(stage.Components[:len(stage.Components):len(stage.Components)], stage.Add...) {
		names = append(names, p.nameOf(id))
	}
	if n := len(names); n > most+1 {
		names = append(names[:most:most], "and "+strconv.Itoa(n-most)+" more")
	}
	return strings.Join(names, ", ")
}

// sources adds where facts came from.
func (p *plan) sources() {
	if len(p.study.Sources) == 0 {
		return
	}
	s := Slide{Name: "sources", Kind: Grid, Title: "Sources"}
	s.Table = &Table{Head: []string{"Source", "Year"}}
	for i := range p.study.Sources {
		src := &p.study.Sources[i]
		year := ""
		if src.Year != 0 {
			year = strconv.Itoa(src.Year)
		}
		s.Table.Rows = append(s.Table.Rows, plain(src.Title, year))
		s.Notes = append(s.Notes, strings.TrimSpace(src.Title+" "+src.URL+" "+spoken(src.Note)))
	}
	p.add(s)
}
