package model

// check notes what is wrong with the meaning of what was read.
func (r *reader) check() {
	r.declared = declarationsOf(r.study)
	r.checkReferences()
	r.checkSources()
	r.checkArchitecture()
	r.linkFlows()
	r.checkFlows()
	for i := range r.study.Tradeoffs {
		r.checkDecision(&r.study.Tradeoffs[i])
	}
	r.checkRoadmap()
	r.checkTemplate()
}
