package view_test

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"casebook/model"
	"casebook/model/compare"
	"casebook/render/geom"
	"casebook/render/layout"
	"casebook/render/layout/place"
	"casebook/render/scene"
	"casebook/render/view"
	"casebook/studies"
)

func TestMain(m *testing.M) {
	place.Main()
	os.Exit(m.Run())
}

// TestContrast finds all pairs of paints that the views of the bundled studies, and of one with
// everything in it, have standing on each other, and checks their contrast in every theme. With -v
// it prints them.
func TestContrast(t *testing.T) {
	found := allPairs(t)
	for _, ground := range append(grounds(), scene.Card) {
		for _, want := range []scene.Paint{scene.Ink, scene.Muted} {
			if _, ok := found[pair{words, want, ground}]; !ok {
				t.Errorf("no study has %s on %s: it is not tested", want, ground)
			}
		}
	}
	for _, theme := range scene.Themes() {
		t.Logf("%s:\n%s", theme.Name, checkPairs(t, theme, found))
	}
}

// Whatever accent somebody chooses, what has it can be told from all that it is drawn on.
func TestContrastOfAccents(t *testing.T) {
	found := map[pair]string{}
	for p, group := range allPairs(t) {
		if p.front == scene.FlowLine || p.ground == scene.FlowLine {
			found[p] = group
		}
	}
	if len(found) < 10 {
		t.Errorf("the accent is only in %v", found)
	}
	for _, c := range []scene.Colour{{}, {R: 255, G: 255, B: 255}, {R: 255}, {G: 255}, {B: 255}, {R: 255, G: 255}, {R: 128, G: 128, B: 128}} {
		for _, theme := range scene.Themes() {
			accented := theme.WithAccent(c)
			accented.Name += " with " + c.String()
			checkPairs(t, accented, found)
		}
	}
}

// allPairs returns the pairs of all pictures, and where each is.
func allPairs(t *testing.T) map[pair]string {
	t.Helper()
	all := pictures(t)
	pairsOnce.Do(func() {
		for name, s := range all {
			for p, group := range pairsOf(s) {
				pairsFound[p] = name + " " + group
			}
		}
	})
	return pairsFound
}

var (
	pairsOnce  sync.Once
	pairsFound = map[pair]string{}
)

// No line is thinner than a printer draws.
func TestLinesAreThickEnough(t *testing.T) {
	for name, s := range pictures(t) {
		if w := thinnest(s.Items); w < 0.75 {
			t.Errorf("%s has a line of %.2f px", name, w)
		}
	}
}

func thinnest(items []scene.Item) float64 {
	least := 100.0
	take := func(st scene.Style) {
		if st.Stroke != "" {
			least = min(least, st.Width)
		}
	}
	for _, item := range items {
		switch item := item.(type) {
		case *scene.Group:
			least = min(least, thinnest(item.Items))
		case *scene.Rect:
			take(item.Style)
		case *scene.Ellipse:
			take(item.Style)
		case *scene.Path:
			take(item.Style)
		case *scene.Glyph:
			if p, ok := item.Path(); ok {
				take(p.Style)
			}
		}
	}
	return least
}

// grounds are the paints that a label may stand on.
func grounds() []scene.Paint {
	return []scene.Paint{scene.Canvas, scene.TrustZone, scene.Zone0, scene.Zone1, scene.Zone2, scene.Zone3}
}

// checkPairs checks the contrast of all pairs in a theme, and returns them as a list.
func checkPairs(t *testing.T, theme scene.Theme, found map[pair]string) string {
	t.Helper()
	all := slices.SortedFunc(maps.Keys(found), func(a, b pair) int {
		return cmp.Or(cmp.Compare(a.sort, b.sort), cmp.Compare(a.front, b.front), cmp.Compare(a.ground, b.ground))
	})
	var list strings.Builder
	for _, p := range all {
		front, ok := theme.Colour(p.front)
		ground, also := theme.Colour(p.ground)
		if !ok || !also {
			t.Errorf("%s has no %s or no %s", theme.Name, p.front, p.ground)
			continue
		}
		c, least, why := front.Contrast(ground), theme.Lines, exemption(theme, p)
		if p.sort == words {
			least = theme.Text
		}
		if why == "" && c < least {
			t.Errorf("%s: %s %s on %s: %.2f, want %v (%s)", theme.Name, p.sort, p.front, p.ground, c, least, found[p])
		}
		fmt.Fprintf(&list, "  %-5s%-16s on %-12s%6.2f  %s\n", p.sort, p.front, p.ground, c, why)
	}
	return list.String()
}

