package text

import (
	"context"
	"encoding/base64"
	"encoding/json"
	"flag"
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

	"casebook/render/scene"
)

var update = flag.Bool("update", false, "write what the browser measures to testdata")

// sample is a text with its width in Chromium, in pixels.
type sample struct {
	S     string  `json:"s"`
	Size  float64 `json:"size"`
	Bold  bool    `json:"bold"`
	Width float64 `json:"width"`
}

func (s sample) font() scene.Font { return scene.Font{Size: s.Size, Bold: s.Bold} }

const golden = "testdata/chromium.json"

func TestWidthIsThatOfChromium(t *testing.T) {
	data, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	var samples []sample
	if err := json.Unmarshal(data, &samples); err != nil {
		t.Fatal(err)
	}
	for _, s := range samples {
		checkWidth(t, s)
	}
}

func TestWidthInChromium(t *testing.T) {
	samples := measureInChromium(t, samplesToMeasure())
	for _, s := range samples {
		checkWidth(t, s)
	}
	if *update {
		writeGolden(t, samples)
	}
}

func checkWidth(t *testing.T, s sample) {
	t.Helper()
	got := Width(s.S, s.font())
	if diff := math.Abs(got - s.Width); diff > s.Width*0.001 {
		t.Errorf("Width(%q, %v) = %.3f; Chromium has %.3f (%+.2f %%)", s.S, s.font(), got, s.Width, 100*(got-s.Width)/s.Width)
	}
}

// samplesToMeasure has texts whose widths are known exactly: Latin, Greek, Cyrillic, and scripts
// whose letters are all of one width.
func samplesToMeasure() []sample {
	var all []sample
	for _, s := range []string{
		"Payment API", "PostgreSQL 16", "AVAVA To WAVE Type", "LTAW. P, F. 11:17 Yes, r. (Very) “Tea”", "iiiiiiiiii", "WWWWWWWWWW",
		"Cardholder data environment", "eu-west-1 · primary", "Envoy × 6", "score ≤ 80 ms", "p99 ≥ 1.5 s → 99.95 %",
		"Straße, Größe, façade, naïve, Ærø, Łódź, Dvořák", "ﬁnal office affluent ﬂow", "ΑΥΤΟ Αθήνα, Ωμέγα", "Город Ёлка ГАУ Тула",
		"order_events.v2/topic-01", "jdoe@example.org", "{\"id\": 42}", "a\u00a0b 200\u00a0ms", "A\u0301 e\u0301 nai\u0308ve", "–—…‘’“”€£$¢", "x²+y³=½",
		"支払い", "注文サービス", "支付网关", "결제 게이트웨이", "ＡＰＩ", "決済 API v2", "東京、大阪",
	} {
		for _, bold := range []bool{false, true} {
			for _, size := range []float64{10, 13.5, 22} {
				all = append(all, sample{S: s, Size: size, Bold: bold})
			}
		}
	}
	return all
}

func writeGolden(t *testing.T, samples []sample) {
	t.Helper()
	data, err := json.MarshalIndent(samples, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	if err := os.MkdirAll(filepath.Dir(golden), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(golden, append(data, '\n'), 0o644); err != nil {
		t.Fatal(err)
	}
}

// measureInChromium returns the samples with the widths that Chromium draws them in.
func measureInChromium(t *testing.T, samples []sample) []sample {
	t.Helper()
	var page strings.Builder
	page.WriteString("<!DOCTYPE html><meta charset=utf-8><style>" + fontFaces() + "</style><svg>")
	for _, s := range samples {
		weight := 400
		if s.Bold {
			weight = 700
		}
		fmt.Fprintf(&page, "<text style=\"font-family:ours,sans-serif;font-size:%vpx;font-weight:%d\">%s</text>\n",
			s.Size, weight, html.EscapeString(s.S))
	}
	page.WriteString(`</svg><pre id=out></pre><script>
		document.fonts.ready.then(() => out.textContent =
			[...document.querySelectorAll("text")].map(t => t.getComputedTextLength()).join(" "))</script>`)
	dom := dumpDOM(t, page.String())
	_, rest, _ := strings.Cut(dom, `<pre id="out">`)
	numbers, _, _ := strings.Cut(rest, "</pre>")
	fields := strings.Fields(numbers)
	if len(fields) != len(samples) {
		t.Fatalf("Chromium measured %d of %d texts:\n%.300s", len(fields), len(samples), dom)
	}
	for i := range samples {
		if _, err := fmt.Sscan(fields[i], &samples[i].Width); err != nil {
			t.Fatal(err)
		}
	}
	return samples
}

// fontFaces declares the fonts that the package measures with, whatever is installed.
func fontFaces() string {
	var b strings.Builder
	for weight, ttf := range map[int][]byte{400: liberationsansregular.TTF, 700: liberationsansbold.TTF} {
		fmt.Fprintf(&b, "@font-face{font-family:ours;font-weight:%d;src:url(data:font/ttf;base64,%s)}\n",
			weight, base64.StdEncoding.EncodeToString(ttf))
	}
	return b.String()
}

// dumpDOM loads a page in Chromium and returns what its scripts have made of it.
func dumpDOM(t *testing.T, page string) string {
	t.Helper()
	bin, err := exec.LookPath("chromium")
	if err != nil {
		if os.Getenv("CASEBOOK_TOOLS") == "required" {
			t.Fatal(err)
		}
		t.Skipf("Chromium is not installed: %v", err)
	}
	dir := t.TempDir()
	file := filepath.Join(dir, "page.html")
	if err := os.WriteFile(file, []byte(page), 0o644); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	out, err := exec.CommandContext(ctx, bin, "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic",
		"--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
		"--user-data-dir="+filepath.Join(dir, "profile"), "--virtual-time-budget=10000", "--dump-dom", "file://"+file).Output()
	if err != nil {
		t.Fatalf("chromium: %v", err)
	}
	return string(out)
}
