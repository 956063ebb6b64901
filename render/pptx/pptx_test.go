package pptx

import (
	"bytes"
	"context"
	"encoding/xml"
	"io"
	"math"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"casebook/render/geom"
	"casebook/render/layout"
	"casebook/render/layout/place"
	"casebook/render/pptx/lint"
	"casebook/render/scene"
	"casebook/render/text"
)

// card returns a component with a name.
func card(id, name, link string, x float64) *scene.Group {
	font := scene.Font{Size: 13.5, Bold: true}
	return &scene.Group{Class: "component", ID: "c-" + id, Title: name + ": service", Link: link, Items: []scene.Item{
		&scene.Rect{Box: geom.Box{X: x, Y: 10, W: 140, H: 60}, Radius: 10, Style: scene.Style{Fill: scene.Card, Stroke: scene.CardLine, Width: 1}},
		&scene.Glyph{Name: "service", Box: geom.Box{X: x + 18, Y: 29, W: 22, H: 22}, Paint: scene.Blue},
		&scene.Text{At: geom.Point{X: x + 56, Y: 44}, Font: font, Paint: scene.Ink, S: name, Width: text.Width(name, font)},
	}}
}

// arrowOf returns a connection along points.
func arrowOf(from, to string, points ...geom.Point) *scene.Group {
	segs := []scene.Seg{{Op: scene.Move, To: points[0]}}
	for _, p := range points[1:] {
		segs = append(segs, scene.Seg{Op: scene.Line, To: p})
	}
	return &scene.Group{
		Class: "connection", ID: "e-" + from + "-" + to,
		Data: []scene.Attr{{Name: "from", Value: from}, {Name: "to", Value: to}},
		Items: []scene.Item{
			&scene.Path{Segs: segs, Style: scene.Style{Stroke: scene.SyncLine, Width: 1.5}, Arrow: &scene.Arrow{Points: points}},
			&scene.Path{Style: scene.Style{Fill: scene.SyncLine}},
		},
	}
}

func pair(name string) *scene.Scene {
	return &scene.Scene{Title: "A pair", Desc: "Two of them.", Size: geom.Size{W: 500, H: 100}, Items: []scene.Item{
		card("a", name, "https://example.org/?a=1&b=2", 0), card("b", "B", "javascript:alert(1)", 300),
		arrowOf("a", "b", geom.Point{X: 140, Y: 40}, geom.Point{X: 300, Y: 40}),
	}}
}

// everything is one slide of each kind.
func everything(name string) *Presentation {
	return &Presentation{Title: name, Slides: []Slide{
		&TitleSlide{Title: name, Subtitle: name, Notes: name},
		&TextSlide{Title: name, Bullets: []Bullet{{0, name}, {9, name}, {-1, name}}, Notes: name + "\n\n" + name},
		&TextSlide{},
		&TableSlide{Title: name, Lead: name, Head: []string{name, "B"}, Rows: [][]string{{name}, {"1", name, "3"}}, Notes: name},
		&TableSlide{},
		&PictureSlide{Caption: name, Scene: pair(name), Notes: name, Morph: true},
		&PictureSlide{Title: name},
		&PictureSlide{Scene: &scene.Scene{Size: geom.Size{W: 1, H: 1}}},
	}}
}

// Whatever is written, the file is sound, and a reader gets the words back.
func TestAnyTextIsWritten(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		name := rapid.OneOf(rapid.String(), rapid.SampledFrom([]string{
			`<a:t>&amp;]]>"'`, "\x00\x01\ufffe", "a\r\nb\tc", "\u202ea", "שלום", "日本語🙂", strings.Repeat("long ", 900),
		})).Draw(t, "name")
		file, err := Bytes(everything(name), Options{
			Aspect:     rapid.SampledFrom(Aspects()).Draw(t, "aspect"),
			Connectors: rapid.SampledFrom(AllConnectors()).Draw(t, "connectors"),
			Theme:      rapid.SampledFrom(scene.Themes()).Draw(t, "theme"),
		})
		if err != nil {
			t.Fatal(err)
		}
		if faults := lint.Check(file); len(faults) > 0 {
			t.Fatalf("%q: %q", name, faults)
		}
	})
}

func TestTextIsReadBack(t *testing.T) {
	var m markup
	m.raw("<a").attr("b", "<\"&'>\t\n\r").raw(">").text("<\"&'>\x00\u202e").raw("</a>")
	var got struct {
		B string `xml:"b,attr"`
		T string `xml:",chardata"`
	}
	if err := xml.Unmarshal(m.bytes(), &got); err != nil {
		t.Fatal(err)
	}
	if got.B != "<\"&'>\t\n\r" || got.T != "<\"&'>\ufffd\ufffd" {
		t.Errorf("%+v", got)
	}
}

