package plantuml

import (
	"errors"
	"regexp"
	"strconv"
	"testing"

	"pgregory.net/rapid"

	"casebook/render/scene"
	"casebook/render/text"
)

var (
	code   = regexp.MustCompile(`<U\+([0-9A-F]{4,6})>`)
	danger = regexp.MustCompile("[][\"`{}<>|:;%&*=~^$@\\\\!?+#()_]|--|//|\\.\\.|''|^[-/.']|[-/.']$")
)

// What is written says what it is given, in letters that mean nothing to PlantUML and in codes.
func TestEscapeSaysWhatItIsGiven(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.StringOf(rapid.OneOf(rapid.Rune(), rapid.SampledFrom([]rune("\"!@<>-/.'~*_=$%(),\n\\n ab")))).Draw(t, "s")
		got := escape(s)
		if rest := code.ReplaceAllString(got, "x"); danger.MatchString(rest) {
			t.Fatalf("%q became %q", s, got)
		}
		said := code.ReplaceAllStringFunc(got, func(c string) string {
			n, _ := strconv.ParseInt(c[3:len(c)-1], 16, 32)
			return string(rune(n))
		})
		if want := text.Clean(s); said != want && want != "" {
			t.Fatalf("%q says %q", want, said)
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
