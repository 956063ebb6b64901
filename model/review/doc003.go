package review

import (
	"strings"

	"casebook/model/analyze"
)

var decisionThin = &Rule{
	ID:       "DOC-003",
	Name:     "decision-thin",
	Severity: Error,
	Finds:    "A decision has fewer than two options, gives no reason for its choice, or chooses an option that does not score highest without saying why as `override`.",
	Why:      "A decision that was not compared with anything is a habit. And if the scores say one thing and the choice another, either is wrong, and whoever comes next does not know which.",
	Fix:      "Write down the next best option and the reason; mend the weights, or say in `override` what they do not show.",

	check: func(s *subject, c *collector) {
		for i := range s.Tradeoffs {
			d := &s.Tradeoffs[i]
			var faults []string
			if len(d.Options) < 2 {
				faults = append(faults, "has fewer than two options")
			}
			if d.Choice != "" && strings.TrimSpace(string(d.Because)) == "" {
				faults = append(faults, "gives no reason for its choice")
			}
			if w := s.weighed(d.ID); w != nil && strings.TrimSpace(string(d.Override)) == "" {
				if better := c.outscored(w); better != "" {
					faults = append(faults, "chooses "+d.Choice+" although "+better)
				}
			}
			if len(faults) > 0 {
				c.find(d.Pos, "The decision "+d.ID+" "+list(faults)+".", d.ID)
			}
		}
	},
}

// weighed returns a decision with its options weighed, if something was chosen, or nil.
func (s *subject) weighed(id string) *analyze.Decision {
	for i := range s.figures.Decisions {
		if d := &s.figures.Decisions[i]; d.ID == id && d.Chosen >= 0 {
			return d
		}
	}
	return nil
}

// outscored says which option scores higher than the one chosen, or "". Where scores are missing it
// notes them.
func (c *collector) outscored(d *analyze.Decision) string {
	chosen := d.TotalOf(d.Chosen)
	best, better := chosen.Value.Value*(1+1e-9), ""
	for o := range d.Decision.Options {
		total := d.TotalOf(o)
		c.lacks(total, d.ID)
		if chosen.Known() && total.Known() && total.Value.Value > best {
			best = total.Value.Value
			better = d.Decision.Options[o].ID + " scores " + text(total) + " and it " + text(chosen)
		}
	}
	return better
}
