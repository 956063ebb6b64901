package svg

import (
	"encoding/xml"
	"errors"
	"flag"
	"io"
	"math"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"casebook/render/geom"
	"casebook/render/scene"
	"casebook/render/text"
)

var update = flag.Bool("update", false, "write the golden files anew")

// example is a small picture with one of everything.
func example() *scene.Scene {
	line := func(at geom.Point, a scene.Anchor, size float64, bold bool, p scene.Paint, s string) *scene.Text {
		f := scene.Font{Size: size, Bold: bold}
		return &scene.Text{At: at, Anchor: a, Font: f, Paint: p, S: s, Width: text.Width(s, f)}
	}
	card := func(id, kind, title, name, tech string, b geom.Box) *scene.Group {
		glyph, tile := scene.KindPaint(kind)
		return &scene.Group{
			Class: "component", ID: "c-" + id, Data: []scene.Attr{{Name: "kind", Value: kind}}, Title: title,
			Items: []scene.Item{
				&scene.Rect{Box: b, Radius: 10, Style: scene.Style{Fill: scene.Card, Stroke: scene.CardLine, Width: 1}},
				&scene.Rect{Box: geom.BoxAround(geom.Point{X: b.X + 29, Y: b.Y + 30}, geom.Size{W: 34, H: 34}), Radius: 9, Style: scene.Style{Fill: tile}},
				&scene.Glyph{Name: kind, Box: geom.Box{X: b.X + 18, Y: b.Y + 19, W: 22, H: 22}, Paint: glyph},
				line(geom.Point{X: b.X + 56, Y: b.Y + 28}, scene.Start, 13.5, true, scene.Ink, name),
				line(geom.Point{X: b.X + 56, Y: b.Y + 44}, scene.Start, 11, false, scene.Muted, tech),
			},
		}
	}
	api := card("api", "service", "Payment API, a service", "Payment API", "Go × 12", geom.Box{X: 30, Y: 60, W: 160, H: 60})
	api.Link = "https://example.org/run?a=1&b=2"
	return &scene.Scene{
		Title: "Payments <beta> & more", Desc: "2 components and 1 connection", Size: geom.Size{W: 620, H: 200.5},
		Items: []scene.Item{
			&scene.Group{Class: "zone", ID: "z-cde", Title: "Cardholder data", Items: []scene.Item{
				&scene.Rect{Box: geom.Box{X: 400, Y: 20, W: 200, H: 130}, Radius: 14, Style: scene.Style{Fill: scene.TrustZone, Stroke: scene.Trust, Width: 1.25, Dash: scene.Broken}},
				line(geom.Point{X: 414, Y: 40}, scene.Start, 12, true, scene.Trust, "Cardholder data"),
			}},
			&scene.Group{Class: "connection", ID: "e-api-vault", Title: "Payment API calls Card vault", Items: []scene.Item{
				&scene.Path{Style: scene.Style{Stroke: scene.SyncLine, Width: 2}, Segs: []scene.Seg{
					{Op: scene.Move, To: geom.Point{X: 190, Y: 90}}, {Op: scene.Line, To: geom.Point{X: 300, Y: 90}},
					{Op: scene.Quad, A: geom.Point{X: 309, Y: 90}, To: geom.Point{X: 309, Y: 99}}, {Op: scene.Line, To: geom.Point{X: 309, Y: 110}},
					{Op: scene.Line, To: geom.Point{X: 413, Y: 110}},
				}},
				&scene.Path{Style: scene.Style{Fill: scene.SyncLine}, Segs: []scene.Seg{
					{Op: scene.Move, To: geom.Point{X: 420, Y: 110}}, {Op: scene.Line, To: geom.Point{X: 410, Y: 114.5}},
					{Op: scene.Line, To: geom.Point{X: 412, Y: 110}}, {Op: scene.Line, To: geom.Point{X: 410, Y: 105.5}}, {Op: scene.Close},
				}},
				&scene.Ellipse{Box: geom.Box{X: 220, Y: 80, W: 19, H: 19}, Style: scene.Style{Fill: scene.FlowLine}},
				line(geom.Point{X: 229.5, Y: 93.2}, scene.Middle, 10.5, true, scene.OnFlow, "1"),
				line(geom.Point{X: 270, Y: 82}, scene.Middle, 11.5, false, scene.Ink, "decrypt"),
			}},
			api,
			card("vault", "vault", "Card vault, a secret store", "Card vault", "支払い", geom.Box{X: 420, Y: 70, W: 160, H: 60}),
			&scene.Path{Style: scene.Style{Stroke: scene.DataLine, Width: 2.2, Dash: scene.Dotted}, Segs: []scene.Seg{
				{Op: scene.Move, To: geom.Point{X: 30, Y: 170}}, {Op: scene.Line, To: geom.Point{X: 90, Y: 170}}}},
			&scene.Ellipse{Box: geom.Box{X: 100, Y: 162, W: 40, H: 16}, Style: scene.Style{Stroke: scene.Slate, Width: 1, Dash: scene.Stitched, Opacity: 0.5}},
			line(geom.Point{X: 160, Y: 174}, scene.Start, 12, false, scene.Ink, "שער תשלומים (API)!"),
			line(geom.Point{X: 600, Y: 174}, scene.End, 12, false, scene.Ink, "right end"),
		},
	}
}

