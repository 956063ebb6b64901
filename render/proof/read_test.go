package proof

import (
	"encoding/json"
	"fmt"
	"go/parser"
	"go/token"
	"html"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"casebook/render/geom"
)

func TestRead(t *testing.T) {
	p := read(t, picture(t, "faultless"))
	if p.Title != "Shop: Components" || p.Desc != "A picture without a fault." || p.Size != (geom.Size{W: 700, H: 500}) {
		t.Errorf("%q, %q, %v", p.Title, p.Desc, p.Size)
	}
	shop, cde, buy := p.Components[0], p.Zones[1], p.Connections[2]
	if shop.ID != "c-shop" || shop.Title != "Shop: client" || shop.Data["kind"] != "client" || shop.Texts[0].S != "Shop" {
		t.Errorf("the first component is %+v", shop)
	}
	if want := (Outline{geom.Box{X: 520, Y: 212, W: 140, H: 60}, 30}); shop.Outline != want {
		t.Errorf("it is at %v, not %v", shop.Outline, want)
	}
	if cde.ID != "z-cde" || cde.Data["in"] != "net" || cde.Card || cde.Texts[0].S != "Card data" {
		t.Errorf("the second zone is %+v", cde)
	}
	if buy.From() != "shop" || buy.To() != "api" || buy.Data["mode"] != "sync" || buy.Tip != (geom.Point{X: 118, Y: 272}) {
		t.Errorf("the third connection is %+v", buy)
	}
	if want := (geom.Box{X: 306, Y: 386, W: 28, H: 28}); len(buy.Labels) != 1 || buy.Labels[0].Box != want || buy.Labels[0].Texts[0].S != "buy" {
		t.Errorf("its labels are %+v", buy.Labels)
	}
	want := []geom.Point{
		{X: 590, Y: 272}, {X: 590, Y: 391}, {X: 590, Y: 400}, {X: 581, Y: 400}, {X: 127, Y: 400}, {X: 118, Y: 400},
		{X: 118, Y: 391}, {X: 118, Y: 279}, {X: 118, Y: 272},
	}
	if diff := cmp.Diff(want, buy.Corners); diff != "" {
		t.Errorf("its corners (-want +got):\n%s", diff)
	}
	if len(p.Texts) != 14 || p.Texts[0].Part != "titles" || p.Texts[0].Size != 22 || !p.Texts[0].Bold {
		t.Errorf("%d texts, the first of them %+v", len(p.Texts), p.Texts[0])
	}
	lifelines := read(t, picture(t, "sequence")).Components[1].Lifelines
	if diff := cmp.Diff([]Span{{330, 100, 370}}, lifelines); diff != "" {
		t.Errorf("lifelines (-want +got):\n%s", diff)
	}
	if !read(t, picture(t, "overview")).Zones[1].Card {
		t.Error("the card of a zone is not known as one")
	}
}

func TestReadErrors(t *testing.T) {
	const head, tail = `<svg viewBox="0 0 10 10"><style>.t9{font-size:9px}</style>` + "\n", `</svg>`
	for file, want := range map[string]string{
		``:                                    `no picture: the file is empty`,
		`<svg`:                                `no picture: XML syntax error on line 1`,
		`<p/>`:                                `line 1: p: the file is no SVG`,
		`<svg/>`:                              `line 1: svg: the viewBox is ""`,
		`<svg viewBox="0 0 NaN 1"/>`:          `the viewBox`,
		`<svg viewBox="5 0 10 10"/>`:          `the viewBox`,
		`<svg viewBox="0 0 1 1"/><svg/>`:      `there is something behind the picture`,
		`<svg viewBox="0 0 1 1" viewBox=""/>`: `viewBox is there twice`,
		head + `<use/>` + tail:                `line 2: use: there are no such elements`,
		head + `<rect x="1e9"/>` + tail:       `line 2: rect: x: "1e9" is no number of pixels`,
		head + `<rect width="-1"/>` + tail:    `line 2: rect: a size below nothing`,
		head + `<rect transform="scale(2)"/>` + tail:                           `only glyphs are transformed`,
		head + `<path d="M1 2L3"/>` + tail:                                     `line 2: path: no number at ""`,
		head + `<path d="L1 2"/>` + tail:                                       `a path that begins with L`,
		head + `<path d="M1 2A3 4"/>` + tail:                                   `no number at "A3 4"`,
		head + `<path d="M1 2ZA"/>` + tail:                                     `no command that is known at "A"`,
		head + `<path/>` + tail:                                                `there is nothing in a path`,
		head + `<text>x</text>` + tail:                                         `line 2: text: the size of "x" is not known`,
		head + `<text class="t9" textLength="-1">x</text>` + tail:              `the size of "x" is not known`,
		head + `<text class="t9">x<tspan/></text>` + tail:                      `there is tspan in a text`,
		head + `<text class="t9" text-anchor="up">x</text>` + tail:             `there is no anchor "up"`,
		head + `<g class="component" id="c-a"></g>` + tail:                     `line 2: g: "c-a": there is no shape that says where it is`,
		head + strings.Repeat("<g>", 200) + strings.Repeat("</g>", 200) + tail: `nested too deeply`,
	} {
		if _, err := Read([]byte(file)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%.60q: %v; want %s", file, err, want)
		}
	}
}

