package compare

import (
	"fmt"
	"slices"
	"strings"

	"casebook/model"
)

// parts are the parts of a study with the sorts of what is in them, in the order in which they are told of.
var parts = []struct {
	title string
	sorts []string
}{
	{"Study", []string{"study", "source", "default", "method step", "checklist"}},
	{"Clarify", []string{"question"}},
	{"Constraints", []string{"rule", "objective"}},
	{"Capacity", []string{"input", "derived"}},
	{"Architecture", []string{"zone", "component", "connection", "flow", "step", "state machine", "state", "transition", "failure"}},
	{"Trade-offs", []string{"decision", "criterion", "option"}},
	{"Roadmap", []string{"stage"}},
	{"Review", []string{"acceptance"}},
	{"Related studies", []string{"relation"}},
}

// Part is the changes in one part of a study.
type Part struct {
	Title   string
	Changes []Change
}

// Parts returns all that differs by the parts of a study, those in which something does, and behind
// them the figures and the findings.
func (c *Comparison) Parts() []Part {
	var all []Part
	for _, p := range parts {
		var changes []Change
		for _, x := range c.Changes {
			if slices.Contains(p.sorts, x.Sort) {
				changes = append(changes, x)
			}
		}
		all = append(all, Part{p.title, changes})
	}
	all = append(all, Part{"Figures", c.Figures}, Part{"Findings", c.Findings})
	return slices.DeleteFunc(all, func(p Part) bool { return len(p.Changes) == 0 })
}

// study notes what differs in the facts of the study itself, and in the parts before the method.
func (c *comparison) study() {
	c.facts(element{sort: "study"}, slices.DeleteFunc(model.FactChanges(c.before, c.after), func(f model.FactChange) bool {
		return f.Key == "template"
	}))
	if c.before.Template != c.after.Template {
		c.facts(element{sort: "study"}, []model.FactChange{{Key: "template", Before: c.before.Template, After: c.after.Template, Prose: true}})
	}
	if before, after := c.before.Deck.Order, c.after.Deck.Order; !slices.Equal(before, after) && sameWords(before, after) {
		c.facts(element{sort: "study"}, []model.FactChange{{
			Key: "deck.order", Before: strings.Join(before, ", "), After: strings.Join(after, ", "),
		}})
	}
	compare(c, sources)
	compare(c, defaults)
	c.method()
	compare(c, checklists)
}

// sameWords reports whether two lists have the same words, in whatever order.
func sameWords(a, b []string) bool {
	return slices.Equal(slices.Sorted(slices.Values(a)), slices.Sorted(slices.Values(b)))
}

// method notes what differs in the steps of a framework's method, which are in order.
func (c *comparison) method() {
	steps := sort[model.MethodStep]{
		name: "method step", path: "steps",
		of:  func(s *model.Study) []model.MethodStep { return s.MethodStep },
		key: func(e *model.MethodStep) string { return e.Name },
		sum: func(_ *model.Study, e *model.MethodStep) string { return quoted(string(e.Text)) },
	}
	compare(c, steps)
	moved(c, steps)
}

func (c *comparison) clarify() { compare(c, questions) }

func (c *comparison) constraints() {
	compare(c, rules)
	compare(c, objectives)
}

func (c *comparison) capacity() {
	compare(c, inputs)
	compare(c, derived)
}

func (c *comparison) architecture() {
	compare(c, zones)
	compare(c, components)
	c.connections()
	compare(c, flows)
	compare(c, machines)
	compare(c, failures)
}

// count returns n things in words.
func count(n int, thing string) string {
	if n == 1 {
		return "1 " + thing
	}
	return fmt.Sprintf("%d %ss", n, thing)
}