func TestGolden(t *testing.T) {
	for _, theme := range Themes() {
		got, err := Bytes(example(), Options{Theme: theme})
		if err != nil {
			t.Fatal(err)
		}
		file := filepath.Join("testdata", string(theme)+".svg")
		if *update {
			if err := os.WriteFile(file, got, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(string(want), string(got)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", file, diff)
		}
		checkAllowed(t, got)
	}
}

// An accent changes the colour of steps and of nothing else, and two files with accents of their own
// can stand on one page.
func TestAccent(t *testing.T) {
	plain := string(file(t, example(), Auto))
	for _, theme := range Themes() {
		accent := scene.Colour{R: 0xff, G: 0xcc}
		got, err := Bytes(example(), Options{Theme: theme, Accent: &accent})
		if err != nil {
			t.Fatal(err)
		}
		checkAllowed(t, got)
		if theme == Print {
			if string(got) != string(file(t, example(), Print)) {
				t.Error("an accent changes what is printed")
			}
			continue
		}
		for _, class := range []string{"f-flow", "f-on-flow"} {
			if n := strings.Count(string(got), class); n == 0 || n != strings.Count(string(got), class+"-ffcc00") {
				t.Errorf("%s: %s is not that of the accent", theme, class)
			}
		}
		changed := strings.ReplaceAll(string(got), "-ffcc00", "")
		if _, body, _ := strings.Cut(changed, "</style>"); !strings.HasSuffix(plain, body) {
			t.Errorf("%s: the accent changes more than the style sheet", theme)
		}
	}
}

func TestSameSceneSameBytes(t *testing.T) {
	first, err := Bytes(example(), Options{})
	if err != nil {
		t.Fatal(err)
	}
	for range 20 {
		if again, _ := Bytes(example(), Options{Theme: Auto}); string(again) != string(first) {
			t.Fatal("the bytes differ")
		}
	}
}

func TestErrors(t *testing.T) {
	rect := func(x, y, w, h float64, st scene.Style) scene.Item {
		return &scene.Rect{Box: geom.Box{X: x, Y: y, W: w, H: h}, Style: st}
	}
	size := geom.Size{W: 10, H: 10}
	for what, c := range map[string]struct {
		s *scene.Scene
		o Options
	}{
		"no size":     {s: &scene.Scene{}},
		"NaN size":    {s: &scene.Scene{Size: geom.Size{W: math.NaN(), H: 1}}},
		"Inf size":    {s: &scene.Scene{Size: geom.Size{W: 1, H: math.Inf(1)}}},
		"NaN":         {s: &scene.Scene{Size: size, Items: []scene.Item{rect(math.NaN(), 0, 1, 1, scene.Style{})}}},
		"far":         {s: &scene.Scene{Size: size, Items: []scene.Item{rect(0, -1e9, 1, 1, scene.Style{})}}},
		"NaN width":   {s: &scene.Scene{Size: size, Items: []scene.Item{rect(0, 0, 1, 1, scene.Style{Stroke: scene.Ink, Width: math.Inf(1)})}}},
		"paint":       {s: &scene.Scene{Size: size, Items: []scene.Item{rect(0, 0, 1, 1, scene.Style{Fill: "red;}"})}}},
		"glyph":       {s: &scene.Scene{Size: size, Items: []scene.Item{&scene.Glyph{Name: "none", Box: geom.Box{W: 1, H: 1}}}}},
		"flat glyph":  {s: &scene.Scene{Size: size, Items: []scene.Item{&scene.Glyph{Name: "cdn"}}}},
		"piece":       {s: &scene.Scene{Size: size, Items: []scene.Item{&scene.Path{Segs: []scene.Seg{{Op: 99}}}}}},
		"nothing":     {s: &scene.Scene{Size: size, Items: []scene.Item{nil}}},
		"theme":       {s: &scene.Scene{Size: size}, o: Options{Theme: "sepia"}},
		"NaN in text": {s: &scene.Scene{Size: size, Items: []scene.Item{&scene.Text{At: geom.Point{X: math.NaN()}, S: "x"}}}},
	} {
		if b, err := Bytes(c.s, c.o); err == nil {
			t.Errorf("%s: no error, but\n%s", what, b)
		}
		var out strings.Builder
		if err := Write(&out, c.s, c.o); err == nil || out.Len() > 0 {
			t.Errorf("%s: %v, and %d bytes", what, err, out.Len())
		}
	}
}

func TestNumbers(t *testing.T) {
	for v, want := range map[float64]string{
		0: "0", -0.001: "0", 1: "1", -1: "-1", 1.5: "1.5", 1.25: "1.25", 0.5: ".5", -0.05: "-.05", 100: "100",
		12.345: "12.35", 0.999: "1", 9999999: "9999999", math.Copysign(0, -1): "0",
	} {
		if b, err := appendNumber(nil, v); err != nil || string(b) != want {
			t.Errorf("appendNumber(%v) = %s, %v; want %s", v, b, err, want)
		}
	}
}

func TestIDsAreValidAndUnique(t *testing.T) {
	w := writer{ids: map[string]bool{}}
	for _, c := range [][2]string{{"c-api", "c-api"}, {"c-api", "c-api-2"}, {"c-api-2", "c-api-2-2"}, {"c-api", "c-api-3"}, {"1 ü", "x1--"}, {"\"><", "x---"}} {
		if got := w.id(c[0]); got != c[1] {
			t.Errorf("id(%q) = %q; want %q", c[0], got, c[1])
		}
	}
}

func TestNoLinkWithinALink(t *testing.T) {
	const url = "https://example.org"
	inner := &scene.Group{Link: url}
	b, err := Bytes(&scene.Scene{Size: geom.Size{W: 1, H: 1}, Items: []scene.Item{
		&scene.Group{Link: url, Items: []scene.Item{inner}}, inner}}, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if n := strings.Count(string(b), "<a "); n != 2 {
		t.Errorf("%d links in\n%s", n, b)
	}
}

// allowed are the elements that there may be, with their attributes.
var allowed = map[string]string{
	"svg":     "xmlns width height viewBox role aria-labelledby font-family stroke-linejoin",
	"title":   "id",
	"desc":    "id",
	"style":   "",
	"a":       "href target rel",
	"g":       "class id",
	"rect":    "class x y width height rx",
	"circle":  "class cx cy r",
	"ellipse": "class cx cy rx ry",
	"path":    "class transform d",
	"text":    "class x y textLength lengthAdjust",
}

// checkAllowed checks that a file is strict XML of nothing but what is allowed, with unique ids,
// and returns the text of its elements by name.
func checkAllowed(t *testing.T, file []byte) map[string][]string {
	t.Helper()
	texts, ids := map[string][]string{}, map[string]bool{}
	d := xml.NewDecoder(strings.NewReader(string(file)))
	var open []string
	for {
		tok, err := d.Token()
		if errors.Is(err, io.EOF) {
			return texts
		}
		if err != nil {
			t.Fatalf("%v in\n%s", err, file)
		}
		switch tok := tok.(type) {
		case xml.StartElement:
			checkElement(t, tok, ids)
			open = append(open, tok.Name.Local)
			texts[tok.Name.Local] = append(texts[tok.Name.Local], "")
		case xml.EndElement:
			open = open[:len(open)-1]
		case xml.CharData:
			if len(open) > 0 {
				l := texts[open[len(open)-1]]
				l[len(l)-1] += string(tok)
			}
		default:
			t.Errorf("a %T in\n%s", tok, file)
		}
	}
}

func checkElement(t *testing.T, e xml.StartElement, ids map[string]bool) {
	t.Helper()
	attrs, ok := allowed[e.Name.Local]
	if !ok {
		t.Errorf("element %s", e.Name.Local)
	}
	seen := map[string]bool{}
	for _, a := range e.Attr {
		if seen[a.Name.Local] {
			t.Errorf("%s has %s twice", e.Name.Local, a.Name.Local)
		}
		seen[a.Name.Local] = true
		isData := e.Name.Local == "g" && strings.HasPrefix(a.Name.Local, "data-")
		if !isData && !strings.Contains(" "+attrs+" ", " "+a.Name.Local+" ") {
			t.Errorf("attribute %s of %s", a.Name.Local, e.Name.Local)
		}
		if a.Name.Local == "id" && ids[a.Value] {
			t.Errorf("id %s is there twice", a.Value)
		}
		if a.Name.Local == "id" {
			ids[a.Value] = true
		}
	}
}

// With a prefix, pictures can stand on one page without having an id in common.
func TestPrefix(t *testing.T) {
	s := &scene.Scene{Title: "A", Size: geom.Size{W: 9, H: 9}, Items: []scene.Item{&scene.Group{ID: "c-a"}}}
	got, err := Bytes(s, Options{Prefix: "p1-"})
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range regexp.MustCompile(`(?:id|aria-labelledby)="([^"]*)"`).FindAllStringSubmatch(string(got), -1) {
		for _, id := range strings.Fields(m[1]) {
			if !strings.HasPrefix(id, "p1-") {
				t.Errorf("id %s", id)
			}
		}
	}
	if !strings.Contains(string(got), `id="p1-c-a"`) {
		t.Error("no p1-c-a")
	}
}
