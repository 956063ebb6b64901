package writeup

import (
	"strings"

	"casebook/model"
)

// Failures returns the failures that were thought through.
func (d *document) Failures() []section {
	var parts []section
	for i := range d.study.Architecture.Failures {
		f := &d.study.Architecture.Failures[i]
		parts = append(parts, section{
			Heading:  d.headingOf(4, "failure/"+f.ID),
			Pictures: d.picturesOf("failure/" + f.ID),
			Body:     piece(d.failure(f)...),
		})
	}
	return parts
}

func (d *document) failure(f *model.Failure) []block {
	facts := facts{"fails: " + d.namesOf(f.Fail)}
	facts.quantity(f.Lasts, "lasts ", "")
	facts.quantity(f.RTO, "service back within ", "")
	facts.quantity(f.RPO, "may lose ", "")
	blocks := []block{paragraph(upperFirst(strings.Join(facts, "; ")) + ".")}
	if f.Effect != "" {
		blocks = append(blocks, led(strong("Effect:"), d.prose(f.Effect, 4))...)
	}
	if f.Mitigation != "" {
		blocks = append(blocks, led(strong("Mitigation:"), d.prose(f.Mitigation, 4))...)
	}
	if f.Source != "" {
		blocks = append(blocks, paragraph("Source: "+d.cite(f.Source)))
	}
	return blocks
}
