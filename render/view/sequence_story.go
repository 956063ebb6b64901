package view

import (
	"fmt"
	"strings"

	"casebook/model"
)

// story is a flow as a sequence diagram tells it: who takes part, from left to right, and what
// happens, from top to bottom.
type story struct {
	study   *model.Study
	flow    *model.Flow
	cast    []*model.Component
	moments []moment
	bars    []bar
}

// moment is something that happens in a story.
type moment struct {
	index  int // where it stands in its story
	what   what
	hop    *model.Hop
	number string
	from   int // in the cast: the ends of a message, or whom a note is about
	to     int
	sort   string // of a frame: parallel, either, then or use
	words  string // of a note; or what a frame says of the part that begins here
	cut    bool   // a frame goes on here from the page before, or beyond this page
}

// what is the sort of a moment.
type what byte

const (
	aMessage what = iota
	aNote
	aFrame  // begins
	aBranch // a further part of the frame begins
	anEnd   // of a frame
)

// tell returns the story of f. The order of its steps and their numbers are those of the outline, as
// in all that shows a flow. A flow in which nobody takes part has no story.
func tell(s *model.Study, f *model.Flow) *story {
	t := teller{story: &story{study: s, flow: f}, known: map[string]int{}}
	rows := s.Outline(f)
	for _, r := range rows { // a note may come before all messages
		if r.Branch == nil && r.Step.Hop != nil {
			t.from = t.member(r.Step.Hop.From)
			t.to = t.from
			break
		}
	}
	if len(t.story.cast) == 0 {
		return nil
	}
	t.series(rows)
	t.story.arrange()
	t.story.activate()
	return t.story
}

// teller tells a story.
type teller struct {
	story    *story
	known    map[string]int // members of the cast, by component
	from, to int            // the ends of the message before
}

// member returns where a component stands in the cast, which it joins when it is first heard of.
func (t *teller) member(id string) int {
	i, ok := t.known[id]
	if !ok {
		i = len(t.story.cast)
		t.known[id] = i
		t.story.cast = append(t.story.cast, t.story.study.Component(id))
	}
	return i
}

func (t *teller) add(m moment) {
	m.index = len(t.story.moments)
	t.story.moments = append(t.story.moments, m)
}

// series tells rows of one depth and what is nested in them.
func (t *teller) series(rows []model.Row) {
	for len(rows) > 0 {
		n := whole(rows)
		t.row(&rows[0], rows[1:n])
		rows = rows[n:]
	}
}

// whole returns how many rows the first one has with all that is nested in it.
func whole(rows []model.Row) int {
	n := 1
	for n < len(rows) && rows[n].Depth > rows[0].Depth {
		n++
	}
	return n
}

// row tells a row and the rows nested in it.
func (t *teller) row(r *model.Row, nested []model.Row) {
	switch s := r.Step; {
	case s.Hop != nil:
		t.from, t.to = t.member(s.Hop.From), t.member(s.Hop.To)
		t.add(moment{what: aMessage, hop: s.Hop, number: r.Number, from: t.from, to: t.to})
		if len(nested) > 0 {
			t.frame("then", "behind step "+r.Number)
			t.series(nested)
			t.end()
		}
	case s.Parallel != nil:
		t.parallel(s.Parallel, nested)
	case s.Either != nil:
		t.either(nested)
	case s.Use != "":
		t.frame("use", t.story.flowTitle(s.Use))
		t.series(nested)
		t.end()
	default:
		t.add(moment{what: aNote, from: t.from, to: t.to, words: noteWords(s.Note)})
	}
}

func (t *teller) frame(sort, words string) {
	t.add(moment{what: aFrame, sort: sort, words: words, from: t.to, to: t.to})
}

// branch begins a further part of a frame; what is behind it is not where the part before ended.
func (t *teller) branch(words string, from, to int) {
	t.from, t.to = from, to
	t.add(moment{what: aBranch, words: words, from: t.to, to: t.to})
}

