package view

import (
	"strings"
	"unicode/utf8"

	"casebook/model"
	"casebook/render/scene"
	"casebook/render/text"
)

// longestFact is how many characters a value may have to be written on a card.
const longestFact = 24

// card returns the card of a component at a stage, in place of the one that it has on the component
// graph. One that is changed says what: on its second line how it is made and how many run, before
// and now, and below which other facts differ.
func (r *roadmap) card(base *card, s *model.Staged) card {
	return stagedCard(base, s, r.study.Component(s.ID).In) // it stays where all views have it
}

// stagedCard returns the card of a component beside what it was, in a zone.
func stagedCard(base *card, s *model.Staged, zone string) card {
	component := *s.Component
	component.In = zone
	c := componentCard(&component, base.zone)
	c.change, c.mark = s.Change, changeMarks[s.Change]
	switch s.Change {
	case model.Unchanged:
		return c
	case model.Changed:
		c.words += "; changed: " + strings.Join(factWords(s.Facts), ", ")
		c.sub = changedLines(s)
		c.measure()
	default:
		c.words += "; " + string(s.Change)
	}
	c.faded = s.Change == model.Removed
	c.data = append(c.data, scene.Attr{Name: "change", Value: string(s.Change)})
	return c
}

// changedLines returns the lines under the name of a component that a stage changes.
func changedLines(s *model.Staged) []string {
	lines := turned(s.Before, s.Component)
	var others []string
	for _, f := range s.Facts {
		if f.Key != "tech" && f.Key != "replicas.count" && f.Key != "name" {
			others = append(others, unbroken(shortFact(f)))
		}
	}
	l, _ := text.Wrap(strings.Join(others, ", "), subFont, textWidest, subLines)
	return append(lines, l...)
}

// unbroken returns words between which no line ends, if they fit on one.
func unbroken(words string) string {
	if text.Width(words, subFont) > textWidest {
		return words
	}
	return strings.ReplaceAll(words, " ", "\u00a0")
}

// turned returns the second line of a component that says what it was before: "Go × 2 → × 6". It is
// more lines where one would be too long.
func turned(before, after *model.Component) []string {
	was, is := secondLine(before), secondLine(after)
	if was == is || before.Tech == "" && after.Tech != "" {
		l, _ := text.Wrap(is, subFont, textWidest, subLines)
		return l
	}
	switch {
	case before.Tech == after.Tech:
		was = strings.TrimSpace(before.Tech + " " + times(before))
		is = times(after)
	case times(before) == times(after):
		was = before.Tech
	}
	was, is = text.Clean(was), text.Clean(is)
	if one := was + " → " + is; text.Width(one, subFont) <= textWidest {
		return []string{one}
	}
	was, _ = text.Cut(was, subFont, textWidest-text.Width(" →", subFont))
	now, _ := text.Wrap(is, subFont, textWidest, subLines)
	return append([]string{was + " →"}, now...)
}

// shortFact says on a card how a fact differs: "partitions 1 → 4".
func shortFact(f model.FactChange) string {
	name := factName(f.Key)
	switch {
	case f.After == "":
		return "no " + name
	case utf8.RuneCountInString(f.Before+f.After) > longestFact:
		return name + " differs"
	case f.Before == "":
		return name + " " + f.After
	}
	return name + " " + f.Before + " → " + f.After
}

// factWords says how facts differ: "partitions from 1 to 4".
func factWords(facts []model.FactChange) []string {
	words := make([]string, len(facts))
	for i, f := range facts {
		switch name := factName(f.Key); {
		case f.After == "":
			words[i] = "no " + name
		case f.Before == "":
			words[i] = name + " " + f.After
		default:
			words[i] = name + " from " + f.Before + " to " + f.After
		}
	}
	return words
}

// factName returns what a key of a component is called.
func factName(key string) string {
	return strings.NewReplacer("replicas.count", "replicas", "_", " ", ".", " ").Replace(key)
}
