package quality

import (
	"bytes"
	"image"
	stdpng "image/png"
	"math"
	"os"
	"os/exec"
	"strings"
	"testing"
	"unicode"

	imagedraw "golang.org/x/image/draw"
	"golang.org/x/text/unicode/norm"

	"casebook/render/pdf"
	"casebook/render/png"
	"casebook/render/scene"
	"casebook/render/svg"
	"casebook/render/text"
	"casebook/render/text/standin"
	"casebook/render/view"
)

// How far an image may be from what another program draws of the same picture: the root of the mean
// square of the differences, in parts of the whole range.
const (
	alike     = 0.01  // where the same fonts draw all letters
	similar   = 0.03  // where each takes other fonts for emoji, and gives words of Arabic other places
	asPoppler = 0.015 // which puts thin lines and letters on whole pixels, so that only squares of pixels are compared
)

// TestRaster compares PNG images with those that rsvg-convert makes of the SVG, and PDF pages with both:
// every kind of view that the library has, and a study with all that is hard to draw.
func TestRaster(t *testing.T) {
	seen := map[string]bool{}
	for _, s := range bundled(t) {
		for name, drawn := range firstOfKind(t, s, seen) {
			checkImages(t, s.name+" "+name, drawn, alike)
			checkPage(t, s.name+" "+name, drawn)
		}
	}
	extreme := firstOfKind(t, sample(t, "extreme"), map[string]bool{"components": true, "flow": true})
	for name, drawn := range extreme {
		checkImages(t, "extreme "+name, drawn, similar)
		checkPage(t, "extreme "+name, drawn)
	}
}

// firstOfKind draws the views of a study that are of a kind not seen before.
func firstOfKind(t *testing.T, s subject, seen map[string]bool) map[string]*scene.Scene {
	t.Helper()
	all := map[string]*scene.Scene{}
	views := view.Of(s.load(t))
	for _, v := range views.List() {
		kind, _, _ := strings.Cut(v.Name, "/")
		if seen[kind] {
			continue
		}
		seen[kind] = true
		drawn, _, err := views.Draw(t.Context(), v.Name, layouter())
		if err != nil {
			t.Fatal(err)
		}
		all[v.Name] = drawn
	}
	return all
}

// checkImages compares the images of a view in two themes.
func checkImages(t *testing.T, name string, drawn *scene.Scene, limit float64) {
	t.Helper()
	for _, theme := range []scene.Theme{scene.Light, scene.Dark} {
		img, _, err := png.Image(drawn, png.Options{Theme: theme, Fonts: systemFonts(t)})
		if err != nil {
			t.Fatal(err)
		}
		if d := difference(t, img, rsvg(t, drawn, theme)); d > limit {
			t.Errorf("the image of %s in the %s theme is %.2f %% from that of its SVG", name, theme.Name, 100*d)
		} else {
			t.Logf("%s, %s: %.2f %%", name, theme.Name, 100*d)
		}
	}
}

// checkPage compares the page of a view with its image, and looks for all its words.
func checkPage(t *testing.T, name string, drawn *scene.Scene) {
	t.Helper()
	file, _, err := pdf.Bytes([]*scene.Scene{drawn}, pdf.Options{Fonts: systemFonts(t)})
	if err != nil {
		t.Fatal(err)
	}
	img, _, err := png.Image(drawn, png.Options{Fonts: systemFonts(t)})
	if err != nil {
		t.Fatal(err)
	}
	page := decode(t, run(t, file, "pdftoppm", "-r", "96", "-png", "-singlefile", "-"))
	if d := difference(t, coarse(img), coarse(page)); d > asPoppler {
		t.Errorf("the page of %s is %.2f %% from its image", name, 100*d)
	} else {
		t.Logf("%s, page: %.2f %%", name, 100*d)
	}
	found := squeezed(string(run(t, file, "pdftotext", "-raw", "-", "-")))
	for _, words := range wordsOf(drawn.Items) {
		if !strings.Contains(found, squeezed(words)) && !text.RightToLeft(words) {
			t.Errorf("the page of %s does not have %q", name, words)
		}
	}
}

