package deck

import (
	"bytes"
	"context"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"

	"casebook/model"
	"casebook/model/analyze"
	"casebook/model/quantity"
	"casebook/render/layout"
	"casebook/render/layout/place"
	"casebook/render/scene"
	"casebook/render/svg"
	"casebook/render/view"
	"casebook/studies"
)

func TestMain(m *testing.M) {
	place.Main()
	os.Exit(m.Run())
}

// hostile is a study whose texts try to be more than text.
const hostile = `
casebook: 1
title: "<script>alert(1)</script> -->"
kind: case_study
summary: "theme: evil. </style><img src=https://evil.example/x.png onerror=alert(1)> ![x](https://evil.example/y.png)"
clarify:
  in_scope: ["--- # <!-- x -->", "[a](javascript:alert(1))", "| a | b |", "1. www.evil.example :smile: $x$"]
  questions: [{ask: "marp: false", answer: "</aside></section><iframe src=//evil.example>", why: "_class: lead"}]
architecture:
  zones:
    z: {name: "\"></figure><script>alert(2)</script>"}
  components:
    a: {name: "</svg><script>alert(3)</script>", kind: client, link: "https://example.org/\"onclick=\"x"}
    b: {name: "b' onload='x", kind: service, in: z}
  connections: [{from: a, to: b, label: "</g> -->"}]
  flows:
    f: {name: "<b>f</b>", steps: [a -> b]}
tradeoffs:
  t:
    question: "<i>?</i>"
    criteria: {"c|d": {weight: 1}}
    options: {x: {name: "**x**", scores: {"c|d": 3}}, y: {name: "<y>", scores: {"c|d": 2}}}
    choice: x
    because: "</script>"
`

// load returns the slides of a study, and its views.
func load(t testing.TB, name, text string) ([]Slide, *view.Set) {
	t.Helper()
	s, err := model.Load(name+".yaml", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	a, err := analyze.Analyze(context.Background(), s, analyze.Options{})
	if err != nil {
		t.Fatal(err)
	}
	views := view.OfAnalysis(a)
	return All(a, views.List()), views
}

// present returns the presentation of a study, with a picture for each step of flows or one for each view.
func present(t testing.TB, name, text string, steps bool) *Deck {
	t.Helper()
	all, views := load(t, name, text)
	slides, err := Pick(all, &views.Study().Deck)
	if err != nil {
		t.Fatal(err)
	}
	engine := place.New(place.Options{})
	defer engine.Close()
	l := layout.New(engine, nil)
	d := &Deck{Title: views.Study().Title, Slides: slides, Pictures: map[string][]*scene.Scene{}}
	for _, v := range Views(slides) {
		draw := views.DrawSteps
		if !steps {
			draw = func(ctx context.Context, name string, l view.Layouter) ([]*scene.Scene, []string, error) {
				s, notes, err := views.Draw(ctx, name, l)
				return []*scene.Scene{s}, notes, err
			}
		}
		drawn, _, err := draw(context.Background(), v, l)
		if err != nil {
			t.Fatal(err)
		}
		d.Pictures[v] = drawn
	}
	return d
}

func read(t testing.TB, name string) string {
	t.Helper()
	data, err := studies.Library.ReadFile(name + ".yaml")
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// gateway is a large study with a picture for each view.
var gateway = sync.OnceValue(func() (d *Deck) {
	t := &testing.B{}
	return present(t, "payment-gateway", read(t, "payment-gateway"), false)
})

// Whatever is on a slide has room on it, above the line at its foot, and the slide says what has not.
func TestSlidesHoldWhatIsOnThem(t *testing.T) {
	files, err := fs.Glob(studies.Library, "*.yaml")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		all, _ := load(t, strings.TrimSuffix(f, ".yaml"), read(t, strings.TrimSuffix(f, ".yaml")))
		d := &Deck{Slides: all}
		for i := range all {
			page := d.sheet(i)
			for _, it := range page.Items {
				b := scene.Extent([]scene.Item{it})
				if b.X < 0 || b.Right() > page.Size.W || b.Bottom() > page.Size.H {
					t.Errorf("%s: %s: something is at %v, beyond the slide", f, all[i].Name, b)
				}
				if x, ok := it.(*scene.Text); ok && x.At.Y > bodyBottom*plainUnit && x.Font.Size > 11*plainUnit {
					t.Errorf("%s: %s: %q is below the body", f, all[i].Name, x.S)
				}
			}
			if cut := strings.Contains(fmt.Sprint(all[i].Bullets, all[i].Lead), "…"); cut && all[i].More == "" {
				t.Errorf("%s: %s does not say that it was cut", f, all[i].Name)
			}
		}
	}
}

func TestLongListsAreCut(t *testing.T) {
	s := Slide{Kind: Text}
	for range 30 {
		s.Bullets = append(s.Bullets, Bullet{Text: "point"})
	}
	s.fit()
	if n := len(s.Bullets); n < 10 || n > 15 || s.More != fmt.Sprintf("… %d more in the write-up", 30-n) {
		t.Errorf("%d points and %q", n, s.More)
	}
	g := Slide{Kind: Grid, Table: &Table{Head: []string{"A"}}}
	for range 40 {
		g.Table.Rows = append(g.Table.Rows, plain("row"))
	}
	g.fit()
	if n := len(g.Table.Rows); n < 12 || n > 20 || g.More != fmt.Sprintf("… %d more in the write-up", 40-n) {
		t.Errorf("%d rows and %q", n, g.More)
	}
}

func TestShortenKeepsWholeSentences(t *testing.T) {
	long := "First things first. Then comes version 1.5 of it. " + strings.Repeat("And so on and on it goes without an end ", 20)
	if got, cut := shorten(long, leadFont, 400, 1); got != "First things first. Then comes version 1.5 of it." || !cut {
		t.Errorf("%q %v", got, cut)
	}
	if got, cut := shorten("Short.", leadFont, 400, 1); got != "Short." || cut {
		t.Errorf("%q %v", got, cut)
	}
	got, cut := shorten(strings.Repeat("words ", 99), leadFont, 400, 1)
	if !cut || !strings.HasSuffix(got, "words …") {
		t.Errorf("%q %v", got, cut)
	}
}

func TestPick(t *testing.T) {
	all := []Slide{{Name: "title"}, {Name: "numbers"}, {Name: "flow/a"}, {Name: "flow/b"}, {Name: "data/x", Spare: true}, {Name: "sources"}}
	for _, c := range []struct {
		order, hide []string
		want        string
	}{
		{nil, nil, "title numbers flow/a flow/b sources"},
		{nil, []string{"flow/*", "sources"}, "title numbers"},
		{[]string{"numbers", "title"}, nil, "numbers title"},
		{[]string{"sources", "*"}, nil, "sources title numbers flow/a flow/b"},
		{[]string{"title", "flow/b", "flow/*", "*"}, []string{"numbers"}, "title flow/b flow/a sources"},
		{[]string{"*", "data/x"}, nil, "title numbers flow/a flow/b sources data/x"},
		{[]string{"title", "title"}, nil, "title"},
	} {
		got, err := Pick(all, &model.Deck{Order: c.order, Hide: c.hide})
		if err != nil {
			t.Fatal(err)
		}
		names := make([]string, len(got))
		for i := range got {
			names[i] = got[i].Name
		}
		if strings.Join(names, " ") != c.want {
			t.Errorf("order %q hide %q: %q, not %s", c.order, c.hide, names, c.want)
		}
	}
}

func TestPickNotes(t *testing.T) {
	all := []Slide{{Name: "title", Notes: []string{"old"}}}
	got, err := Pick(all, &model.Deck{Notes: []model.DeckNote{{ID: "title", Text: "Say *hello*."}}})
	if err != nil || !slices.Equal(got[0].Notes, []string{"Say hello.", "old"}) {
		t.Errorf("%v, %v", got, err)
	}
	if len(all[0].Notes) != 1 {
		t.Error("the slides that were given are changed")
	}
}

func TestUnknownSlides(t *testing.T) {
	all := []Slide{{Name: "title"}, {Name: "flow/checkout"}}
	_, err := Pick(all, &model.Deck{
		Order: []string{"flow/chekout"}, Hide: []string{"zzz/*"}, Notes: []model.DeckNote{{ID: "titel"}},
	})
	for _, want := range []string{
		`deck: order: there is no slide "flow/chekout"; did you mean "flow/checkout"?`,
		`deck: hide: there is no slide "zzz/*"`,
		`deck: notes: there is no slide "titel"; did you mean "title"?`,
	} {
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v; want %s", err, want)
		}
	}
}

