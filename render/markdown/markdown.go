// Package markdown reads the prose of a study: Markdown from people who are not trusted.
package markdown

import (
	"bufio"
	"bytes"
	"html"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	htmlrender "github.com/yuin/goldmark/renderer/html"
	mdtext "github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"casebook/model"
	"casebook/render/text"
)

// mostMarks is how many punctuation marks a field may have and still be read as Markdown: some
// twenty pages of prose. The time that it takes to read grows with the square of their number.
const mostMarks = 2000

// Parse returns p as a tree, and the source that the tree points into. There is no tree for p of so
// many marks that it is taken as plain text.
func Parse(p model.Prose) (root ast.Node, source []byte) {
	source = []byte(strings.ToValidUTF8(string(p), "\ufffd"))
	if crowded(source) {
		return nil, source
	}
	return reader.Parse(mdtext.NewReader(source)), source
}

// Words returns p as plain words, without markup and without blocks of code.
func Words(p model.Prose) string {
	root, source := Parse(p)
	if root == nil {
		return string(source)
	}
	return WordsIn(root, source)
}

// WordsIn returns the plain text of a part of a tree.
func WordsIn(n ast.Node, source []byte) string {
	var b strings.Builder
	_ = ast.Walk(n, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			if n.Type() == ast.TypeBlock {
				b.WriteByte(' ')
			}
			return ast.WalkContinue, nil
		}
		switch n := n.(type) {
		case *ast.Text:
			b.WriteString(TextOf(n, source))
			if n.SoftLineBreak() || n.HardLineBreak() {
				b.WriteByte(' ')
			}
		case *ast.String:
			b.Write(n.Value)
		case *ast.AutoLink:
			b.Write(n.Label(source))
		}
		return ast.WalkContinue, nil
	})
	return text.Clean(b.String())
}

// TextOf returns what a node of text says, with backslashes and character references resolved unless
// it is in code.
func TextOf(n *ast.Text, source []byte) string {
	value := n.Segment.Value(source)
	if _, code := n.Parent().(*ast.CodeSpan); code || n.IsRaw() {
		return string(bytes.ReplaceAll(value, []byte("\n"), []byte(" ")))
	}
	return Plain(value)
}

// Plain returns the text that a piece of Markdown source stands for, with backslashes and character
// references resolved.
func Plain(source []byte) string {
	if !bytes.ContainsAny(source, `\&`) && !bytes.ContainsRune(source, 0) {
		return string(source)
	}
	var b bytes.Buffer
	w := bufio.NewWriter(&b)
	htmlrender.DefaultWriter.Write(w, source)
	w.Flush()
	return html.UnescapeString(b.String())
}

// crowded reports whether a field has so many marks that it is taken as plain text.
func crowded(source []byte) bool {
	marks := 0
	for _, c := range source {
		if util.IsPunct(c) {
			marks++
		}
	}
	return marks > mostMarks
}

// reader reads prose. HTML means nothing to it, so that it is text like any other.
var reader = newReader()

func newReader() parser.Parser {
	return parser.NewParser(
		parser.WithBlockParsers(
			util.Prioritized(parser.NewSetextHeadingParser(), 100),
			util.Prioritized(parser.NewThematicBreakParser(), 200),
			util.Prioritized(parser.NewListParser(), 300),
			util.Prioritized(parser.NewListItemParser(), 400),
			util.Prioritized(parser.NewCodeBlockParser(), 500),
			util.Prioritized(parser.NewATXHeadingParser(), 600),
			util.Prioritized(parser.NewFencedCodeBlockParser(), 700),
			util.Prioritized(parser.NewBlockquoteParser(), 800),
			util.Prioritized(parser.NewParagraphParser(), 1000),
		),
		parser.WithInlineParsers(
			util.Prioritized(parser.NewCodeSpanParser(), 100),
			util.Prioritized(parser.NewLinkParser(), 200),
			util.Prioritized(parser.NewAutoLinkParser(), 300),
			util.Prioritized(parser.NewEmphasisParser(), 500),
			util.Prioritized(extension.NewStrikethroughParser(), 500),
			util.Prioritized(extension.NewLinkifyParser(), 999),
		),
		parser.WithParagraphTransformers(
			util.Prioritized(parser.LinkReferenceParagraphTransformer, 100),
			util.Prioritized(extension.NewTableParagraphTransformer(), 200),
		),
		parser.WithASTTransformers(
			util.Prioritized(extension.NewTableASTTransformer(), 0),
		),
	)
}
