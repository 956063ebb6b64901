package writeup

import (
	"strings"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"

	"casebook/model"
	"casebook/render/markdown"
)

// deepest is how deep lists and quotations of prose may nest; what is deeper is laid flat.
const deepest = 6

// paragraphs returns plain text as paragraphs.
func paragraphs(s string) []block {
	var blocks []block
	for part := range strings.SplitSeq(s, "\n\n") {
		if p := escape(part); p != "" {
			blocks = append(blocks, paragraph(p))
		}
	}
	return blocks
}

// prose is a field of prose being written anew.
type prose struct {
	source   []byte
	depth    int
	headings *headings // nil where headings cannot stand
	under    int       // level of the heading above the field
}

// blocksOf returns prose as blocks without headings: those in it become strong words.
func blocksOf(p model.Prose) []block { return readProse(p, nil, 0) }

// readProse returns prose as blocks, with its headings below one of the given level.
func readProse(p model.Prose, h *headings, under int) []block {
	root, source := markdown.Parse(p)
	if root == nil {
		return paragraphs(string(source))
	}
	w := &prose{source: source, headings: h, under: under}
	if h != nil {
		h.last = under
	}
	return w.blocks(root)
}

// lineOf returns prose as Markdown on one line, for a cell of a table or the start of an item.
func lineOf(p model.Prose) string { return joinLine(blocksOf(p)) }

// joinLine returns blocks on one line. What has no place there is shown as its words.
func joinLine(blocks []block) string {
	var parts []string
	for _, b := range blocks {
		switch b := b.(type) {
		case paragraph:
			parts = append(parts, strings.ReplaceAll(string(b), string(lineBreak), " "))
		case excused:
			parts = append(parts, joinLine([]block{b.block}))
		case quotation:
			parts = append(parts, joinLine(b))
		case list:
			var items []string
			for _, it := range b.items {
				items = append(items, joinLine(it))
			}
			parts = append(parts, strings.Join(items, "; "))
		case fence:
			parts = append(parts, codeSpan(strings.Join(b.code, " ")))
		case table:
			for _, r := range b.rows {
				parts = append(parts, strings.Join(r, ", "))
			}
		}
	}
	return strings.TrimSpace(strings.Join(parts, " "))
}

// blocks returns the blocks in n.
func (w *prose) blocks(n ast.Node) []block {
	var blocks []block
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		blocks = append(blocks, w.block(c)...)
	}
	return blocks
}

func (w *prose) block(n ast.Node) []block {
	switch n := n.(type) {
	case *ast.Paragraph, *ast.TextBlock:
		return w.paragraph(n)
	case *ast.Heading:
		return w.heading(n)
	case *ast.List:
		return w.list(n)
	case *ast.Blockquote:
		return w.quotation(n)
	case *ast.FencedCodeBlock:
		return []block{codeBlock(string(n.Language(w.source)), string(n.Lines().Value(w.source)))}
	case *ast.CodeBlock:
		return []block{codeBlock("", string(n.Lines().Value(w.source)))}
	case *ast.ThematicBreak:
		return []block{rule{}}
	case *extast.Table:
		return []block{w.table(n)}
	}
	return nil // link reference definitions, which their links have already used
}

func (w *prose) paragraph(n ast.Node) []block {
	line := strings.TrimSpace(w.inline(n))
	if line == "" {
		return nil
	}
	_, emphasis := n.FirstChild().(*ast.Emphasis)
	if emphasis && n.ChildCount() == 1 && w.depth == 0 && w.headings != nil {
		return []block{excused{paragraph(line), []string{"MD036"}}}
	}
	return []block{paragraph(line)}
}

// heading returns a heading one level or more below that of the field.
func (w *prose) heading(n *ast.Heading) []block {
	words := w.words(n)
	if words == "" {
		return nil
	}
	if w.headings == nil || w.depth > 0 {
		return []block{paragraph("**" + escape(words) + "**")}
	}
	return w.headings.ofProse(w.headings.below(w.under, n.Level), words)
}

func (w *prose) quotation(n *ast.Blockquote) []block {
	w.depth++
	defer func() { w.depth-- }()
	inner := w.blocks(n)
	if w.depth > deepest || len(inner) == 0 {
		return inner
	}
	return []block{quotation(inner)}
}

func (w *prose) list(n *ast.List) []block {
	w.depth++
	defer func() { w.depth-- }()
	l := list{tight: n.IsTight}
	if n.IsOrdered() {
		l.start = max(n.Start, 1)
	}
	var flat []block
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		it := item(w.blocks(c))
		if len(it) == 0 {
			continue // its bullet alone would underline the line above it
		}
		flat = append(flat, it...)
		l.items = append(l.items, it)
		l.tight = l.tight && it.mayBeTight()
	}
	switch {
	case w.depth > deepest, len(flat) == 0:
		return flat
	case l.start > 1:
		return []block{excused{l, []string{"MD029"}}}
	}
	return []block{l}
}

// mayBeTight reports whether the blocks of an item need no empty lines around them.
func (it item) mayBeTight() bool {
	for i, b := range it {
		switch b.(type) {
		case paragraph:
			if i > 0 {
				return false
			}
		case list:
			if i > 0 && clash(it[i-1], b) {
				return false
			}
		default:
			return false
		}
	}
	return true
}

func (w *prose) table(n *extast.Table) table {
	var t table
	for r := n.FirstChild(); r != nil; r = r.NextSibling() {
		var cells []string
		for c := r.FirstChild(); c != nil; c = c.NextSibling() {
			cells = append(cells, strings.TrimSpace(w.inline(c)))
		}
		if _, head := r.(*extast.TableHeader); head {
			t.head = cells
		} else {
			t.rows = append(t.rows, cells)
		}
	}
	return t
}