// exemption says why a pair may have little contrast, or "".
func exemption(theme scene.Theme, p pair) string {
	outlinesCount := theme.Name == "contrast" || theme.Name == "print"
	switch p.front {
	case scene.FadedLine, scene.FadedCardLine:
		return "there, but not meant"
	case scene.Shadow:
		return "decoration"
	case scene.CardLine, scene.ZoneLine:
		if !outlinesCount {
			return "hairline around a fill, which words and a glyph tell of"
		}
	case scene.Canvas, scene.Card, scene.TrustZone, scene.Zone0, scene.Zone1, scene.Zone2, scene.Zone3:
		if p.sort == fill {
			return "a ground, which its outline and its title tell of"
		}
	case scene.BlueTile, scene.GreenTile, scene.RedTile, scene.AmberTile, scene.VioletTile, scene.SlateTile:
		if p.sort == fill {
			return "the ground of a glyph, which the glyph tells of"
		}
	}
	return ""
}

// pictures returns all views of the bundled studies, and of one with everything, as people see them. The
// figures on them are made up, so that there is one of every sort.
func pictures(t *testing.T) map[string]*scene.Scene {
	t.Helper()
	all, err := drawAll()
	if err != nil {
		t.Fatal(err)
	}
	return all
}

var drawAll = sync.OnceValues(func() (map[string]*scene.Scene, error) {
	engine := place.New(place.Options{Jobs: 2, Timeout: time.Minute})
	defer func() { _ = engine.Close() }()
	all := map[string]*scene.Scene{}
	add := func(name string, text []byte) error {
		s, err := model.Load(name, text)
		if err != nil {
			return err
		}
		set := view.OfAnalysis(view.MadeUp(s))
		for _, v := range set.List() {
			if all[s.ID+" "+v.Name], _, err = set.Draw(context.Background(), v.Name, layout.New(engine, nil)); err != nil {
				return err
			}
		}
		return nil
	}
	err := add("everything.yaml", []byte(everything()))
	files, _ := fs.Glob(studies.Library, "*.yaml")
	for _, name := range files {
		text, readErr := studies.Library.ReadFile(name)
		err = errors.Join(err, readErr, add(name, text))
	}
	return all, errors.Join(err, addDifferences(all, layout.New(engine, nil)))
})

// addDifferences adds the pictures of a study in which everything is new, gone, or changed.
func addDifferences(all map[string]*scene.Scene, l view.Layouter) error {
	load := func() *model.Study {
		s, err := model.Load("everything.yaml", []byte(everything()))
		if err != nil {
			panic(err) // it was read before
		}
		return s
	}
	nothing, changed := &model.Study{Title: "Nothing"}, load()
	for i := range changed.Architecture.Zones {
		changed.Architecture.Zones[i].Description = "Another one."
	}
	for i := range changed.Architecture.Components {
		changed.Architecture.Components[i].Tech += " 2"
	}
	for i := range changed.Architecture.Connections {
		changed.Architecture.Connections[i].Protocol = "other"
	}
	for name, pair := range map[string][2]*model.Study{"new": {nothing, load()}, "gone": {load(), nothing}, "changed": {load(), changed}} {
		sc, _, err := view.Difference(compare.Studies(pair[0], pair[1])).Draw(context.Background(), view.DifferenceView, l)
		if err != nil {
			return err
		}
		all["everything "+name] = sc
	}
	return nil
}

// everything returns the text of a study with components of all families, people and other systems,
// zones six deep and trust boundaries among them, and in each of these three connections, of which
// the one flow takes one in every second.
func everything() string {
	var zones, components, connections, steps strings.Builder
	places := []string{"", "z0", "z1", "z2", "z3", "z4", "z5", "trust", "deep-trust"}
	for i, z := range places {
		in := ""
		if z != "" {
			in = ", in: " + z
			kind, outer := "network", places[i-1]
			switch z {
			case "trust":
				kind, outer = "trust", ""
			case "deep-trust":
				kind, outer = "trust", "z5"
			}
			if outer != "" {
				outer = ", in: " + outer
			}
			fmt.Fprintf(&zones, "    %s: {name: Zone %s, kind: %s%s}\n", z, z, kind, outer)
		}
		fmt.Fprintf(&components, "    a%d: {name: First %d, kind: service, tech: Go%s}\n", i, i, in)
		fmt.Fprintf(&components, "    b%d: {name: Second %d, kind: worker, tech: Go%s}\n", i, i, in)
		for _, arrow := range []string{"->", "~>", "=>"} {
			fmt.Fprintf(&connections, "    - {from: a%d, to: b%d, mode: %s, label: works, protocol: gRPC}\n", i, i,
				map[string]string{"->": "sync", "~>": "async", "=>": "data"}[arrow])
			if i%2 == 0 {
				fmt.Fprintf(&steps, "        - a%d %s b%d: step\n", i, arrow, i)
			}
		}
	}
	for i, kind := range strings.Fields("person client external cdn database cache queue vault monitor") {
		fmt.Fprintf(&components, "    k%d: {name: Kind %d, kind: %s, tech: made}\n", i, i, kind)
		fmt.Fprintf(&connections, "    - {from: a0, to: k%d, label: uses, protocol: HTTP}\n", i)
		if i%2 == 0 {
			fmt.Fprintf(&steps, "        - a0 -> k%d: use\n", i)
		}
	}
	return "casebook: 1\ntitle: Everything\nkind: case_study\narchitecture:\n  zones:\n" + zones.String() +
		"  components:\n" + components.String() + "  connections:\n" + connections.String() +
		"  flows:\n    all:\n      name: All\n      steps:\n" + steps.String() +
		`  states:
    breaker:
      states: {closed: {name: Closed}, open: {name: Open, note: calls fail at once}}
      transitions: ["closed -> open: failures", "open -> closed: time"]
  failures:
    one: {fail: [a0]}
    two: {fail: [z1, deep-trust]}
roadmap:
  - {stage: first, components: [a0, b0, a1, b1, k0]}
  - {stage: second, add: [a2, b2, k4], remove: [b1], replicas: {a1: 3}}
`
}

