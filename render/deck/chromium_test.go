package deck

import (
	"context"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"html"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"casebook/render/svg"
)

// driver presses keys, looks at what came of it, and says so at the end of the page.
const driver = `
(async () => {
  const said = [];
  const wait = (ms) => new Promise((done) => setTimeout(done, ms));
  const really = async () => { // time in which other processes get their turn
    for (let k = 0; k < 30; k++) { for (let spin = 0; spin < 2e7; spin++); await wait(1); }
  };
  const shown = () => document.querySelector("section.shown").id;
  const step = () => document.querySelector("section.shown ol li.shown")?.dataset.on ?? "";
  const press = (key, more) => document.body.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...more }));
  const say = (what) => said.push(what + ": " + shown() + " " + step() + " " + location.hash);
  const swipe = (from, to) => {
    const at = (x) => new Touch({ identifier: 1, target: document.body, clientX: x, clientY: 50 });
    document.body.dispatchEvent(new TouchEvent("touchstart", { touches: [at(from)], changedTouches: [at(from)], bubbles: true }));
    document.body.dispatchEvent(new TouchEvent("touchend", { changedTouches: [at(to)], bubbles: true }));
  };
  const violations = [];
  document.addEventListener("securitypolicyviolation", (e) => violations.push(e.violatedDirective));
  const other = new BroadcastChannel("casebook " + location.pathname), heard = [];
  other.addEventListener("message", (e) => heard.push(e.data.join("/")));
  try {
    if (document.getElementById("flow.f")) {
    say("start");
    press("ArrowRight"); say("right");
    press(" "); say("space");
    press(" ", { shiftKey: true }); say("shift space");
    press("PageUp"); say("page up");
    press("PageUp"); say("at the start");
    press("End"); say("end");
    press("PageDown"); say("at the end");
    press("Home"); say("home");
    press("ArrowRight", { ctrlKey: true }); say("with control");
    location.hash = "#/flow.f"; await wait(50); say("address");
    const box = () => document.querySelector("section.shown svg").getAttribute("viewBox");
    const whole = box();
    press("ArrowRight"); await wait(1000); say("step");
    said.push("now: " + document.querySelectorAll("section.shown [data-step]:not(.past):not(.ahead)").length);
    press("ArrowLeft"); await wait(1000); say("back");
    said.push("whole again: " + (box() === whole));
    location.hash = "#/2"; await wait(50); say("by number");
    swipe(300, 100); say("swipe");
    swipe(100, 300); say("swipe back");
    press("o"); said.push("overview: " + [...document.querySelectorAll("section")].every((s) => getComputedStyle(s).display === "block"));
    document.querySelector("section").click(); say("chosen");
    said.push("overview is gone: " + !document.documentElement.classList.contains("overview"));
    await really(); heard.length = 0;
    press("ArrowRight"); await really(); said.push("told: " + heard.join(" "));
    other.postMessage([0, 0]); await really(); say("was told"); said.push("echo: " + heard.length);
    }
    said.push("asked for: " + performance.getEntriesByType("resource").length, "forbidden: " + violations.join(" "));
    let over = 0;
    press("o");
    for (const s of document.querySelectorAll("section")) {
      const foot = s.querySelector("footer").offsetTop;
      for (const part of s.querySelectorAll("h1, h2, .lead, ul, table, dl, figure"))
        if (part.offsetTop + part.offsetHeight > foot + 1 || part.scrollWidth > part.clientWidth + 1 && part.matches("h2, td")) over++;
    }
    said.push("overfull: " + over);
  } catch (e) { said.push("fault: " + e); }
  const out = document.createElement("pre");
  out.id = "out";
  out.textContent = JSON.stringify(said);
  document.body.append(out);
})();`

// drive opens a presentation in Chromium with the driver, and returns what that says.
func drive(t *testing.T, d *Deck, query string) []string {
	t.Helper()
	b, err := HTML(d, svg.Options{})
	if err != nil {
		t.Fatal(err)
	}
	sum := sha256.Sum256([]byte(driver))
	page := strings.Replace(string(b), "script-src ", "script-src &#39;sha256-"+base64.StdEncoding.EncodeToString(sum[:])+"&#39; ", 1)
	page = strings.Replace(page, "</html>", "<script>"+driver+"</script></html>", 1)
	_, rest, ok := strings.Cut(chromium(t, page, query, "--dump-dom"), `<pre id="out">`)
	out, _, _ := strings.Cut(rest, "</pre>")
	var said []string
	if err := json.Unmarshal([]byte(html.UnescapeString(out)), &said); !ok || err != nil {
		t.Fatalf("the driver says %q, %v", out, err)
	}
	return said
}

