// Package pptx writes presentations for PowerPoint and for what reads its files: title, text and table
// slides, and slides with the picture of a scene. All of it is native and can be edited: components are
// shapes, connections are connectors that hold on to them, colours are those of the presentation's
// theme. The same slides give the same bytes.
package pptx

import (
	"bytes"
	"fmt"
	"io"

	"casebook/render/scene"
)

// Presentation is slides in their order.
type Presentation struct {
	Title  string // in the properties of the file
	Slides []Slide
}

// Slide is one of *TitleSlide, *TextSlide, *TableSlide and *PictureSlide.
type Slide interface {
	write(*page) error
	notes() string
}

// Aspect is the shape of slides.
type Aspect string

// The aspects.
const (
	Wide Aspect = "16:9"
	Tall Aspect = "4:3"
)

// Aspects returns all aspects.
func Aspects() []Aspect { return []Aspect{Wide, Tall} }

// Connectors says what becomes of connections.
type Connectors string

// Glued connectors move with the shapes at their ends. Exact ones are freeforms that keep the round
// corners of the picture in every program, and stay where they are.
const (
	Glued Connectors = "glued"
	Exact Connectors = "exact"
)

// AllConnectors returns all that connections can become.
func AllConnectors() []Connectors { return []Connectors{Glued, Exact} }

// Options say how a presentation is written. The zero value is good.
type Options struct {
	Theme      scene.Theme // Light if left out
	Aspect     Aspect      // Wide if left out
	Connectors Connectors  // Glued if left out
}

// Write writes p to w. It writes nothing and returns an error if a slide cannot be drawn: if a scene has
// no size, a number that is not finite or beyond all measure, or a paint, glyph or item that there is not.
func Write(w io.Writer, p *Presentation, o Options) error {
	b, err := Bytes(p, o)
	if err != nil {
		return err
	}
	_, err = w.Write(b)
	return err
}

// Bytes returns p as a file; see Write.
func Bytes(p *Presentation, o Options) ([]byte, error) {
	d, err := newDeck(o)
	if err != nil {
		return nil, err
	}
	for i, s := range p.Slides {
		if err := d.add(s); err != nil {
			return nil, fmt.Errorf("pptx: slide %d: %w", i+1, err)
		}
	}
	var out bytes.Buffer
	if err := d.pack(&out, p.Title); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

// deck is a presentation that is being written.
type deck struct {
	theme      scene.Theme
	frame      frame
	connectors Connectors
	ids        map[string]int // of shapes by name: the same on all slides, so that they can be followed
	pages      []*page
}

func newDeck(o Options) (*deck, error) {
	d := &deck{theme: o.Theme, connectors: o.Connectors, ids: map[string]int{}}
	if d.theme.Name == "" {
		d.theme = scene.Light
	}
	var ok bool
	if d.frame, ok = frameOf(o.Aspect); !ok {
		return nil, fmt.Errorf("pptx: there is no aspect %q", o.Aspect)
	}
	switch d.connectors {
	case "":
		d.connectors = Glued
	case Glued, Exact:
	default:
		return nil, fmt.Errorf("pptx: there are no connectors %q", o.Connectors)
	}
	return d, nil
}

// id returns the id of the shapes of a name.
func (d *deck) id(name string) int {
	id, ok := d.ids[name]
	if !ok {
		id = len(d.ids) + firstID
		d.ids[name] = id
	}
	return id
}

// firstID is that of the first shape; 1 is that of the tree of all shapes of a slide.
const firstID = 2

// add adds a slide.
func (d *deck) add(s Slide) error {
	if s == nil {
		return fmt.Errorf("there is none")
	}
	p := &page{deck: d, names: map[string]bool{}, notes: s.notes()}
	if err := s.write(p); err != nil {
		return err
	}
	d.pages = append(d.pages, p)
	return nil
}

// page is a slide that is being written: its shapes, and what they refer to.
type page struct {
	deck   *deck
	body   markup
	names  map[string]bool // of shapes
	layout layoutPart
	links  []string // that shapes refer to, in turn
	morphs bool     // whether what has a name moves here from where it was
	notes  string
}

// name returns want as a name that no other shape of the slide has.
func (p *page) name(want string) string {
	free := want
	for n := 2; p.names[free]; n++ {
		free = fmt.Sprintf("%s %d", want, n)
	}
	p.names[free] = true
	return free
}
