package formats

import (
	"bytes"
	"context"
	"encoding/xml"
	"io"
	"slices"
	"strings"
	"testing"

	"casebook/render/scene"
	"casebook/render/svg"
)

var testContext = context.Background()

// alias returns an id as most languages have it.
func alias(id string) string { return strings.ReplaceAll(id, "-", "_") }

// contentOf returns what is on a picture, by the groups of its SVG.
func contentOf(t *testing.T, s *scene.Scene) content {
	t.Helper()
	file, err := svg.Bytes(s, svg.Options{})
	if err != nil {
		t.Fatal(err)
	}
	c := content{in: map[string]string{}}
	var links [][2]string
	for d := xml.NewDecoder(bytes.NewReader(file)); ; {
		token, err := d.Token()
		if err == io.EOF {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		e, ok := token.(xml.StartElement)
		if !ok || e.Name.Local != "g" {
			continue
		}
		attr := map[string]string{}
		for _, a := range e.Attr {
			attr[a.Name.Local] = a.Value
		}
		switch attr["class"] {
		case "component":
			c.in[alias(attr["id"])] = attr["data-zone"]
		case "zone":
			c.in[alias(attr["id"])] = attr["data-in"]
		case "connection":
			links = append(links, [2]string{attr["data-from"], attr["data-to"]})
		}
	}
	for id, zone := range c.in {
		around := ""
		if _, ok := c.in[alias("z-"+zone)]; ok && zone != "" {
			around = alias("z-" + zone)
		}
		c.in[id] = around
	}
	if s.Sort() == scene.Sequence { // heads stand in bands, which need not be zones of their own
		for id := range c.in {
			c.in[id] = bandOf(s, id)
		}
	}
	for _, l := range links {
		c.links = append(c.links, c.end(l[0])+">"+c.end(l[1]))
	}
	slices.Sort(c.links)
	return c
}

// end returns the id of the group that stands for something of the study.
func (c *content) end(id string) string {
	if id := alias("c-" + id); hasKey(c.in, id) {
		return id
	}
	return alias("z-" + id)
}

func hasKey(m map[string]string, key string) bool {
	_, ok := m[key]
	return ok
}

// bandOf returns the band that a head of a sequence stands in: the one around its box.
func bandOf(s *scene.Scene, id string) string {
	box := func(it scene.Item) (string, string, *scene.Rect) {
		if g, ok := it.(*scene.Group); ok && len(g.Items) > 0 {
			if r, ok := g.Items[0].(*scene.Rect); ok {
				return g.Class, alias(g.ID), r
			}
		}
		return "", "", nil
	}
	for _, head := range s.Items {
		class, of, r := box(head)
		if class != "component" || of != id {
			continue
		}
		for _, band := range s.Items {
			if class, name, b := box(band); class == "zone" && b.Box.Encloses(r.Box) {
				return name
			}
		}
	}
	return ""
}
