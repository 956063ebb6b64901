package review

import (
	"strings"
	"testing"
)

// TestThresholdsOfFigures holds rules to the thresholds of a study, and to the usual ones where what it says is no
// such thing.
func TestThresholdsOfFigures(t *testing.T) {
	for _, test := range []struct {
		rule, threshold string
		found           bool
	}{
		{"CAP-002", "utilisation: 60%", true},
		{"CAP-002", "utilisation: 80%", false},
		{"CAP-002", "utilisation: 3GB", true},
		{"CAP-002", "utilisation: 80", true},
		{"CAP-003", "zone_loss: 120%", true}, // which is still too much to carry
		{"CAP-007", "runway: 180d", true},
		{"CAP-007", "runway: 7d", false},
		{"CAP-009", "ramp: 10%/min", true},
		{"CAP-009", "ramp: 1%/min", false},
		{"SLO-002", "dependency_budget: 50%", false},
		{"SLO-005", "slow_answers: 90%", false},
		{"DOC-004", "weight_flip: 5%", false},
	} {
		r := Find(test.rule)
		e, err := r.Example()
		if err != nil {
			t.Fatal(err)
		}
		if strings.Contains(e.Fail, "review:") {
			t.Fatalf("the example of %s has thresholds of its own", r.ID)
		}
		ids := found(t, r, e.Fail+"review: {thresholds: {"+test.threshold+"}}\n")
		if (len(ids) > 0) != test.found {
			t.Errorf("%s with %s finds %q", r.ID, test.threshold, ids)
		}
	}
}

// TestNoBudgetToCompare holds SLO-007 to say what it lacks of a budget.
func TestNoBudgetToCompare(t *testing.T) {
	e, err := costOverBudget.Example()
	if err != nil {
		t.Fatal(err)
	}
	for threshold, want := range map[string]string{
		"cost: 60%":         "review.thresholds.cost, a cost such as $70k/month",
		"cost: EUR 9/month": "review.thresholds.cost in $",
	} {
		if got := strings.Join(lacked(t, costOverBudget, strings.Replace(e.Fail, "cost: $1k/month", threshold, 1)), " "); got != want {
			t.Errorf("with %s it lacks %q, want %q", threshold, got, want)
		}
	}
}
