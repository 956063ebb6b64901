package compare

import (
	"fmt"
	"slices"

	"casebook/model"
)

// sort is a sort of elements that a study has a list of, told from each other by a key.
type sort[E any] struct {
	name  string // what people call one
	idKey string // the key of the id, where that is one among others
	path  string // where they are: "architecture.components"
	of    func(*model.Study) []E
	key   func(*E) string
	title func(*E) string // what people call it, if that is not its key
	kind  func(*E) string // what it cannot change without being another
	sum   func(*model.Study, *E) string
	inner func(c *comparison, of element, before, after *E)
}

// element is what changes are told of.
type element struct{ sort, id, name, path string }

// words names the element: "Component Payment API".
func (e element) words() string {
	if e.name == "" {
		return capital(e.sort)
	}
	return capital(e.sort) + " " + e.name
}

// keys returns what tells the elements of a list from each other. Those that speak of the same are
// counted.
func (s *sort[E]) keys(list []E) []string {
	keys := make([]string, len(list))
	times := map[string]int{}
	for i := range list {
		keys[i] = s.key(&list[i])
		if times[keys[i]]++; times[keys[i]] > 1 {
			keys[i] = fmt.Sprintf("%s (%d)", keys[i], times[keys[i]])
		}
	}
	return keys
}

func (s *sort[E]) element(e *E, key string) element {
	name := key
	if s.title != nil {
		name = s.title(e)
	}
	return element{s.name, key, name, s.path + "." + key}
}

// compare notes what differs in the elements of a sort.
func compare[E any](c *comparison, s sort[E]) {
	old := map[string]string{}
	for from, to := range c.names[s.name] {
		old[to] = from
	}
	before, after := s.of(c.before), s.of(c.after)
	beforeKeys, afterKeys := s.keys(before), s.keys(after)
	for i, key := range beforeKeys {
		if !slices.Contains(afterKeys, key) {
			c.gone(s.element(&before[i], key), s.summary(c.before, &before[i]))
		}
	}
	for i, key := range afterKeys {
		of := s.element(&after[i], key)
		k := slices.Index(beforeKeys, key)
		if k < 0 {
			c.came(of, s.summary(c.after, &after[i]))
			continue
		}
		if id := old[key]; id != "" {
			c.add(Change{
				Kind: Renamed, Sort: s.name, ID: key, Key: "id", Path: of.path, Before: id, After: key,
				Words: of.words() + ": id " + key + " instead of " + id + ".",
			})
		}
		c.facts(of, model.FactChanges(&before[k], &after[i]))
		if s.inner != nil {
			s.inner(c, of, &before[k], &after[i])
		}
	}
}

func (s *sort[E]) summary(study *model.Study, e *E) string {
	if s.sum == nil {
		return ""
	}
	return s.sum(study, e)
}

// came notes an element that was not there before.
func (c *comparison) came(e element, summary string) {
	words := e.words() + " is new"
	if summary != "" {
		words += ": " + summary
	}
	c.add(Change{Kind: Added, Sort: e.sort, ID: e.id, Path: e.path, After: summary, Words: words + "."})
}

// gone notes an element that is no longer there.
func (c *comparison) gone(e element, summary string) {
	words := e.words() + " is gone"
	if summary != "" {
		words += ": " + summary
	}
	c.add(Change{Kind: Removed, Sort: e.sort, ID: e.id, Path: e.path, Before: summary, Words: words + "."})
}
