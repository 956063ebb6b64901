package pdf

import (
	"bytes"
	"context"
	"math"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"casebook/render/geom"
	"casebook/render/scene"
)

// picture returns a scene of some size.
func picture(title string, w, h float64, items ...scene.Item) *scene.Scene {
	return &scene.Scene{Title: title, Size: geom.Size{W: w, H: h}, Items: items}
}

func words(s string, y float64) *scene.Text {
	return &scene.Text{At: geom.Point{X: 20, Y: y}, Font: scene.Font{Size: 16}, Paint: scene.Ink, S: s}
}

// example returns two pictures with one of everything.
func example() []*scene.Scene {
	return []*scene.Scene{
		picture("Shop: Components", 400, 200,
			&scene.Group{Link: "https://example.org/a?(b)", Items: []scene.Item{
				&scene.Rect{Box: geom.Box{X: 10, Y: 10, W: 200, H: 100}, Radius: 8, Style: scene.Style{Fill: scene.Blue, Stroke: scene.Red, Width: 2, Opacity: .5}},
				words("AVAVA To WAVE (1) \\", 40),
			}},
			&scene.Group{Link: "javascript:alert(1)", Items: []scene.Item{words("Größe 支払い 👍", 80), words("شبكة הדפס", 95)}},
		),
		picture("Shop: Flow 👍", 300, 600,
			&scene.Ellipse{Box: geom.Box{X: 60, Y: 10, W: 30, H: 30}, Style: scene.Style{Fill: scene.Green}},
			&scene.Glyph{Name: "lock", Box: geom.Box{X: 70, Y: 50, W: 20, H: 20}, Paint: scene.Ink},
			&scene.Path{Segs: []scene.Seg{
				{To: geom.Point{X: 5, Y: 5}}, {Op: scene.Quad, A: geom.Point{X: 95, Y: 5}, To: geom.Point{X: 95, Y: 40}}, {Op: scene.Close},
			}, Style: scene.Style{Stroke: scene.AsyncLine, Width: 1.5, Dash: scene.Dotted}},
			words("second page", 300),
		),
	}
}

func file(t *testing.T, o Options) []byte {
	t.Helper()
	b, missing, err := Bytes(example(), o)
	if err != nil {
		t.Fatal(err)
	}
	if got := strings.Join(missing, " "); got != "شبكة い 払 支 👍" {
		t.Errorf("missing: %s", got)
	}
	return b
}

func TestSameScenesSameBytes(t *testing.T) {
	first := file(t, Options{Title: "Shop"})
	for range 5 {
		if !bytes.Equal(file(t, Options{Title: "Shop"}), first) {
			t.Fatal("another file")
		}
	}
	if bytes.Equal(file(t, Options{Theme: scene.Dark}), first) {
		t.Error("the dark theme makes no difference")
	}
}

func TestTextIsText(t *testing.T) {
	got := string(run(t, file(t, Options{}), "pdftotext", "-raw", "-", "-"))
	for _, want := range []string{"AVAVA To WAVE (1) \\", "Größe 支払い 👍", "شبكة", "הדפס", "second page"} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is not in %q", want, got)
		}
	}
}

func TestTitlePagesAndLinks(t *testing.T) {
	b := file(t, Options{Title: "Shop"})
	got := string(run(t, b, "pdfinfo", "-l", "2", "-"))
	for _, want := range []string{"Title:           Shop\n", "Pages:           2\n", "Page    1 size:  300 x 150 pts", "Page    2 size:  225 x 450 pts"} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is not in\n%s", want, got)
		}
	}
	if n := bytes.Count(b, []byte("/S /URI")); n != 1 || !bytes.Contains(b, []byte(`(https://example.org/a?\(b\))`)) {
		t.Errorf("%d links", n)
	}
}

func TestBookmarks(t *testing.T) {
	b := file(t, Options{Title: "Shop"})
	for title, top := range map[string]string{"Components": "/XYZ 0 150.00", "Flow \ufffd": "/XYZ 0 450.00"} {
		encoded := "\xfe\xff"
		for _, r := range title {
			encoded += string([]byte{byte(r >> 8), byte(r)})
		}
		_, rest, ok := strings.Cut(string(b), "/Title ("+encoded+")")
		if place, _, _ := strings.Cut(rest, "endobj"); !ok || !strings.Contains(place, top) {
			t.Errorf("no bookmark %q at %s", title, top)
		}
	}
}

func TestErrors(t *testing.T) {
	box := geom.Box{X: 1, Y: 1, W: 9, H: 9}
	for want, s := range map[string]*scene.Scene{
		"it has no size":            picture("", 0, 5),
		"a page at most 14400":      picture("", 20000, 5),
		`there is no paint "pink"`:  picture("", 9, 9, &scene.Rect{Box: box, Style: scene.Style{Fill: "pink"}}),
		`there is no glyph "x"`:     picture("", 9, 9, &scene.Glyph{Name: "x"}),
		"an item of type <nil>":     picture("", 9, 9, nil),
		"a place beyond all":        picture("", 9, 9, &scene.Ellipse{Box: geom.Box{X: math.NaN()}, Style: scene.Style{Fill: scene.Blue}}),
		"a piece of a path that do": picture("", 9, 9, &scene.Path{Segs: []scene.Seg{{Op: 9}}, Style: scene.Style{Fill: scene.Blue}}),
	} {
		if _, _, err := Bytes([]*scene.Scene{s}, Options{}); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v; want %s", err, want)
		}
	}
	if _, _, err := Bytes(nil, Options{}); err == nil {
		t.Error("a file without pages")
	}
}

// Whatever is written in a scene, it can be read by others.
func TestAnyTextIsWritten(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.String().Draw(t, "text")
		scenes := []*scene.Scene{picture(s, 100, 100, &scene.Group{Link: s, Items: []scene.Item{words(s, 20)}})}
		if _, _, err := Bytes(scenes, Options{}); err != nil {
			t.Fatal(err)
		}
	})
}

// run returns what another program makes of some bytes; the test is skipped if it is not installed.
func run(t *testing.T, input []byte, name string, args ...string) []byte {
	t.Helper()
	path, err := exec.LookPath(name)
	if err != nil {
		if os.Getenv("CASEBOOK_TOOLS") == "required" {
			t.Fatal(err)
		}
		t.Skipf("not installed: %v", err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	cmd := exec.CommandContext(ctx, path, args...)
	cmd.Stdin = bytes.NewReader(input)
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return out
}
