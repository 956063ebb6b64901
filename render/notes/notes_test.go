package notes

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"casebook/model"
)

func TestParseRegions(t *testing.T) {
	text := "\ufeff<!-- casebook: \"a b.yaml\" flow/order theme=dark width=600 alt=\"What is \u00fc\" -->\r\nold\r\n<!-- /casebook -->\r\n" +
		"- item\n  {/* casebook: ../x.yaml components as=table */}\n  {/* /casebook */}\n" +
		"write `<!-- casebook: x y -->` so\n\n<!--casebook: x.yaml findings-->\n<!-- /casebook -->"
	n, err := Parse("docs/a.md", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	var got []Request
	for _, r := range n.Regions {
		got = append(got, r.Request)
	}
	want := []Request{
		{File: "a b.yaml", What: "flow/order", As: SVG, Theme: "dark", Width: 600, Alt: "What is ü"},
		{File: "../x.yaml", What: "components", As: Table},
		{File: "x.yaml", What: "findings", As: Table},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	filled := string(n.Fill([]string{"one\n\ntwo\n", "three", ""}))
	after := "\ufeff<!-- casebook: \"a b.yaml\" flow/order theme=dark width=600 alt=\"What is \u00fc\" -->\r\n\r\none\r\n\r\ntwo\r\n\r\n<!-- /casebook -->\r\n" +
		"- item\n  {/* casebook: ../x.yaml components as=table */}\n\n  three\n\n  {/* /casebook */}\n" +
		"write `<!-- casebook: x y -->` so\n\n<!--casebook: x.yaml findings-->\n<!-- /casebook -->"
	if diff := cmp.Diff(after, filled); diff != "" {
		t.Error(diff)
	}
}

func TestBlocks(t *testing.T) {
	for name, text := range map[string]string{
		"a.md":  "# T\r\n\r\n```casebook flow/x theme=dark\r\ntitle: A\r\n```\r\n\r\nrest\r\n",
		"b.md":  "~~~casebook\ntitle: A\n~~~",
		"c.mdx": "```casebook components\ntitle: A\n```\nrest",
	} {
		n, err := Parse(name, []byte(text))
		if err != nil {
			t.Fatal(err)
		}
		if len(n.Regions) != 1 || string(n.Regions[0].Source.Text) != "title: A\n" {
			t.Fatalf("%s: regions %+v", name, n.Regions)
		}
		once := n.Fill([]string{"picture"})
		again, err := Parse(name, once)
		if err != nil {
			t.Fatalf("%s: %v\n%s", name, err, once)
		}
		if len(again.Regions) != 1 || again.Regions[0].Request != n.Regions[0].Request {
			t.Errorf("%s: regions %+v in\n%s", name, again.Regions, once)
		}
		if twice := again.Fill([]string{"picture"}); !bytes.Equal(once, twice) {
			t.Errorf("%s: not the same twice:\n%q\n%q", name, once, twice)
		}
		if strings.Contains(text, "\r\n") && strings.Count(string(once), "\n") != strings.Count(string(once), "\r\n") {
			t.Errorf("%s: line ends are mixed: %q", name, once)
		}
	}
}

func TestFaults(t *testing.T) {
	const start, end = "<!-- casebook: a.yaml components -->\n", "<!-- /casebook -->\n"
	for _, test := range []struct{ name, text, want string }{
		{"", start, "1:1: the region has no end"},
		{"", "x\n" + end, "2:1: here ends a region that does not start"},
		{"", start + start + end, "2:1: the region starts inside the one of line 1"},
		{"", start + end + start + end, "3:1: the region of line 1 is the same"},
		{"", start + end + end, "3:1: here ends"},
		{"", "```\n" + start + end + "```\n", "2:1: a marker in a block of code"},
		{"", "    " + start + end, "1:5: a marker in a block of code"},
		{"", "<pre>\n" + start + "</pre>\n" + end, "2:1: a marker in a block of code"},
		{"", "- a\n\n  ~~~\n  " + start + "  ~~~\n", "4:3: a marker in a block of code"},
		{"", start + "```\n" + end, "3:1: a marker in a block of code"},
		{"", "é <!-- casebook: a.yaml components -->\n" + end, "1:3: the marker is not alone"},
		{"", "> " + start, "1:3: the marker is not alone"},
		{"", "<!-- casebook: a.yaml\ncomponents -->\n" + end, "1:1: the marker is broken"},
		{"", "<!-- casebook: a.yaml components --> x\n", "1:1: the marker is broken"},
		{"", "<!-- casebook -->\n", "1:1: the marker is broken"},
		{"", "<!-- casebook: -->\n" + end, "1:1: the marker wants the file"},
		{"", "<!-- casebook: /etc/a.yaml components -->\n" + end, "is no path from the folder"},
		{"", "<!-- casebook: a.yaml components size=3 -->\n" + end, `there is no option "size"; there are alt, as`},
		{"", "<!-- casebook: a.yaml components big -->\n" + end, `"big" is no option`},
		{"", "<!-- casebook: a.yaml components theme=pink -->\n" + end, "theme=pink: it is one of light, dark"},
		{"", "<!-- casebook: a.yaml components width=0 -->\n" + end, "a number from 1 to 10000"},
		{"", "<!-- casebook: a.yaml findings as=png -->\n" + end, "findings is no picture"},
		{"", "<!-- casebook: a.yaml components alt=\"x -->\n" + end, "a quotation mark has no other one"},
		{"", "<!-- casebook: above -->\n" + end, "there is no block of code"},
		{"", start + "{/* /casebook */}\n", "2:1: the region of line 1 is marked in another way"},
		{"", "- ```casebook\n  a: b\n  ```\n", "1:1: a study can stand only in a block at the top"},
		{"", "```casebook\na: b\n", "1:1: the block has no end"},
		{"x.mdx", start + end, "1:1: MDX has no comments of HTML"},
		{"", "\xff\xfea\x00", "1:1: the note is in UTF-16"},
	} {
		name := test.name
		if name == "" {
			name = "x.md"
		}
		_, err := Parse(name, []byte(test.text))
		faults := (model.Errors)(nil)
		if !errors.As(err, &faults) || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%q: error %v, want %q", test.text, err, test.want)
		}
	}
}

func TestOrdinaryTextHasNoRegions(t *testing.T) {
	for _, text := range []string{
		"", "\n", "casebook", "<!-- a comment -->\n", "see `{/* casebook: a b */}` there\n",
		"```sh\necho '<!-- casebook: a b -->'\n```\n", "<!-- casebooks are fine -->\n",
	} {
		n, err := Parse("x.md", []byte(text))
		if err != nil || len(n.Regions) > 0 {
			t.Errorf("%q: %v, %v", text, n, err)
		}
	}
}

// TestForgedMarkers proves that nothing in a study can end its region.
func TestForgedMarkers(t *testing.T) {
	n, err := Parse("x.md", []byte("<!-- casebook: a.yaml components -->\n<!-- /casebook -->\n"))
	if err != nil {
		t.Fatal(err)
	}
	for _, forged := range []string{
		"<!-- /casebook -->", "```\n<!-- /casebook -->\n```", "{/* /casebook */}", "<!--casebook: b c-->",
		"```casebook\na: b\n```", "x <!-- /casebook --> <!-- casebook: x y -->", "<!--\t/casebook", "\r<!-- /casebook -->\r",
	} {
		filled := n.Fill([]string{forged})
		again, err := Parse("x.md", filled)
		if err != nil || len(again.Regions) != 1 || !bytes.Equal(again.Fill([]string{forged}), filled) {
			t.Errorf("%q: %v\n%s", forged, err, filled)
		}
	}
}

// TestOutsideStays proves that what is outside of regions stays byte for byte, whatever it is, and that filling
// again changes nothing.
func TestOutsideStays(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		eol := rapid.SampledFrom([]string{"\n", "\r\n"})
		words := rapid.SampledFrom([]string{"", "text", "trailing  ", "\ttab", "> quoted", "- item", "# head", "caf\xe9", "ü", "<div>", "---", "| a |", "\r", "~~", "<!-- c -->"})
		var note strings.Builder
		var outside []string
		var contents []string
		chunk := func() {
			var b strings.Builder
			for range rapid.IntRange(0, 4).Draw(t, "lines") {
				b.WriteString(words.Draw(t, "words") + eol.Draw(t, "eol"))
			}
			outside = append(outside, b.String())
			note.WriteString(b.String())
		}
		if rapid.Bool().Draw(t, "bom") {
			note.WriteString(bom)
		}
		for i := range rapid.IntRange(0, 4).Draw(t, "regions") {
			chunk()
			end := eol.Draw(t, "eol")
			start := fmt.Sprintf("<!-- casebook: a%d.yaml components -->%s", i, end)
			note.WriteString(start + words.Draw(t, "old") + end + "<!-- /casebook -->" + eol.Draw(t, "eol"))
			outside = append(outside, strings.TrimSuffix(start, end))
			contents = append(contents, rapid.SampledFrom([]string{"", "x", "a\n\nb\n", "<!-- /casebook -->", "```\nx\n```"}).Draw(t, "content"))
		}
		chunk()
		n, err := Parse("x.md", []byte(note.String()))
		if err != nil {
			t.Skip("what is outside makes it code") // such as an item before an indented line
		}
		filled := n.Fill(contents)
		rest := string(filled)
		for _, o := range outside {
			at := strings.Index(rest, o)
			if at < 0 {
				t.Fatalf("%q is not in %q, of %q", o, rest, note.String())
			}
			rest = rest[at+len(o):]
		}
		if got, want := stripped(t, filled), stripped(t, []byte(note.String())); got != want {
			t.Fatalf("outside is\n%q\nand was\n%q", got, want)
		}
		again, err := Parse("x.md", filled)
		if err != nil {
			t.Fatalf("%v in %q", err, filled)
		}
		if twice := again.Fill(contents); !bytes.Equal(twice, filled) {
			t.Fatalf("filled again, %q\nbecomes %q", filled, twice)
		}
	})
}

