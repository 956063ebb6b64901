package deck

import (
	"regexp"
	"strings"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	mdtext "github.com/yuin/goldmark/text"
	"gopkg.in/yaml.v3"
	"pgregory.net/rapid"

	"casebook/render/markdown"
	"casebook/render/svg"
	"casebook/render/text"
)

var reader = goldmark.New(goldmark.WithExtensions(extension.GFM)).Parser()

// Words read as they are, wherever they stand.
func TestMarpEscapes(t *testing.T) {
	check := func(t interface{ Errorf(string, ...any) }, s string) {
		for _, before := range []string{"# ", "- ", "  - ", ""} {
			source := []byte(before + escape(s) + "\n")
			root := reader.Parse(mdtext.NewReader(source))
			got := markdown.WordsIn(root, source)
			if strings.ReplaceAll(got, "\u2060", "") != text.Clean(s) {
				t.Errorf("%q became %q, which reads %q", s, source, got)
			}
			_ = ast.Walk(root, func(n ast.Node, _ bool) (ast.WalkStatus, error) {
				switch n.Kind() {
				case ast.KindLink, ast.KindImage, ast.KindAutoLink, ast.KindRawHTML, ast.KindHTMLBlock, ast.KindEmphasis, ast.KindCodeSpan:
					t.Errorf("%q has a %s", source, n.Kind())
				}
				return ast.WalkContinue, nil
			})
		}
	}
	for _, s := range []string{
		"a", "- a", "+ a", "1. a", "12) a", "# a", "a #", "---", "===", "a | b", "<script>", "[a](b)", "![a](b)", "www.example.org",
		"https://example.org", "a@example.org", "`a`", "**a**", "_a_", "~~a~~", "&amp;", ":smile:", "$x$", "> a", "\\", "a\\", "{x}", "* a", "1.", "[ ] a", "[^1]", "-",
	} {
		check(t, s)
	}
	words := rapid.StringOf(rapid.RuneFrom([]rune("ab1 .-+*_#<>[]()!|`~&:;@/\\$={}\"'é")))
	rapid.Check(t, func(t *rapid.T) {
		if s := text.Clean(words.Draw(t, "words")); s != "" {
			check(t, s)
		}
	})
}

// Notes are comments that neither end before their end nor are orders.
func TestMarpComments(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.StringOf(rapid.RuneFrom([]rune("ab: {}[]-><!#'\"&*|\n,?%@"))).Draw(t, "words")
		got := comment(s)
		if strings.Contains(got, "--") || strings.Contains(got, "\n") {
			t.Fatalf("%q", got)
		}
		var order map[string]any
		if yaml.Unmarshal([]byte(got), &order) == nil && len(order) > 0 {
			t.Fatalf("%q is an order: %v", got, order)
		}
	})
}

func TestMarp(t *testing.T) {
	d := present(t, "hostile", hostile, false)
	got, pictures, err := Marp(d, svg.Options{}, "my pictures")
	if err != nil {
		t.Fatal(err)
	}
	front, rest, _ := strings.Cut(strings.TrimPrefix(string(got), "---\n"), "\n---\n")
	var keys map[string]any
	if err := yaml.Unmarshal([]byte(front), &keys); err != nil || keys["title"] != d.Title || keys["marp"] != true {
		t.Errorf("front matter %v, %v", keys, err)
	}
	slides := strings.Count("\n"+rest, "\n---\n") + 1
	if want := len(d.Slides) + 1; slides != want { // the steps of the flow
		t.Errorf("%d slides, not %d", slides, want)
	}
	if len(pictures) == 0 || !strings.Contains(rest, "](<my%20pictures/components.svg>)") {
		t.Errorf("%d pictures", len(pictures))
	}
	for _, m := range regexp.MustCompile(`<[^<>]*>`).FindAllString(regexp.MustCompile(`(?s)<!--.*?-->`).ReplaceAllString(rest, ""), -1) {
		if !strings.HasPrefix(m, "<my%20pictures/") && !strings.Contains(rest, `\`+m) {
			t.Errorf("%q is HTML", m)
		}
	}
}
