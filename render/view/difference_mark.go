package view

import (
	"slices"
	"strings"

	"casebook/model"
	"casebook/render/scene"
)

// leftMark marks the place that a component has left for another zone.
var leftMark = mark{sign: "→", word: "moved", paint: scene.Dropped, gone: true}

// changedCard returns card i of a difference: marked with what happened to its component, and
// fainter where nothing did.
func (u *union) changedCard(at *card, i int) card {
	j := &u.cards[i]
	switch {
	case j.leftPlace:
		return u.leftCard(at, j)
	case j.before == nil:
		return markedCard(at, &model.Staged{Component: j.after, Change: model.New})
	case j.after == nil:
		return markedCard(at, &model.Staged{Component: j.before, Change: model.Removed})
	}
	staged := &model.Staged{Component: j.after, Before: j.before, Facts: model.FactChanges(j.before, j.after)}
	id := u.oldID(j.after.ID)
	if len(staged.Facts) > 0 || id != "" {
		staged.Change = model.Changed
	}
	k := markedCard(at, staged)
	if staged.Change == model.Unchanged {
		k.faded = true
		return k
	}
	k.sub = u.changeLines(staged, id)
	k.measure()
	return k
}

// markedCard returns the card of a component with its mark, which is not one of a stage.
func markedCard(at *card, s *model.Staged) card {
	k := stagedCard(at, s, s.In)
	k.change = model.Unchanged
	return k
}

// oldID returns the id that a component had, if it was another.
func (u *union) oldID(id string) string {
	for from, to := range u.Names["component"] {
		if to == id {
			return from
		}
	}
	return ""
}

// changeLines returns what stands under the name of a component that changed: how it is made, which of
// its facts differ, what it was called, and where it was.
func (u *union) changeLines(s *model.Staged, id string) []string {
	facts := slices.DeleteFunc(slices.Clone(s.Facts), func(f model.FactChange) bool { return f.Key == "in" })
	lines := changedLines(&model.Staged{Component: s.Component, Before: s.Before, Facts: facts})
	note := func(words string) { lines = append(lines, fitTo(words, subFont, textWidest)) }
	if s.Before.Name != s.Name {
		note("was " + s.Before.Name)
	}
	if id != "" {
		note("id was " + id)
	}
	if s.Before.In != s.In {
		from := "no zone"
		if z := u.was.Zone(s.Before.In); z != nil {
			from = z.Title()
		}
		note("moved from " + from)
	}
	return lines
}

// leftCard returns the card of a place that a component has left.
func (u *union) leftCard(at *card, j *joint) card {
	k := markedCard(at, &model.Staged{Component: j.before, Change: model.Removed})
	k.id = "c-" + leftID(j.before.ID)
	k.mark = leftMark
	to := "out of all zones"
	if j.now != nil {
		to = "to " + j.now.Title()
	}
	k.sub = []string{fitTo("moved "+to, subFont, textWidest)}
	k.words = j.before.Name + ": moved " + to
	k.data[len(k.data)-1].Value = leftMark.word
	k.measure()
	return k
}

// changeOf returns what happened to a way, and the facts that differ.
func (w *way) changeOf() (model.Change, []model.FactChange) {
	switch {
	case w.before == nil:
		return model.New, nil
	case w.after == nil:
		return model.Removed, nil
	}
	facts := model.FactChanges(w.before, w.after)
	if len(facts) > 0 {
		return model.Changed, facts
	}
	return model.Unchanged, nil
}

// changeLink marks a line with what happened to its connection. One to which nothing did is fainter,
// and its label is left to its title.
func (u *union) changeLink(l *link, i int) {
	w := &u.ways[i]
	change, facts := w.changeOf()
	switch {
	case w.left:
		l.hidden = true
		return
	case change == model.Unchanged:
		l.faded, l.label = true, nil
		return
	}
	l.mark = changeMarks[change]
	l.strong, l.faded = change != model.Removed, change == model.Removed
	l.broken = change == model.Removed
	l.data = append(slices.Clip(l.data), scene.Attr{Name: "change", Value: l.mark.word})
	if l.words += "; " + l.mark.word; len(facts) > 0 {
		l.words += ": " + strings.Join(factWords(facts), ", ")
	}
}

// changedLabel returns what stands on the line of a connection: the sign of what happened to it, what
// goes over it, and which of its facts differ.
func (u *union) changedLabel(l *link, i int) label {
	w := &u.ways[i]
	change, facts := w.changeOf()
	switch {
	case w.left:
		return nil
	case change == model.Unchanged:
		return l.label
	case change == model.Changed:
		var said []string
		for _, f := range facts {
			switch f.Key {
			case "label":
				said = append(said, "was "+f.Before)
			case "from", "to":
				said = append(said, "was "+f.Key+" "+componentName(u.was, f.Before))
			default:
				said = append(said, shortFact(f))
			}
		}
		return label{newRow("", w.after.Label, strings.Join(said, ", "))}.signed(changeMarks[change])
	}
	return l.label.signed(changeMarks[change])
}
