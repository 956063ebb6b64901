// Package goldmarkext lets programs that render Markdown with goldmark show studies of system designs: the
// regions and fenced blocks that "casebook notes" fills in files become pictures and tables in the HTML.
//
//	studies := goldmarkext.New(goldmarkext.Options{Studies: os.DirFS("docs")})
//	defer studies.Close()
//	m := goldmark.New(goldmark.WithExtensions(studies))
//	err := m.Convert(source, &html, goldmarkext.In("guides"))
//
// A fenced block of the language "casebook" holds a study, and is shown as its picture:
//
//	```casebook components theme=dark
//	casebook: 1
//	...
//	```
//
// A region shows a picture, a table or a part of the write-up of a study in a file; what was between its markers
// is left out:
//
//	<!-- casebook: shop.yaml components as=table -->
//	<!-- /casebook -->
//
// What cannot be shown is an error in a block of the class "casebook-error", at its place in the page. Nothing
// in a document or a study makes the extension panic, and no HTML of theirs reaches the page.
//
// Diagrams are laid out by worker processes: the program is started again for that. So its main, and TestMain,
// begin with a call of [Main].
package goldmarkext

import (
	"context"
	"io/fs"
	"time"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/util"

	"casebook/render/book"
	"casebook/render/layout/place"
)

// Main makes a process that was started to lay diagrams out do that, and end. In all others it does nothing. A
// program calls it before all else.
func Main() { place.Main() }

// Options say how studies are shown. The zero value shows those in fenced blocks.
type Options struct {
	// Context ends all drawing when it ends; what is not drawn then is shown as an error.
	Context context.Context

	// Studies has the files that regions name. Without it there are none.
	Studies fs.FS

	// Write, if set, takes each picture, an SVG or PNG file, and returns its address. The name, such as
	// flow-order-0123456789abcdef.svg, is one that only this picture has, and each time. Without Write the pictures are in the page itself, as data of img elements,
	// where neither their styles nor their ids can get in the way of others.
	Write func(name string, picture []byte) (url string, err error)

	MaxBytes   int           // that a study may have; 256 KB if left out
	MaxRegions int           // that are shown of a document, with its blocks; 100 if left out
	Timeout    time.Duration // for all of a region; half a minute if left out
}

// Extension is an extension of goldmark's. It may be used by several at a time.
type Extension struct {
	options Options
	studio  *book.Studio
}

// New returns an extension. Close ends its processes.
func New(o Options) *Extension {
	if o.Context == nil {
		o.Context = context.Background()
	}
	if o.MaxBytes <= 0 {
		o.MaxBytes = 256 << 10
	}
	if o.MaxRegions <= 0 {
		o.MaxRegions = 100
	}
	if o.Timeout <= 0 {
		o.Timeout = 30 * time.Second
	}
	return &Extension{o, book.OpenStudio(0)}
}

// Close ends the processes that lay diagrams out. What is shown after that may be an error.
func (e *Extension) Close() error { return e.studio.Close() }

// Extend adds the extension to a converter.
func (e *Extension) Extend(m goldmark.Markdown) {
	m.Parser().AddOptions(parser.WithASTTransformers(util.Prioritized(&transformer{e.options.MaxRegions}, 500)))
	m.Renderer().AddOptions(renderer.WithNodeRenderers(util.Prioritized(e, 500)))
}

// folder is the key under which a context has the folder of the document.
var folder = parser.NewContextKey()

// In says in which folder of Options.Studies a document is: the paths in its markers start there.
func In(dir string) parser.ParseOption {
	c := parser.NewContext()
	c.Set(folder, dir)
	return parser.WithContext(c)
}
