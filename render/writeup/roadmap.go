package writeup

import (
	"strings"

	"casebook/model"
)

// roadmap is the part on how the system grows.
type roadmap struct {
	Stages   []section
	Replicas string
	Figures  string
}

// Roadmap returns the part on how the system grows, nil if there is none.
func (d *document) Roadmap() *roadmap {
	if len(d.study.Roadmap) == 0 {
		return nil
	}
	part := roadmap{Replicas: d.replicasByStage().piece(), Figures: d.figuresByStage()}
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

// replicasByStage returns how many of each component run, stage by stage; nothing where it is not there
// or not said.
func (d *document) replicasByStage() table {
	t := table{head: []string{"Component"}}
	running := map[string][]string{} // by component and stage
	for i, stage := range d.study.Stages() {
		t.head = append(t.head, escape(d.study.Roadmap[i].ID))
		for _, c := range stage {
			n := amount(c.Replicas.Count)
			if n == "" || c.Change == model.Removed {
				continue
			}
			if running[c.ID] == nil {
				running[c.ID] = make([]string, len(d.study.Roadmap))
			}
			running[c.ID][i] = n
		}
	}
	for _, c := range d.study.Architecture.Components {
		if row := running[c.ID]; row != nil {
			t.rows = append(t.rows, append([]string{d.component(c.ID)}, row...))
		}
	}
	return t
}
