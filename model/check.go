package model

// check notes what is wrong with the meaning of a study that is written correctly.
func (r *reader) check() {
	r.checkReferences()
}
