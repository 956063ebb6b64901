package goldmarkext

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"fmt"
	"html"
	"io"
	"io/fs"
	"path"
	"regexp"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/util"

	"casebook/model"
	"casebook/model/analyze"
	"casebook/render/book"
	"casebook/render/notes"
	"casebook/render/png"
	"casebook/render/svg"
	"casebook/render/view"
	"casebook/render/writeup"
)

// RegisterFuncs registers how nodes that show studies are rendered.
func (e *Extension) RegisterFuncs(r renderer.NodeRendererFuncRegisterer) {
	r.Register(Kind, func(w util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		_, err := w.WriteString(e.html(n.(*Region)))
		return ast.WalkSkipChildren, err
	})
}

// html returns a region as HTML: what it shows, or why it cannot be shown.
func (e *Extension) html(r *Region) string {
	ctx, stop := context.WithTimeout(e.options.Context, e.options.Timeout)
	defer stop()
	var shown string
	err := book.Contain(func() (err error) {
		shown, err = e.show(ctx, r)
		return err
	})
	if err != nil {
		return `<div class="casebook-error" role="alert"><p>` + html.EscapeString(fmt.Sprintf("casebook, line %d: %v", r.Line, err)) + "</p></div>\n"
	}
	return shown
}

// show returns what a region shows as HTML.
func (e *Extension) show(ctx context.Context, r *Region) (string, error) {
	if r.Fault != "" {
		return "", errors.New(r.Fault)
	}
	study, err := e.study(r)
	if err != nil {
		return "", err
	}
	study.Settings = model.Settings{Direction: r.Request.Direction}.Or(study.Settings)
	figures, err := analyze.Analyze(ctx, study, analyze.Options{})
	if err != nil {
		return "", err
	}
	views := view.OfAnalysis(figures)
	region := &notes.Region{Request: r.Request}
	if r.Study != nil {
		region.Source = &notes.Source{Text: r.Study, Number: r.Number}
	}
	note := &notes.Note{Name: "note.md", Flavor: writeup.Plain}
	text, pictures, err := note.Content(ctx, region, figures, views.List())
	if err != nil {
		return "", err
	}
	urls := make([]string, len(pictures))
	for i, p := range pictures {
		if urls[i], err = e.picture(ctx, views, p); err != nil {
			return "", err
		}
	}
	if r.Request.As == notes.Table || r.Request.As == notes.Section {
		return words(text, pictures, urls)
	}
	return figure(r.Request, views.List(), pictures, urls), nil
}

// study returns the study that a region shows.
func (e *Extension) study(r *Region) (*model.Study, error) {
	if r.Study != nil {
		if len(r.Study) > e.options.MaxBytes {
			return nil, fmt.Errorf("a study here has at most %d bytes", e.options.MaxBytes)
		}
		study, err := model.LoadAs("study", "study", r.Study)
		if faults := (model.Errors)(nil); errors.As(err, &faults) {
			err = (&notes.Note{Name: "document"}).Positioned(&notes.Source{Line: r.Line}, faults)
		}
		return study, err
	}
	name := path.Join(r.Folder, r.Request.File)
	switch {
	case e.options.Studies == nil:
		return nil, errors.New("no files of studies are shown here")
	case !fs.ValidPath(name):
		return nil, fmt.Errorf("%s is outside of the folder with studies", r.Request.File)
	}
	data, err := e.read(name)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", r.Request.File, err)
	}
	return model.Load(r.Request.File, data)
}

// read reads a file up to the size at which it is too long.
func (e *Extension) read(name string) ([]byte, error) {
	f, err := e.options.Studies.Open(name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, errors.New("there is no such file")
	}
	if err != nil {
		return nil, errors.New("it cannot be read")
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, int64(e.options.MaxBytes)+1))
	switch {
	case err != nil:
		return nil, errors.New("it cannot be read")
	case len(data) > e.options.MaxBytes:
		return nil, fmt.Errorf("a study here has at most %d bytes", e.options.MaxBytes)
	}
	return data, nil
}

// picture draws a picture and returns its address.
func (e *Extension) picture(ctx context.Context, views *view.Set, p notes.Picture) (url string, err error) {
	drawn, _, err := e.studio.Scene(ctx, views, p.View)
	if err != nil {
		return "", err
	}
	settings := model.Settings{Theme: p.Theme}.Or(views.Study().Settings)
	kind := "image/svg+xml"
	var data []byte
	if p.Form == notes.PNG {
		kind = "image/png"
		data, _, err = png.Bytes(drawn, png.Options{Theme: book.Colours(settings), Scale: float64(max(p.Scale, 1))})
	} else {
		data, err = svg.Bytes(drawn, book.Look(settings))
	}
	switch {
	case err != nil:
		return "", err
	case e.options.Write != nil:
		sum := sha256.Sum256(data)
		return e.options.Write(fmt.Sprintf("%s-%x.%s", strings.ReplaceAll(p.View, "/", "-"), sum[:8], p.Form), data)
	}
	return "data:" + kind + ";base64," + base64.StdEncoding.EncodeToString(data), nil
}

// figure returns a picture, or a light and a dark one, as HTML.
func figure(r notes.Request, views []view.View, pictures []notes.Picture, urls []string) string {
	alt := r.Alt
	for _, v := range views {
		if alt == "" && v.Name == pictures[0].View {
			alt = v.Alt
		}
	}
	img := fmt.Sprintf(`<img src="%s" alt="%s"`, html.EscapeString(urls[0]), html.EscapeString(alt))
	if r.Width > 0 {
		img += fmt.Sprintf(` width="%d"`, r.Width)
	}
	img += ">"
	if len(urls) > 1 {
		img = fmt.Sprintf(`<picture><source media="(prefers-color-scheme: dark)" srcset="%s">%s</picture>`, html.EscapeString(urls[1]), img)
	}
	return `<figure class="casebook">` + img + "</figure>\n"
}

// linked matches a picture that is a link to itself.
var linked = regexp.MustCompile(`<a href="[^"]*">(<img src="[^>]*>)</a>`)

// words returns a table or a part of a write-up as HTML, with the addresses of the pictures in it.
func words(text string, pictures []notes.Picture, urls []string) (string, error) {
	var b bytes.Buffer
	m := goldmark.New(goldmark.WithExtensions(extension.GFM))
	if err := m.Convert([]byte(text), &b); err != nil {
		return "", err
	}
	page := linked.ReplaceAllString(b.String(), "$1")
	for i, p := range pictures { // goldmark lets no data through
		page = strings.ReplaceAll(page, `<img src="`+p.File+`"`, `<img src="`+html.EscapeString(urls[i])+`"`)
	}
	return `<div class="casebook">` + "\n" + page + "</div>\n", nil
}
