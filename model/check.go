package model

// check notes what is wrong with the meaning of what was read.
func (r *reader) check() {
	r.checkReferences()
	r.linkFlows()
	r.checkFlows()
}
