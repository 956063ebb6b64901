package outline

import (
	"sync"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// forms are those of a letter of the Arabic script: alone, at the end of a word, at its beginning and
// within it. Letters that do not join the next one have the first two.
type forms []rune

const (
	atEnd = 1 + iota
	atBegin
	within
)

// letters has the forms of all letters that have some, and pairs those of two that are written as one.
// Unicode has them, in that order, as characters of their own that stand for the same letters.
var letters, pairs = func() (func() map[string]forms, func() map[string]forms) {
	both := sync.OnceValues(func() (one, two map[string]forms) {
		one, two = map[string]forms{}, map[string]forms{}
		add := func(from, to rune) {
			found := map[string]forms{}
			for r := from; r <= to; r++ {
				if s := norm.NFKC.String(string(r)); s != string(r) {
					found[s] = append(found[s], r)
				}
			}
			for s, f := range found {
				switch n := len([]rune(s)); {
				case n == 1 && one[s] == nil:
					one[s] = f
				case n == 2 && two[s] == nil:
					two[s] = f
				}
			}
		}
		add('\ufe80', '\ufefc') // the letters of Arabic
		add('\ufb50', '\ufbb1') // those of other languages
		add('\ufbd3', '\ufbe7')
		add('\ufbfc', '\ufbff')
		return one, two
	})
	return func() map[string]forms { one, _ := both(); return one }, func() map[string]forms { _, two := both(); return two }
}()

// join returns a text, in the order in which it is read, with the letters of the Arabic script in the
// forms that their neighbours give them.
func join(s string) string {
	runes := []rune(s)
	var out []rune
	joined := false // the letter before reaches out for the next
	for i := 0; i < len(runes); i++ {
		r := runes[i]
		if unicode.Is(unicode.Mn, r) {
			out = append(out, r) // a mark, which parts nothing
			continue
		}
		next := i + 1
		for next < len(runes) && unicode.Is(unicode.Mn, runes[next]) {
			next++
		}
		f := letters()[string(r)]
		if next == i+1 && next < len(runes) {
			if pair := pairs()[string(runes[i:i+2])]; len(pair) == 2 {
				f = pair
				i++
			}
		}
		if len(f) < 2 {
			out = append(out, r)
			joined = r == '\u0640' // a stroke that lengthens words
			continue
		}
		reaches := len(f) == 4 && next < len(runes) && (len(letters()[string(runes[next])]) > 1 || runes[next] == '\u0640')
		form := 0
		switch {
		case joined && reaches:
			form = within
		case joined:
			form = atEnd
		case reaches:
			form = atBegin
		}
		out = append(out, f[form])
		joined = reaches
	}
	return string(out)
}
