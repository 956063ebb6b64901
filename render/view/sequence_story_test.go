package view

import (
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"casebook/model"
	"casebook/render/scene"
	"casebook/render/svg"
)

var update = flag.Bool("update", false, "write the golden files anew")

func tickets(t testing.TB) *model.Study {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", "tickets.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	return load(t, string(data))
}

// TestSequenceGolden has a flow with everything that a sequence can show.
func TestSequenceGolden(t *testing.T) {
	sc, _, err := Of(tickets(t)).Draw(context.Background(), "sequence/buy", nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, fault := range faultsOf(sc) {
		t.Error(fault)
	}
	got, err := svg.Bytes(sc, svg.Options{})
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join("testdata", "tickets-sequence.svg")
	if *update {
		if err := os.WriteFile(file, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if string(got) != string(want) {
		t.Errorf("the picture is another than %s; if it is to be, run with -update and look at it", file)
	}
}

// told tells a story in lines, frames with what is in them set in.
func told(s *story, moments []moment) string {
	var lines []string
	depth := 0
	for _, m := range moments {
		line := ""
		switch m.what {
		case aMessage:
			line = m.number + " " + s.cast[m.from].ID + " " + s.cast[m.to].ID
		case aNote:
			line = "note on " + s.cast[m.from].ID + " " + s.cast[m.to].ID + ": " + m.words
		case aFrame:
			line = m.sort + ": " + m.words
		case aBranch:
			line = "or: " + m.words
		case anEnd:
			line = "end"
			depth--
		}
		at := depth
		if m.what == aBranch {
			at--
		}
		lines = append(lines, strings.Repeat("  ", at)+line)
		if m.what == aFrame {
			depth++
		}
	}
	return strings.Join(lines, "\n")
}

func TestStory(t *testing.T) {
	s := tickets(t)
	st := tell(s, s.Flow("buy"))
	want := `1 fan shop
either: seats known (90%)
  2a shop cache
or: not known (10%)
  2b1 shop cache
  2b2 shop seats
end
3 shop shop
note on shop shop: A seat is held for ten minutes, by fan and seat.
parallel: goes on after 1 of 2
  4a shop vault
or: 
  4b shop seats
end
5 shop bus
then: behind step 5
  5.1 bus mailer
  use: Send a ticket
    5.2.1 mailer fan
  end
end
6 seats cache`
	if got := told(st, st.moments); got != want {
		t.Errorf("told\n%s\nwant\n%s", got, want)
	}
	var cast []string
	for _, c := range st.cast {
		cast = append(cast, c.ID)
	}
	if want := []string{"fan", "shop", "cache", "seats", "bus", "vault", "mailer"}; !slices.Equal(cast, want) {
		t.Errorf("from left to right %q, want %q: those of a zone together", cast, want)
	}
}

// TestActivation looks at who is at work from when to when.
func TestActivation(t *testing.T) {
	for _, c := range []struct{ name, steps, want string }{
		{"calls nest", "[a -> b, b -> c, c -> d, b -> d]", "b 1-4, c 2-3, d 3-3, d 4-4"},
		{"a call from the start ends the others", "[a -> b, b -> c, a -> d]", "b 1-2, c 2-2, d 3-3"},
		{"a message is not waited for", "[a -> b, b ~> c, c -> d]", "b 1-2, c 2-3, d 3-3"},
		{"who only gets a message is not at work", "[a ~> b, a => c]", ""},
		{"to oneself", "[a -> b, b -> b, b -> c]", "b 1-3, b+1 2-2, c 3-3"},
		{"called back", "[a -> b, b -> a, a -> c]", "b 1-3, a 2-3, c 3-3"},
		{"ways begin alike", "[a -> b, either: [{steps: [b -> c, c -> d]}, {chance: 20%, steps: [b -> d]}], b -> c]", "b 1-5, c 2-3, d 3-3, d 4-4, c 5-5"},
		{"behind a message", "[a -> b, {step: b ~> c, then: [c -> d]}, b -> d]", "b 1-4, c 2-3, d 3-3, d 4-4"},
	} {
		s := load(t, `casebook: 1
title: T
kind: case_study
architecture:
  components: {a: {name: A, kind: service}, b: {name: B, kind: service}, c: {name: C, kind: service}, d: {name: D, kind: service}}
  connections: [a -> b, b -> c, c -> d, b -> d, a -> d, b ~> c, a ~> b, a => c, b -> b, b -> a, a -> c]
  flows: {f: {steps: `+c.steps+`}}
`)
		st := tell(s, s.Flow("f"))
		nth := map[int]int{} // messages by moment
		for _, m := range st.moments {
			if m.what == aMessage {
				nth[m.index] = len(nth) + 1
			}
		}
		var bars []string
		for _, b := range st.bars {
			level := ""
			if b.level > 0 {
				level = fmt.Sprintf("+%d", b.level)
			}
			bars = append(bars, fmt.Sprintf("%s%s %d-%d", st.cast[b.member].ID, level, nth[b.start], nth[b.end]))
		}
		if got := strings.Join(bars, ", "); got != c.want {
			t.Errorf("%s: %s\nwant %s", c.name, got, c.want)
		}
	}
}

// chain returns a study of so many components, each of which calls the next, with a flow of the given
// steps.
func chain(t testing.TB, components int, steps []string) *model.Study {
	t.Helper()
	var b strings.Builder
	b.WriteString("casebook: 1\ntitle: Chain\nkind: case_study\narchitecture:\n  zones: {odd: {name: Odd}, even: {name: Even, kind: trust}}\n  components:\n")
	for i := range components {
		fmt.Fprintf(&b, "    c%d: {name: Part %d, kind: service, in: %s}\n", i, i, []string{"even", "odd"}[i%2])
	}
	b.WriteString("  connections: [c0 -> c0, c0 ~> c1, c1 ~> c0")
	for i := 1; i < components; i++ {
		fmt.Fprintf(&b, ", c%d -> c%d", i-1, i)
	}
	b.WriteString("]\n  flows:\n    f:\n      name: All of it\n      steps:\n")
	for _, s := range steps {
		b.WriteString("        - " + s + "\n")
	}
	return load(t, b.String())
}

func repeat(n int, step string) []string { return slices.Repeat([]string{step}, n) }

func TestExtremes(t *testing.T) {
	deep := "c0 -> c1"
	for i := range 8 {
		deep = []string{"{parallel: [" + deep + ", c1 -> c2]}", "{either: [{when: so, steps: [" + deep + "]}, {when: not, chance: 3%}]}",
			"{step: c0 ~> c1, then: [" + deep + "]}"}[i%3]
	}
	var along []string
	for i := range 39 {
		along = append(along, fmt.Sprintf("c%d -> c%d: %d", i, i+1, i))
	}
	for name, c := range map[string]struct {
		study *model.Study
		pages int
	}{
		"200 steps":    {chain(t, 3, repeat(100, "c0 -> c1\n        - c1 -> c2")), 7},
		"200 notes":    {chain(t, 3, append([]string{"c0 -> c1"}, repeat(200, "note: so it is")...)), 7},
		"8 deep":       {chain(t, 3, []string{deep, "c1 -> c2"}), 1},
		"40 lifelines": {chain(t, 40, along), 2},
		"only itself":  {chain(t, 1+1, repeat(20, "c0 -> c0: again")), 1},
		"one step":     {chain(t, 3, []string{"c1 -> c2"}), 1},
		"long frame":   {chain(t, 3, []string{"{parallel: [" + strings.Repeat("c0 -> c1, ", 70) + "c1 -> c2]}"}), 2},
		"many ways":    {chain(t, 3, []string{"c0 -> c1", "either: [" + strings.Repeat("{when: a, chance: 1%}, ", 90) + "{steps: [c1 -> c2]}]"}), 3},
	} {
		pages := pagesOf(t, c.study, "f")
		if len(pages) != c.pages {
			t.Errorf("%s: %d pages, want %d", name, len(pages), c.pages)
		}
		for _, p := range pages {
			for _, fault := range faultsOf(p) {
				t.Errorf("%s: %s: %s", name, p.Title, fault)
			}
		}
	}
}

// A zone stands beside that which it is in, and does not say that it is inside.
func TestBandsStandSideBySide(t *testing.T) {
	sc, _, err := Of(load(t, strings.Replace(shop, "buyer: {name: Buyer, kind: person}", "buyer: {name: Buyer, kind: person, in: eu}", 1))).
		Draw(context.Background(), "sequence/order", nil)
	if err != nil {
		t.Fatal(err)
	}
	zones, order := groups(sc.Items, "zone")
	if len(order) != 3 {
		t.Fatalf("zones %q", order)
	}
	for id, z := range zones {
		if in := data(z, "in"); in != "" {
			t.Errorf("%s says that it is in %s", id, in)
		}
	}
}

func TestFlowOfNotesHasNoSequence(t *testing.T) {
	if pages := pagesOf(t, chain(t, 2, []string{"note: nothing happens"}), "f"); len(pages) != 0 {
		t.Errorf("%d pages", len(pages))
	}
}

// Pages end between steps that are not in a frame, where there are some.
func TestPagesAreCutAtTheTop(t *testing.T) {
	step := "c0 -> c1"
	group := "{parallel: [" + strings.Repeat("c0 -> c1, ", 11) + "c1 -> c2]}"
	s := chain(t, 3, slices.Concat(repeat(20, step), []string{group}, repeat(20, step)))
	for _, p := range tell(s, s.Flow("f")).pages() {
		if open := tell(s, s.Flow("f")).openAt(p.from); len(open) > 0 {
			t.Errorf("the page from %d on begins in %v", p.from, open)
		}
	}
}

// A frame that is cut begins anew on the next page, and says so.
func TestFramesGoOn(t *testing.T) {
	s := chain(t, 3, []string{"c0 -> c1", "either: [{when: much, chance: 90%, steps: [" + strings.Repeat("c0 -> c1, ", 44) + "c1 -> c2]}, {when: little, steps: [c1 -> c2]}]"})
	pages := pagesOf(t, s, "f")
	if len(pages) != 2 {
		t.Fatalf("%d pages", len(pages))
	}
	for i, want := range [][]string{
		{"either", "much (90%)", "continued on page 2"},
		{"either", "continued: much (90%)", "little (10%)"},
	} {
		frames := groupsOf(pages[i], "frame")
		if len(frames) != 1 || !slices.Equal(words(frames[0]), want) {
			t.Errorf("page %d has %d frames; the first says %q, want %q", i+1, len(frames), words(frames[0]), want)
		}
		if want := fmt.Sprintf("page %d of 2", i+1); !strings.Contains(pages[i].Title, want) {
			t.Errorf("title %q does not say %q", pages[i].Title, want)
		}
	}
	var names []string
	for _, v := range Of(s).List() {
		names = append(names, v.Name)
	}
	if want := []string{"overview", "components", "flow/f", "sequence/f", "sequence/f/2"}; !slices.Equal(names, want) {
		t.Errorf("views %q, want %q", names, want)
	}
}

// Faults that are planted are found; or else their absence would mean nothing.
func TestPlantedFaults(t *testing.T) {
	for name, spoil := range map[string]func(sc *scene.Scene, message *scene.Group){
		"words on a lifeline": func(_ *scene.Scene, m *scene.Group) { m.Items[len(m.Items)-1].(*scene.Text).At.X += 90 },
		"words on words": func(sc *scene.Scene, m *scene.Group) {
			other := groupsOf(sc, "connection")[1]
			m.Items[len(m.Items)-1].(*scene.Text).At = other.Items[len(other.Items)-1].(*scene.Text).At
		},
		"words outside":   func(_ *scene.Scene, m *scene.Group) { m.Items[len(m.Items)-1].(*scene.Text).At.Y = -9 },
		"words on a line": func(_ *scene.Scene, m *scene.Group) { m.Items[len(m.Items)-1].(*scene.Text).At.Y += 12 },
		"an arrow beside its lifeline": func(_ *scene.Scene, m *scene.Group) {
			m.Items[0].(*scene.Path).Segs[0].To.X += 3
		},
		"a note too small": func(sc *scene.Scene, _ *scene.Group) {
			p := groupsOf(sc, "note")[0].Items[0].(*scene.Path)
			for i := range p.Segs {
				p.Segs[i].To.Y = p.Segs[0].To.Y + 3
			}
		},
		"a zone through a head": func(sc *scene.Scene, _ *scene.Group) {
			groupsOf(sc, "zone")[1].Items[0].(*scene.Rect).Box.W -= 40
		},
	} {
		sc := pagesOf(t, tickets(t), "buy")[0]
		spoil(sc, groupsOf(sc, "connection")[0])
		if len(faultsOf(sc)) == 0 {
			t.Errorf("%s: not found", name)
		}
	}
}
