package report

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
)

// lack is a key that is missing of some things, and the rules that want it.
type lack struct {
	key   string   // such as rate; "" where the fact is of no key
	of    []string // what it is missing of, or the facts themselves
	rules []string // that could say nothing without it
}

// named is how many things are named that a key is missing of, where there is little room.
const named = 6

// told returns it in a line, in which so many things at most are named.
func (l *lack) told(most int) string {
	text := strings.Join(l.of, ", ")
	if rest := len(l.of) - most; rest > 1 { // one more has room as well as its count
		text = strings.Join(l.of[:most], ", ") + " and " + strconv.Itoa(rest) + " more"
	}
	if l.key != "" {
		text = l.key + " of " + text
	}
	if len(l.rules) > 0 {
		text += " (" + strings.Join(l.rules, ", ") + ")"
	}
	return text
}

// lacks returns the facts that a study is missing, those of a key together, and first those that rules want.
func (s *Study) lacks() []lack {
	var all []lack
	for i := range s.Findings {
		f := &s.Findings[i]
		if f.Rule.ID != missingFact || f.Accepted != nil {
			continue
		}
		fact := f.Targets[0]
		of, key := split(fact)
		at := slices.IndexFunc(all, func(l lack) bool { return l.key == key })
		if at < 0 {
			at = len(all)
			all = append(all, lack{key: key})
		}
		l := &all[at]
		l.of = append(l.of, of)
		for _, id := range s.wanting(fact) {
			if !slices.Contains(l.rules, id) {
				l.rules = append(l.rules, id)
			}
		}
	}
	for i := range all {
		slices.Sort(all[i].rules)
	}
	slices.SortStableFunc(all, func(a, b lack) int { return cmp.Compare(min(len(b.rules), 1), min(len(a.rules), 1)) })
	return all
}

// wanting returns the rules that say nothing for want of a fact.
func (s *Study) wanting(fact string) []string {
	var rules []string
	for i := range s.Unknown {
		if u := &s.Unknown[i]; slices.Contains(u.Facts, fact) && !slices.Contains(rules, u.Rule.ID) {
			rules = append(rules, u.Rule.ID)
		}
	}
	return rules
}

// split returns what a fact is of and its key: "api" and "rate" of api.rate. A fact that is written
// otherwise has no key.
func split(fact string) (of, key string) {
	of, key, ok := strings.Cut(fact, ".")
	if !ok || strings.Contains(key, " ") {
		return fact, ""
	}
	return of, key
}
