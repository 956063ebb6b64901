package writeup

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/yuin/goldmark/ast"
	gmtext "github.com/yuin/goldmark/text"

	"casebook/model"
	"casebook/render/markdown"
)

func proseOf(s string) string { return bare.Replace(piece(blocksOf(model.Prose(s))...)) }

func TestProseIsNormalised(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"words", "one\ntwo", "one two"},
		{"emphasis", "_a_ __b__ ~~c~~ `d`", "*a* **b** ~~c~~ `d`"},
		{"html is text", "a <b onclick=x>bold</b> <!-- c -->", `a \<b onclick=x>bold\</b> \<!-- c -->`},
		{"html block is text", "<script>\nalert(1)\n</script>", `\<script> alert(1) \</script>`},
		{"link", "[a b](https://example.com/x?y=1&z=2)", "[a b](https://example.com/x?y=1&amp;z=2)"},
		{"library link", "[a](../patterns/b.md#c)", "[a](../patterns/b.md#c)"},
		{"reference link", "[a][b]\n\n[b]: https://example.com", "[a](https://example.com)"},
		{"vague link", "see [here](https://example.com)", `see here ([https\://example.com](https://example.com))`},
		{"bare address", "https://example.com", `[https\://example.com](https://example.com)`},
		{"picture", "![a](https://example.com/x.png)", "[a](https://example.com/x.png)"},
		{"script link", "[a](javascript:alert(1))", "a (javascript:alert(1))"},
		{"hidden script link", "[a](jav&#x09;ascript&colon;alert(1))", "a (jav ascript:alert(1))"},
		{"encoded script link", "[a](%6aavascript:x)", "a (%6aavascript:x)"},
		{"data link", "[a](data:text/html,x)", "a (data:text/html,x)"},
		{"network path", "[a](//evil.example/x)", "a (//evil.example/x)"},
		{"windows path", `[a](\\\\host\\share)`, `a (\\\\host\\share)`},
		{"out of the library", "[a](../../etc/passwd)", "a (../../etc/passwd)"},
		{"unclosed fence", "```\ncode", "```text\ncode\n```"},
		{"fence in fence", "````md\n```\n````", "````md\n```\n````"},
		{"front matter", "---\na: b\n---", "---\n\n**a: b**"},
		{"shortcode", "{{< x >}} {% y %}", `\{\{\< x >}} \{% y %}`},
		{"footnote", "[^1]\n\n[^1]: x y", `\[^1\]` + "\n\n" + `\[^1\]: x y`},
		{"lists that touch", "- a\n\n* b", "- a\n\n<!-- -->\n\n- b"},
		{"list from five", "5. a\n6. b", "<!-- markdownlint-disable MD029 -->\n\n5. a\n6. b\n\n<!-- markdownlint-enable MD029 -->"},
		{"hard break", "a\\\nb", "a\\\nb"},
		{"table", "a|b\n-|-\n`x\\|y`|1", "| a | b |\n| --- | --- |\n| `x\\|y` | 1 |"},
		{"heading", "# a\n\nb", "**a**\n\nb"},
	} {
		if got := proseOf(c.in); got != c.want {
			t.Errorf("%s: %q became\n%s\nwant\n%s", c.name, c.in, got, c.want)
		}
	}
}

func TestCrowdedProseIsPlain(t *testing.T) {
	const many = 2001 // more marks than are read as Markdown
	got := proseOf(strings.Repeat("[*", many) + "\n\n# b")
	if want := strings.Repeat(`\[\*`, many) + "\n\n" + `\# b`; got != want {
		t.Errorf("got %.80q...", got)
	}
}

func TestHeadingsOfProseStandBelowTheirOwn(t *testing.T) {
	h := newHeadings([]string{"Sources"})
	got := bare.Replace(piece(readProse("# Sources\n\n### Deep\n\n# Next.\n\n- # in a list", h, 2)...))
	want := "### Sources (note)\n\n#### Deep\n\n### Next\n\n- **in a list**"
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// FuzzProse puts any text into the fields of a study: the document must have the headings, links
// and elements that it is to have, and none from the text.
func FuzzProse(f *testing.F) {
	for _, s := range []string{
		"# a\n\n## b", "```\nx", "<!-- casebook:begin -->", "<script>x</script>", "[a](javascript:x)", "| a |\n|---|\n| b |",
		"- a\n  - b\n    1. c", "> a\n> > b", "a\n===", "[a]: http://b\n\n[a]", "*a **b***", "`` ` ``", "<http://a.b>", "a\\\nb",
		"*&#32;# x*", "~~~~a~~ b~~", "![a](x)!", "a|b\n-|-\nc|d", "www.a.b a@b.c", "``` ` ```\n", "1. a\n\n3) b", "    code",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if len(s) > 4096 {
			return
		}
		out, err := studyText(studyOf(s), nil)
		if err != nil {
			t.Fatal(err)
		}
		control, err := studyText(studyOf("x"), nil)
		if err != nil {
			t.Fatal(err)
		}
		checkDocument(t, string(out))
		if joinLine(blocksOf(model.Prose(s))) == "" {
			return // parts that say nothing are left out
		}
		all, own := headingsIn(out), headingsIn(control)
		if extra := len(all) - len(own); extra != 3*headingsOfProse(s) {
			t.Errorf("%d headings too many: %q", extra, all)
		}
		for _, h := range all {
			if len(own) > 0 && h == own[0] {
				own = own[1:]
			}
		}
		if len(own) > 0 {
			t.Errorf("headings are missing: %q of %q", own, all)
		}
	})
}

