package studies

import (
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"strings"
	"testing"

	"casebook/model"
	"casebook/render/book"
	"casebook/render/proof"
	"casebook/render/svg"
	"casebook/render/view"
)

// TestPicturesAreProofread proofreads all pictures of the library. Each fault is one that is known: the
// counts go down, and never up. It prints how many faults each picture has, and its measures.
func TestPicturesAreProofread(t *testing.T) {
	studio := book.OpenStudio(0)
	t.Cleanup(func() {
		if err := studio.Close(); err != nil {
			t.Error(err)
		}
	})
	names, err := fs.Glob(Library, "*.yaml")
	if err != nil {
		t.Fatal(err)
	}
	found := tally{}
	table := "\nfaults  " + proof.MeasuresHead + "  picture\n"
	for _, name := range names {
		data, err := Library.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		sets := map[svg.Theme]*view.Set{}
		s, err := model.Load(name, data)
		if err != nil {
			t.Fatal(err)
		}
		for _, theme := range svg.Themes() {
			themed := *s
			themed.Theme = string(theme)
			sets[theme] = view.Of(&themed)
		}
		for _, v := range view.Of(s).List() {
			p := proofread(t, studio, sets, v.Name)
			faults := p.Faults()
			table += fmt.Sprintf("%6d  %s  %s %s\n", len(faults), p.Measures(), s.ID, v.Name)
			for _, f := range faults {
				found.add(s.ID, v.Name, f)
			}
		}
	}
	t.Log(table)
	compare(t, found)
}

// proofread draws a view of a study in all themes and reads what was written, which must be the same but for its
// colours.
func proofread(t *testing.T, studio *book.Studio, sets map[svg.Theme]*view.Set, name string) *proof.Picture {
	t.Helper()
	var first *proof.Picture
	var said string
	for _, theme := range svg.Themes() {
		file, _, err := studio.Draw(t.Context(), sets[theme], name)
		if err != nil {
			t.Fatal(err)
		}
		p, err := proof.Read(file)
		if err != nil {
			t.Fatalf("%s in %s: %v", name, theme, err)
		}
		says := fmt.Sprint(p.Faults(), p.Measures())
		if first == nil {
			first, said = p, says
		} else if says != said {
			t.Errorf("%s: in %s it has %s, in %s %s", name, svg.Themes()[0], said, theme, says)
		}
	}
	return first
}

// tally counts faults by kind, for all pictures of a sort of a study together, and keeps what they say.
type tally map[string]map[proof.Kind][]string

func (y tally) add(study, view string, f proof.Fault) {
	sort, _, _ := strings.Cut(view, "/")
	key := study + " " + sort
	if y[key] == nil {
		y[key] = map[proof.Kind][]string{}
	}
	y[key][f.Kind] = append(y[key][f.Kind], view+": "+f.String())
}

// compare checks that the faults found are those that are known.
func compare(t *testing.T, found tally) {
	t.Helper()
	for _, key := range slices.Sorted(maps.Keys(found)) {
		for _, kind := range slices.Sorted(maps.Keys(found[key])) {
			faults, n := found[key][kind], known[key][kind]
			if len(faults) > n {
				shown := faults[:min(len(faults), 5)]
				t.Errorf("%s: %d faults of kind %s, and %d are known, among them\n  %s", key, len(faults), kind, n, strings.Join(shown, "\n  "))
			}
		}
	}
	for _, key := range slices.Sorted(maps.Keys(known)) {
		for _, kind := range slices.Sorted(maps.Keys(known[key])) {
			if got, n := len(found[key][kind]), known[key][kind]; got < n {
				t.Errorf("%s: %d faults of kind %s are known, and %d are left: lower the count", key, n, kind, got)
			}
			if reasons[kind] == "" {
				t.Errorf("%s: no reason is given for faults of kind %s", key, kind)
			}
		}
	}
	if t.Failed() {
		t.Logf("known would be:\n%s", found)
	}
}

// String returns the tally as known has it.
func (y tally) String() string {
	var b strings.Builder
	for _, key := range slices.Sorted(maps.Keys(y)) {
		var counts []string
		for _, kind := range slices.Sorted(maps.Keys(y[key])) {
			counts = append(counts, fmt.Sprintf("%q: %d", kind, len(y[key][kind])))
		}
		fmt.Fprintf(&b, "\t%q: {%s},\n", key, strings.Join(counts, ", "))
	}
	return b.String()
}
