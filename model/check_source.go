package model

// checkSources notes a source under the name that stands for a guess.
func (r *reader) checkSources() {
	for i := range r.study.Sources {
		if s := &r.study.Sources[i]; s.ID == Assumption {
			r.fault(r.places[&s.ID], "give the source another name",
				"%s stands for a guess, which has no source", quote(s.ID))
		}
	}
}
