package writeup

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"casebook/render/text"
)

// escape returns s as Markdown that reads as s and as nothing else, on one line. All plain text of
// a study reaches the document through it, or through codeSpan.
//
// It does not see where a line starts; wrap escapes what has a meaning only there.
func escape(s string) string {
	s = text.Clean(s)
	var b strings.Builder
	b.Grow(len(s) + len(s)/8)
	prev := ' '
	for i, r := range s {
		rest := s[i+utf8.RuneLen(r):]
		if special(prev, r, rest) || r == '.' && endsInWWW(s[:i]) {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
		prev = r
	}
	return b.String()
}

// special reports whether r, between prev and rest, would be read as Markdown.
func special(prev, r rune, rest string) bool {
	next, _ := utf8.DecodeRuneInString(rest) // RuneError at the end, which is no letter
	switch r {
	case '\\', '`', '*', '[', ']', '<', '|', '~', '{':
		return true
	case '_': // within a word it is only a letter
		return !wordRune(prev) || !wordRune(next)
	case '&': // the start of a character reference
		return next == '#' || wordRune(next) || rest == ""
	case '#': // a heading, or the end of one
		return prev == ' '
	case '$': // mathematics on GitHub, unless a sum of money
		return !unicode.IsDigit(next)
	case ':': // a bare address, which would become a link
		return strings.HasPrefix(rest, "//")
	case '!': // a picture, when a link follows
		return rest == ""
	case '@': // a bare address of mail
		return wordRune(next)
	}
	return false
}

// endsInWWW reports whether a dot after s would make it a bare address.
func endsInWWW(s string) bool {
	return len(s) >= 3 && strings.EqualFold(s[len(s)-3:], "www")
}

func wordRune(r rune) bool {
	return r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsDigit(r))
}

// escapeStart returns a word of Markdown as it must be where a line starts: a bullet, a number of
// a list, an underline of a heading, a quotation and a row of a table are words there.
func escapeStart(word string) string {
	if word == "" {
		return word
	}
	next, _ := utf8.DecodeRuneInString(word[1:])
	switch c := word[0]; {
	case c == '>', strings.IndexByte("-+=:", c) >= 0 && !wordRune(next):
		return `\` + word
	case '0' <= c && c <= '9':
		if digits := strings.TrimLeft(word, "0123456789"); digits == "." || digits == ")" {
			return word[:len(word)-1] + `\` + digits
		}
	}
	return word
}

// codeSpan returns s as code within a line.
func codeSpan(s string) string {
	s = strings.TrimSpace(text.Clean(s))
	if s == "" {
		return ""
	}
	fence := strings.Repeat("`", longestRun(s, '`')+1) // from three on, one that must end on its line
	if s[0] == '`' || s[len(s)-1] == '`' {
		s = " " + s + " "
	}
	return fence + holdTogether(s, len(fence) > 2) + fence
}

// holdTogether makes those spaces of a piece of code hard after which a line could start with
// something that has a meaning there, or all of them. Nothing can be escaped in code; a bar is left
// to be settled by what the code stands in.
func holdTogether(code string, all bool) string {
	var b strings.Builder
	for i, r := range code {
		switch r {
		case ' ':
			next, _ := utf8.DecodeRuneInString(code[i+1:])
			if all || i == 0 || !unicode.IsLetter(next) {
				r = hardSpace
			}
		case '|':
			r = codeBar
		}
		b.WriteRune(r)
	}
	return b.String()
}

// longestRun returns the length of the longest run of c in s.
func longestRun(s string, c byte) int {
	longest, run := 0, 0
	for i := range len(s) {
		if s[i] != c {
			run = 0
			continue
		}
		run++
		longest = max(longest, run)
	}
	return longest
}
