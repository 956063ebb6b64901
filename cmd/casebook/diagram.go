package main

import (
	"strings"

	"casebook/render/book"
	"casebook/render/drawio"
	"casebook/render/excalidraw"
	"casebook/render/scene"
	"casebook/render/svg"
)

func toDrawio(p *exported) ([]byte, error) {
	return drawio.Bytes(p.scenes, drawio.Options{Theme: book.Colours(p.study.Settings)})
}

// toDrawioSVG makes a picture that is its own source: draw.io finds its diagram in the root's attributes.
func toDrawioSVG(p *exported) ([]byte, error) {
	source, err := toDrawio(p)
	if err != nil {
		return nil, err
	}
	look := book.Look(p.study.Settings)
	look.Source = source
	return svg.Bytes(p.scenes[0], look)
}

func toExcalidraw(p *exported) ([]byte, error) {
	return excalidraw.Bytes(p.scenes[0], excalidraw.Options{Theme: book.Colours(p.study.Settings)})
}

// inWords returns what writes the first picture in a language of words.
func inWords(write func(*scene.Scene) ([]byte, error)) func(*exported) ([]byte, error) {
	return func(p *exported) ([]byte, error) { return write(p.scenes[0]) }
}

// always says the same of all sorts of pictures.
func always(lost string) func(scene.Sort) string {
	return func(scene.Sort) string { return lost }
}

// title returns the name of a form where it stands before "files".
func (e exporter) title() string {
	if len(e.name) <= len("pptx") {
		return strings.ToUpper(e.name)
	}
	return e.name
}

// holds returns an error if a picture of a view is of a sort that the form cannot hold.
func (e exporter) holds(views [][]*scene.Scene, names []string) error {
	for i, drawn := range views {
		for _, s := range drawn {
			if !e.canHold(s.Sort()) {
				others := exporterList(func(o exporter) bool { return o.canHold(s.Sort()) })
				return usage("%s is none of the pictures that %s files can hold; those that can: %s", names[i], e.title(), others)
			}
		}
	}
	return nil
}

func (e exporter) canHold(s scene.Sort) bool {
	for _, can := range e.sorts {
		if can == s {
			return true
		}
	}
	return e.sorts == nil
}
