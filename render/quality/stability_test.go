package quality

import (
	"context"
	"fmt"
	"math"
	"testing"

	"casebook/model"
	"casebook/model/studytest"
	"casebook/render/geom"
	"casebook/render/proof"
	"casebook/render/view"
)

// keptShare is how many of the left/right and above/below relations of components an edit leaves as
// they were.
const keptShare = .95

// apart is how far the centres of two components are from each other on an axis at least, in
// pixels, where a reader takes one of them for the one before the other.
const apart = 40

// moves counts what edits of a kind have done.
type moves struct {
	edits     int
	relations int // between components, before the edit
	kept      int // of these, after it
	still     int // edits that have moved no component
	turned    int // edits that have changed the direction
	worst     float64
	worstEdit string
}

// TestStability edits studies one edit at a time and looks at what that moves.
func TestStability(t *testing.T) {
	subjects := append(bundled(t), sample(t, "target-payment"))
	subjects = append(subjects, madeUp(2, 12, 24)...)
	seeds := 3
	if testing.Short() {
		subjects, seeds = append(madeUp(1, 12, 12), sample(t, "target-payment")), 1
	}
	edits, before := editsOf(t, subjects, seeds)
	if !testing.Short() && len(edits) < 200 {
		t.Errorf("only %d edits", len(edits))
	}
	after := make([]*proof.Picture, len(edits))
	each(t, len(edits), func(ctx context.Context, i int) (err error) {
		after[i], err = drawText(ctx, edits[i].Text)
		return err
	})
	byKind := map[string]*moves{"all": {}}
	for i, e := range edits {
		if byKind[e.Kind] == nil {
			byKind[e.Kind] = &moves{}
		}
		was := before[e.subject]
		name := subjects[e.subject].name + ": " + e.Name
		for _, kind := range []string{e.Kind, "all"} {
			byKind[kind].count(name, was, after[i])
		}
		if was.Direction != after[i].Direction {
			t.Errorf("%s: the direction was %s and is %s", name, was.Direction, after[i].Direction)
		}
		if e.Kind == studytest.Relabel && !still(was, after[i]) {
			t.Errorf("%s: components have moved", name)
		}
	}
	report(t, byKind)
	if all := byKind["all"]; float64(all.kept) < keptShare*float64(all.relations) {
		t.Errorf("%.1f %% of the relations are kept, want %.0f %%", all.percent(), 100*keptShare)
	}
}

// edit is an edit of one of the subjects.
type edit struct {
	studytest.Edit
	subject int
}

// editsOf returns edits of subjects, and the pictures of the subjects before them.
func editsOf(t *testing.T, subjects []subject, seeds int) ([]edit, []*proof.Picture) {
	t.Helper()
	found := make([][]edit, len(subjects))
	before := make([]*proof.Picture, len(subjects))
	each(t, len(subjects), func(ctx context.Context, i int) (err error) {
		for seed := range seeds {
			for _, e := range studytest.Edits(subjects[i].text, seed) {
				found[i] = append(found[i], edit{e, i})
			}
		}
		before[i], err = drawText(ctx, subjects[i].text)
		return err
	})
	var all []edit
	for _, of := range found {
		all = append(all, of...)
	}
	return all, before
}

// drawText returns the components view of a study.
func drawText(ctx context.Context, text []byte) (*proof.Picture, error) {
	study, err := model.LoadAs("study", "study.yaml", text)
	if err != nil {
		return nil, err
	}
	return draw(ctx, view.Of(study), "components", layouter())
}

// count adds what an edit has done.
func (m *moves) count(name string, before, after *proof.Picture) {
	m.edits++
	relations, kept := compare(before, after)
	m.relations += relations
	m.kept += kept
	if still(before, after) {
		m.still++
	}
	if before.Direction != after.Direction {
		m.turned++
	}
	if lost := 1 - float64(kept)/float64(max(relations, 1)); lost > m.worst {
		m.worst, m.worstEdit = lost, name
	}
}

func (m *moves) percent() float64 { return 100 * float64(m.kept) / float64(max(m.relations, 1)) }

// report prints a row for each kind of edit, and for all of them.
func report(t *testing.T, byKind map[string]*moves) {
	t.Helper()
	rows := []string{"edit\tedits\tkept\tunmoved\tturned\tworst\t"}
	for _, kind := range append(studytest.Kinds(), "all") {
		if m := byKind[kind]; m != nil {
			rows = append(rows, fmt.Sprintf("%s\t%d\t%.1f %%\t%d\t%d\t%.1f %%\t%s",
				kind, m.edits, m.percent(), m.still, m.turned, 100*(1-m.worst), m.worstEdit))
		}
	}
	table(t, rows)
}

// centres returns where the components of a picture are, by id.
func centres(p *proof.Picture) map[string]geom.Point {
	at := map[string]geom.Point{}
	for _, c := range p.Components {
		at[c.ID] = c.Box.Center()
	}
	return at
}

// compare returns how many relations the components in both pictures have to each other in the
// first, and how many of those they have in the second: one for each axis on which two are apart.
func compare(before, after *proof.Picture) (relations, kept int) {
	was, is := centres(before), centres(after)
	axis := func(was, is float64) {
		if math.Abs(was) < apart {
			return
		}
		relations++
		if was*is > 0 {
			kept++
		}
	}
	for i, a := range before.Components {
		for _, b := range before.Components[:i] {
			if _, there := is[a.ID]; !there {
				continue
			}
			if _, there := is[b.ID]; !there {
				continue
			}
			w, n := was[b.ID].Sub(was[a.ID]), is[b.ID].Sub(is[a.ID])
			axis(w.X, n.X)
			axis(w.Y, n.Y)
		}
	}
	return relations, kept
}

// still reports whether the components in both pictures have the same places, but for a shift of
// all of them.
func still(before, after *proof.Picture) bool {
	was, is := centres(before), centres(after)
	var shift geom.Point
	shifted := false
	for _, c := range before.Components { // in order: the first decides
		now, there := is[c.ID]
		if !there {
			continue
		}
		d := now.Sub(was[c.ID])
		if !shifted {
			shift, shifted = d, true
		}
		if d.Dist(shift) > .1 { // files have two digits
			return false
		}
	}
	return true
}
