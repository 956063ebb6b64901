package compare

import (
	"slices"
	"strings"

	"casebook/model"
)

// line is one line of a flow: a step, or the beginning of a group of steps.
type line struct {
	what   string // what makes it itself: an arrow, "parallel", "either"
	facts  []model.FactChange
	text   string     // what and facts: what is the same in two flows is the same line
	words  string     // what people call it
	hop    *model.Hop // nil for what is no step along a connection
	within []int      // the groups around it, by line
}

// linesOf returns the lines of a flow. What a step has from its connection is not its own.
func linesOf(s *model.Study, f *model.Flow) []line {
	l := &lines{study: s}
	l.add(f.Steps, nil)
	return l.all
}

type lines struct {
	study *model.Study
	all   []line
}

// put adds a line, and returns the groups around what is in it.
func (l *lines) put(n line, within []int) []int {
	n.within = within
	n.text = n.what
	for _, f := range n.facts {
		n.text += " " + f.Key + "=" + f.After
	}
	if n.words == "" {
		n.words = n.what
	}
	l.all = append(l.all, n)
	return append(slices.Clip(within), len(l.all)-1)
}

func (l *lines) add(steps []model.Step, within []int) {
	for i := range steps {
		s := &steps[i]
		switch {
		case s.Hop != nil:
			l.add(s.Hop.Then, l.put(l.hop(s.Hop), within))
		case s.Parallel != nil:
			l.add(s.Parallel.Steps, l.put(line{what: "parallel", words: "parallel steps", facts: model.FactChanges(new(model.Parallel), s.Parallel)}, within))
		case s.Use != "":
			l.put(line{what: "use " + s.Use, words: "the steps of flow " + s.Use}, within)
		case len(s.Either) > 0:
			inside := l.put(line{what: "either", words: eitherWords(s.Either)}, within)
			for k := range s.Either {
				l.add(s.Either[k].Steps, l.put(branch(&s.Either[k]), inside))
			}
		default:
			l.put(line{what: "note " + string(s.Note), words: "the note " + quoted(string(s.Note))}, within)
		}
	}
}

// hop returns the line of a step along a connection, with what it says for itself.
func (l *lines) hop(h *model.Hop) line {
	said := model.Hop{From: h.From}
	if l.study != nil {
		if all := l.study.Architecture.Connections; h.Connection >= 0 && h.Connection < len(all) {
			said.Label, said.Traits = all[h.Connection].Label, all[h.Connection].Traits
		}
	}
	n := line{
		what: model.Arrow(h.From, h.Mode, h.To), facts: model.FactChanges(&said, h), hop: h,
	}
	if h.TimesMax.Known() {
		n.facts = append(n.facts, model.FactChange{Key: timesMax, After: h.TimesMax.String()})
	}
	if n.words = n.what; h.Label != "" {
		n.words += ": " + h.Label
	}
	return n
}

// timesMax is the key of the most that one arrival may cause.
const timesMax = "times.max"

// eitherWords names a choice by its ways: "either hit or miss".
func eitherWords(ways []model.Branch) string {
	var names []string
	for _, b := range ways {
		if b.When != "" {
			names = append(names, b.When)
		}
	}
	if len(names) < len(ways) {
		return strings.TrimSpace("either " + strings.Join(append(names, "not"), " or "))
	}
	return "either " + strings.Join(names, " or ")
}

// branch returns the line of one of several ways.
func branch(b *model.Branch) line {
	n := line{what: "when " + b.When}
	if b.When == "" {
		n.words = "a way"
	}
	switch b.Given {
	case model.ChanceStated:
		n.facts = model.FactChanges(&model.Branch{When: b.When}, b)
	case model.ChanceHit:
		n.facts = []model.FactChange{{Key: "chance", After: "hit"}}
	}
	return n
}

// changes returns the facts of a line that differ. A step of which the same holds as before differs in
// nothing, even if it says now what its connection said.
func (n *line) changes(now *line) []model.FactChange {
	changes := factsBetween(n.facts, now.facts)
	if n.hop == nil || now.hop == nil {
		return changes
	}
	differ := model.FactChanges(n.hop, now.hop)
	return slices.DeleteFunc(changes, func(f model.FactChange) bool {
		return f.Key != timesMax && !slices.ContainsFunc(differ, func(d model.FactChange) bool { return d.Key == f.Key })
	})
}

// factsBetween returns what differs from some facts to others.
func factsBetween(before, after []model.FactChange) []model.FactChange {
	find := func(list []model.FactChange, key string) (said string) {
		for _, f := range list {
			if f.Key == key {
				said = f.After
			}
		}
		return said
	}
	var changes []model.FactChange
	for _, f := range before {
		if now := find(after, f.Key); now != f.After {
			changes = append(changes, model.FactChange{Key: f.Key, Before: f.After, After: now})
		}
	}
	for _, f := range after {
		if find(before, f.Key) == "" {
			changes = append(changes, model.FactChange{Key: f.Key, After: f.After})
		}
	}
	return changes
}
