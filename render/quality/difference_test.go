package quality

import (
	"context"
	"fmt"
	"slices"
	"testing"

	"casebook/model"
	differ "casebook/model/compare"
	"casebook/model/studytest"
	"casebook/render/view"
)

// TestDifferencesHaveNoFaults draws what differs after some edits of the studies that were written by
// hand, with before and after.
func TestDifferencesHaveNoFaults(t *testing.T) {
	subjects := append(bundled(t), sample(t, "target-payment"))
	if testing.Short() {
		subjects = subjects[:1]
	}
	found := make([][]flaw, len(subjects))
	each(t, len(subjects), func(ctx context.Context, i int) error {
		after, err := model.LoadAs("study", "study.yaml", edited(subjects[i].text, i, 5))
		if err != nil {
			return err
		}
		views := view.Difference(differ.Studies(subjects[i].load(t), after))
		for _, v := range views.List() {
			p, err := draw(ctx, views, v.Name, layouter())
			if err != nil {
				return fmt.Errorf("%s: %w", subjects[i].name, err)
			}
			for _, fault := range p.Faults() {
				found[i] = append(found[i], flaw{fault, subjects[i].name + " " + v.Name})
			}
		}
		return nil
	})
	all := slices.Concat(found...)
	tell(t, all)
	if len(all) > 0 {
		t.Errorf("%d faults", len(all))
	}
}

// edited returns a study after so many edits of different kinds.
func edited(text []byte, seed, edits int) []byte {
	for k := range edits {
		all := studytest.Edits(text, seed+k)
		if len(all) > 0 {
			text = all[(seed+3*k)%len(all)].Text
		}
	}
	return text
}
