package mermaid

import (
	"errors"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"casebook/render/scene"
	"casebook/render/text"
)

var (
	code   = regexp.MustCompile(`#(\d+);`)
	plain  = regexp.MustCompile(`^(?:#\d+;|[\pL\pN\pM\pS\pP\pZ\pC])*$`)
	danger = regexp.MustCompile("[\"`{}<>|:;%&*=~^$@\\\\]|--|^-|-$")
)

// What is written says what it is given, in letters that mean nothing to Mermaid and in codes.
func TestEscapeSaysWhatItIsGiven(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.StringOf(rapid.OneOf(rapid.Rune(), rapid.SampledFrom([]rune("\"#;:-<>|%{}[]()&`end \n")))).Draw(t, "s")
		got := escape(s)
		if rest := code.ReplaceAllString(got, "x"); danger.MatchString(rest) || strings.Contains(rest, "#") || !plain.MatchString(got) {
			t.Fatalf("%q became %q", s, got)
		}
		said := code.ReplaceAllStringFunc(got, func(c string) string {
			n, _ := strconv.Atoi(c[1 : len(c)-1])
			return string(rune(n))
		})
		if want := text.Clean(s); said != want && want != "" {
			t.Fatalf("%q says %q", want, said)
		}
	})
}

func TestWordsStayReadable(t *testing.T) {
	for in, want := range map[string]string{
		"eu-west-1 · primary":        "eu-west-1 · primary",
		"4a merchant profile [RESP]": "4a merchant profile [RESP]",
		"a -> b":                     "a #45;#62; b",
		"":                           " ",
	} {
		if got := escape(in); got != want {
			t.Errorf("%q became %q, not %q", in, got, want)
		}
	}
}

func TestChartsAreRefused(t *testing.T) {
	_, err := Bytes(&scene.Scene{Title: "Chart"})
	var refused *scene.SortError
	if !errors.As(err, &refused) || refused.Sort != scene.Chart {
		t.Errorf("the error is %v", err)
	}
}
