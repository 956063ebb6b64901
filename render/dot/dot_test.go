package dot

import (
	"errors"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"casebook/render/scene"
	"casebook/render/text"
)

// unquote reads a string of DOT as Graphviz does, and then as a label.
func unquote(t rapid.TB, quoted string) string {
	if len(quoted) < 2 || quoted[0] != '"' || quoted[len(quoted)-1] != '"' {
		t.Fatalf("%s is no string", quoted)
	}
	var b strings.Builder
	body := quoted[1 : len(quoted)-1]
	for i := 0; i < len(body); i++ {
		switch c := body[i]; {
		case c == '"':
			t.Fatalf("%s ends early", quoted)
		case c == '\\':
			i++
			if i == len(body) || body[i] != '\\' && body[i] != '"' {
				t.Fatalf("an escape in %s", quoted)
			}
			b.WriteByte(body[i])
		default:
			b.WriteByte(c)
		}
	}
	return strings.ReplaceAll(b.String(), "&amp;", "&")
}

func TestQuoteSaysWhatItIsGiven(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.StringOf(rapid.OneOf(rapid.Rune(), rapid.SampledFrom([]rune("\"\\&\n;#lnN<>")))).Draw(t, "s")
		if got, want := unquote(t, quote(s)), text.Clean(s); got != want && !strings.Contains(s, "&") {
			t.Fatalf("%q became %q", want, got)
		}
		if strings.Contains(strings.ReplaceAll(quote(s), "&amp;", ""), "&") {
			t.Fatalf("an entity in %s", quote(s))
		}
	})
}

func TestChartsAreRefused(t *testing.T) {
	_, err := Bytes(&scene.Scene{Title: "Chart"})
	var refused *scene.SortError
	if !errors.As(err, &refused) || refused.Sort != scene.Chart {
		t.Errorf("the error is %v", err)
	}
}
