// Package deck makes a presentation of a study: slides as plain values, cut to what a slide holds, and
// from them one HTML file, Markdown for Marp, a PowerPoint file or pages of a PDF.
//
// Text of a study is untrusted. It is plain words on slides, and reaches each format through that
// format's one escaping path.
package deck

import (
	"strings"

	"casebook/model"
	"casebook/model/analyze"
	"casebook/render/text"
	"casebook/render/view"
)

// Slide is what one slide says and shows. Of Bullets, Figures, Table and View it has those of its kind.
type Slide struct {
	Name    string // as in "flow/authorise": what the study calls it to hide or order it
	Kind    Kind
	Title   string
	Lead    string // a few lines below the title
	Bullets []Bullet
	Figures []Figure
	Table   *Table
	View    string   // the view whose picture it shows
	Stops   []Stop   // what the picture is looked at for, one by one
	Notes   []string // what the speaker says, by paragraph
	More    string   // what did not fit: "… 3 more in the write-up"
	Spare   bool     // it is only shown if the study asks for it
}

// Kind is what sort of slide it is.
type Kind string

// The kinds of slides.
const (
	Opening Kind = "opening"
	Text    Kind = "text"
	Numbers Kind = "numbers"
	Grid    Kind = "table"
	Picture Kind = "picture"
)

// Bullet is a line of a text slide: a heading, or a point below one.
type Bullet struct {
	Head bool
	Text string
}

// Figure is a number that matters, to be shown large.
type Figure struct {
	Value, Label string
	Tone         Tone
}

// Tone says whether something is as it should be.
type Tone string

// The tones; the zero value says nothing.
const (
	Good Tone = "good"
	Bad  Tone = "bad"
)

// Table is rows of cells below a head.
type Table struct {
	Head []string
	Rows [][]Cell
	Size float64 // of its type
}

// Cell is what stands in a column of a row.
type Cell struct {
	Text string
	Tone Tone
}

// Stop is a part of a picture that is looked at for itself: a step of a flow, or a zone.
type Stop struct {
	Step string // number of a step, or
	Zone string // id of a zone
	Text string
}

// All returns every slide that can be made of an analysed study, in the order in which a listener wants
// them, and with the spare ones where they would be. The views are those of the study that can be drawn.
func All(a *analyze.Analysis, views []view.View) []Slide {
	p := &plan{study: a.Study, analysis: a, views: map[string]view.View{}}
	for _, v := range views {
		p.views[v.Name] = v
		p.names = append(p.names, v.Name)
	}
	p.opening()
	p.pattern()
	p.clarify()
	p.constraints()
	p.capacity()
	p.architecture()
	p.decisions()
	p.failures()
	p.roadmap()
	p.sources()
	for i := range p.slides {
		p.slides[i].fit()
	}
	return p.slides
}

// plan is slides in the making.
type plan struct {
	study    *model.Study
	analysis *analyze.Analysis
	views    map[string]view.View
	names    []string // of the views, in their order
	slides   []Slide
}

// add adds a slide. What its notes do not have of its title, because that is too long for a slide, they
// are given.
func (p *plan) add(s Slide) {
	if title, cut := text.Cut(s.Title, titleFont, bodyWidth*slack); cut {
		s.Notes = append([]string{text.Clean(s.Title)}, s.Notes...)
		s.Title = title
	}
	p.slides = append(p.slides, s)
}

// show adds a slide with the picture of a view, if there is one.
func (p *plan) show(s Slide, name string) {
	v, ok := p.views[name]
	if !ok {
		return
	}
	if s.Name == "" {
		s.Name = name
	}
	if s.Title == "" {
		s.Title = v.Title
	}
	s.Kind, s.View = Picture, name
	p.add(s)
}

// flowName returns what people call a flow, or what happens behind its messages.
func (p *plan) flowName(id string) string {
	name := id
	if f := p.study.Flow(id); f != nil {
		name = f.Title()
	}
	if strings.HasSuffix(id, model.Then) {
		name += ", behind its messages"
	}
	return name
}

// nameOf returns what people call a component or zone.
func (p *plan) nameOf(id string) string {
	if c := p.study.Component(id); c != nil {
		return c.Title()
	}
	if z := p.study.Zone(id); z != nil {
		return z.Title()
	}
	return id
}
