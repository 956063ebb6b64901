// Package excalidraw writes a scene as a file of Excalidraw: components are boxes with their words bound to
// them, connections are arrows that are bound to both ends, zones are groups. The same scene gives the same
// bytes.
package excalidraw

import (
	"bytes"
	"encoding/json"
	"fmt"

	"casebook/render/scene"
	"casebook/render/sketch"
)

// Options say how a scene is written. The zero value is good.
type Options struct {
	Theme scene.Theme // Light if left out
}

// Bytes returns s as a file. It returns an error if s cannot be drawn: if it has no size, a number that is
// not finite or beyond all measure, or a paint, glyph or item that there is not.
func Bytes(s *scene.Scene, o Options) ([]byte, error) {
	pieces, err := sketch.Of(s)
	if err != nil {
		return nil, fmt.Errorf("excalidraw: %w", err)
	}
	w := newWriter(o)
	for _, p := range pieces {
		switch p := p.(type) {
		case *sketch.Shape:
			w.around[p.ID] = p.In
			w.shape(p)
		case *sketch.Arrow:
			w.arrow(p)
		case *sketch.Drawing:
			w.group = []string{p.ID}
			if len(p.Items) == 1 {
				w.group = nil
			}
			w.items(p.Items, p.ID)
		}
	}
	w.bind()
	background := w.colour(scene.Canvas)
	if w.err != nil {
		return nil, fmt.Errorf("excalidraw: %q: %w", s.Title, w.err)
	}
	var out bytes.Buffer
	e := json.NewEncoder(&out)
	e.SetEscapeHTML(false)
	err = e.Encode(file{
		Type: "excalidraw", Version: 2, Source: "casebook", Elements: w.elements,
		AppState: state{GridSize: 20, Background: background}, Files: struct{}{},
	})
	return out.Bytes(), err
}

// file is what a file holds.
type file struct {
	Type     string     `json:"type"`
	Version  int        `json:"version"`
	Source   string     `json:"source"`
	Elements []*element `json:"elements"`
	AppState state      `json:"appState"`
	Files    struct{}   `json:"files"`
}

type state struct {
	GridSize   int    `json:"gridSize"`
	Background string `json:"viewBackgroundColor"`
}
