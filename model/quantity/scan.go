package quantity

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// scanner reads literals off the front of what is left of a text.
type scanner struct {
	text string
	pos  int

	// inExpression is set where a slash may also be a division and a word a name.
	inExpression bool
}

func (sc *scanner) rest() string { return sc.text[sc.pos:] }

func (sc *scanner) atEnd() bool { return sc.pos >= len(sc.text) }

// peek returns the next byte, and 0 at the end.
func (sc *scanner) peek() byte {
	if sc.atEnd() {
		return 0
	}
	return sc.text[sc.pos]
}

func (sc *scanner) accept(prefix string) bool {
	if !strings.HasPrefix(sc.rest(), prefix) {
		return false
	}
	sc.pos += len(prefix)
	return true
}

func (sc *scanner) skipSpace() {
	for !sc.atEnd() && isSpace(sc.text[sc.pos]) {
		sc.pos++
	}
}

// word reads letters, digits and underscores.
func (sc *scanner) word() string {
	start := sc.pos
	for !sc.atEnd() {
		r, n := utf8.DecodeRuneInString(sc.rest())
		if r != '_' && !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			break
		}
		sc.pos += n
	}
	return sc.text[start:sc.pos]
}

// unitWord reads a word or a percent sign.
func (sc *scanner) unitWord() string {
	if sc.accept("%") {
		return "%"
	}
	return sc.word()
}

func isSpace(c byte) bool { return c == ' ' || c == '\t' || c == '\n' || c == '\r' }

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

func hasDigitAt(s string, i int) bool { return i < len(s) && isDigit(s[i]) }

func startsNumber(s string) bool {
	return hasDigitAt(s, 0) || strings.HasPrefix(s, ".") && hasDigitAt(s, 1)
}
