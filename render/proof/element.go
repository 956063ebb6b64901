package proof

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"math"
	"strconv"
	"strings"
)

// What a file may be at most.
const (
	longest  = 64 << 20 // bytes
	deepest  = 100      // elements within each other
	farthest = 1e7      // pixels, as for the writer
)

// element is an element of a file, with what is in it.
type element struct {
	name     string
	attr     map[string]string
	text     string // what stands directly in it
	children []*element
	line     int
}

// errorf returns an error that says where the element is.
func (e *element) errorf(format string, args ...any) error {
	return fmt.Errorf("line %d: %s: %w", e.line, e.name, fmt.Errorf(format, args...))
}

// first returns the first child of a name, or nil.
func (e *element) first(name string) *element {
	for _, c := range e.children {
		if c.name == name {
			return c
		}
	}
	return nil
}

// number returns an attribute that is a number; 0 if there is none.
func (e *element) number(name string) (float64, error) {
	s, ok := e.attr[name]
	if !ok {
		return 0, nil
	}
	v, err := parseNumber(s)
	if err != nil {
		return 0, e.errorf("%s: %w", name, err)
	}
	return v, nil
}

// numbers returns several attributes that are numbers.
func (e *element) numbers(names ...string) ([]float64, error) {
	all := make([]float64, len(names))
	for i, name := range names {
		v, err := e.number(name)
		if err != nil {
			return nil, err
		}
		all[i] = v
	}
	return all, nil
}

func parseNumber(s string) (float64, error) {
	v, err := strconv.ParseFloat(s, 64)
	if err != nil || !(math.Abs(v) <= farthest) {
		return 0, fmt.Errorf("%q is no number of pixels", s)
	}
	return v, nil
}

// parse reads a file as XML and returns its root.
func parse(data []byte) (*element, error) {
	if len(data) > longest {
		return nil, fmt.Errorf("the file has more than %d MiB", longest>>20)
	}
	d := xml.NewDecoder(bytes.NewReader(data))
	file := &element{}
	open := []*element{file}
	for {
		token, err := d.Token()
		switch {
		case errors.Is(err, io.EOF) && len(file.children) == 1:
			return file.children[0], nil
		case errors.Is(err, io.EOF):
			return nil, errors.New("the file is empty")
		case err != nil:
			return nil, err
		}
		top := open[len(open)-1]
		switch token := token.(type) {
		case xml.StartElement:
			line, _ := d.InputPos()
			e, err := newElement(token, line)
			switch {
			case err != nil:
				return nil, err
			case top == file && len(file.children) > 0:
				return nil, e.errorf("there is something behind the picture")
			case len(open) > deepest:
				return nil, e.errorf("elements are nested too deeply")
			}
			top.children = append(top.children, e)
			open = append(open, e)
		case xml.EndElement:
			open = open[:len(open)-1]
		case xml.CharData:
			top.text += string(token)
		}
	}
}

func newElement(start xml.StartElement, line int) (*element, error) {
	e := &element{name: start.Name.Local, attr: make(map[string]string, len(start.Attr)), line: line}
	for _, a := range start.Attr {
		if _, ok := e.attr[a.Name.Local]; ok {
			return nil, e.errorf("%s is there twice", a.Name.Local)
		}
		e.attr[a.Name.Local] = a.Value
	}
	return e, nil
}

// data returns the data attributes, named without "data-".
func (e *element) data() map[string]string {
	data := map[string]string{}
	for name, value := range e.attr {
		if fact, ok := strings.CutPrefix(name, "data-"); ok {
			data[fact] = value
		}
	}
	return data
}