func TestSameBytes(t *testing.T) {
	first, err := Bytes(everything("x"), Options{})
	if err != nil {
		t.Fatal(err)
	}
	for range 5 {
		var again bytes.Buffer
		if err := Write(&again, everything("x"), Options{}); err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(again.Bytes(), first) {
			t.Fatal("the same slides gave other bytes")
		}
	}
}

// Links are those that can be followed, and on the shape, where a click finds them.
func TestLinks(t *testing.T) {
	file, _ := slideOf(t, pair("A"), Options{})
	rels := string(partOf(t, file, "ppt/slides/_rels/slide1.xml.rels"))
	if !strings.Contains(rels, `Target="https://example.org/?a=1&amp;b=2" TargetMode="External"`) {
		t.Errorf("no link: %s", rels)
	}
	if strings.Contains(rels, "javascript") {
		t.Errorf("a link that nobody may follow: %s", rels)
	}
	if slide := string(partOf(t, file, "ppt/slides/slide1.xml")); !strings.Contains(slide, `name="c-a box"><a:hlinkClick`) {
		t.Error("the link is not on the box of the card")
	}
}

// What cannot be drawn is an error that says which slide it is on.
func TestWhatCannotBeDrawn(t *testing.T) {
	with := func(it scene.Item) *scene.Scene {
		return &scene.Scene{Size: geom.Size{W: 10, H: 10}, Items: []scene.Item{it}}
	}
	box := geom.Box{W: 5, H: 5}
	for what, s := range map[string]*scene.Scene{
		"no size": {},
		"a paint": with(&scene.Rect{Box: box, Style: scene.Style{Fill: "pink"}}),
		"a line":  with(&scene.Rect{Box: box, Style: scene.Style{Stroke: "pink", Width: 1}}),
		"a glyph": with(&scene.Glyph{Name: "none", Box: box}),
		"a place": with(&scene.Rect{Box: geom.Box{X: math.NaN(), W: 5, H: 5}}),
		"a size":  with(&scene.Rect{Box: geom.Box{W: math.Inf(1), H: 5}}),
		"type":    with(&scene.Group{Items: []scene.Item{&scene.Rect{Box: box}, &scene.Text{S: "a", Paint: scene.Ink}}}),
		"an item": with(&scene.Group{Items: []scene.Item{&scene.Rect{Box: box}, nil}}),
	} {
		_, err := Bytes(&Presentation{Slides: []Slide{&TitleSlide{}, &PictureSlide{Scene: s}}}, Options{})
		if err == nil || !strings.Contains(err.Error(), "slide 2") {
			t.Errorf("%s: %v", what, err)
		}
	}
	for _, o := range []Options{{Aspect: "1:1"}, {Connectors: "taped"}} {
		if err := Write(io.Discard, &Presentation{}, o); err == nil {
			t.Errorf("%+v is no error", o)
		}
	}
	if _, err := Bytes(&Presentation{Slides: []Slide{nil}}, Options{}); err == nil {
		t.Error("no slide is no error")
	}
}

// Every paint has a colour of the theme, as light in every theme as the paint is.
func TestPaintsHaveSlots(t *testing.T) {
	for _, theme := range scene.Themes() {
		d, err := newDeck(Options{Theme: theme})
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range scene.Paints() {
			c, err := d.colour(p, 0)
			if err != nil {
				t.Errorf("%s: %v", theme.Name, err)
			}
			if strings.Contains(c, "srgbClr") {
				t.Errorf("%s is a colour of its own: %s", p, c)
			}
		}
	}
	d, _ := newDeck(Options{})
	for p, want := range map[scene.Paint]string{
		scene.Ink:  `<a:schemeClr val="tx1"/>`,
		scene.Card: `<a:schemeClr val="bg1"/>`,
		scene.Blue: `<a:schemeClr val="accent1"/>`,
	} {
		if got, _ := d.colour(p, 0); got != want {
			t.Errorf("%s is %s", p, got)
		}
	}
	if got, _ := d.colour(scene.Shadow, .07); !strings.Contains(got, `<a:alpha val="7000"/>`) {
		t.Errorf("a shadow is %s", got)
	}
}

func TestLighten(t *testing.T) {
	for _, c := range []struct {
		from, to float64
		want     string
	}{
		{.5, .25, `<a:lumMod val="50000"/>`},
		{.5, .75, `<a:lumMod val="50000"/><a:lumOff val="50000"/>`},
		{0, .2, `<a:lumMod val="80000"/><a:lumOff val="20000"/>`},
		{0, 0, ""},
		{1, .9, `<a:lumMod val="90000"/>`},
	} {
		if got := lighten(c.from, c.to); got != c.want {
			t.Errorf("lighten(%v, %v) = %s", c.from, c.to, got)
		}
	}
}

