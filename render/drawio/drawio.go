// Package drawio writes scenes as a file of draw.io, a page each: components and zones are shapes that hold
// what is in them, connections are connectors that hold on to both ends, and what a program may want to
// know stands on each as data. The same scenes give the same bytes.
package drawio

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"strconv"

	"casebook/render/geom"
	"casebook/render/scene"
	"casebook/render/sketch"
	"casebook/render/text"
)

// Options say how scenes are written. The zero value is good.
type Options struct {
	Theme scene.Theme // Light if left out
}

// Bytes returns scenes as a file. It returns an error if one of them cannot be drawn: if it has no size, a
// number that is not finite or beyond all measure, or a paint, glyph or item that there is not.
func Bytes(scenes []*scene.Scene, o Options) ([]byte, error) {
	w := &writer{theme: o.Theme}
	if w.theme.Name == "" {
		w.theme = scene.Light
	}
	w.open("mxfile", "host", "casebook", "type", "device", "compressed", "false", "pages", strconv.Itoa(len(scenes)))
	for i, s := range scenes {
		pieces, err := sketch.Of(s)
		if err != nil {
			return nil, fmt.Errorf("drawio: %w", err)
		}
		w.page(s, pieces, "page-"+strconv.Itoa(i+1))
		if w.err != nil {
			return nil, fmt.Errorf("drawio: %q: %w", s.Title, w.err)
		}
	}
	w.shut("mxfile")
	return w.Bytes(), nil
}

// page writes a picture.
func (w *writer) page(s *scene.Scene, pieces []sketch.Piece, id string) {
	w.origin = map[string]geom.Point{}
	w.names = map[string]bool{}
	w.open("diagram", "id", id, "name", text.Clean(s.Title))
	w.open("mxGraphModel", "dx", "0", "dy", "0", "grid", "1", "gridSize", "10", "guides", "1", "tooltips", "1", "connect", "1",
		"arrows", "1", "fold", "1", "page", "1", "pageScale", "1", "pageWidth", w.number(s.Size.W), "pageHeight", w.number(s.Size.H),
		"background", w.colour(scene.Canvas), "math", "0", "shadow", "0")
	w.open("root")
	w.empty("mxCell", "id", "0")
	w.empty("mxCell", "id", layer, "parent", "0")
	for _, p := range pieces {
		switch p := p.(type) {
		case *sketch.Shape:
			w.shape(p)
		case *sketch.Arrow:
			w.arrow(p)
		case *sketch.Drawing:
			w.drawing(p)
		}
	}
	w.shut("root")
	w.shut("mxGraphModel")
	w.shut("diagram")
}

// layer is the id of the cell that all others are in.
const layer = "1"

// writer writes a file. The first thing that goes wrong stays in err.
type writer struct {
	bytes.Buffer
	theme  scene.Theme
	origin map[string]geom.Point // of shapes by id: what is in them is placed from there
	names  map[string]bool       // ids in use on the page
	err    error
}

func (w *writer) open(element string, attrs ...string) { w.tag(element, attrs, ">\n") }

func (w *writer) empty(element string, attrs ...string) { w.tag(element, attrs, "/>\n") }

func (w *writer) shut(element string) { fmt.Fprintf(w, "</%s>\n", element) }

// tag writes a start tag with attributes: names and values in turn.
func (w *writer) tag(element string, attrs []string, end string) {
	w.WriteString("<" + element)
	for i := 0; i+1 < len(attrs); i += 2 {
		w.WriteString(" " + attrs[i] + `="`)
		_ = xml.EscapeText(w, []byte(attrs[i+1])) // a buffer takes all
		w.WriteByte('"')
	}
	w.WriteString(end)
}