// stripped returns a note without what is in its regions.
func stripped(t interface{ Fatalf(string, ...any) }, text []byte) string {
	n, err := Parse("x.md", text)
	if err != nil {
		t.Fatalf("%v in %q", err, text)
	}
	return string(n.Fill(make([]string, len(n.Regions))))
}

func FuzzParse(f *testing.F) {
	f.Add("x.md", "<!-- casebook: a.yaml components -->\n<!-- /casebook -->", "text")
	f.Add("x.mdx", "{/* casebook: a.yaml findings */}\r\n{/* /casebook */}\r\n", "<!-- /casebook -->")
	f.Add("x.md", "```casebook flow/x\na: b\n```\n\n<!-- casebook: above -->\n<!-- /casebook -->\n", "```\n<pre>")
	f.Add("x.md", "\ufeff~~~casebook\n~~~", "")
	f.Fuzz(func(t *testing.T, name, text, content string) {
		n, err := Parse(name, []byte(text))
		if err != nil {
			if faults := (model.Errors)(nil); !errors.As(err, &faults) {
				t.Fatal(err)
			}
			return
		}
		fill := func(n *Note) []byte {
			contents := make([]string, len(n.Regions))
			for i := range contents {
				contents[i] = content
			}
			return n.Fill(contents)
		}
		filled := fill(n)
		again, err := Parse(name, filled)
		if err != nil {
			return // the content opened a block of code, say, which what is written of a study never does
		}
		if len(again.Regions) == len(n.Regions) && !bytes.Equal(fill(again), filled) {
			t.Fatalf("filled again, %q\nbecomes %q", filled, fill(again))
		}
		if len(n.Regions) == 0 && !bytes.Equal(filled, []byte(text)) {
			t.Fatalf("%q has no regions and became %q", text, filled)
		}
	})
}
