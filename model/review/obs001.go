package review

import "casebook/model"

var sloWithoutSLI = &Rule{
	ID:       "OBS-001",
	Name:     "slo-without-sli",
	Severity: Warn,
	Finds:    "An objective does not say what is measured (`sli`), over which time (`window`), or when somebody is told (`alert`).",
	Why: "A number that nobody measures is a wish. Where and how it is measured decides whether a retry, a refusal or a slow answer counts, " +
		"and without an alert the budget is gone before anybody looks.",
	Source: "The Site Reliability Workbook, chapter 5, Alerting on SLOs",
	Fix:    "Say what share of what is good and where it is measured, give the window, and alert on how fast the budget burns: 14.4 times over an hour is a page.",

	check: func(s *subject, c *collector) {
		for i := range s.Constraints.Objectives {
			o := &s.Constraints.Objectives[i]
			if lacks := unmeasured(o); len(lacks) > 0 {
				c.find(o.Pos, "The objective of "+o.Flow+" says nothing of "+list(lacks)+".", o.Flow)
			}
		}
	},
}

// unmeasured returns what an objective does not say.
func unmeasured(o *model.Objective) []string {
	var lacks []string
	if o.SLI == "" {
		lacks = append(lacks, "what is measured")
	}
	if !o.Window.Known() {
		lacks = append(lacks, "the time over which it counts")
	}
	if o.Alert == "" {
		lacks = append(lacks, "when somebody is told")
	}
	return lacks
}
