package compare

import (
	"cmp"
	"slices"

	"casebook/model"
)

// Names says what has another id than before: by the noun of what it is, the id that it had.
type Names map[string]map[string]string

// Now returns the id that something has now.
func (n Names) Now(sort, id string) string { return cmp.Or(n[sort][id], id) }

// alike is the share of what is said of two elements that must be the same for one to be the other.
const alike = 0.5

// namesOf recognises what is the same under another id.
func namesOf(before, after *model.Study) Names {
	n := Names{}
	match(n, zones, before, after, nil)
	match(n, components, before, after, neighbours)
	match(n, flows, before, after, func(_ *model.Study, f *model.Flow) []string {
		var said []string
		for _, l := range linesOf(nil, f) {
			said = append(said, l.text)
		}
		return said
	})
	match(n, inputs, before, after, nil)
	match(n, derived, before, after, nil)
	match(n, sources, before, after, nil)
	match(n, machines, before, after, func(_ *model.Study, m *model.StateMachine) []string {
		return transitionsOf(m)
	})
	match(n, failures, before, after, nil)
	match(n, decisionSort, before, after, func(_ *model.Study, d *model.Decision) []string {
		var said []string
		for i := range d.Options {
			said = append(said, "option "+d.Options[i].ID+" "+d.Options[i].Name)
		}
		return said
	})
	match(n, stages, before, after, nil)
	return n
}

// neighbours says what a component is connected with, and by what.
func neighbours(s *model.Study, c *model.Component) []string {
	var said []string
	for i := range s.Architecture.Connections {
		switch l := &s.Architecture.Connections[i]; c.ID {
		case l.From:
			said = append(said, "to "+l.To+" "+l.Label)
		case l.To:
			said = append(said, "from "+l.From+" "+l.Label)
		}
	}
	return said
}

// match finds the elements of a sort that are the same under another id: of those that went and those
// that came, the most alike first.
func match[E any](n Names, s sort[E], before, after *model.Study, more func(*model.Study, *E) []string) {
	old, now := s.of(before), s.of(after)
	oldKeys, nowKeys := s.keys(old), s.keys(now)
	type pair struct {
		old, now string
		alike    float64
	}
	saidNow := make([][]string, len(now))
	for k := range now {
		if !slices.Contains(oldKeys, nowKeys[k]) {
			saidNow[k] = saidOf(s, after, &now[k], more)
		}
	}
	var pairs []pair
	for i := range old {
		if slices.Contains(nowKeys, oldKeys[i]) {
			continue
		}
		said := saidOf(s, before, &old[i], more)
		for k := range now {
			if slices.Contains(oldKeys, nowKeys[k]) || s.kind != nil && s.kind(&old[i]) != s.kind(&now[k]) {
				continue
			}
			if a := likeness(said, saidNow[k]); a >= alike {
				pairs = append(pairs, pair{oldKeys[i], nowKeys[k], a})
			}
		}
	}
	slices.SortStableFunc(pairs, func(a, b pair) int { return cmp.Compare(b.alike, a.alike) })
	taken := map[string]bool{}
	for _, p := range pairs {
		if n[s.name][p.old] != "" || taken[p.now] {
			continue
		}
		taken[p.now] = true
		if n[s.name] == nil {
			n[s.name] = map[string]string{}
		}
		n[s.name][p.old] = p.now
	}
}

// saidOf returns all that is said of an element, but its id.
func saidOf[E any](s sort[E], study *model.Study, e *E, more func(*model.Study, *E) []string) []string {
	var said []string
	for _, f := range model.FactChanges(new(E), e) {
		if f.Key != s.idKey {
			said = append(said, f.Key+" "+f.After)
		}
	}
	if more != nil {
		said = append(said, more(study, e)...)
	}
	return said
}

// likeness returns which share of what is said of one of two is said of both.
func likeness(a, b []string) float64 {
	left := slices.Clone(b)
	both := 0
	for _, text := range a {
		if i := slices.Index(left, text); i >= 0 {
			left = slices.Delete(left, i, i+1)
			both++
		}
	}
	if all := len(a) + len(left); all > 0 {
		return float64(both) / float64(all)
	}
	return 0
}
