package writeup

import (
	"bytes"
	"html"
	"regexp"
	"strings"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	htmlrender "github.com/yuin/goldmark/renderer/html"
	"pgregory.net/rapid"

	"casebook/render/text"
)

// github renders Markdown as far as GitHub does, with HTML let through, so that none can hide.
var github = goldmark.New(goldmark.WithExtensions(extension.GFM), goldmark.WithRendererOptions(htmlrender.WithUnsafe()))

func toHTML(t interface{ Fatal(...any) }, markdown string) string {
	var b bytes.Buffer
	if err := github.Convert([]byte(markdown), &b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

var tag = regexp.MustCompile(`<[^>]*>`)

// textOf returns what a reader of HTML sees, with white space folded.
func textOf(s string) string {
	return strings.Join(wordsOf(strings.ReplaceAll(html.UnescapeString(tag.ReplaceAllString(s, "")), "\n", " ")), " ")
}

// anyText draws text that is likely to mean something to Markdown.
var anyText = rapid.OneOf(
	rapid.String(),
	rapid.StringMatching("[-+*_#=~`|<>\\[\\]()!&:;.$@{}\\\\0-9a-z \"'/^%]{0,60}"),
	rapid.Custom(func(t *rapid.T) string {
		words := rapid.SampledFrom([]string{
			"#", "##", "-", "+", "*", "1.", "12)", "=", "===", "---", "***", "___", "```", "~~~", ">", "|", ":-", "|-|",
			"<b>", "</b>", "<!--", "-->", "<!-- casebook:begin -->", "<script>", "[x](javascript:a)", "![a](http://b/c)",
			"[a]: http://b", "[^1]", "http://example.com", "www.example.com", "a@b.example", "&amp;", "&#35;", "&copy", ";",
			"*a*", "_a_", "a_b", "**", "`a`", "\\", "\\*", "{{<", "{%", "$x$", "$$", "$5", ":tada:", "[ ]", "a", "word", "Wort", "\t", "\n", "é", "語",
		})
		return strings.Join(rapid.SliceOfN(words, 0, 12).Draw(t, "words"), rapid.SampledFrom([]string{" ", "", "\n"}).Draw(t, "between"))
	}),
)

func TestEscapedTextReadsAsItself(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := anyText.Draw(t, "text")
		want := text.Clean(s)
		if want == "" {
			return
		}
		long := "word " + strings.Repeat("word ", rapid.IntRange(0, 20).Draw(t, "before"))
		contexts := map[string]string{
			"paragraph": piece(paragraph(escape(s))),
			"wrapped":   piece(paragraph(long + escape(s))),
			"item":      piece(list{items: []item{{paragraph(escape(s))}}}),
			"strong":    "a " + strong("x"+escape(s)+"x"),
			"heading":   piece(heading{2, escape(s)}),
			"link":      link("x"+escape(s)+"x", "#a"),
			"cell":      piece(table{head: []string{"a"}, rows: [][]string{{escape(s)}}}),
		}
		for name, markdown := range contexts {
			markdown = bare.Replace(markdown)
			page := toHTML(t, markdown)
			got := textOf(page)
			switch name {
			case "wrapped":
				got = strings.TrimPrefix(got, strings.TrimSpace(long)+" ")
			case "cell":
				if !strings.Contains(page, "<table>") {
					break // too wide for one
				}
				got = strings.TrimPrefix(strings.TrimPrefix(got, "a"), " ")
			case "strong":
				got = strings.TrimSuffix(strings.TrimPrefix(got, "a x"), "x")
			case "link":
				got = strings.TrimSuffix(strings.TrimPrefix(got, "x"), "x")
			}
			if got != want {
				t.Fatalf("%s: %q reads as %q from %q", name, want, got, markdown)
			}
		}
	})
}

func TestEscapedTextIsPlain(t *testing.T) {
	element := regexp.MustCompile(`<[a-z/!?]`)
	rapid.Check(t, func(t *rapid.T) {
		s := anyText.Draw(t, "text")
		if text.Clean(s) == "" {
			return
		}
		out := toHTML(t, bare.Replace(piece(paragraph(escape(s)))))
		inner := strings.TrimSuffix(strings.TrimPrefix(out, "<p>"), "</p>\n")
		if element.MatchString(inner) {
			t.Fatalf("%q became %q", s, out)
		}
	})
}

func TestCodeSpanReadsAsItself(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := anyText.Draw(t, "code")
		want := strings.TrimSpace(text.Clean(s))
		if want == "" {
			return
		}
		code := codeSpan(s)
		long := strings.Repeat("word ", rapid.IntRange(0, 20).Draw(t, "before"))
		for name, markdown := range map[string]string{
			"paragraph": piece(paragraph(long + "x " + code)),
			"cell":      piece(table{head: []string{"a"}, rows: [][]string{{code}}}),
		} {
			_, got, _ := strings.Cut(toHTML(t, bare.Replace(markdown)), "<code>")
			got, _, _ = strings.Cut(got, "</code>")
			if got = strings.TrimSpace(strings.ReplaceAll(html.UnescapeString(got), "\n", " ")); got != want {
				t.Fatalf("%s: %q reads as %q from %q", name, want, got, markdown)
			}
		}
	})
}

func TestEscapeLeavesProseReadable(t *testing.T) {
	for _, s := range []string{
		"Payment API", "daily_payments", "R & D", "99.95 % of 5k/s", "$0.17/h", "C++ and C#", "a - b", "POST /payments",
		"Who? Me!?", "(in brackets)", "10:30", "payment.authorised", "1.2.3", "p99 > p50",
	} {
		if got := escape(s); got != s {
			t.Errorf("escape(%q) = %q", s, got)
		}
	}
}
