package deck

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"casebook/model"
)

// UnknownError says that a study speaks of a slide that there is not.
type UnknownError struct {
	Key  string // where it does: "order", "hide" or "notes"
	Name string
	Near string // what may have been meant; may be empty
}

func (e *UnknownError) Error() string {
	words := fmt.Sprintf("deck: %s: there is no slide %q", e.Key, e.Name)
	if e.Near != "" {
		words += fmt.Sprintf("; did you mean %q?", e.Near)
	}
	return words
}

// Pick returns those of all slides that a study wants, in its order and with its notes. A name with * at
// its end stands for all slides that begin so and have not been named; * alone for all that are not spare.
// The error joins an *UnknownError for each name that stands for nothing.
func Pick(all []Slide, d *model.Deck) ([]Slide, error) {
	c := chooser{all: all}
	c.check("order", d.Order)
	c.check("hide", d.Hide)
	for _, n := range d.Notes {
		c.check("notes", []string{n.ID})
	}
	if c.err != nil {
		return nil, c.err
	}
	order := d.Order
	if len(order) == 0 {
		order = []string{"*"}
	}
	var picked []Slide
	taken := map[string]bool{}
	for _, name := range order {
		for i := range all {
			s := all[i]
			if c.wanted(name, order, &s) && !matchAny(d.Hide, s.Name) && !taken[s.Name] {
				taken[s.Name] = true
				s.Notes = append(notesOn(s.Name, d.Notes), s.Notes...)
				picked = append(picked, s)
			}
		}
	}
	return picked, nil
}

// chooser finds slides by their names.
type chooser struct {
	all []Slide
	err error
}

// check notes which names stand for no slide.
func (c *chooser) check(key string, names []string) {
	for _, name := range names {
		if slices.ContainsFunc(c.all, func(s Slide) bool { return match(name, s.Name) }) {
			continue
		}
		known := make([]string, len(c.all))
		for i := range c.all {
			known[i] = c.all[i].Name
		}
		c.err = errors.Join(c.err, &UnknownError{key, name, model.Nearest(name, known)})
	}
}

// wanted reports whether a name in an order stands for a slide. What is named for itself stands there and
// not where a pattern would have it.
func (c *chooser) wanted(name string, order []string, s *Slide) bool {
	switch {
	case name == s.Name:
		return true
	case !match(name, s.Name) || slices.Contains(order, s.Name):
		return false
	case name == "*":
		return !s.Spare && !slices.ContainsFunc(order, func(o string) bool { return o != "*" && match(o, s.Name) })
	}
	return true
}

// match reports whether a name, which may end in *, stands for that of a slide.
func match(pattern, name string) bool {
	if start, ok := strings.CutSuffix(pattern, "*"); ok {
		return strings.HasPrefix(name, start)
	}
	return pattern == name
}

func matchAny(patterns []string, name string) bool {
	return slices.ContainsFunc(patterns, func(p string) bool { return match(p, name) })
}

// notesOn returns what a study has to say to a slide.
func notesOn(name string, notes []model.DeckNote) []string {
	var s Slide
	for _, n := range notes {
		if match(n.ID, name) {
			s.note(n.Text)
		}
	}
	return s.Notes
}