// studyOf returns a study with text in fields of each sort: three that may have headings, an item of
// a list, a cell, a name and code.
func studyOf(s string) *model.Study {
	p := model.Prose(s)
	return &model.Study{
		Title: "Title", Kind: model.CaseStudy, Summary: p, Problem: p,
		Clarify:     model.Clarify{InScope: []model.Prose{p, p}, Questions: []model.Question{{Ask: p, Answer: p, Why: p}}},
		Constraints: model.Constraints{Rules: []model.Rule{{Name: s, Text: p, Source: model.Assumption}}},
		Capacity:    model.Capacity{Inputs: []model.Input{{ID: s, Note: p, Source: model.Assumption}, {ID: "b", Note: p}}},
		Architecture: model.Architecture{
			Components: []model.Component{{ID: "a", Name: "A", Kind: "service", Tech: s, Description: p, Link: s}},
			States:     []model.StateMachine{{ID: "m", Name: "Machine", States: []model.State{{ID: "s", Name: s, Note: p}}}},
		},
	}
}

// checkDocument checks that a document holds nothing that a text of its study could have brought in.
func checkDocument(t *testing.T, document string) {
	t.Helper()
	if i := strings.IndexFunc(document, func(r rune) bool { return r < ' ' && r != '\n' }); i >= 0 {
		t.Errorf("a control character at %d", i)
	}
	body := afterFrontMatter(t, document)
	for _, n := range nodesIn([]byte(body)) {
		switch n := n.(type) {
		case *ast.RawHTML, *ast.Image:
			t.Errorf("%s in the document", n.Kind())
		case *ast.HTMLBlock:
			if c := string(n.Lines().Value([]byte(body))); !ourHTML(c) {
				t.Errorf("HTML in the document: %q", c)
			}
		case *ast.Link:
			if to := markdown.Plain(n.Destination); !allowed(unveiled(to)) {
				t.Errorf("a link to %q", to)
			}
		}
	}
}

func ourHTML(s string) bool {
	s = strings.TrimSpace(s)
	return s == "<!-- -->" || s == "<details><summary>How this is computed</summary>" || s == "</details>" || strings.HasPrefix(s, "<!-- markdownlint-") && strings.Index(s, "-->") == len(s)-3
}

func afterFrontMatter(t *testing.T, document string) string {
	t.Helper()
	matter, body, found := strings.Cut(strings.TrimPrefix(document, "---\n"), "\n---\n")
	if !found || strings.Contains(matter, "\n\n") {
		t.Fatalf("no front matter in %q", document)
	}
	return body
}

// nodesIn returns all nodes of a Markdown text.
func nodesIn(source []byte) []ast.Node {
	var nodes []ast.Node
	_ = ast.Walk(github.Parser().Parse(gmtext.NewReader(source)), func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if entering {
			nodes = append(nodes, n)
		}
		return ast.WalkContinue, nil
	})
	return nodes
}

// headingsIn returns the headings of a document as it is rendered.
func headingsIn(document []byte) []string {
	_, body, _ := strings.Cut(string(document), "\n---\n")
	var headings []string
	for _, n := range nodesIn([]byte(body)) {
		if h, ok := n.(*ast.Heading); ok {
			headings = append(headings, fmt.Sprintf("%d %s", h.Level, h.Lines().Value([]byte(body))))
		}
	}
	return headings
}

// headingsOfProse counts the headings of a text that are neither empty nor in a list or quotation.
func headingsOfProse(s string) int {
	blocks := readProse(model.Prose(s), newHeadings(nil), 1)
	return len(slices.DeleteFunc(blocks, func(b block) bool {
		_, ok := b.(heading)
		return !ok
	}))
}
