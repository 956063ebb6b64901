package compare

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"casebook/model"
)

// facts notes the facts of an element that differ.
func (c *comparison) facts(of element, changes []model.FactChange) {
	for _, f := range changes {
		change := c.fact(of, f)
		if f.Computed {
			c.computed = append(c.computed, change)
			continue
		}
		c.add(change)
	}
}

// fact returns the change of one fact.
func (c *comparison) fact(of element, f model.FactChange) Change {
	kind, before, after := Changed, f.Before, f.After
	words := of.words()
	switch {
	case f.Key == "name":
		kind = Renamed
		if of.name == after && before != "" {
			words = capital(of.sort) + " " + before
		}
	case f.Key == "in":
		kind = Moved
	}
	if of.sort == "component" || of.sort == "zone" {
		before, after = c.zoneTitle(f.Key, c.before, before), c.zoneTitle(f.Key, c.after, after)
	}
	return Change{
		Kind: kind, Sort: of.sort, ID: of.id, Key: f.Key, Path: join(of.path, f.Key), Before: f.Before, After: f.After,
		Words: words + ": " + factWords(f, before, after) + ".",
	}
}

// zoneTitle returns what people call the zone that a component is in; other values stay as they are.
func (c *comparison) zoneTitle(key string, s *model.Study, id string) string {
	if z := s.Zone(id); key == "in" && z != nil {
		return z.Title()
	}
	return id
}

// factWords says how the value of a key differs: "replicas 4 instead of 2".
func factWords(f model.FactChange, before, after string) string {
	name := factName(f.Key)
	if f.Prose {
		from := sharedStart(before, after)
		before, after = quotedFrom(before, from), quotedFrom(after, from)
	}
	switch {
	case f.Key == "name" && after != "":
		return "now called " + after
	case before == "":
		return name + " " + after + ", which was not said"
	case after == "":
		return name + " no longer said, which was " + before
	case f.List:
		return name + " " + listWords(strings.Split(before, ", "), strings.Split(after, ", "))
	}
	return name + " " + after + " instead of " + before
}

// listWords says how a list differs: "with pan and without pii".
func listWords(before, after []string) string {
	var words []string
	if came := missing(after, before); len(came) > 0 {
		words = append(words, "with "+strings.Join(came, ", "))
	}
	if gone := missing(before, after); len(gone) > 0 {
		words = append(words, "without "+strings.Join(gone, ", "))
	}
	return strings.Join(words, " and ")
}

// leadIn is how many characters before the first difference of two texts are quoted.
const leadIn = 24

// sharedStart returns how many characters two long texts begin with that tell nothing, because both do.
func sharedStart(a, b string) int {
	x, y := []rune(plain(a)), []rune(plain(b))
	n := 0
	for n < min(len(x), len(y)) && x[n] == y[n] {
		n++
	}
	if max(len(x), len(y)) <= longestQuote {
		return 0
	}
	if n -= leadIn; n < leadIn {
		return 0
	}
	for n > 0 && x[n-1] != ' ' {
		n--
	}
	return n
}

// plain returns a text on one line.
func plain(text string) string { return strings.Join(strings.Fields(text), " ") }

// quotedFrom returns a text from one of its characters on, in quotes.
func quotedFrom(text string, from int) string {
	if from == 0 || text == "" {
		return quoted(text)
	}
	return quoted("…" + string([]rune(plain(text))[from:]))
}

// longestQuote is how many characters of a text are quoted in a sentence.
const longestQuote = 60

// quoted returns the beginning of a text in quotes; nothing for no text.
func quoted(text string) string {
	text = plain(text)
	if text == "" {
		return ""
	}
	if utf8.RuneCountInString(text) > longestQuote {
		text = strings.TrimSpace(string([]rune(text)[:longestQuote-1])) + "…"
	}
	return "“" + text + "”"
}

// factNames are what keys are called whose own words would not say it.
var factNames = map[string]string{
	"replicas.count": "replicas", "in": "zone", "casebook": "format", "value": "value", "expr": "expression",
}

// factName returns what a key is called.
func factName(key string) string {
	if name := factNames[key]; name != "" {
		return name
	}
	return strings.NewReplacer("_", " ", ".", " ").Replace(key)
}

// join returns the path of a key within a place.
func join(path, key string) string {
	if path == "" || key == "" {
		return path + key
	}
	return path + "." + key
}

// capital returns a text with a capital letter first.
func capital(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[n:]
}

// lower returns a text with a small letter first.
func lower(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToLower(r)) + s[n:]
}
