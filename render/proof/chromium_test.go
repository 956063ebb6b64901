package proof

import (
	"context"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"html"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/go-fonts/liberation/liberationsansbold"
	"github.com/go-fonts/liberation/liberationsansregular"

	"casebook/render/geom"
)

// TestWhatChromiumDraws asks Chromium where it draws the texts of pictures, and how long their lines are.
func TestWhatChromiumDraws(t *testing.T) {
	var page string
	var texts []Text
	var connections []Connection
	for _, name := range []string{"faultless", "sequence", "overview"} {
		file := picture(t, name)
		page += string(file)
		p := read(t, file)
		texts, connections = append(texts, p.Texts...), append(connections, p.Connections...)
	}
	var drawn struct {
		Texts []geom.Box
		Lines []float64
	}
	inChromium(t, page+script, &drawn)
	if len(drawn.Texts) != len(texts) || len(drawn.Lines) != len(connections) {
		t.Fatalf("%d texts of %d, %d lines of %d", len(drawn.Texts), len(texts), len(drawn.Lines), len(connections))
	}
	for i, b := range drawn.Texts {
		if !near(texts[i].Box, b) {
			t.Errorf("%q is at %.2f, in Chromium at %.2f", texts[i].S, texts[i].Box, b)
		}
	}
	for i, want := range drawn.Lines {
		c := connections[i]
		n := len(c.Line) - 1
		got := length(c.Line)
		if len(c.Head) == 4 { // it is filled, and the line ends before its tip
			got -= c.Line[n-1].Dist(c.Line[n])
		}
		if math.Abs(got-want) > .1 {
			t.Errorf("the line of %s is %.2f long, in Chromium %.2f", c.ID, got, want)
		}
	}
}

// near reports whether two boxes are the same to what an eye can tell. Browsers round the height of a
// font, and count the last letter as if nothing was drawn together.
func near(a, b geom.Box) bool {
	return math.Abs(a.X-b.X) < .1 && math.Abs(a.W-b.W) < 1 && math.Abs(a.Y-b.Y) < 1 && math.Abs(a.H-b.H) < 1.5
}

const script = `<pre id=out></pre><script>
	document.fonts.ready.then(() => out.textContent = JSON.stringify({
		Texts: [...document.querySelectorAll("text")].map(t => t.getBBox()).map(b => ({X: b.x, Y: b.y, W: b.width, H: b.height})),
		Lines: [...document.querySelectorAll("g.connection")].map(g => g.querySelector("path").getTotalLength()),
	}))</script>`

// inChromium loads a page with our fonts, whatever is installed, and decodes what its script prints.
func inChromium(t *testing.T, page string, into any) {
	t.Helper()
	bin, err := exec.LookPath("chromium")
	if err != nil {
		if os.Getenv("CASEBOOK_TOOLS") == "required" {
			t.Fatal(err)
		}
		t.Skipf("Chromium is not installed: %v", err)
	}
	var faces strings.Builder
	for weight, ttf := range map[int][]byte{400: liberationsansregular.TTF, 700: liberationsansbold.TTF} {
		fmt.Fprintf(&faces, "@font-face{font-family:ours;font-weight:%d;src:url(data:font/ttf;base64,%s)}", weight, base64.StdEncoding.EncodeToString(ttf))
	}
	dir := t.TempDir()
	file := filepath.Join(dir, "page.html")
	page = "<!DOCTYPE html><meta charset=utf-8><style>" + faces.String() + "text{font-family:ours}</style>" + page
	if err := os.WriteFile(file, []byte(page), 0o644); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	dom, err := exec.CommandContext(ctx, bin, "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic",
		"--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
		"--user-data-dir="+filepath.Join(dir, "profile"), "--virtual-time-budget=10000", "--dump-dom", "file://"+file).Output()
	if err != nil {
		t.Fatalf("chromium: %v", err)
	}
	_, rest, _ := strings.Cut(string(dom), `<pre id="out">`)
	printed, _, _ := strings.Cut(rest, "</pre>")
	if err := json.Unmarshal([]byte(html.UnescapeString(printed)), into); err != nil {
		t.Fatalf("%v: %.300s", err, dom)
	}
}
