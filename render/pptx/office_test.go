package pptx

import (
	"bytes"
	"context"
	"image"
	"image/color"
	"image/png"
	"io/fs"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"casebook/render/geom"
	"casebook/render/scene"
	"casebook/render/svg"
)

// office is the pictures that LibreOffice is shown: a large one, a sequence, a state machine, one
// without lines, one with marks of change.
var office = []string{
	"payment-gateway components", "payment-gateway sequence/tokenise", "payment-gateway states/payment",
	"payment-gateway tradeoff/store", "notification-fanout overview", "feature-flag-platform stage/evidence",
}

// pictured returns the pictures for LibreOffice.
func pictured(t *testing.T) []drawing {
	t.Helper()
	var found []drawing
	for _, p := range library(t) {
		for _, name := range office {
			if p.name == name {
				found = append(found, p)
			}
		}
	}
	if len(found) != len(office) {
		t.Fatalf("%d pictures of %d", len(found), len(office))
	}
	return found
}

// presented returns a presentation of pictures.
func presented(t *testing.T, pictures []drawing, o Options) []byte {
	t.Helper()
	p := &Presentation{Title: "Pictures"}
	for _, d := range pictures {
		p.Slides = append(p.Slides, &PictureSlide{Scene: d.Scene})
	}
	file, err := Bytes(p, o)
	if err != nil {
		t.Fatal(err)
	}
	return file
}

// LibreOffice finds every shape by its name, every connector held at both ends, and the notes.
func TestOfficeKeepsShapesAndGlue(t *testing.T) {
	pictures := pictured(t)
	flat := string(convert(t, presented(t, pictures, Options{}), "fodp"))
	connector := regexp.MustCompile(`<draw:connector [^>]*>`)
	pages := strings.Split(flat, "<draw:page ")[1:]
	if len(pages) != len(pictures) {
		t.Fatalf("%d pages of %d", len(pages), len(pictures))
	}
	for i, p := range pictures {
		_, made := slideOf(t, p.Scene, Options{})
		shown := map[string]int{}
		for _, m := range regexp.MustCompile(` draw:name="([^"]*)"`).FindAllStringSubmatch(pages[i], -1) {
			shown[m[1]]++
		}
		for _, n := range made.names {
			if shown[n] == 0 && n != "Title" {
				t.Errorf("%s: LibreOffice has no %q", p.name, n)
			}
		}
		held := 0
		for _, c := range connector.FindAllString(pages[i], -1) {
			if strings.Contains(c, "draw:start-shape=") && strings.Contains(c, "draw:end-shape=") {
				held++
			}
		}
		if held != len(made.connectors) {
			t.Errorf("%s: %d connectors of %d are held at both ends", p.name, held, len(made.connectors))
		}
		if !strings.Contains(pages[i], "<presentation:notes") {
			t.Errorf("%s: no notes", p.name)
		}
	}
}

// How far LibreOffice's pictures may be from ours. Both are made small, so that the edge of a letter is
// no more than a tint, and compared channel by channel: the mean difference, of 255; and how many
// pixels differ much, as where a box or a line is in another place.
const (
	comparedWidth = 1920
	shrunk        = 4
	mostMean      = 2.5
	muchDifferent = 64
	mostMuch      = .01
)

// Slides with exact connectors look in LibreOffice as our SVG does elsewhere.
func TestOfficeDrawsThePicture(t *testing.T) {
	pictures := pictured(t)
	pdf := convert(t, presented(t, pictures, Options{Connectors: Exact}), "pdf")
	var before image.Image
	for i, p := range pictures {
		slide := drawnByOffice(t, pdf, i+1)
		ours := drawnByUs(t, p.Scene)
		mean, much := difference(slide, ours)
		t.Logf("%s: mean %.2f, %.2f %% differ much", p.name, mean, 100*much)
		if mean > mostMean || much > mostMuch {
			t.Errorf("%s: the pictures differ by %.2f of 255 on average, and much in %.2f %%", p.name, mean, 100*much)
		}
		if before != nil {
			if mean, much := difference(slide, before); mean <= mostMean || much <= mostMuch {
				t.Errorf("%s cannot be told from the picture before", p.name)
			}
		}
		before = ours
	}
}

