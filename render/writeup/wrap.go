package writeup

import (
	"strings"
	"unicode/utf16"
)

// lineWidth is how long a line of prose may be.
const lineWidth = 80

// wrap breaks a paragraph of Markdown into lines of at most width, except for words that are longer.
func wrap(s string, width int) []string {
	var lines []string
	for part := range strings.SplitSeq(s, string(lineBreak)) {
		words := wordsOf(part)
		if len(words) > 0 && len(lines) > 0 {
			lines[len(lines)-1] += `\`
		}
		lines = append(lines, fill(words, width)...)
	}
	return lines
}

// fill puts words on lines of at most width.
func fill(words []string, width int) []string {
	var lines []string
	line, used := "", 0
	for _, w := range words {
		n := lengthOf(w)
		if line != "" && used+1+n <= width {
			line += " " + w
			used += 1 + n
			continue
		}
		if line != "" {
			lines = append(lines, line)
		}
		line = escapeStart(w)
		used = lengthOf(line)
	}
	if line != "" {
		lines = append(lines, line)
	}
	return lines
}

// lengthOf returns the length of s in UTF-16, as markdownlint counts it.
func lengthOf(s string) int {
	n := 0
	for _, r := range s {
		if r != linkMark && r != roomMark {
			n += utf16.RuneLen(r)
		}
	}
	return n
}

// wordsOf splits a paragraph at the spaces where a line may be broken.
func wordsOf(s string) []string {
	return strings.FieldsFunc(s, func(r rune) bool { return r == ' ' })
}
