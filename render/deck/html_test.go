package deck

import (
	"regexp"
	"strings"
	"testing"

	"casebook/render/svg"
)

func written(t *testing.T, d *Deck) string {
	t.Helper()
	b, err := HTML(d, svg.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// A file asks for nothing: no attribute that loads has an address, no style has one, and the policy
// forbids the rest.
func TestHTMLAsksForNothing(t *testing.T) {
	loads := regexp.MustCompile(`(?i)\s(src|srcset|data|poster|action|background|xlink:href)\s*=|<(link|iframe|img|image|object|embed|base|form|use|script [^>]*src)\b|url\(|@import`)
	for name, d := range map[string]*Deck{"gateway": gateway(), "hostile": present(t, "hostile", hostile, false)} {
		got := written(t, d)
		bare := regexp.MustCompile(`>[^<]*<`).ReplaceAllString(got, "><")                             // without text,
		bare = regexp.MustCompile(`="[^"]*"`).ReplaceAllString(bare, "=")                             // values,
		bare += strings.Join(regexp.MustCompile(`(?s)<style>.*?</style>`).FindAllString(got, -1), "") // but with styles
		if m := loads.FindString(bare); m != "" {
			t.Errorf("%s has %q", name, m)
		}
		for _, m := range regexp.MustCompile(`<(\w+)[^>]*\shref="([^"]*)"`).FindAllStringSubmatch(got, -1) {
			if m[1] != "a" || !strings.HasPrefix(m[2], "https://") {
				t.Errorf("%s: %q", name, m[0])
			}
		}
		if !strings.Contains(got, `content="default-src &#39;none&#39;; style-src &#39;unsafe-inline&#39;; script-src &#39;sha256-`) {
			t.Errorf("%s has no policy", name)
		}
	}
}

// Text stays text: the only script is ours, and elements are those that we write.
func TestHTMLEscapes(t *testing.T) {
	got := written(t, present(t, "hostile", hostile, false))
	if n := strings.Count(got, "<script"); n != 1 {
		t.Errorf("%d scripts", n)
	}
	for _, tag := range []string{"<b>", "<i>", "<y>", "<img", "<iframe"} {
		if strings.Contains(got, tag) {
			t.Errorf("%s is an element", tag)
		}
	}
	for _, pair := range []string{"section", "aside", "figure", "svg", "style", "main"} {
		opened := len(regexp.MustCompile("<"+pair+`[\s>]`).FindAllString(got, -1))
		if closed := strings.Count(got, "</"+pair+">"); opened != closed || opened == 0 {
			t.Errorf("%s is opened %d times and closed %d times", pair, opened, closed)
		}
	}
	if !strings.Contains(got, "&lt;script&gt;alert(1)&lt;/script&gt; --&gt;") {
		t.Error("the title is gone")
	}
}

// No id is there twice, however many pictures show the same parts.
func TestHTMLIDs(t *testing.T) {
	seen := map[string]bool{}
	for _, m := range regexp.MustCompile(`\sid="([^"]*)"`).FindAllStringSubmatch(written(t, gateway()), -1) {
		if seen[m[1]] {
			t.Errorf("%s is there twice", m[1])
		}
		seen[m[1]] = true
	}
}

func TestHTMLThemes(t *testing.T) {
	d := present(t, "hostile", hostile, false)
	for theme, want := range map[svg.Theme]bool{svg.Auto: true, svg.Light: false, svg.Dark: false, svg.Print: false} {
		b, err := HTML(d, svg.Options{Theme: theme})
		if err != nil {
			t.Fatal(err)
		}
		if got := strings.Contains(string(b), "prefers-color-scheme"); got != want {
			t.Errorf("%s: it follows the reader: %v", theme, got)
		}
	}
}