// TestTextsAreAsWideAsInChromium reads texts that Chromium has measured.
func TestTextsAreAsWideAsInChromium(t *testing.T) {
	data, err := os.ReadFile("../text/testdata/chromium.json")
	if err != nil {
		t.Fatal(err)
	}
	var samples []struct {
		S           string
		Size, Width float64
		Bold        bool
	}
	if err := json.Unmarshal(data, &samples); err != nil {
		t.Fatal(err)
	}
	var file strings.Builder
	file.WriteString(`<svg viewBox="0 0 100 100"><style>.b{font-weight:700}.mid{text-anchor:middle}.end{text-anchor:end}</style>`)
	for i, s := range samples {
		bold := map[bool]string{true: "b"}[s.Bold]
		anchor := []string{"", "mid", "end"}[i%3]
		fmt.Fprintf(&file, `<text class="%s %s" font-size="%v" x="50" y="20">%s</text>`, bold, anchor, s.Size, html.EscapeString(s.S))
	}
	file.WriteString(`</svg>`)
	texts := read(t, []byte(file.String())).Texts
	if len(texts) != len(samples) {
		t.Fatalf("%d texts of %d", len(texts), len(samples))
	}
	for i, s := range samples {
		got := texts[i]
		left := []float64{50, 50 - s.Width/2, 50 - s.Width}[i%3]
		if got.S != s.S || math.Abs(got.Box.W-s.Width) > s.Width/1000 || math.Abs(got.Box.X-left) > s.Width/1000 {
			t.Errorf("%q is at %v, in Chromium from %.2f, %.2f wide", s.S, got.Box, left, s.Width)
		}
	}
}

func TestWhatIsReadFromTheRight(t *testing.T) {
	const file = `<svg viewBox="0 0 500 50" font-size="10"><style>.rtl{direction:rtl}.end{text-anchor:end}</style>
		<text font-size="10" class="rtl" x="300" y="20" textLength="40">שלום</text>
		<text font-size="10" class="rtl end" x="300" y="20" textLength="40">שלום</text></svg>`
	texts := read(t, []byte(file)).Texts
	if texts[0].Box.X != 260 || texts[1].Box.X != 300 {
		t.Errorf("%v and %v", texts[0].Box, texts[1].Box)
	}
}

// TestProofSharesNothingWithDrawing checks that what is proofread cannot be wrong here in the same way.
func TestProofSharesNothingWithDrawing(t *testing.T) {
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		if strings.HasSuffix(file, "_test.go") {
			continue
		}
		f, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.ImportsOnly)
		if err != nil {
			t.Fatal(err)
		}
		for _, i := range f.Imports {
			if path := strings.Trim(i.Path.Value, `"`); strings.HasPrefix(path, "casebook/") && path != "casebook/render/geom" && path != "casebook/render/text" {
				t.Errorf("%s imports %s", file, path)
			}
		}
	}
}

func FuzzRead(f *testing.F) {
	for _, name := range []string{"faultless", "sequence", "overview"} {
		f.Add(picture(f, name))
	}
	f.Add([]byte(`<svg viewBox="0 0 9 9"><g class="connection"><path d="M1 1Q2 2 3 3C1 1 1 1 1 1"/><path d="M0 0Z"/><circle r="9"/></g><g class="zone"><path d="M1 1"/></g></svg>`))
	f.Fuzz(func(t *testing.T, file []byte) {
		p, err := Read(file)
		if err != nil {
			return
		}
		for _, fault := range p.Faults() {
			if s := fault.String(); strings.Contains(s, "%!") || s == "" {
				t.Errorf("%#v says %q", fault, s)
			}
		}
		m := p.Measures()
		if m.Crossings < 0 || m.Bends < 0 || !(m.Length >= 0) || !(m.White >= -1e-9 && m.White <= 1) || !(m.Aspect > 0) {
			t.Errorf("%+v", m)
		}
	})
}
