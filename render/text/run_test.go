package text

import (
	"math"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"casebook/render/scene"
)

func TestRuns(t *testing.T) {
	f := scene.Font{Size: 2048}
	for s, want := range map[string]string{
		"":            "",
		"Payment":     "Payment",
		"AVA":         "A V A",
		"e\u0301a":    "éa",
		"a\u200bb":    "ab",
		"API 支払い":     "API  ?支 ?払 ?い",
		"go 👩‍👧 now":  "go  ?👩‍👧  now",
		"1 + 1":       "1 + 1",
		"שלום":        "ם ו ל ש",
		"שלום API 42": "A P I   4 2   ם ו ל ש",
		"של (א) API":  "A P I   ( א )   ל ש",
		"מחיר 1,50":   "1 , 5 0   ר י ח מ",
	} {
		var got []string
		for _, r := range Runs(s, f) {
			if !r.Known {
				r.S = "?" + r.S
			}
			got = append(got, r.S)
		}
		if joined := strings.Join(got, " "); joined != want {
			t.Errorf("Runs(%q) = %q; want %q", s, joined, want)
		}
	}
}

func TestRunsAreAsWideAsTheText(t *testing.T) {
	word := rapid.OneOf(rapid.String(), rapid.SampledFrom([]string{"AVAVA ", "支払い", "👩‍👧", "e\u0301", "שלום", "(", "42", " "}))
	rapid.Check(t, func(t *rapid.T) {
		s := Clean(strings.Join(rapid.SliceOfN(word, 0, 8).Draw(t, "words"), ""))
		f := scene.Font{Size: 12, Bold: rapid.Bool().Draw(t, "bold")}
		right := 0.0
		for _, r := range Runs(s, f) {
			right = max(right, r.X+r.Width)
		}
		if want := Width(s, f); math.Abs(right-want) > 0.001 {
			t.Fatalf("Runs(%q) end at %v; the text is %v wide", s, right, want)
		}
	})
}
