package view

import (
	"context"
	"fmt"

	"casebook/model"
	"casebook/render/scene"
)

// addSequence adds the views that show a flow as a sequence diagram, a page each. They draw themselves:
// in what order things stand is given by the flow.
func (v *Set) addSequence(f *model.Flow) {
	s := tell(v.study, f)
	if s == nil {
		return
	}
	pages := s.pages()
	for i, part := range pages {
		p := page{story: s, part: part, number: i + 1, of: len(pages)}
		v.addDrawn(p.view(), func(context.Context, Layouter) (*scene.Scene, []string, error) {
			return newSequence(p).scene(), nil, nil
		})
	}
}

// page is a part of a story.
type page struct {
	story  *story
	part   stretch
	number int // from 1
	of     int
}

func (p *page) view() View {
	v := View{
		Name:  "sequence/" + p.story.flow.ID,
		Title: p.title(),
		Alt: fmt.Sprintf("Sequence diagram of flow %q of %s: %s between %s%s", p.story.flow.Title(), p.story.study.Title,
			count(len(p.hops()), "step"), count(len(p.members()), "component"), p.place()),
	}
	if p.number > 1 {
		v.Name += fmt.Sprintf("/%d", p.number)
	}
	return v
}

func (p *page) title() string { return "Sequence: " + p.story.flow.Title() + p.place() }

// place says which page of how many it is.
func (p *page) place() string {
	if p.of == 1 {
		return ""
	}
	return fmt.Sprintf(", page %d of %d", p.number, p.of)
}

// desc tells the steps of the page one by one.
func (p *page) desc() string {
	return fmt.Sprintf("%s of %s, step by step%s.", p.story.flow.Title(), p.story.study.Title, p.place()) +
		stepsDesc(p.story.study, p.hops())
}

// hops returns the steps of the page.
func (p *page) hops() []model.NumberedHop {
	var hops []model.NumberedHop
	for _, m := range p.story.moments[p.part.from:p.part.to] {
		if m.what == aMessage {
			hops = append(hops, model.NumberedHop{Hop: m.hop, Number: m.number})
		}
	}
	return hops
}

// members returns who of the cast is on the page, from left to right.
func (p *page) members() []int {
	on := make([]bool, len(p.story.cast))
	for _, m := range p.story.moments[p.part.from:p.part.to] {
		if m.what == aMessage || m.what == aNote {
			on[m.from], on[m.to] = true, true
		}
	}
	var members []int
	for i, is := range on {
		if is {
			members = append(members, i)
		}
	}
	if members == nil { // nothing but the words of branches
		members = []int{p.story.moments[p.part.from].to}
	}
	return members
}