// A picture made for the purpose has the pairs that it was given, and no others.
func TestPairsOf(t *testing.T) {
	box := func(x float64, fill, stroke scene.Paint) *scene.Rect {
		return &scene.Rect{Box: geom.Box{X: x, Y: 10, W: 80, H: 40}, Style: scene.Style{Fill: fill, Stroke: stroke, Width: 1}}
	}
	text := func(x float64, p scene.Paint) *scene.Text {
		return &scene.Text{At: geom.Point{X: x, Y: 35}, Font: scene.Font{Size: 10}, Paint: p, S: "text", Width: 40}
	}
	way := func(x0, x1 float64, p scene.Paint) *scene.Path {
		return &scene.Path{Style: scene.Style{Stroke: p, Width: 1}, Segs: []scene.Seg{
			{Op: scene.Move, To: geom.Point{X: x0, Y: 30}}, {Op: scene.Line, To: geom.Point{X: x1, Y: 30}}}}
	}
	for what, c := range map[string]struct {
		items []scene.Item
		want  []pair
	}{
		"text on nothing":     {[]scene.Item{text(10, scene.Ink)}, []pair{{words, scene.Ink, scene.Canvas}}},
		"text over an edge":   {[]scene.Item{box(30, scene.Card, ""), text(10, scene.Ink)}, []pair{{fill, scene.Card, scene.Canvas}, {words, scene.Ink, scene.Canvas}, {words, scene.Ink, scene.Card}}},
		"text painted over":   {[]scene.Item{text(20, scene.Ink), box(10, scene.Card, "")}, []pair{{fill, scene.Card, scene.Canvas}}},
		"line under a patch":  {[]scene.Item{way(20, 60, scene.SyncLine), box(10, scene.Zone1, "")}, []pair{{fill, scene.Zone1, scene.Canvas}}},
		"line in and out":     {[]scene.Item{box(10, scene.Zone1, ""), way(20, 200, scene.SyncLine)}, []pair{{fill, scene.Zone1, scene.Canvas}, {line, scene.SyncLine, scene.Canvas}, {line, scene.SyncLine, scene.Zone1}}},
		"outline":             {[]scene.Item{box(10, scene.Card, scene.CardLine)}, []pair{{fill, scene.Card, scene.Canvas}, {line, scene.CardLine, scene.Canvas}, {line, scene.CardLine, scene.Card}}},
		"shadow hides not":    {[]scene.Item{&scene.Rect{Box: geom.Box{W: 99, H: 99}, Style: scene.Style{Fill: scene.Shadow, Opacity: .07}}, text(10, scene.Ink)}, []pair{{fill, scene.Shadow, scene.Canvas}, {words, scene.Ink, scene.Canvas}}},
		"within a group":      {[]scene.Item{&scene.Group{Items: []scene.Item{box(10, scene.Card, ""), text(20, scene.Muted)}}}, []pair{{fill, scene.Card, scene.Canvas}, {words, scene.Muted, scene.Card}}},
		"glyph on its ground": {[]scene.Item{box(10, scene.RedTile, ""), &scene.Glyph{Name: "vault", Box: geom.Box{X: 20, Y: 15, W: 24, H: 24}, Paint: scene.Red}}, []pair{{fill, scene.RedTile, scene.Canvas}, {line, scene.Red, scene.RedTile}}},
		"a paint on itself":   {[]scene.Item{box(10, scene.FlowLine, ""), way(20, 60, scene.FlowLine)}, []pair{{fill, scene.FlowLine, scene.Canvas}}},
	} {
		got := pairsOf(&scene.Scene{Items: c.items})
		for _, p := range c.want {
			if _, ok := got[p]; !ok {
				t.Errorf("%s: %v is not found", what, p)
			}
			delete(got, p)
		}
		if len(got) > 0 {
			t.Errorf("%s: found too: %v", what, got)
		}
	}
}
