package lint

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strings"
)

// node is an element.
type node struct {
	space, name string // the usual prefix of the namespace, and the name in it
	attr        map[string]string
	text        string
	children    []*node
}

// prefixes are those of namespaces that matter here.
var prefixes = map[string]string{
	"http://schemas.openxmlformats.org/drawingml/2006/main":               "a",
	"http://schemas.openxmlformats.org/officeDocument/2006/relationships": "r",
	"http://schemas.openxmlformats.org/presentationml/2006/main":          "p",
}

// parse reads an XML document.
func parse(data []byte) (*node, error) {
	d := xml.NewDecoder(bytes.NewReader(data))
	root := &node{}
	open := []*node{root}
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, err
		}
		top := open[len(open)-1]
		switch t := token.(type) {
		case xml.StartElement:
			n := &node{space: prefixes[t.Name.Space], name: t.Name.Local, attr: map[string]string{}}
			for _, a := range t.Attr {
				key := a.Name.Local
				if p := prefixes[a.Name.Space]; p != "" {
					key = p + ":" + key
				}
				n.attr[key] = a.Value
			}
			top.children = append(top.children, n)
			open = append(open, n)
		case xml.EndElement:
			open = open[:len(open)-1]
		case xml.CharData:
			top.text += strings.TrimSpace(string(t))
		}
	}
	if len(root.children) != 1 {
		return nil, errors.New("no element around all others")
	}
	return root, nil
}

// all returns all elements within, parents before what is in them.
func (n *node) all() []*node {
	var found []*node
	for _, c := range n.children {
		found = append(append(found, c), c.all()...)
	}
	return found
}

// find returns the first element of a name within.
func (n *node) find(name string) *node {
	for _, c := range n.children {
		if c.name == name {
			return c
		}
		if f := c.find(name); f != nil {
			return f
		}
	}
	return nil
}
