package model

import (
	"errors"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func TestLoadSettings(t *testing.T) {
	for text, want := range map[string]Settings{
		"":                     {},
		"# nothing yet\n":      {},
		"null":                 {},
		"---\n":                {},
		"theme: dark\n":        {Theme: "dark"},
		"\ufefftheme: print\n": {Theme: "print"},
		"direction: LR\naccent: '#0a0B0c'\ntheme: contrast": {Direction: "LR", Theme: "contrast", Accent: "#0a0B0c"},
		"fonts: [sans.otf, more/kanji.ttc]":                 {Fonts: []string{"sans.otf", "more/kanji.ttc"}},
	} {
		if got, err := LoadSettings("casebook.yaml", []byte(text)); err != nil || !cmp.Equal(got, want) {
			t.Errorf("%q: %+v, %v", text, got, err)
		}
	}
}

func TestSettingsWithFaults(t *testing.T) {
	for text, want := range map[string]string{
		"them: dark":                       `casebook.yaml:1:1: unknown key "them" in the settings (did you mean "theme"?)`,
		"casebook: 1":                      `casebook.yaml:1:1: unknown key "casebook" in the settings (known keys: direction, theme, accent, fonts)`,
		"\ntheme: drak":                    `casebook.yaml:2:8: "theme" cannot be "drak" (did you mean "dark"?)`,
		"direction: right":                 `casebook.yaml:1:12: "direction" cannot be "right" (one of LR, TB)`,
		"accent: red":                      `casebook.yaml:1:9: "accent": "red" is no colour (write it as "#1d4ed8": red, green and blue, two digits each)`,
		"accent: 112233":                   `casebook.yaml:1:9: "accent": "112233" is no colour (write "#112233")`,
		"accent: #112233":                  `casebook.yaml:1:1: "accent" has no value (put what is behind it in quotes; a # begins a comment)`,
		"accent: '#112233;}'":              `casebook.yaml:1:9: "accent": "#112233;}" is no colour (write it as "#1d4ed8": red, green and blue, two digits each)`,
		"accent: [1, 2]":                   `casebook.yaml:1:9: "accent" must be a text, not a list`,
		"theme: dark\ntheme: light":        `casebook.yaml:2:1: the key "theme" is here a second time; it is on line 1 already`,
		"- theme":                          `casebook.yaml:1:1: the settings must be a map of keys, not a list (known keys: direction, theme, accent, fonts)`,
		"theme: &a dark":                   `casebook.yaml:1:8: &a is a YAML anchor; a study has none (leave it out, or quote it if the & is meant)`,
		"theme: dark\n---\na: b":           `casebook.yaml:2:1: a second YAML document starts here; a file is one study (put it in a file of its own)`,
		"casebook: 1\ntitle: x\nkind: y":   `casebook.yaml:1:1: this is a study, and a file called casebook.yaml has the settings of its folder (give the study another name)`,
		strings.Repeat("#", longestFile+1): `casebook.yaml:1:1: the file has more than 5242880 bytes, the most that a study may have`,
	} {
		_, err := LoadSettings("casebook.yaml", []byte(text))
		var faults Errors
		if !errors.As(err, &faults) || err.Error() != want {
			t.Errorf("%.40q: %v\nwant %s", text, err, want)
		}
	}
}

// Of whatever somebody writes, only the words of the format and checked colours get through.
func TestOnlyCheckedSettings(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		value := rapid.OneOf(
			rapid.String(), rapid.StringMatching(`#[0-9a-fA-F]{5,7}[;} \n]?`), rapid.SampledFrom([]string{"LR", "dark"}),
		)
		var text strings.Builder
		for _, key := range []string{"accent", "theme", "direction"} {
			text.WriteString(key + ": " + strconv.QuoteToASCII(value.Draw(t, key)) + "\n")
		}
		s, err := LoadSettings("casebook.yaml", []byte(text.String()))
		if err == nil && (!colourForm.MatchString(s.Accent) || s.Theme != "dark" || s.Direction != "LR") {
			t.Fatalf("%q gave %+v", &text, s)
		}
	})
}

func TestSettingsOr(t *testing.T) {
	own, folder := Settings{Theme: "dark"}, Settings{Theme: "light", Direction: "LR", Accent: "#000000", Fonts: []string{"a.ttf"}}
	if got, want := own.Or(folder), (Settings{Theme: "dark", Direction: "LR", Accent: "#000000", Fonts: []string{"a.ttf"}}); !cmp.Equal(got, want) {
		t.Errorf("got %+v, want %+v", got, want)
	}
	if got := (Settings{}).Or(folder); !cmp.Equal(got, folder) {
		t.Errorf("got %+v, want %+v", got, folder)
	}
	if got := (Settings{Fonts: []string{"b.ttf"}}).Or(folder); !cmp.Equal(got.Fonts, []string{"b.ttf"}) {
		t.Errorf("got the fonts %q", got.Fonts)
	}
}
