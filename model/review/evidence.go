package review

import (
	"slices"
	"strings"

	"casebook/model"
	"casebook/model/analyze"
	"casebook/model/quantity"
)

// This file has what rules say of the figures that they rest on.

// lacks notes that a figure is not known for want of facts. That no flow reaches a component is for
// another rule to say.
func (c *collector) lacks(f analyze.Figure, targets ...string) {
	facts := slices.DeleteFunc(slices.Clone(f.Missing), func(fact string) bool { return strings.HasPrefix(fact, "a flow ") })
	if len(facts) > 0 {
		c.unknown(facts, targets...)
	}
}

// text writes a figure for people to read.
func text(f analyze.Figure) string { return quantity.Format(f.Value) }

// percent writes a share without more digits than anybody wants of a utilisation.
func percent(share float64) string {
	if share > .1 {
		share = float64(int(share*100+.5)) / 100
	}
	return quantity.Format(quantity.Share(share))
}

// share returns a threshold that is a share, as a number. One that is something else is not heeded.
func (s *subject) share(id string, usual float64) float64 {
	if q := s.threshold(id, quantity.Share(usual)); q.Is("share") == nil {
		return q.Value
	}
	return usual
}

// waited reports whether somebody waits for a component: it is called, and not only behind messages.
func (s *subject) waited(id string) bool {
	found := false
	s.each(func(h *hop) {
		found = found || h.To == id && h.Mode == model.Sync && !h.behind
	})
	return found
}
