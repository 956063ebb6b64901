package svg

import (
	"encoding/xml"
	"strings"
	"testing"

	"casebook/render/geom"
	"casebook/render/scene"
	"casebook/render/text"
)

// FuzzWrite puts any strings wherever a scene has strings from outside.
func FuzzWrite(f *testing.F) {
	f.Add("title", "class", "id", "name", "value", "https://example.org", "text")
	f.Add("</title><script>", `x" onload="alert(1)`, "'\"", "a b=", "]]>", "javascript:alert(1)", "<!--&amp;\x00\ufffe\xff\u202e")
	f.Add("\r\n\t", "\u00a0", "", "", "\U0001f600", "mailto:a@b", "שלום!")
	f.Fuzz(func(t *testing.T, title, class, id, name, value, link, s string) {
		part := func(items ...scene.Item) *scene.Group {
			return &scene.Group{
				Class: class, ID: id, Title: title, Link: link, Items: items,
				Data: []scene.Attr{{Name: name, Value: value}, {Name: name, Value: "again"}, {Name: "kept", Value: value}},
			}
		}
		font := scene.Font{Size: 12}
		line := &scene.Text{At: geom.Point{X: 5, Y: 20}, Font: font, Paint: scene.Ink, S: s, Width: text.Width(s, font)}
		file, err := Bytes(&scene.Scene{
			Title: title, Desc: value, Size: geom.Size{W: 100, H: 50}, Items: []scene.Item{part(line, part())},
		}, Options{})
		if err != nil {
			t.Fatal(err)
		}
		texts := checkAllowed(t, file)
		if got := texts["title"][0]; got != readable(title) {
			t.Errorf("title %q is %q", title, got)
		}
		if got := texts["desc"][0]; got != readable(value) {
			t.Errorf("description %q is %q", value, got)
		}
		if got := texts["text"][0]; got != readable(s) {
			t.Errorf("text %q is %q", s, got)
		}
		checkAttributes(t, file, value)
	})
}

// readable is what is left of s in a file.
func readable(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\t', r == '\n', r == '\r':
			return r
		case !text.Drawable(r), text.Turns(r):
			return '\ufffd'
		}
		return r
	}, strings.ToValidUTF8(mark(s), "\ufffd"))
}

// mark replaces each byte of s that is no UTF-8 by a replacement character of its own.
func mark(s string) string { return string([]rune(s)) }

func checkAttributes(t *testing.T, file []byte, value string) {
	t.Helper()
	d := xml.NewDecoder(strings.NewReader(string(file)))
	for {
		tok, err := d.Token()
		if err != nil {
			return
		}
		e, ok := tok.(xml.StartElement)
		if !ok {
			continue
		}
		for _, a := range e.Attr {
			if a.Name.Local == "data-kept" && a.Value != readable(value) && a.Value != "again" {
				t.Errorf("data %q is %q", value, a.Value)
			}
			if a.Name.Local == "href" && !strings.HasPrefix(a.Value, "http://") && !strings.HasPrefix(a.Value, "https://") && !strings.HasPrefix(a.Value, "mailto:") {
				t.Errorf("a link to %q", a.Value)
			}
		}
	}
}