func TestNoSlides(t *testing.T) {
	if _, err := HTML(&Deck{}, svg.Options{}); err == nil {
		t.Error("a file without slides")
	}
}

// The picture of a flow is the part where it is, and none of its steps is lost.
func TestFlowsAreShownWhereTheyAre(t *testing.T) {
	d := gateway()
	whole := d.Pictures["flow/tokenise"][0]
	part := prepared(whole)
	steps := func(s *scene.Scene) (n int) {
		for _, it := range s.Items {
			if g, ok := it.(*scene.Group); ok && fact(g, "step") != "" {
				n++
			}
		}
		return n
	}
	if steps(whole) == 0 || steps(part) != steps(whole) {
		t.Errorf("%d of %d steps", steps(part), steps(whole))
	}
	if part.Size.W > whole.Size.W || part.Size.H > whole.Size.H {
		t.Errorf("%v is larger than %v", part.Size, whole.Size)
	}
}

func TestSameStudySameBytes(t *testing.T) {
	d := gateway()
	first, err := HTML(d, svg.Options{})
	if err != nil {
		t.Fatal(err)
	}
	again, err := HTML(present(t, "payment-gateway", read(t, "payment-gateway"), false), svg.Options{})
	if err != nil || !bytes.Equal(first, again) {
		t.Errorf("another file (%v)", err)
	}
}

func TestColumnsHoldTheirWords(t *testing.T) {
	files, err := fs.Glob(studies.Library, "*.yaml")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		all, _ := load(t, strings.TrimSuffix(f, ".yaml"), read(t, strings.TrimSuffix(f, ".yaml")))
		for i := range all {
			if table := all[i].Table; table != nil && table.broken() {
				t.Errorf("%s: %s: a word has no room", f, all[i].Name)
			}
		}
	}
}

func TestFigures(t *testing.T) {
	for _, c := range []struct {
		q    quantity.Quantity
		want string
	}{
		{quantity.Rate(1851.85), "1.85k/s"},
		{quantity.Share(.608888), "60.9%"},
		{quantity.Share(.999773), "99.9773%"},
		{quantity.Share(.9999999999), "over 99.999%"},
		{quantity.Share(1), "100%"},
		{quantity.Share(1e-9), "under 0.01%"},
		{quantity.Share(0), "0%"},
		{quantity.Seconds(5.523e-5), "55.2µs"},
	} {
		if got := shown(&analyze.Figure{Value: c.q}); got != c.want {
			t.Errorf("%q, not %q", got, c.want)
		}
	}
}
