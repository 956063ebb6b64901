package review

var requirementUntraced = &Rule{
	ID:       "DOC-005",
	Name:     "requirement-untraced",
	Severity: Warn,
	Finds:    "An objective states no number, or is on a flow that has nothing by which it could be computed, such as one in which nobody waits for anything.",
	Why:      "What cannot be traced to a part of the design cannot be checked, neither now nor when the design changes.",
	Fix:      "Give the objective a target, and the flow the steps that it is about; of what happens behind messages speak as FLOW/then.",

	check: func(s *subject, c *collector) {
		for i := range s.Constraints.Objectives {
			o := &s.Constraints.Objectives[i]
			any := o.Availability.Known() || o.P50.Known() || o.P95.Known() || o.P99.Known() || o.P999.Known()
			if !any {
				c.find(o.Pos, "The objective on "+o.Flow+" states no number.", o.Flow)
			}
		}
		for i := range s.figures.Verdicts {
			if v := &s.figures.Verdicts[i]; !v.Figure.Known() && v.Figure.Reason != "" {
				c.find(v.Objective.Pos, "The objective on "+v.Objective.Flow+" cannot be computed: "+v.Figure.Reason+".", v.Objective.Flow)
			}
		}
	},
}
