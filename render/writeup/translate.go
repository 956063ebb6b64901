package writeup

import (
	"regexp"
	"strconv"
	"strings"
)

// translate returns a document that is written for GitHub as another reader must have it. What the text
// consists of was settled before: here is what each takes for markup.
func (f Flavor) translate(text string) string {
	if f == GitHub || f == "" {
		return text
	}
	var b strings.Builder
	front := matterText.FindString(text)
	b.WriteString(front)
	for _, p := range splitCode(text[len(front):]) {
		switch {
		case !p.code:
			b.WriteString(f.words(p.text))
		case f == Hugo:
			b.WriteString(quoteShortcodes(p.text))
		default:
			b.WriteString(p.text)
		}
	}
	return strings.TrimSpace(manyLines.ReplaceAllString(b.String(), "\n\n"))
}

var (
	lintComment = regexp.MustCompile(`(?m)^([ >]*)<!-- markdownlint-[^\n]* -->\n`)
	lintEnd     = regexp.MustCompile(`(?m)^([ >]*)<!-- markdownlint-[^\n]* -->$`)
	details     = regexp.MustCompile(`(?m)^([ >]*)<details><summary>(.*)</summary>$`)
	detailsEnd  = regexp.MustCompile(`(?m)^[ >]*</details>$`)
	escaped     = regexp.MustCompile(`\\([!-/:-@\[-` + "`" + `{-~])`)
	modules     = regexp.MustCompile(`(?m)^(i)(mport)\b|^(e)(xport)\b`)
	matterText  = regexp.MustCompile(`\A---\n(?s:.*?)\n---\n`)
	brokenLine  = regexp.MustCompile(`(?m)(^|[^\\])((?:\\\\)*)\\$`)
)

// words translates what is not code.
func (f Flavor) words(text string) string {
	text = lintEnd.ReplaceAllString(lintComment.ReplaceAllString(text, ""), "")
	switch f {
	case Docusaurus:
		text = strings.ReplaceAll(text, "<!-- -->", "{/* */}")
		text = details.ReplaceAllString(text, "$1<details>\n$1<summary>$2</summary>")
		return modules.ReplaceAllStringFunc(text, func(word string) string {
			return "&#" + strconv.Itoa(int(word[0])) + ";" + word[1:]
		})
	case MkDocs:
		text = brokenLine.ReplaceAllString(text, "$1$2  ")
		text = details.ReplaceAllString(text, "$1<details markdown=\"1\">\n$1<summary>$2</summary>")
		return escaped.ReplaceAllStringFunc(text, func(pair string) string {
			if strings.ContainsAny(pair[1:], "\\`*_{}[]()>#+-.!") {
				return pair
			}
			return "&#" + strconv.Itoa(int(pair[1])) + ";"
		})
	case Obsidian:
		text = strings.NewReplacer("==", `\==`, "%%", `\%%`).Replace(text)
	}
	text = details.ReplaceAllString(text, "$1**$2**")
	return detailsEnd.ReplaceAllString(text, "")
}

// quoteShortcodes returns code in which Hugo sees no call of a template: not even there it looks away.
func quoteShortcodes(code string) string {
	code = shortcode.ReplaceAllString(code, "{{$1/*$2*/$3}}")
	return openShortcode.ReplaceAllString(code, "{ {$1$2")
}

var (
	shortcode     = regexp.MustCompile(`\{\{([<%])((?:[^/\n]|/[^*\n])*?)([>%])\}\}`)
	openShortcode = regexp.MustCompile(`\{\{([<%])([^/]|/[^*]|$)`)
)

// stretch is a part of a document that is code, or is none.
type stretch struct {
	text string
	code bool
}

// fenceStart matches the line that a block of code starts with.
var fenceStart = regexp.MustCompile("^[ >]*(?:(?:-|[0-9]+\\.) +)*(`{3,})")

// splitCode splits a document into what is code and what is none.
func splitCode(text string) []stretch {
	var parts []stretch
	var words strings.Builder
	fence := ""
	var block strings.Builder
	for line := range strings.Lines(text) {
		switch start := fenceStart.FindStringSubmatch(line); {
		case fence == "" && start != nil:
			parts = append(parts, splitSpans(words.String())...)
			words.Reset()
			fence = start[1]
			block.WriteString(line)
		case fence == "":
			words.WriteString(line)
		default:
			block.WriteString(line)
			if strings.Trim(line, " >\n") == fence {
				parts = append(parts, stretch{block.String(), true})
				block.Reset()
				fence = ""
			}
		}
	}
	parts = append(parts, splitSpans(words.String())...)
	return append(parts, stretch{block.String(), true})
}

// splitSpans splits a text without blocks of code at the code within its lines.
func splitSpans(text string) []stretch {
	var parts []stretch
	start := 0
	for at := 0; at < len(text); {
		switch {
		case text[at] == '\\':
			at += 2
		case text[at] != '`':
			at++
		default:
			run := len(text[at:]) - len(strings.TrimLeft(text[at:], "`"))
			end := spanEnd(text, at+run, run)
			if end < 0 {
				at += run
				continue
			}
			parts = append(parts, stretch{text[start:at], false}, stretch{text[at:end], true})
			at, start = end, end
		}
	}
	return append(parts, stretch{text[start:], false})
}

// spanEnd returns where code ends that a run of so many marks started, or -1. It ends in its paragraph.
func spanEnd(text string, at, run int) int {
	if n := strings.Index(text[at:], "\n\n"); n >= 0 {
		text = text[:at+n]
	}
	for at < len(text) {
		n := strings.IndexByte(text[at:], '`')
		if n < 0 {
			return -1
		}
		at += n
		marks := len(text[at:]) - len(strings.TrimLeft(text[at:], "`"))
		at += marks
		if marks == run {
			return at
		}
	}
	return -1
}
