package writeup

import (
	"strings"

	"casebook/render/text"
)

// codeBlock returns code as a block, with what cannot be shown replaced.
func codeBlock(language, code string) block {
	f := fence{language: languageOf(language)}
	var excuses []string
	dollars := true
	for l := range strings.Lines(code) {
		l = cleanCode(l)
		f.code = append(f.code, l)
		dollars = dollars && strings.HasPrefix(strings.TrimSpace(l), "$ ")
		if lengthOf(strings.TrimRightFunc(l, isInk)) >= lineWidth && len(excuses) == 0 {
			excuses = append(excuses, "MD013")
		}
	}
	if dollars && len(f.code) > 0 {
		excuses = append(excuses, "MD014")
	}
	if len(excuses) > 0 {
		return excused{f, excuses}
	}
	return f
}

func isInk(r rune) bool { return r != ' ' }

// cleanCode returns a line of code without controls, with its spaces kept.
func cleanCode(l string) string {
	l = strings.ReplaceAll(strings.TrimRight(l, "\r\n"), "\t", "    ")
	l = strings.Map(func(r rune) rune {
		if text.Turns(r) || !text.Drawable(r) {
			return '\ufffd'
		}
		return r
	}, l)
	return strings.TrimRight(l, " ")
}

// languageOf returns the language of a code block as it may stand behind the fence.
func languageOf(s string) string {
	for _, r := range s {
		if r != '+' && r != '-' && r != '_' && !('0' <= r && r <= '9' || 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z') {
			return "text"
		}
	}
	if s == "" {
		return "text"
	}
	return s
}
