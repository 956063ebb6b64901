package writeup

import "strings"

// HasReview reports whether the study has settings for the design review.
func (d *document) HasReview() bool {
	return len(d.study.Review.Thresholds)+len(d.study.Review.Accept) > 0
}

// Thresholds returns the limits that differ from the usual ones.
func (d *document) Thresholds() string {
	t := table{head: []string{"Limit", "Value"}}
	for _, l := range d.study.Review.Thresholds {
		t.rows = append(t.rows, []string{escape(l.ID), amount(l.Value)})
	}
	return t.piece()
}

// Accepted returns the findings that somebody has accepted.
func (d *document) Accepted() string {
	var l list
	for _, a := range d.study.Review.Accept {
		lead := strong(escape(a.Rule))
		switch a.On {
		case "":
		case "*":
			lead += " everywhere"
		default:
			lead += " on " + escape(a.On)
		}
		it := led(lead+":", blocksOf(a.Because))
		var f facts
		f.word(a.Owner, "accepted by ", "")
		f.word(a.Until, "until ", "")
		if len(f) > 0 {
			it = trailed(it, "("+strings.Join(f, ", ")+")")
		}
		l.items = append(l.items, it)
	}
	return l.piece()
}
