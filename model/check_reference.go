package model

import (
	"slices"
	"strings"
)

// Then is what an objective puts behind a flow's id, as in "checkout/then", to speak of what
// happens behind its asynchronous steps.
const Then = "/then"

// declarations are the ids of a study by sort: component, zone, flow, source.
type declarations map[string]*ids

// ids are the ids of a sort, in the order of the file.
type ids struct {
	list  []string
	known map[string]bool
	meant map[string]bool // what those that are no ids, and said to be none, should be
}

func (d declarations) add(sort, id string) {
	if d[sort] == nil {
		d[sort] = &ids{known: map[string]bool{}, meant: map[string]bool{}}
	}
	d[sort].list = append(d[sort].list, id)
	d[sort].known[id] = true
	if !idForm.MatchString(id) {
		d[sort].meant[asID(id)] = true
	}
}

// of returns the ids of a sort.
func (d declarations) of(sort string) []string {
	if d[sort] == nil {
		return nil
	}
	return d[sort].list
}

// has reports whether a name is declared as one of the sorts.
func (d declarations) has(name string, sorts ...string) bool {
	return slices.ContainsFunc(sorts, func(sort string) bool { return d[sort] != nil && d[sort].known[name] })
}

// meant reports whether a name is how a faulty id of one of the sorts should be written.
func (d declarations) meant(name string, sorts ...string) bool {
	return slices.ContainsFunc(sorts, func(sort string) bool { return d[sort] != nil && d[sort].meant[name] })
}

func declarationsOf(s *Study) declarations {
	d := declarations{}
	d.add("source", Assumption)
	for i := range s.Sources {
		d.add("source", s.Sources[i].ID)
	}
	for i := range s.Architecture.Components {
		d.add("component", s.Architecture.Components[i].ID)
	}
	for i := range s.Architecture.Zones {
		d.add("zone", s.Architecture.Zones[i].ID)
	}
	for i := range s.Architecture.Flows {
		d.add("flow", s.Architecture.Flows[i].ID)
	}
	return d
}

// checkReferences notes names that name nothing.
func (r *reader) checkReferences() {
	for _, ref := range r.references {
		name := ref.name
		if slices.Contains(ref.to, "flow") {
			name = strings.TrimSuffix(name, Then)
		}
		if r.declared.has(name, ref.to...) || r.declared.meant(name, ref.to...) {
			continue
		}
		if r.full() {
			return
		}
		at, _ := r.inScalar(ref.node, ref.offset)
		r.add(at, len([]rune(ref.name)), r.declared.hint(ref), "no %s is called %s", strings.Join(ref.to, " or "), quote(name))
	}
}

// hint says what a name that names nothing may have meant.
func (d declarations) hint(ref reference) string {
	for _, sort := range []string{"component", "zone", "flow"} {
		if d.has(ref.name, sort) {
			hint := quote(ref.name) + " is " + article(sort)
			if sort == "component" && slices.Contains(ref.to, "source") {
				hint += "; a connection names where it begins as \"from\""
			}
			return hint
		}
	}
	var candidates []string
	for _, sort := range ref.to {
		candidates = append(candidates, d.of(sort)...)
	}
	if near := Nearest(ref.name, candidates); near != "" {
		return "did you mean " + quote(near) + "?"
	}
	if len(ref.to) == 1 && ref.to[0] == "source" {
		return "add it to sources, or write " + Assumption
	}
	switch {
	case len(candidates) == 0:
		return "the study has no " + ref.to[0] + "s"
	case len(candidates) > fewNames:
		return ""
	}
	if names := strings.Join(candidates, ", "); len(names) <= fewBytes {
		return "known here: " + Visible(names)
	}
	return ""
}

// How many names a hint lists, and how long they may be together; more would hide the fault.
const (
	fewNames = 8
	fewBytes = 200
)
