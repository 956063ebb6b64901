package writeup

import (
	"strings"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"

	"casebook/render/markdown"
)

// inline returns what is in n as Markdown for a paragraph.
func (w *prose) inline(n ast.Node) string {
	var b strings.Builder
	var words strings.Builder // text that is escaped in one piece
	flush := func() {
		b.WriteString(escapePiece(words.String()))
		words.Reset()
	}
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		switch c := c.(type) {
		case *ast.Text:
			words.WriteString(markdown.TextOf(c, w.source))
			switch {
			case c.HardLineBreak():
				flush()
				b.WriteRune(lineBreak)
			case c.SoftLineBreak():
				words.WriteByte(' ')
			}
		case *ast.String:
			words.Write(c.Value)
		default:
			flush()
			b.WriteString(w.span(c))
		}
	}
	flush()
	return b.String()
}

// escapePiece returns escaped text that keeps a space at either end, where other words follow.
func escapePiece(s string) string {
	e := escape(s)
	if e == "" {
		if s != "" {
			return " "
		}
		return ""
	}
	if strings.HasPrefix(s, " ") {
		e = " " + e
	}
	if strings.HasSuffix(s, " ") {
		e += " "
	}
	return e
}

// span returns a node within a line that is more than text.
func (w *prose) span(n ast.Node) string {
	switch n := n.(type) {
	case *ast.CodeSpan:
		return codeSpan(w.words(n))
	case *ast.Emphasis:
		return enclose(strings.Repeat("*", n.Level), w.inline(n))
	case *extast.Strikethrough:
		if _, twice := n.Parent().(*extast.Strikethrough); twice {
			return w.inline(n) // four tildes would be a fence
		}
		return enclose("~~", w.inline(n))
	case *ast.Link:
		return w.linkTo(n.Destination, w.words(n))
	case *ast.Image: // never shown: a picture from elsewhere would tell who reads the document
		return w.linkTo(n.Destination, w.words(n))
	case *ast.AutoLink:
		return w.autoLink(n)
	}
	return w.inline(n)
}

// enclose puts marks around words, as close to them as they must be to mean something.
func enclose(marks, words string) string {
	inner := strings.Trim(words, " ")
	if inner == "" {
		return words
	}
	before, after, _ := strings.Cut(words, inner)
	return before + marks + inner + marks + after
}

// linkTo returns an untrusted link: as a link where it may be one, else as the words it consists of.
func (w *prose) linkTo(raw []byte, words string) string {
	address := markdown.Plain(raw)
	to, ok := destination(address)
	switch {
	case !ok && address == "":
		return escape(words)
	case !ok:
		return strings.TrimSpace(escape(words) + " (" + escape(address) + ")")
	case words == "":
		return link(escape(address), to)
	case saysNothing(words):
		return escape(words) + " (" + link(escape(address), to) + ")"
	}
	return link(escape(words), to)
}

// saysNothing reports whether the words of a link do not tell where it leads.
func saysNothing(words string) bool {
	switch strings.ToLower(strings.Trim(words, " .,:;!?")) {
	case "click here", "here", "link", "more":
		return true
	}
	return false
}

func (w *prose) autoLink(n *ast.AutoLink) string {
	address := string(n.URL(w.source))
	if n.AutoLinkType == ast.AutoLinkEmail && !strings.HasPrefix(strings.ToLower(address), "mailto:") {
		address = "mailto:" + address
	}
	words := string(n.Label(w.source))
	if to, ok := destination(address); ok {
		return link(escape(words), to)
	}
	return escape(words)
}

// words returns the plain text of n.
func (w *prose) words(n ast.Node) string { return markdown.WordsIn(n, w.source) }
