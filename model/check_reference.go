package model

import (
	"slices"
	"strings"
)

// Then is what an objective puts behind a flow's id, as in "checkout/then", to speak of what
// happens behind its asynchronous steps.
const Then = "/then"

// declarations are the ids of a study by sort: component, zone, flow, source.
type declarations map[string][]string

func declarationsOf(s *Study) declarations {
	d := declarations{"source": {Assumption}}
	for i := range s.Sources {
		d["source"] = append(d["source"], s.Sources[i].ID)
	}
	for i := range s.Architecture.Components {
		d["component"] = append(d["component"], s.Architecture.Components[i].ID)
	}
	for i := range s.Architecture.Zones {
		d["zone"] = append(d["zone"], s.Architecture.Zones[i].ID)
	}
	for i := range s.Architecture.Flows {
		d["flow"] = append(d["flow"], s.Architecture.Flows[i].ID)
	}
	return d
}

// has reports whether a name is declared as one of the sorts.
func (d declarations) has(name string, sorts []string) bool {
	return slices.ContainsFunc(sorts, func(sort string) bool { return slices.Contains(d[sort], name) })
}

// checkReferences notes names that name nothing.
func (r *reader) checkReferences() {
	declared := declarationsOf(r.study)
	for _, ref := range r.references {
		name := ref.name
		if slices.Contains(ref.to, "flow") {
			name = strings.TrimSuffix(name, Then)
		}
		if declared.has(name, ref.to) {
			continue
		}
		at, _ := r.inScalar(ref.node, ref.offset)
		r.add(at, len([]rune(ref.name)), declared.hint(ref), "no %s is called %s", strings.Join(ref.to, " or "), quote(name))
	}
}

// hint says what a name that names nothing may have meant.
func (d declarations) hint(ref reference) string {
	for sort, ids := range d {
		if slices.Contains(ids, ref.name) && sort != "source" {
			return quote(ref.name) + " is " + article(sort)
		}
	}
	var candidates []string
	for _, sort := range ref.to {
		candidates = append(candidates, d[sort]...)
	}
	if near := nearest(ref.name, candidates); near != "" {
		return "did you mean " + quote(near) + "?"
	}
	if len(ref.to) == 1 && ref.to[0] == "source" {
		return "add it to sources, or write " + Assumption
	}
	if len(candidates) == 0 {
		return "the study has no " + ref.to[0] + "s"
	}
	return ""
}
