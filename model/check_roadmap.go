package model

import "strings"

// checkRoadmap notes stages that do not follow from each other.
func (r *reader) checkRoadmap() {
	ids := map[string]Pos{}
	present := r.study.atFirst()
	for i := range r.study.Roadmap {
		s := &r.study.Roadmap[i]
		if before, ok := ids[s.ID]; ok && s.ID != "" {
			r.fault(r.places[&s.ID], "", "stage %s is here a second time; it is on line %d already", quote(s.ID), before.Line)
		}
		ids[s.ID] = s.Pos
		r.checkStage(s, i, present)
	}
}

// checkStage notes what a stage cannot do to the components of the stage before, and does the rest.
func (r *reader) checkStage(s *Stage, index int, present map[string]bool) {
	if n, ok := r.places[&s.Components]; ok && index > 0 {
		r.add(place(n), 1, "write what changes, as add and remove", "components is for the first stage")
	}
	if index == 0 {
		r.checkListed(s.Components)
	}
	for i := range s.Add {
		if id := &s.Add[i]; present[*id] {
			r.fault(r.places[id], "", "%s is there already", quote(*id))
		}
		present[s.Add[i]] = true
	}
	for i := range s.Remove {
		if id := &s.Remove[i]; r.study.Component(*id) != nil && !present[*id] {
			r.fault(r.places[id], "", "%s is not there at this stage", quote(*id))
		}
		delete(present, s.Remove[i])
	}
	for i := range s.Replicas {
		if id := &s.Replicas[i].ID; r.study.Component(*id) != nil && !present[*id] {
			r.fault(r.places[id], "", "%s is not there at this stage", quote(*id))
		}
	}
	for i := range s.Set {
		r.checkSetting(&s.Set[i], present)
	}
}

// checkListed notes a component that the first stage lists twice.
func (r *reader) checkListed(list []string) {
	seen := map[string]bool{}
	for i := range list {
		if seen[list[i]] && list[i] != "" {
			r.fault(r.places[&list[i]], "", "%s is here a second time", quote(list[i]))
		}
		seen[list[i]] = true
	}
}

// checkSetting notes a setting that speaks of no component or no key of it, or whose value that key
// cannot have.
func (r *reader) checkSetting(s *StageSetting, present map[string]bool) {
	n := r.places[&s.ID]
	id, key, _ := strings.Cut(s.ID, ".")
	component := reference{node: n, name: id, to: []string{"component"}}
	switch {
	case key == "":
		r.fault(n, "write it as component.key, such as api.rate", "%s names no key of a component", quote(s.ID))
		return
	case !r.declared.has(id, component.to...):
		r.fault(n, r.declared.hint(component), "no component is called %s", quote(id))
		return
	case !present[id]:
		r.fault(n, "", "%s is not there at this stage", quote(id))
	}
	r.trySetting(s)
}
