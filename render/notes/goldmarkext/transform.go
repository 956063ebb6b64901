package goldmarkext

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"casebook/render/notes"
)

// Kind is the kind of nodes that show studies.
var Kind = ast.NewNodeKind("Casebook")

// Region is a node that shows a study.
type Region struct {
	ast.BaseBlock
	Request notes.Request
	Study   []byte // the study in a fenced block
	Folder  string // of the document
	Line    int    // where it starts, from 1
	Number  int    // among those of the document, from 1
	Fault   string // why nothing can be shown
}

// Kind returns the kind of the node.
func (*Region) Kind() ast.NodeKind { return Kind }

// Dump prints the node.
func (r *Region) Dump(source []byte, level int) {
	ast.DumpHelper(r, source, level, map[string]string{"Request": fmt.Sprintf("%+v", r.Request), "Fault": r.Fault}, nil)
}

// transformer puts nodes that show studies in place of regions and fenced blocks.
type transformer struct{ most int }

// Transform is called with a document that was parsed.
func (t *transformer) Transform(doc *ast.Document, reader text.Reader, pc parser.Context) {
	dir, _ := pc.Get(folder).(string)
	w := walk{source: reader.Source(), folder: dir, most: t.most}
	w.visit(doc)
}

// walk is where the search for regions has come to.
type walk struct {
	source []byte
	folder string
	number int
	most   int
}

// visit replaces the regions among the children of a node, and below.
func (w *walk) visit(parent ast.Node) {
	for n := parent.FirstChild(); n != nil; {
		next := n.NextSibling()
		switch n := n.(type) {
		case *ast.HTMLBlock:
			next = w.region(parent, n, next)
		case *ast.FencedCodeBlock:
			if string(n.Language(w.source)) == notes.Language {
				parent.ReplaceChild(parent, n, w.block(n))
			}
		default:
			if n.Type() == ast.TypeBlock {
				w.visit(n)
			}
		}
		n = next
	}
}

// region replaces a region that starts at a node, up to its end, and returns the node behind it.
func (w *walk) region(parent ast.Node, n *ast.HTMLBlock, next ast.Node) ast.Node {
	mark, request, err := notes.ReadMarker(w.text(n))
	if mark == notes.NoMark {
		return next
	}
	r := w.new(n)
	r.Request = request
	above, _ := n.PreviousSibling().(*Region)
	switch {
	case err != nil:
		r.Fault = err.Error()
	case mark == notes.End:
		r.Fault = "here ends a region that does not start"
	case request.Above && above == nil:
		r.Fault = "there is no block of code \"casebook\" above the region"
	}
	var end ast.Node
	if mark == notes.Start {
		if end = w.end(next); end == nil && r.Fault == "" {
			r.Fault = "the region has no end"
		}
	}
	if end != nil {
		next = end.NextSibling()
		for inside := n.NextSibling(); inside != next; inside = n.NextSibling() {
			parent.RemoveChild(parent, inside)
		}
	}
	if request.Above && r.Fault == "" { // the block shows it already
		parent.RemoveChild(parent, n)
		return next
	}
	parent.ReplaceChild(parent, n, r)
	return next
}

// end returns the node that ends a region, or nil if another starts first, or the parent ends.
func (w *walk) end(n ast.Node) ast.Node {
	for ; n != nil; n = n.NextSibling() {
		if h, ok := n.(*ast.HTMLBlock); ok {
			switch mark, _, _ := notes.ReadMarker(w.text(h)); mark {
			case notes.Start:
				return nil
			case notes.End:
				return n
			}
		}
	}
	return nil
}

// block returns what shows the study in a fenced block.
func (w *walk) block(n *ast.FencedCodeBlock) *Region {
	r := w.new(n)
	var study bytes.Buffer
	for i := range n.Lines().Len() {
		s := n.Lines().At(i)
		study.Write(s.Value(w.source))
	}
	r.Study = study.Bytes()
	info := strings.TrimPrefix(string(n.Info.Segment.Value(w.source)), notes.Language)
	var err error
	if r.Request, err = notes.ReadInfo(info); err != nil {
		r.Fault = err.Error()
	}
	return r
}

// new returns a node in place of another.
func (w *walk) new(n ast.Node) *Region {
	w.number++
	r := &Region{Folder: w.folder, Number: w.number}
	at := 0
	switch lines := n.Lines(); {
	case lines.Len() > 0:
		at = lines.At(0).Start
	default:
		if f, ok := n.(*ast.FencedCodeBlock); ok {
			at = f.Info.Segment.Start
		}
	}
	r.Line = bytes.Count(w.source[:at], []byte("\n")) + 1
	if w.number > w.most {
		r.Fault = fmt.Sprintf("a document shows at most %d studies", w.most)
	}
	return r
}

// text returns the text of a block of HTML.
func (w *walk) text(n *ast.HTMLBlock) string {
	var b strings.Builder
	for i := range n.Lines().Len() {
		s := n.Lines().At(i)
		b.Write(s.Value(w.source))
	}
	if n.HasClosure() {
		b.Write(n.ClosureLine.Value(w.source))
	}
	return b.String()
}
