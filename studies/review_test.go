package studies

import (
	"maps"
	"slices"
	"testing"

	"casebook/model/analyze"
	"casebook/model/review"
)

// leftOpen are the warnings that the studies neither mend nor accept: the questions that a review of them
// would go on about.
var leftOpen = map[string][]string{
	// Half of the minutes in which no card may be entered are those of one content network.
	"payment-gateway": {"SLO-002@tokenise@card-fields"},
	// Deliveries are twice as fast as the peak, so after half an hour it takes them as long again.
	"notification-fanout": {"RES-014@delivery@inbox-slow"},
	// A page that asks for values may wait four times as long as all of it should take.
	"feature-flag-platform": {"SLO-004@lb->evaluator@client"},
	// The refiner too has twice what it needs, and dashboards stand still until it has caught up.
	"streaming-analytics-pipeline": {"RES-014@refiner@checkpoint-spiral"},
}

// TestReview checks that what a review finds in the studies is mended or accepted with a reason, but for
// what is left open on purpose, and that the facts that it lacks are those that the studies leave out.
func TestReview(t *testing.T) {
	for _, id := range slices.Sorted(maps.Keys(leftUnknown)) {
		r := review.Review(analysed(t, id, analyze.Options{}), review.Options{Today: "2026-11-26"})
		var open, lacking []string
		for _, f := range r.Open() {
			switch {
			case f.Rule.ID == "DOC-006":
				lacking = append(lacking, f.Targets[0])
			case f.Severity == review.Error:
				t.Errorf("%s: %s is an error: %s", id, f.ID(), f.Message)
			default:
				open = append(open, f.ID())
			}
		}
		if want := leftOpen[id]; !slices.Equal(open, want) {
			t.Errorf("%s: open are\n  %q, and left open\n  %q", id, open, want)
		}
		for _, fact := range lacking {
			if !slices.Contains(leftUnknown[id], fact) {
				t.Errorf("%s does not say what %s is", id, fact)
			}
		}
		for _, a := range r.Study.Review.Accept {
			if a.Because == "" || a.Owner == "" || a.Until == "" {
				t.Errorf("%s accepts %s on %q and does not say why, who or until when", id, a.Rule, a.On)
			}
		}
	}
}
