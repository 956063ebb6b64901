package d2

import (
	"errors"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"casebook/render/scene"
	"casebook/render/text"
)

func TestQuoteSaysWhatItIsGiven(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.StringOf(rapid.OneOf(rapid.Rune(), rapid.SampledFrom([]rune("\"\\$n{}|#\n")))).Draw(t, "s")
		body := strings.TrimSuffix(strings.TrimPrefix(quote(s), `"`), `"`)
		var b strings.Builder
		for i := 0; i < len(body); i++ {
			switch body[i] {
			case '"', '$':
				t.Fatalf("%q became %s", s, body)
			case '\\':
				if i++; i == len(body) || !strings.ContainsRune(`\"$`, rune(body[i])) {
					t.Fatalf("an escape in %s", body)
				}
			}
			b.WriteByte(body[i])
		}
		if got, want := b.String(), text.Clean(s); got != want {
			t.Fatalf("%q says %q", want, got)
		}
	})
}

func TestSequencesAreRefused(t *testing.T) {
	_, err := Bytes(&scene.Scene{Meaning: &scene.Meaning{Sort: scene.Sequence}})
	var refused *scene.SortError
	if !errors.As(err, &refused) || refused.Sort != scene.Sequence {
		t.Errorf("the error is %v", err)
	}
}