// chromium opens a page without a network, and returns what it prints.
func chromium(t *testing.T, page, query string, args ...string) string {
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
	ctx, cancel := context.WithTimeout(t.Context(), 2*time.Minute)
	defer cancel()
	args = append([]string{"--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
		"--disable-background-networking", "--disable-component-update", "--disable-sync", "--touch-events=enabled",
		"--host-resolver-rules=MAP * ~NOTFOUND", "--window-size=1280,720",
		"--user-data-dir=" + filepath.Join(dir, "profile"), "--virtual-time-budget=20000"}, args...)
	out, err := exec.CommandContext(ctx, bin, append(args, "file://"+file+query)...).Output()
	if err != nil {
		t.Fatalf("chromium: %v", err)
	}
	return string(out)
}

// talk is a study with few slides and a flow.
const talk = `
casebook: 1
title: Shop
kind: case_study
summary: A shop.
architecture:
  components:
    a: {name: A, kind: client}
    b: {name: B, kind: service}
    c: {name: C, kind: database}
  connections: [a -> b, b -> c]
  flows:
    f: {name: F, steps: [a -> b, b -> c]}
`

func TestHTMLInChromium(t *testing.T) {
	said := drive(t, present(t, "shop", talk, false), "")
	want := []string{
		"start: title  #/title",
		"right: overview  #/overview",
		"space: components  #/components",
		"shift space: overview  #/overview",
		"page up: title  #/title",
		"at the start: title  #/title",
		"end: flow.f  #/flow.f",
		"at the end: flow.f 1 #/flow.f/1",
		"home: title  #/title",
		"with control: title  #/title",
		"address: flow.f  #/flow.f",
		"step: flow.f 1 #/flow.f/1",
		"now: 1",
		"back: flow.f  #/flow.f",
		"whole again: true",
		"by number: overview  #/overview",
		"swipe: components  #/components",
		"swipe back: overview  #/overview",
		"overview: true",
		"chosen: title  #/title",
		"overview is gone: true",
		"told: 1/0",
		"was told: title  #/title",
		"echo: 1",
		"asked for: 0",
		"forbidden: ",
		"overfull: 0",
	}
	for i, w := range want {
		if i >= len(said) || said[i] != w {
			t.Fatalf("the driver says\n%s\nand not %q", strings.Join(said, "\n"), w)
		}
	}
}

// A slide of a large study, or one that tries to be more than text, has nothing beyond its foot and asks
// for nothing.
func TestSlidesInChromium(t *testing.T) {
	for name, d := range map[string]*Deck{"gateway": gateway(), "hostile": present(t, "hostile", hostile, false)} {
		said := drive(t, d, "")
		for _, want := range []string{"overfull: 0", "asked for: 0", "forbidden: "} {
			if !strings.Contains(strings.Join(said, "\n")+"\n", want+"\n") {
				t.Errorf("%s: no %q:\n%s", name, want, strings.Join(said, "\n"))
			}
		}
	}
}

// The speaker sees this slide, the next, and what to say.
func TestSpeakerInChromium(t *testing.T) {
	b, err := HTML(present(t, "shop", talk, false), svg.Options{})
	if err != nil {
		t.Fatal(err)
	}
	dom := chromium(t, string(b), "?speaker#/title", "--dump-dom")
	for _, want := range []string{`<div id="script"><p>A shop.</p></div>`, `id="whereabouts">1 / 4<`, `class="live speaker"`, `class="slide-picture next"`} {
		if !strings.Contains(dom, want) {
			t.Errorf("no %s", want)
		}
	}
}

// Every slide is a page.
func TestPrintInChromium(t *testing.T) {
	d := present(t, "shop", talk, false)
	b, err := HTML(d, svg.Options{})
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "slides.pdf")
	chromium(t, string(b), "#/flow.f/1", "--print-to-pdf="+file, "--no-pdf-header-footer")
	pdf, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if n := strings.Count(string(pdf), "/Type /Page\n"); n != len(d.Slides) {
		t.Errorf("%d pages for %d slides", n, len(d.Slides))
	}
}
