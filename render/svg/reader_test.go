package svg

import (
	"bytes"
	"context"
	"encoding/base64"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"casebook/render/geom"
	"casebook/render/scene"
	"casebook/render/text"
)

func TestLibrsvg(t *testing.T) {
	for theme, want := range map[Theme]scene.Theme{
		Light: scene.Light, Dark: scene.Dark, Auto: scene.Light, Contrast: scene.HighContrast, Print: scene.Print,
	} {
		cmd := tool(t, "rsvg-convert")
		cmd.Stdin = bytes.NewReader(file(t, example(), theme))
		var errs strings.Builder
		cmd.Stderr = &errs
		out, err := cmd.Output()
		if err != nil || errs.Len() > 0 {
			t.Fatalf("%s: %v: %s", theme, err, &errs)
		}
		checkPixels(t, string(theme), out, want)
	}
}

func TestChromium(t *testing.T) {
	for _, c := range []struct {
		theme  Theme
		asked  string // what the page around the picture asks for
		expect scene.Theme
	}{
		{Light, "dark", scene.Light}, {Dark, "light", scene.Dark}, {Auto, "light", scene.Light}, {Auto, "dark", scene.Dark},
		{Contrast, "dark", scene.HighContrast}, {Print, "dark", scene.Print},
	} {
		page := fmt.Sprintf(`<!DOCTYPE html><html style="color-scheme:%s"><body style="margin:0"><img src="data:image/svg+xml;base64,%s">`,
			c.asked, base64.StdEncoding.EncodeToString(file(t, example(), c.theme)))
		shot := filepath.Join(t.TempDir(), "shot.png")
		chromium(t, page, "--screenshot="+shot, "--window-size=700,400")
		out, err := os.ReadFile(shot)
		if err != nil {
			t.Fatal(err)
		}
		checkPixels(t, fmt.Sprintf("%s on a %s page", c.theme, c.asked), out, c.expect)
	}
}

// A reader with our fonts, or ones of the same widths, has next to nothing to fit.
func TestTextIsNotStretched(t *testing.T) {
	font := scene.Font{Size: 11.5}
	s := &scene.Scene{Size: geom.Size{W: 500, H: 500}}
	for _, bold := range []bool{false, true} {
		font.Bold = bold
		for i, w := range []string{"Payment API", "eu-west-1 · primary", "score ≤ 80 ms", "AVAVA 11:11", "支払い認証", "결제 API", "「東京」", "Größe", "Город", "→ 200"} {
			s.Items = append(s.Items, &scene.Text{At: geom.Point{X: 10, Y: 20 * float64(i)}, Font: font, Paint: scene.Ink, S: w, Width: text.Width(w, font)})
		}
	}
	page := "<!DOCTYPE html><meta charset=utf-8>" + string(file(t, s, Auto)) + `<pre id=out></pre><script>
		out.textContent = [...document.querySelectorAll("text")].map(t => {
			const want = t.textLength.baseVal.value
			t.removeAttribute("textLength")
			return t.textContent.replaceAll(" ", "_") + " " + want / t.getComputedTextLength()
		}).join("\n")</script>`
	_, rest, _ := strings.Cut(chromium(t, page, "--dump-dom"), `<pre id="out">`)
	results, _, _ := strings.Cut(rest, "</pre>")
	n := 0
	for line := range strings.Lines(results) {
		var word string
		var stretch float64
		if _, err := fmt.Sscan(line, &word, &stretch); err != nil {
			t.Fatalf("%q: %v", line, err)
		}
		most := 0.03 // older versions of the fonts kern less
		if strings.HasPrefix(word, "「") {
			most = 0.2 // browsers now halve the room of brackets
		}
		if math.Abs(stretch-1) > most {
			t.Errorf("%s is stretched by %.1f %%", word, 100*(stretch-1))
		}
		n++
	}
	if n != len(s.Items) {
		t.Errorf("%d texts of %d measured", n, len(s.Items))
	}
}

func file(t *testing.T, s *scene.Scene, theme Theme) []byte {
	t.Helper()
	b, err := Bytes(s, Options{Theme: theme})
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// checkPixels looks at places of the example that are of one colour each.
func checkPixels(t *testing.T, what string, picture []byte, theme scene.Theme) {
	t.Helper()
	img, err := png.Decode(bytes.NewReader(picture))
	if err != nil {
		t.Fatalf("%s: %v", what, err)
	}
	for at, p := range map[image.Point]scene.Paint{
		{X: 2, Y: 2}: scene.Canvas, {X: 37, Y: 100}: scene.Card, {X: 45, Y: 80}: scene.BlueTile,
		{X: 440, Y: 60}: scene.TrustZone, {X: 360, Y: 110}: scene.SyncLine, {X: 225, Y: 95}: scene.FlowLine,
	} {
		got := color.RGBAModel.Convert(img.At(at.X, at.Y)).(color.RGBA)
		want, _ := theme.Colour(p)
		if far(got.R, want.R) || far(got.G, want.G) || far(got.B, want.B) {
			t.Errorf("%s: %v is %v, not %v (%s)", what, at, got, want, p)
		}
	}
}

func far(a, b uint8) bool { return max(a, b)-min(a, b) > 3 }

// chromium loads a page and returns what it prints.
func chromium(t *testing.T, page string, args ...string) string {
	t.Helper()
	dir := t.TempDir()
	name := filepath.Join(dir, "page.html")
	if err := os.WriteFile(name, []byte(page), 0o644); err != nil {
		t.Fatal(err)
	}
	cmd := tool(t, "chromium", append(args, "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic",
		"--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
		"--user-data-dir="+filepath.Join(dir, "profile"), "file://"+name)...)
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("chromium: %v", err)
	}
	return string(out)
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
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	t.Cleanup(cancel)
	return exec.CommandContext(ctx, path, args...)
}
