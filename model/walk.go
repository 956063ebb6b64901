package model

// Walk visits the steps of a flow in the order in which they are written, groups before what is in
// them, with how deep each is nested. It does not follow "use" into other flows.
func (f *Flow) Walk(visit func(s *Step, depth int)) { walk(f.Steps, 0, visit) }

func walk(steps []Step, depth int, visit func(s *Step, depth int)) {
	for i := range steps {
		s := &steps[i]
		visit(s, depth)
		if s.Parallel != nil {
			walk(s.Parallel.Steps, depth+1, visit)
		}
		for j := range s.Either {
			walk(s.Either[j].Steps, depth+1, visit)
		}
		if s.Hop != nil {
			walk(s.Hop.Then, depth+1, visit)
		}
	}
}

// HasThen reports whether something happens behind an asynchronous step of the flow, so that an
// objective may speak of it.
func (f *Flow) HasThen() bool {
	found := false
	f.Walk(func(s *Step, _ int) { found = found || s.Hop != nil && len(s.Hop.Then) > 0 })
	return found
}
