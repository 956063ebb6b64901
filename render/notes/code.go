package notes

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	mdtext "github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// Language is that of the fenced blocks that hold a study.
const Language = "casebook"

// code is what of a note is code.
type code struct {
	lines    []bool         // of the note, that are in a block of code
	blocks   map[int]*block // those that hold studies, by the line that ends them
	requests map[*Source]Request
}

// block is a fenced block that holds a study.
type block struct {
	source    *Source
	info      string
	open, end int  // its lines
	nested    bool // it is inside something else
	closed    bool
}

// findCode finds the blocks of code of a note, as a reader of Markdown does. In MDX indentation makes none.
func findCode(text []byte, lines []line, mdx bool) *code {
	c := &code{lines: make([]bool, len(lines)), blocks: map[int]*block{}, requests: map[*Source]Request{}}
	plain := plainEnds(text)
	mark := func(n ast.Node) (first, last int) {
		first, last = -1, -1
		for i := range n.Lines().Len() {
			at := lineOf(lines, n.Lines().At(i).Start)
			c.lines[at] = true
			if first < 0 {
				first = at
			}
			last = at
		}
		return first, last
	}
	_ = ast.Walk(structure(mdx).Parse(mdtext.NewReader(plain)), func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		switch n := n.(type) {
		case *ast.CodeBlock:
			mark(n)
		case *ast.HTMLBlock:
			if n.HTMLBlockType == ast.HTMLBlockType1 { // <pre>, <script> and the like
				mark(n)
			}
		case *ast.FencedCodeBlock:
			first, last := mark(n)
			if string(n.Language(plain)) != Language {
				break
			}
			b := &block{open: lineOf(lines, n.Info.Segment.Start), nested: n.Parent().Kind() != ast.KindDocument}
			b.info = strings.TrimSpace(strings.TrimPrefix(string(n.Info.Segment.Value(plain)), Language))
			if first < 0 {
				first, last = b.open+1, b.open
			}
			b.source = &Source{Line: first + 1, Text: contentOf(n, plain)}
			b.end = min(last+1, len(lines)-1)
			b.closed = last+1 < len(lines) && closes(plain[lines[b.end].start:lines[b.end].end])
			c.blocks[b.end] = b
		}
		return ast.WalkContinue, nil
	})
	return c
}

// plainEnds returns a text of the same length in which nothing but a line feed ends a line, and that has no byte order mark.
func plainEnds(text []byte) []byte {
	text = bytes.ReplaceAll(text, []byte("\r\n"), []byte(" \n"))
	if bytes.HasPrefix(text, []byte(bom)) {
		copy(text, "   ")
	}
	return text
}

// structure returns a parser that sees blocks, and not what is in their lines.
func structure(mdx bool) parser.Parser {
	var blocks []util.PrioritizedValue
	for _, b := range parser.DefaultBlockParsers() {
		if !mdx || b.Value != parser.NewCodeBlockParser() {
			blocks = append(blocks, b)
		}
	}
	return parser.NewParser(parser.WithBlockParsers(blocks...))
}

// closes reports whether a line ends a fenced block.
func closes(line []byte) bool {
	line = bytes.TrimSpace(line)
	return bytes.HasPrefix(line, []byte("```")) || bytes.HasPrefix(line, []byte("~~~"))
}

// contentOf returns the text in a block.
func contentOf(n *ast.FencedCodeBlock, source []byte) []byte {
	var b bytes.Buffer
	for i := range n.Lines().Len() {
		s := n.Lines().At(i)
		b.Write(bytes.TrimRight(s.Value(source), " \n"))
		b.WriteByte('\n')
	}
	return b.Bytes()
}

// lineOf returns the line that a place is in.
func lineOf(lines []line, at int) int {
	low, high := 0, len(lines)
	for low+1 < high {
		if mid := (low + high) / 2; lines[mid].start <= at {
			low = mid
		} else {
			high = mid
		}
	}
	return low
}

// block reads a block that holds a study, when its last line has been reached. If no region shows it, there
// is to be one below it.
func (p *reading) block(b *block) {
	switch {
	case p.open != nil:
		return // part of what is replaced
	case b.nested:
		p.fault(b.open, 0, 1, "take it out of the list or quotation", "a study can stand only in a block at the top of the note")
		return
	case !b.closed:
		p.fault(b.open, 0, 1, "end it with as many marks as it starts with", "the block has no end")
		return
	}
	request, err := ReadInfo(b.info)
	if err != nil {
		p.fault(b.open, 0, len(p.of(b.open)), "", "%v", err)
		return
	}
	p.code.requests[b.source] = request
	b.source.Number = len(p.code.requests)
	if p.regionBelow(b) {
		return
	}
	r := &Region{
		Request: request, Source: b.source, mdx: MDX(p.name), eol: p.eol(b.end), absent: true,
		start: p.lines[b.end].next, end: p.lines[b.end].next,
	}
	r.Pos.Line, r.Pos.Column = b.open+1, 1
	r.marker = r.comment("casebook: " + above)
	p.regions = append(p.regions, r)
}

// regionBelow reports whether the next line with something on it, below a block, is the marker of its region.
func (p *reading) regionBelow(b *block) bool {
	for n := b.end + 1; n < len(p.lines); n++ {
		text := strings.TrimSpace(p.of(n))
		if text == "" {
			continue
		}
		words := marker.FindStringSubmatch(text)
		return words != nil && strings.TrimSpace(strings.TrimPrefix(words[1]+words[2], "casebook:")) == above
	}
	return false
}

// above returns the study in the block that ends above a line, with nothing but empty lines between them.
func (c *code) above(p *reading, n int) *Source {
	for n--; n >= 0; n-- {
		if b := c.blocks[n]; b != nil {
			if _, ok := c.requests[b.source]; ok {
				return b.source
			}
			return nil
		}
		if strings.TrimSpace(p.of(n)) != "" {
			return nil
		}
	}
	return nil
}