// systemFonts returns the fonts of the system, as the program takes them.
func systemFonts(t *testing.T) *standin.Set {
	t.Helper()
	fonts, err := standin.Open(nil, standin.Folders())
	if err != nil {
		t.Fatal(err)
	}
	return fonts
}

// wordsOf returns all texts among some items.
func wordsOf(items []scene.Item) []string {
	var all []string
	for _, it := range items {
		switch it := it.(type) {
		case *scene.Group:
			all = append(all, wordsOf(it.Items)...)
		case *scene.Text:
			all = append(all, it.S)
		}
	}
	return all
}

// squeezed returns what letters a text has, without spaces and what is not seen.
func squeezed(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || unicode.In(r, unicode.Cf, unicode.Mn) {
			return -1
		}
		return r
	}, norm.NFKC.String(s))
}

// rsvg returns the picture that rsvg-convert makes of a scene's SVG.
func rsvg(t *testing.T, s *scene.Scene, theme scene.Theme) image.Image {
	t.Helper()
	file, err := svg.Bytes(s, svg.Options{Theme: svg.Theme(theme.Name)})
	if err != nil {
		t.Fatal(err)
	}
	return decode(t, run(t, file, "rsvg-convert"))
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
	cmd := exec.CommandContext(t.Context(), path, args...)
	cmd.Stdin = bytes.NewReader(input)
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return out
}

func decode(t *testing.T, file []byte) image.Image {
	t.Helper()
	img, err := stdpng.Decode(bytes.NewReader(file))
	if err != nil {
		t.Fatal(err)
	}
	return img
}

// difference returns how far two images are from each other.
func difference(t *testing.T, a, b image.Image) float64 {
	t.Helper()
	if a.Bounds().Size() != b.Bounds().Size() {
		t.Fatalf("%v and %v pixels", a.Bounds().Size(), b.Bounds().Size())
	}
	pa, pb := pixels(a), pixels(b)
	var sum float64
	for i := range pa {
		d := float64(pa[i]) - float64(pb[i])
		sum += d * d
	}
	return math.Sqrt(sum/float64(len(pa))) / 255
}

// coarse returns an image with one pixel for each square of 4 by 4.
func coarse(img image.Image) image.Image {
	small := image.NewRGBA(image.Rect(0, 0, img.Bounds().Dx()/4, img.Bounds().Dy()/4))
	imagedraw.BiLinear.Scale(small, small.Bounds(), img, img.Bounds(), imagedraw.Src, nil)
	return small
}

func pixels(img image.Image) []uint8 {
	p := image.NewRGBA(image.Rectangle{Max: img.Bounds().Size()})
	imagedraw.Draw(p, p.Bounds(), img, img.Bounds().Min, imagedraw.Src)
	return p.Pix
}

// BenchmarkRaster says what a picture of 20 components takes: to lay it out, and then to write it in
// each form. Writing must stay well within three times the layout.
func BenchmarkRaster(b *testing.B) {
	study := madeUp(1, 20, 20)[0].load(b)
	draw := func(b *testing.B) *scene.Scene {
		drawn, _, err := view.Of(study).Draw(b.Context(), "components", layouter())
		if err != nil {
			b.Fatal(err)
		}
		return drawn
	}
	drawn := draw(b)
	for name, do := range map[string]func() error{
		"layout": func() error { draw(b); return nil },
		"png":    func() error { _, _, err := png.Bytes(drawn, png.Options{}); return err },
		"png-2x": func() error { _, _, err := png.Bytes(drawn, png.Options{Scale: 2}); return err },
		"pdf":    func() error { _, _, err := pdf.Bytes([]*scene.Scene{drawn}, pdf.Options{}); return err },
	} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if err := do(); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
