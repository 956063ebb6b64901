package review

import (
	"strings"
	"time"

	"casebook/model"
	"casebook/model/quantity"
)

var stageTrigger = &Rule{
	ID:       "DOC-008",
	Name:     "stage-trigger",
	Severity: Warn,
	Finds:    "A stage of the roadmap that another follows ends at nothing that can be measured; or a stage ends at what is reached before it begins; or the last stage has ended by its date.",
	Why:      "Without a number nobody knows when to begin with the next stage, and so it is begun after the outage.",
	Fix:      "Say at which rate, size or date it ends, such as `until: 1500/s`.",

	check: func(s *subject, c *collector) {
		for i := range s.Roadmap {
			st, last := &s.Roadmap[i], i == len(s.Roadmap)-1
			switch {
			case !last && !strings.ContainsAny(st.Until, "0123456789"):
				c.find(st.Pos, "The stage "+st.ID+" ends at nothing that can be measured.", st.ID)
			case i > 0 && reachedBefore(s.Roadmap[i-1].Until, st.Until):
				c.find(st.Pos, "The stage "+st.ID+" ends at "+st.Until+", which is reached before it begins: "+
					"the stage before ends at "+s.Roadmap[i-1].Until+".", st.ID)
			case last && s.past(st):
				c.find(st.Pos, "The last stage, "+st.ID+", was to end on "+st.Until+".", st.ID)
			}
		}
	},
}

// past reports whether a stage ends on a date that is over.
func (s *subject) past(st *model.Stage) bool {
	_, err := time.Parse(time.DateOnly, st.Until)
	return err == nil && s.today != "" && st.Until < s.today
}

// reachedBefore reports whether a trigger is reached no later than the one of the stage before, where both are
// dates or numbers of the same unit.
func reachedBefore(before, after string) bool {
	_, err := time.Parse(time.DateOnly, before)
	_, err2 := time.Parse(time.DateOnly, after)
	if err == nil && err2 == nil {
		return after <= before // dates are written so that they sort
	}
	a, err := quantity.Parse(before)
	b, err2 := quantity.Parse(after)
	return err == nil && err2 == nil && a.Dim == b.Dim && b.Value <= a.Value
}