func (t *teller) end() { t.add(moment{what: anEnd, from: t.to, to: t.to}) }

// parallel tells steps that start together; a note belongs to the step before it.
func (t *teller) parallel(p *model.Parallel, rows []model.Row) {
	words := ""
	if p.Wait > 0 {
		words = fmt.Sprintf("goes on after %d of %d", p.Wait, len(p.Steps))
	}
	t.frame("parallel", words)
	from, to := t.from, t.to
	for first := true; len(rows) > 0; {
		n := whole(rows)
		if rows[0].Step.Note == "" {
			if !first {
				t.branch("", from, to)
			}
			first = false
		}
		t.row(&rows[0], rows[1:n])
		rows = rows[n:]
	}
	t.end()
}

// either tells the ways that a flow may take. A note that a way begins with is about who takes it.
func (t *teller) either(rows []model.Row) {
	if h := firstHop(rows); h != nil {
		t.from = t.member(h.From)
		t.to = t.from
	}
	from, to := t.from, t.to
	for first := true; len(rows) > 0; first = false {
		n := whole(rows)
		if words := guard(rows[0].Branch); first {
			t.frame("either", words)
		} else {
			t.branch(words, from, to)
		}
		t.series(rows[1:n])
		if rows = rows[n:]; len(rows) == 0 {
			t.end()
		}
	}
}

// firstHop returns the first message of some rows, or nil.
func firstHop(rows []model.Row) *model.Hop {
	for i := range rows {
		if h := rows[i].Step.Hop; h != nil {
			return h
		}
	}
	return nil
}

// guard says when a branch is taken, and how often: "cache hit (92%)".
func guard(b *model.Branch) string {
	words := b.When
	if words == "" {
		words = "otherwise"
	}
	if b.Chance.Known() {
		words += " (" + inPercent(b.Chance.Value) + ")"
	}
	return words
}

func (s *story) flowTitle(id string) string {
	if f := s.study.Flow(id); f != nil {
		return f.Title()
	}
	return id
}

// hopWords says what a step does: "Step 3: Payment API calls Acquirer A: authorise, ISO 8583, optional".
func (s *story) hopWords(m *moment) string {
	c := s.study.Architecture.Connections[m.hop.Connection]
	c.Mode, c.Label, c.Traits = m.hop.Mode, m.hop.Label, m.hop.Traits
	words := "Step " + m.number + ": " + connectionWords(s.study, &c)
	if facts := s.hopFacts(m.hop); len(facts) > 0 {
		words += "; " + strings.ReplaceAll(strings.Join(facts, ", "), "\u00a0", " ")
	}
	return words
}

// hopFacts says how a step differs from a call that each arrival makes once. No line ends between a
// number and what it counts.
func (s *story) hopFacts(h *model.Hop) []string {
	var facts []string
	if h.Times.Known() {
		facts = append(facts, h.Times.String()+"\u00a0times")
	}
	if h.TimesMax.Known() {
		facts = append(facts, "at\u00a0most\u00a0"+h.TimesMax.String())
	}
	if h.Serialised == model.Yes {
		facts = append(facts, "one after another")
	}
	if h.Chance.Known() {
		facts = append(facts, strings.ReplaceAll(inPercent(h.Chance.Value), " ", "\u00a0")+"\u00a0of\u00a0arrivals")
	}
	if h.Optional == model.Yes {
		facts = append(facts, "optional")
	}
	if h.Fallback != "" {
		facts = append(facts, "falls back on "+componentName(s.study, h.Fallback))
	}
	return facts
}

// facts returns what stands under the words of a step.
func (s *story) facts(h *model.Hop) string {
	facts := s.hopFacts(h)
	if p := s.study.Architecture.Connections[h.Connection].Protocol; p != "" {
		facts = append([]string{p}, facts...)
	}
	return strings.Join(facts, "\u00a0· ") // a line may end behind the dot, and not before it
}