// drawnByOffice returns a page of a PDF, so wide as slides are compared.
func drawnByOffice(t *testing.T, pdf []byte, n int) image.Image {
	t.Helper()
	name := filepath.Join(t.TempDir(), "slides.pdf")
	if err := os.WriteFile(name, pdf, 0o644); err != nil {
		t.Fatal(err)
	}
	out, err := tool(t, "pdftoppm", "-png", "-f", itoa(n), "-l", itoa(n), "-scale-to-x", itoa(comparedWidth), "-scale-to-y", "-1", name).Output()
	if err != nil {
		t.Fatal(err)
	}
	return decode(t, out)
}

// drawnByUs returns a slide with our SVG in the place of the shapes, without title.
func drawnByUs(t *testing.T, s *scene.Scene) image.Image {
	t.Helper()
	f, _ := frameOf(Wide)
	untitledScene := *s
	untitledScene.Items = untitled(s.Items)
	picture, err := svg.Bytes(&untitledScene, svg.Options{Theme: svg.Light})
	if err != nil {
		t.Fatal(err)
	}
	pixels := comparedWidth / f.size.W // of a point
	at := fitInto(scene.Extent(untitledScene.Items), f.picture(false))
	corner := at.point(geom.Point{})
	cmd := tool(t, "rsvg-convert", "--page-width", itoa(comparedWidth), "--page-height", itoa(int(f.size.H*pixels)),
		"--width", itoa(int(s.Size.W*at.scale*pixels+.5)), "--height", itoa(int(s.Size.H*at.scale*pixels+.5)),
		"--left="+itoa(int(math.Round(corner.X*pixels))), "--top="+itoa(int(math.Round(corner.Y*pixels))), "--background-color", "white")
	cmd.Stdin = bytes.NewReader(picture)
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	return decode(t, out)
}

func decode(t *testing.T, file []byte) image.Image {
	t.Helper()
	img, err := png.Decode(bytes.NewReader(file))
	if err != nil {
		t.Fatal(err)
	}
	return img
}

// difference compares two slides below their titles.
func difference(a, b image.Image) (mean, much float64) {
	f, _ := frameOf(Wide)
	n, top := 0.0, int(f.title.Bottom()*comparedWidth/f.size.W)
	size := a.Bounds().Intersect(b.Bounds())
	for y := top; y+shrunk <= size.Max.Y; y += shrunk {
		for x := 0; x+shrunk <= size.Max.X; x += shrunk {
			p, q := average(a, x, y), average(b, x, y)
			d := max(off(p.R, q.R), off(p.G, q.G), off(p.B, q.B))
			mean += float64(d)
			if d > muchDifferent {
				much++
			}
			n++
		}
	}
	return mean / n, much / n
}

// average returns the colour of a square of pixels.
func average(img image.Image, x, y int) color.RGBA {
	var r, g, b int
	for dy := range shrunk {
		for dx := range shrunk {
			c := color.RGBAModel.Convert(img.At(x+dx, y+dy)).(color.RGBA)
			r, g, b = r+int(c.R), g+int(c.G), b+int(c.B)
		}
	}
	const n = shrunk * shrunk
	return color.RGBA{uint8(r / n), uint8(g / n), uint8(b / n), 255}
}

func off(a, b uint8) uint8 { return max(a, b) - min(a, b) }

// convert has LibreOffice make another format of a presentation.
func convert(t *testing.T, file []byte, format string) []byte {
	t.Helper()
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "slides.pptx"), file, 0o644); err != nil {
		t.Fatal(err)
	}
	cmd := tool(t, "soffice", "-env:UserInstallation=file://"+filepath.ToSlash(dir)+"/profile", "--headless",
		"--convert-to", format, "--outdir", dir, filepath.Join(dir, "slides.pptx"))
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("soffice: %v: %s", err, out)
	}
	made, err := fs.ReadFile(os.DirFS(dir), "slides."+format)
	if err != nil {
		t.Fatal(err)
	}
	return made
}

// tool returns the command of another program; the test is skipped if it is not installed.
func tool(t *testing.T, name string, args ...string) *exec.Cmd {
	t.Helper()
	path, err := exec.LookPath(name)
	if err != nil {
		if os.Getenv("CASEBOOK_TOOLS") == "required" {
			t.Fatal(err)
		}
		t.Skipf("not installed: %v", err)
	}
	ctx, cancel := context.WithTimeout(context.Background(), 3*time.Minute)
	t.Cleanup(cancel)
	return exec.CommandContext(ctx, path, args...)
}
