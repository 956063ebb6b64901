package main

import (
	"github.com/spf13/cobra"

	"casebook/render/book"
	"casebook/render/pptx"
)

// slideShape says what slides are like.
type slideShape struct{ connectors, aspect string }

// addSlideShape gives a command the flags for slides.
func addSlideShape(command *cobra.Command, s *slideShape) {
	s.connectors, s.aspect = string(pptx.Glued), string(pptx.Wide)
	var connectors, aspects []string
	for _, c := range pptx.AllConnectors() {
		connectors = append(connectors, string(c))
	}
	for _, a := range pptx.Aspects() {
		aspects = append(aspects, string(a))
	}
	addChoice(command, &s.connectors, "connectors",
		"lines of a PPTX file: glued to the shapes at their ends, or freeforms that are exactly those of the picture", connectors...)
	addChoice(command, &s.aspect, "aspect", "width to height of the slides of a PPTX file", aspects...)
}

// toPPTX makes a slide of each picture. The steps of a flow follow each other with what they do under the
// title, and what they share stays where it is.
func toPPTX(p *exported) ([]byte, error) {
	deck := &pptx.Presentation{Title: p.study.Title}
	for _, steps := range p.views {
		for i, s := range steps {
			slide := &pptx.PictureSlide{Scene: s, Morph: i > 0}
			if len(steps) > 1 {
				slide.Caption = s.Desc
			}
			deck.Slides = append(deck.Slides, slide)
		}
	}
	return pptx.Bytes(deck, pptx.Options{
		Theme: book.Colours(p.study.Settings), Aspect: pptx.Aspect(p.slides.aspect), Connectors: pptx.Connectors(p.slides.connectors),
	})
}