// The slides of a flow have the same shapes with the same ids, in the same places, so that they can be
// followed from one to the next.
func TestStepsKeepTheirShapes(t *testing.T) {
	set, err := load("payment-gateway.yaml")
	if err != nil {
		t.Fatal(err)
	}
	engine := place.New(place.Options{})
	defer engine.Close()
	scenes, _, err := set.DrawSteps(context.Background(), "flow/tokenise", layout.New(engine, nil))
	if err != nil {
		t.Fatal(err)
	}
	p := &Presentation{}
	for i, s := range scenes {
		p.Slides = append(p.Slides, &PictureSlide{Scene: s, Caption: s.Desc, Morph: i > 0})
	}
	file, err := Bytes(p, Options{})
	if err != nil {
		t.Fatal(err)
	}
	ids := map[string]string{}
	var first content
	for i := range scenes {
		part := "ppt/slides/slide" + itoa(i+1) + ".xml"
		c := contentOf(t, file, part)
		if i == 0 {
			first = c
		}
		for id, name := range c.ids {
			if was, ok := ids[name]; ok && was != id {
				t.Errorf("%s is %s on slide %d, and was %s", name, id, i+1, was)
			}
			ids[name] = id
		}
		for _, n := range first.names {
			if c.shapes[n] == "" && !strings.Contains(n, " ") {
				t.Errorf("slide %d has no %s", i+1, n)
			}
		}
		if morphs := bytes.Contains(partOf(t, file, part), []byte("p159:morph")); morphs != (i > 0) {
			t.Errorf("slide %d morphs: %v", i+1, morphs)
		}
	}
	if len(scenes) < 2 {
		t.Errorf("%d steps", len(scenes))
	}
}

// What is said to fit does, and what does not is not.
func TestFitting(t *testing.T) {
	many := &TextSlide{}
	table := &TableSlide{Head: []string{"A", "B"}}
	for range 40 {
		many.Bullets = append(many.Bullets, Bullet{Text: strings.Repeat("word ", 30)})
		table.Rows = append(table.Rows, []string{"a", strings.Repeat("word ", 30)})
	}
	for _, a := range Aspects() {
		if n := many.Fitting(a); n < 4 || n > 10 {
			t.Errorf("%s: %d long bullets", a, n)
		}
		if n := table.Fitting(a); n < 5 || n > 20 {
			t.Errorf("%s: %d long rows", a, n)
		}
		few := &TextSlide{Bullets: []Bullet{{Text: "a"}, {Text: "b", Level: 2}}}
		if few.Fitting(a) != 2 {
			t.Errorf("%s: %d short bullets", a, few.Fitting(a))
		}
		led := &TableSlide{Lead: strings.Repeat("What follows from it. ", 30), Head: table.Head, Rows: table.Rows}
		if n := led.Fitting(a); n < 3 || n >= table.Fitting(a) {
			t.Errorf("%s: %d long rows below a lead", a, n)
		}
		if !(&TitleSlide{Title: "A", Subtitle: "b"}).Fits(a) || (&TitleSlide{Title: strings.Repeat("A title ", 40)}).Fits(a) {
			t.Errorf("%s: title slides", a)
		}
	}
}

// All of a lead is written, whichever way its lines are read, and nothing where it has no words.
func TestLeads(t *testing.T) {
	right := strings.Repeat("שלום ", 60)
	for lead, want := range map[string][]string{
		strings.Repeat("left ", 60) + right: {"left", "שלום"},
		right + strings.Repeat("left ", 60): {"left", "שלום"},
		"\u0300":                            nil,
	} {
		b, err := Bytes(&Presentation{Slides: []Slide{&TableSlide{Title: "A", Lead: lead, Head: []string{"B"}}}}, Options{})
		if err != nil {
			t.Fatal(err)
		}
		slide := string(partOf(t, b, "ppt/slides/slide1.xml"))
		for _, w := range want {
			if n := strings.Count(slide, w); n != strings.Count(lead, w) {
				t.Errorf("%q is there %d times, not %d", w, n, strings.Count(lead, w))
			}
		}
	}
}

// BenchmarkSlides writes a presentation of twenty pictures of 21 components.
func BenchmarkSlides(b *testing.B) {
	set, err := load("payment-gateway.yaml")
	if err != nil {
		b.Fatal(err)
	}
	engine := place.New(place.Options{})
	defer engine.Close()
	s, _, err := set.Draw(context.Background(), "components", layout.New(engine, nil))
	if err != nil {
		b.Fatal(err)
	}
	p := &Presentation{}
	for range 20 {
		p.Slides = append(p.Slides, &PictureSlide{Scene: s})
	}
	for b.Loop() {
		if err := Write(io.Discard, p, Options{}); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkLayout lays out the picture of BenchmarkSlides, for comparison.
func BenchmarkLayout(b *testing.B) {
	engine := place.New(place.Options{})
	defer engine.Close()
	l := layout.New(engine, nil)
	for b.Loop() {
		set, err := load("payment-gateway.yaml")
		if err != nil {
			b.Fatal(err)
		}
		if _, _, err := set.Draw(context.Background(), "components", l); err != nil {
			b.Fatal(err)
		}
	}
}
