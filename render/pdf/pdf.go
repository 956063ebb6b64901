// Package pdf writes scenes as a PDF file, a page each: shapes stay shapes and text stays text, which can
// be searched and copied. A page is as large as its picture at 96 pixels an inch. The same scenes give
// the same bytes.
package pdf

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"time"

	"codeberg.org/go-pdf/fpdf"

	"casebook/render/scene"
	"casebook/render/text"
	"casebook/render/text/outline"
)

// Options say how scenes are written. The zero value is good.
type Options struct {
	Title string         // of the file; that of the first scene if left out
	Theme scene.Theme    // the light one if left out
	Fonts outline.Finder // fonts for what those of the pictures lack; may be nil
}

// dated is when all files were made: the time of day must not be in them, and the format wants a time.
var dated = time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC)

// point is the size of a pixel in points, in which files count.
const point = 0.75

// longest is how long the side of a page may be in points.
const longest = 14400

// Bytes returns scenes as a file, and the characters that no font had and that are boxes on it. It is an
// error if one of them cannot be drawn.
func Bytes(scenes []*scene.Scene, o Options) (file []byte, missing []string, err error) {
	if len(scenes) == 0 {
		return nil, nil, errors.New("pdf: there is nothing to write")
	}
	if o.Theme.Name == "" {
		o.Theme = scene.Light
	}
	if o.Title == "" {
		o.Title = scenes[0].Title
	}
	w := &writer{pdf: newFile(o.Title), theme: o.Theme, pen: outline.NewPen(o.Fonts)}
	for _, s := range scenes {
		if err := w.page(s); err != nil {
			return nil, nil, fmt.Errorf("pdf: %q: %w", s.Title, err)
		}
	}
	w.bookmarks(scenes, o.Title)
	var b bytes.Buffer
	if err := w.pdf.Output(&b); err != nil {
		return nil, nil, fmt.Errorf("pdf: %w", err)
	}
	return b.Bytes(), w.pen.Missing(), nil
}

// newFile returns a file without pages.
func newFile(title string) *fpdf.Fpdf {
	pdf := fpdf.New("P", "pt", "", "")
	pdf.SetCatalogSort(true)
	pdf.SetCreationDate(dated)
	pdf.SetModificationDate(dated)
	pdf.SetProducer("Casebook", true)
	pdf.SetTitle(readable(title), true)
	pdf.SetMargins(0, 0, 0)
	pdf.SetAutoPageBreak(false, 0)
	pdf.SetDisplayMode("fullpage", "single")
	pdf.SetLineJoinStyle("round")
	return pdf
}

// readable returns s for titles and bookmarks, whose encoding here has no characters of more than 16
// bits.
func readable(s string) string {
	return strings.Map(func(r rune) rune {
		if r > 0xffff {
			return '\ufffd'
		}
		return r
	}, text.Clean(s))
}

// page writes a scene on a page of its own.
func (w *writer) page(s *scene.Scene) error {
	wide, high := s.Size.W*point, s.Size.H*point
	switch {
	case !(wide > 0 && high > 0):
		return errors.New("it has no size")
	case wide > longest || high > longest:
		return fmt.Errorf("it has %.0f × %.0f points, and a page at most %d × %[3]d", wide, high, longest)
	}
	w.pdf.AddPageFormat("P", fpdf.SizeType{Wd: wide, Ht: high})
	w.set = state{opacity: 1}
	ground := scene.Rect{Style: scene.Style{Fill: scene.Canvas}}
	ground.Box.W, ground.Box.H = s.Size.W, s.Size.H
	w.path(ground.Path(), false)
	w.items(s.Items)
	w.opacity(1)
	if w.err == nil {
		w.err = w.pdf.Error()
	}
	return w.err
}

// bookmarks adds a bookmark for each page. Titles are told without what the file is called.
func (w *writer) bookmarks(scenes []*scene.Scene, title string) {
	last := scenes[len(scenes)-1].Size.H * point
	for i, s := range scenes {
		w.pdf.SetPage(i + 1)
		name := strings.TrimPrefix(s.Title, title+": ")
		w.pdf.Bookmark(readable(name), 0, last-float64(s.Size.H*point)) // places are counted from the top of the last page
	}
}
