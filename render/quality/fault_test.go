package quality

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"testing"

	"casebook/model"
	"casebook/render/proof"
	"casebook/render/view"
)

// unavoidable says how many faults of a kind there are in the pictures of made-up studies, and why.
// A number here may become smaller; it never grows.
var unavoidable = map[proof.Kind]struct {
	count  int
	reason string
}{
	proof.LabelStruck: {1, "lines of a hub run so close to each other that no label fits between them"},
}

// flaw is a fault of one of the pictures.
type flaw struct {
	proof.Fault
	picture string
}

// flaws draws all views of the subjects, and returns what is wrong with them.
func flaws(t *testing.T, subjects []subject) []flaw {
	t.Helper()
	found := make([][]flaw, len(subjects))
	each(t, len(subjects), func(ctx context.Context, i int) error {
		study, err := model.LoadAs("study", "study.yaml", subjects[i].text)
		if err != nil {
			return err
		}
		views := view.Of(study)
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
	return slices.Concat(found...)
}

// TestNoFaults draws every view of the studies that were written by hand.
func TestNoFaults(t *testing.T) {
	found := flaws(t, append(bundled(t), sample(t, "target-payment")))
	tell(t, found)
	if len(found) > 0 {
		t.Errorf("%d faults", len(found))
	}
}

// TestFewFaults draws every view of made-up studies, and checks that no more is wrong than what
// cannot be helped.
func TestFewFaults(t *testing.T) {
	subjects := madeUp(14, 5, 60)
	if testing.Short() {
		subjects = madeUp(3, 5, 25)
	}
	found := flaws(t, subjects)
	tell(t, found)
	count := map[proof.Kind]int{}
	for _, f := range found {
		count[f.Kind]++
	}
	for _, kind := range slices.Sorted(maps.Keys(count)) {
		n := count[kind]
		if most := unavoidable[kind].count; n > most {
			t.Errorf("%s: %d faults, want %d at most", kind, n, most)
		}
	}
	for kind, most := range unavoidable {
		if n := count[kind]; n < most.count && !testing.Short() {
			t.Errorf("%s: only %d faults are left of %d: lower the number", kind, n, most.count)
		}
	}
}

// tell prints how many faults of each kind there are, why, and where one is to be seen.
func tell(t *testing.T, found []flaw) {
	t.Helper()
	rows := []string{"fault\tcount\treason\tfor example"}
	slices.SortStableFunc(found, func(a, b flaw) int { return slices.Compare([]proof.Kind{a.Kind}, []proof.Kind{b.Kind}) })
	for i := 0; i < len(found); {
		kind, n := found[i].Kind, 0
		for i+n < len(found) && found[i+n].Kind == kind {
			n++
		}
		rows = append(rows, fmt.Sprintf("%s\t%d\t%s\t%s: %s", kind, n, unavoidable[kind].reason, found[i].picture, found[i].Fault))
		i += n
	}
	if len(rows) > 1 {
		table(t, rows)
	}
}

// TestExtremes draws what is rare and hard: all of it is there, and all words are legible and inside
// their boxes.
func TestExtremes(t *testing.T) {
	s := sample(t, "extreme")
	study := s.load(t)
	p := components(t, s, layouter())
	a := &study.Architecture
	if len(p.Components) != len(a.Components) || len(p.Connections) != len(a.Connections) || len(p.Zones) != len(a.Zones) {
		t.Errorf("%d components of %d, %d connections of %d, %d zones of %d", len(p.Components), len(a.Components),
			len(p.Connections), len(a.Connections), len(p.Zones), len(a.Zones))
	}
	found := flaws(t, []subject{s})
	tell(t, found)
	illegible := []proof.Kind{
		proof.TextOutside, proof.TextOffPicture, proof.TextSmall, proof.TextStretched, proof.TextOverText,
		proof.TextStruck, proof.TitleStruck, proof.TitleCovered, proof.PartOffPicture, proof.PartOutsideZone, proof.PartsOverlap, proof.LabelOverLabel, proof.LabelOverPart,
	}
	for _, f := range found {
		if slices.Contains(illegible, f.Kind) {
			t.Errorf("%s: %s", f.picture, f.Fault)
		}
	}
}
