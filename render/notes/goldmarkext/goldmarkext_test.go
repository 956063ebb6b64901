package goldmarkext

import (
	"bytes"
	"context"
	"errors"
	"os"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/renderer/html"
)

func TestMain(m *testing.M) {
	Main()
	cache, err := os.MkdirTemp("", "casebook")
	if err == nil {
		err = os.Setenv("CASEBOOK_CACHE", cache)
	}
	if err != nil {
		panic(err)
	}
	code := m.Run()
	_ = os.RemoveAll(cache) // the system clears away what is left
	os.Exit(code)
}

const shop = `casebook: 1
title: Shop <b>
kind: pattern
architecture:
  components:
    web: {name: Web, kind: client}
    api: {name: "A</svg><script>", kind: service}
  connections:
    - web -> api: order
tradeoffs:
  store:
    question: Where?
    criteria: {a: {weight: 1}}
    options: {x: {name: "<img src=x>", scores: {a: 3}}}
`

var files = fstest.MapFS{
	"shop.yaml": {Data: []byte(shop)}, "wrong.yaml": {Data: []byte("casebook: 1\ntitle: <i>\n")},
	"large.yaml": {Data: []byte(shop + strings.Repeat("#\n", 5000))}, "folder.yaml/x": {},
}

// convert returns a document as HTML.
func convert(t *testing.T, o Options, source string) string {
	t.Helper()
	e := New(o)
	defer func() {
		if err := e.Close(); err != nil {
			t.Error(err)
		}
	}()
	var b bytes.Buffer
	m := goldmark.New(goldmark.WithExtensions(e), goldmark.WithRendererOptions(html.WithUnsafe()))
	if err := m.Convert([]byte(source), &b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestShows(t *testing.T) {
	fence := "```casebook %\n" + shop + "```\n"
	for _, test := range []struct {
		name, source string
		want         []string
	}{
		{"block", strings.Replace(fence, "%", "", 1), []string{`<img src="data:image/svg+xml;base64,`, `alt="Component diagram of Shop &lt;b&gt;`}},
		{"block with options", strings.Replace(fence, "%", "components as=png scale=2", 1), []string{`<img src="data:image/png;base64,`}},
		{"block with its region", strings.Replace(fence, "%", "", 1) + "\n<!-- casebook: above -->\n\nold\n\n<!-- /casebook -->\nafter\n", []string{"<p>after</p>"}},
		{"pair", "<!-- casebook: shop.yaml components as=picture -->\n\nold\n\n# old\n\n<!-- /casebook -->\nafter\n", []string{"<picture><source media", "<p>after</p>"}},
		{"in a list", "- x\n\n  <!-- casebook: shop.yaml components as=table -->\n  <!-- /casebook -->\n", []string{"<li>", "<table>"}},
		{"table", "<!-- casebook: shop.yaml tradeoff/store as=table -->\n<!-- /casebook -->\n", []string{"&lt;img src=x&gt;"}},
		{"part", "<!-- casebook: shop.yaml part/architecture -->\n<!-- /casebook -->\n", []string{"<h2>Architecture</h2>", `<img src="data:image/svg+xml;base64,`}},
		{"other code", "```yaml\n" + shop + "```\n", []string{`<pre><code class="language-yaml">`}},
		{"other comments", "<!-- casebook is fine -->\n", []string{"<!-- casebook is fine -->"}},
	} {
		got := convert(t, Options{Studies: files}, test.source)
		for _, want := range test.want {
			if !strings.Contains(got, want) {
				t.Errorf("%s: no %s in\n%.800s", test.name, want, got)
			}
		}
		for _, bad := range []string{"<script", "<img src=x", "casebook-error", "old", "raw HTML"} {
			if strings.Contains(got, bad) {
				t.Errorf("%s: %s in\n%.800s", test.name, bad, got)
			}
		}
	}
}

func TestErrorsAreShown(t *testing.T) {
	ended, end := context.WithCancelCause(t.Context())
	end(errors.New("enough"))
	region := func(what string) string { return "<!-- casebook: " + what + " -->\n<!-- /casebook -->\n" }
	for _, test := range []struct {
		o            Options
		source, want string
	}{
		{Options{}, region("shop.yaml components"), "line 1: no files of studies are shown here"},
		{Options{Studies: files}, "x\n\n" + region("none.yaml components"), "line 3: none.yaml: there is no such file"},
		{Options{Studies: files}, region("../shop.yaml components"), "outside of the folder"},
		{Options{Studies: files}, region("folder.yaml components"), "cannot be read"},
		{Options{Studies: files}, region("shop.yaml flow/x"), "there is no view"},
		{Options{Studies: files}, region("shop.yaml components size=1"), "there is no option"},
		{Options{Studies: files}, region("wrong.yaml components"), "wrong.yaml:"},
		{Options{Studies: files, MaxBytes: 1000}, region("large.yaml components"), "at most 1000 bytes"},
		{Options{MaxBytes: 10}, "```casebook\n" + shop + "```\n", "at most 10 bytes"},
		{Options{MaxRegions: 1, Studies: files}, region("shop.yaml findings") + region("shop.yaml components as=table"), "at most 1 studies"},
		{Options{}, "a\n\n```casebook\ncasebook: 1\ntitle: T\nkind: patern\n```\n", "document:6:7:"},
		{Options{}, "```casebook\n```\n", "casebook, line 1: "},
		{Options{}, "```casebook x y\na: b\n```\n", "is no option"},
		{Options{Studies: files}, "<!-- casebook: shop.yaml components -->\n\ntext\n", "the region has no end"},
		{Options{Studies: files}, "<!-- casebook: shop.yaml components -->\n" + region("shop.yaml findings"), "the region has no end"},
		{Options{}, "<!-- /casebook -->\n", "does not start"},
		{Options{}, region("above"), "no block of code"},
		{Options{Studies: files, Context: ended}, region("shop.yaml components"), "casebook, line 1: "},
		{Options{Studies: files, Write: func(string, []byte) (string, error) { return "", errors.New("the disk is full") }}, region("shop.yaml components"), "the disk is full"},
		{Options{Studies: files, Write: func(string, []byte) (string, error) { panic("no") }}, region("shop.yaml components"), "internal failure: no"},
	} {
		got := convert(t, test.o, test.source)
		_, shown, ok := strings.Cut(got, `<div class="casebook-error" role="alert">`)
		if !ok || !strings.Contains(shown, test.want) {
			t.Errorf("%q: no error %q in\n%.600s", test.source, test.want, got)
		}
		if strings.Contains(got, "<i>") {
			t.Errorf("%q: HTML of the study in\n%.600s", test.source, got)
		}
	}
}

// TestManyAtOnce converts with one extension from many goroutines.
func TestManyAtOnce(t *testing.T) {
	e := New(Options{Studies: files})
	t.Cleanup(func() { _ = e.Close() })
	m := goldmark.New(goldmark.WithExtensions(e))
	var wait sync.WaitGroup
	pages := make([]string, 8)
	for i := range pages {
		wait.Go(func() {
			var b bytes.Buffer
			if err := m.Convert([]byte("<!-- casebook: shop.yaml components -->\n<!-- /casebook -->\n"), &b); err != nil {
				t.Error(err)
			}
			pages[i] = b.String()
		})
	}
	wait.Wait()
	for _, p := range pages {
		if p != pages[0] || !strings.Contains(p, "<figure") {
			t.Errorf("%.200s", p)
		}
	}
}
