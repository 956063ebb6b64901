package markdown

import (
	"strings"
	"testing"

	"casebook/model"
)

func TestWords(t *testing.T) {
	for in, want := range map[string]string{
		"":                                     "",
		"one\ntwo":                             "one two",
		"the flow *authenticate* or **`x_y`**": "the flow authenticate or x_y",
		"# Title\n\n- a\n- b":                  "Title a b",
		"see [the book](https://example.com)":  "see the book",
		"![a picture](https://example.com/x)":  "a picture",
		"https://example.com":                  "https://example.com",
		"a <b onclick=x>bold</b>":              "a <b onclick=x>bold</b>",
		`\*no\* &amp; so`:                      "*no* & so",
		"```\ncode\n```\nso":                   "so",
		"a \xff b":                             "a \ufffd b",
	} {
		if got := Words(model.Prose(in)); got != want {
			t.Errorf("Words(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestCrowdedProseIsPlain(t *testing.T) {
	in := strings.Repeat("[*", mostMarks)
	if root, source := Parse(model.Prose(in)); root != nil || string(source) != in {
		t.Errorf("read as Markdown, from %.20q", source)
	}
	if got := Words(model.Prose(in)); got != in {
		t.Errorf("got %.20q...", got)
	}
}
