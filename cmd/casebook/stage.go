package main

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"casebook/model"
	"casebook/model/analyze"
)

// atStage returns an error for each flag that speaks of a component which the study has, but not at the
// stage that is asked for: whatever is said of it there says nothing.
func atStage(s *model.Study, set []model.Setting, o *analyze.Options) error {
	at := slices.IndexFunc(s.Roadmap, func(st model.Stage) bool { return st.ID == o.Stage })
	if at < 0 {
		return nil // it is no stage, or none is asked for
	}
	var errs []error
	for _, setting := range set {
		for _, id := range setting.Elements() {
			if elsewhere(s, at, id) {
				errs = append(errs, &inputError{fmt.Errorf("--set %s: %s", setting, notAtStage(s, at, id))})
			}
		}
	}
	for _, id := range o.Fail {
		if elsewhere(s, at, id) {
			errs = append(errs, &inputError{fmt.Errorf("--fail %s: %s", id, notAtStage(s, at, id))})
		}
	}
	return errors.Join(errs...)
}

// elsewhere reports whether an id is that of a component alone, and that is not there at a stage.
func elsewhere(s *model.Study, stage int, id string) bool {
	a := &s.Architecture
	return hasComponent(a.Components, id) && !hasComponent(s.AtStage(stage), id) &&
		!slices.ContainsFunc(a.Zones, func(z model.Zone) bool { return z.ID == id }) &&
		!slices.ContainsFunc(a.Flows, func(f model.Flow) bool { return f.ID == id }) &&
		!slices.ContainsFunc(a.Failures, func(f model.Failure) bool { return f.ID == id })
}

func hasComponent(list []model.Component, id string) bool {
	return slices.ContainsFunc(list, func(c model.Component) bool { return c.ID == id })
}

// notAtStage says that a component is not there at a stage, and at which it is.
func notAtStage(s *model.Study, stage int, id string) string {
	told := fmt.Sprintf("component %q is not there at the stage %q", id, s.Roadmap[stage].ID)
	var there []string
	for i := range s.Roadmap {
		if hasComponent(s.AtStage(i), id) {
			there = append(there, s.Roadmap[i].ID)
		}
	}
	if len(there) == 0 {
		return told + ", nor at any other; leave out --stage"
	}
	return told + "; it is at " + strings.Join(there, ", ")
}
