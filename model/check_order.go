package model

import (
	"slices"
	"sort"

	"casebook/model/quantity"
)

// measured is a quantity with the name of its key.
type measured struct {
	key   string
	value *quantity.Quantity
}

// ascending notes quantities that are less than one before them.
func (r *reader) ascending(list []measured) {
	var before *measured
	for i := range list {
		m := &list[i]
		if !m.value.Known() {
			continue
		}
		if before != nil && m.value.Value < before.value.Value {
			n := r.places[m.value]
			r.fault(n, "", "%s is less than %s: %s and %s", m.key, before.key, m.value, before.value)
			continue
		}
		before = m
	}
}

// mostRounds is how many ways round are worth telling of.
const mostRounds = 20

// rounds returns the ways in which a graph leads back to where it began, each once and from its
// smallest id on: a, b, a.
func rounds(next map[string][]string) [][]string {
	const (
		underway = 1
		done     = 2
	)
	var (
		found [][]string
		path  []string
		state = map[string]int{}
		visit func(id string)
	)
	visit = func(id string) {
		switch state[id] {
		case done:
			return
		case underway:
			if len(found) >= mostRounds {
				return
			}
			found = append(found, append(slices.Clone(path[slices.Index(path, id):]), id))
			return
		}
		state[id] = underway
		path = append(path, id)
		for _, to := range next[id] {
			visit(to)
		}
		path = path[:len(path)-1]
		state[id] = done
	}
	ids := make([]string, 0, len(next))
	for id := range next {
		ids = append(ids, id)
	}
	sort.Strings(ids)
	for _, id := range ids {
		visit(id)
	}
	return found
}
