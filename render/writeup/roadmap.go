package writeup

import (
	"slices"
	"strings"

	"casebook/model"
)

// roadmap is the part on how the system grows.
type roadmap struct {
	Stages   []section
	Replicas string
}

// Roadmap returns the part on how the system grows, nil if there is none.
func (d *document) Roadmap() *roadmap {
	if len(d.study.Roadmap) == 0 {
		return nil
	}
	part := roadmap{Replicas: d.replicasByStage().piece()}
	for i := range d.study.Roadmap {
		s := &d.study.Roadmap[i]
		key := "stage/" + s.ID
		part.Stages = append(part.Stages, section{
			Heading:  d.headingOf(3, key),
			Pictures: d.picturesOf(key),
			Body:     piece(d.stage(s)...),
		})
	}
	return &part
}

func (d *document) stage(s *model.Stage) []block {
	blocks := d.prose(s.Description, 3)
	l := list{tight: true}
	add := func(subject, words string) {
		if words != "" {
			l.items = append(l.items, item{paragraph(strong(subject+":") + " " + words)})
		}
	}
	add("Components", d.namesOf(s.Components))
	add("Adds", d.namesOf(s.Add))
	add("Removes", d.namesOf(s.Remove))
	var changes []string
	for _, set := range s.Set {
		changes = append(changes, codeSpan(set.ID)+" "+escape(set.Value))
	}
	add("Changes", strings.Join(changes, "; "))
	add("Until", escape(s.Until))
	if len(l.items) > 0 {
		blocks = append(blocks, l)
	}
	return blocks
}

// replicasByStage returns how many of each component run, stage by stage. A number holds until a
// later stage gives another or takes the component away.
func (d *document) replicasByStage() table {
	stages := d.study.Roadmap
	t := table{head: []string{"Component"}}
	for _, s := range stages {
		t.head = append(t.head, escape(s.ID))
	}
	for _, c := range d.study.Architecture.Components {
		row, said := []string{d.component(c.ID)}, false
		running := ""
		for i := range stages {
			if n := replicasAt(&stages[i], c.ID); n != "" {
				running, said = n, true
			}
			if slices.Contains(stages[i].Remove, c.ID) {
				running = ""
			}
			row = append(row, running)
		}
		if said {
			t.rows = append(t.rows, row)
		}
	}
	return t
}

func replicasAt(s *model.Stage, component string) string {
	for _, r := range s.Replicas {
		if r.ID == component {
			return amount(r.Value)
		}
	}
	return ""
}
