package pptx

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/xml"
	"io"
	"io/fs"
	"os"
	"strings"
	"sync"
	"testing"

	"casebook/model"
	"casebook/render/layout"
	"casebook/render/layout/place"
	"casebook/render/pptx/lint"
	"casebook/render/scene"
	"casebook/render/view"
	"casebook/studies"
)

func TestMain(m *testing.M) {
	place.Main()
	os.Exit(m.Run())
}

// drawing is the picture of a view of a bundled study.
type drawing struct {
	name string
	*scene.Scene
}

// library returns all views of the bundled studies.
func library(t testing.TB) []drawing {
	t.Helper()
	all, err := drawLibrary()
	if err != nil {
		t.Fatal(err)
	}
	return all
}

var drawLibrary = sync.OnceValues(func() (all []drawing, err error) {
	engine := place.New(place.Options{})
	defer engine.Close()
	l := layout.New(engine, nil)
	files, err := fs.Glob(studies.Library, "*.yaml")
	if err != nil {
		return nil, err
	}
	for _, f := range files {
		set, err := load(f)
		if err != nil {
			return nil, err
		}
		for _, v := range set.List() {
			s, _, err := set.Draw(context.Background(), v.Name, l)
			if err != nil {
				return nil, err
			}
			all = append(all, drawing{strings.TrimSuffix(f, ".yaml") + " " + v.Name, s})
		}
	}
	return all, nil
})

func load(file string) (*view.Set, error) {
	text, err := fs.ReadFile(studies.Library, file)
	if err != nil {
		return nil, err
	}
	s, err := model.Load(file, text)
	if err != nil {
		return nil, err
	}
	return view.Of(s), nil
}

// slideOf returns what is on a slide with one picture.
func slideOf(t testing.TB, s *scene.Scene, o Options) ([]byte, content) {
	t.Helper()
	file, err := Bytes(&Presentation{Title: s.Title, Slides: []Slide{&PictureSlide{Scene: s}}}, o)
	if err != nil {
		t.Fatal(err)
	}
	return file, contentOf(t, file, "ppt/slides/slide1.xml")
}

// content is what is on a slide, as another reader finds it.
type content struct {
	shapes     map[string]string // elements by the names of what they are: sp, cxnSp, grpSp
	ids        map[string]string // names by id
	within     map[string]string // of each shape, the group that it is in
	words      map[string]string // alternative texts
	connectors map[string][2]string
	names      []string
}

// contentOf reads a slide.
func contentOf(t testing.TB, file []byte, part string) content {
	t.Helper()
	c := content{
		shapes: map[string]string{}, ids: map[string]string{}, within: map[string]string{},
		words: map[string]string{}, connectors: map[string][2]string{},
	}
	d := xml.NewDecoder(bytes.NewReader(partOf(t, file, part)))
	var kinds, groups []string
	name := ""
	for {
		token, err := d.Token()
		if err == io.EOF {
			return c
		}
		if err != nil {
			t.Fatal(err)
		}
		switch e := token.(type) {
		case xml.StartElement:
			attr := map[string]string{}
			for _, a := range e.Attr {
				attr[a.Name.Local] = a.Value
			}
			switch k := e.Name.Local; k {
			case "spTree", "grpSp", "sp", "cxnSp", "graphicFrame":
				kinds = append(kinds, k)
			case "cNvPr":
				name = attr["name"]
				kind := kinds[len(kinds)-1]
				if kind == "spTree" {
					continue
				}
				c.shapes[name], c.ids[attr["id"]], c.words[name] = kind, name, attr["descr"]
				c.names = append(c.names, name)
				if len(groups) > 0 {
					c.within[name] = groups[len(groups)-1]
				}
				if kind == "grpSp" {
					groups = append(groups, name)
				}
			case "stCxn", "endCxn":
				ends := c.connectors[name]
				if k == "stCxn" {
					ends[0] = attr["id"]
				} else {
					ends[1] = attr["id"]
				}
				c.connectors[name] = ends
			}
		case xml.EndElement:
			switch e.Name.Local {
			case "grpSp":
				groups = groups[:len(groups)-1]
				fallthrough
			case "spTree", "sp", "cxnSp", "graphicFrame":
				kinds = kinds[:len(kinds)-1]
			}
		}
	}
}

// partOf returns a part of a file.
func partOf(t testing.TB, file []byte, name string) []byte {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		t.Fatal(err)
	}
	data, err := fs.ReadFile(z, name)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// groupsOf returns all groups in items of which it is not the legend.
func groupsOf(items []scene.Item) []*scene.Group {
	var all []*scene.Group
	for _, it := range items {
		if g, ok := it.(*scene.Group); ok && g.Class != "legend" {
			all = append(append(all, g), groupsOf(g.Items)...)
		}
	}
	return all
}

// Every component, zone and connection of every view is on its slide, with its words, and every
// connector holds on to what its connection leads from and to.
func TestSlidesHaveWhatViewsHave(t *testing.T) {
	for _, p := range library(t) {
		file, got := slideOf(t, p.Scene, Options{})
		for _, fault := range lint.Check(file) {
			t.Errorf("%s: %s", p.name, fault)
		}
		want, connectors := 0, 0
		for _, g := range groupsOf(p.Items) {
			switch class, _, _ := strings.Cut(g.Class, " "); class {
			case "component", "zone":
				if k := got.shapes[g.ID]; k != "sp" && k != "grpSp" {
					t.Errorf("%s: %s is a %q", p.name, g.ID, k)
				}
				if w := got.words[g.ID]; w != g.Title && got.shapes[g.ID+" 2"] == "" {
					t.Errorf("%s: %s says %q and not %q", p.name, g.ID, w, g.Title)
				}
			case "connection":
				want++
				checkConnector(t, p.name, got, g)
			case "initial":
				if len(g.Items) > 1 {
					want++
				}
			}
		}
		for name, kind := range got.shapes {
			if kind == "cxnSp" && got.within[name] == "" {
				connectors++
			}
		}
		if connectors != want {
			t.Errorf("%s: %d connectors for %d connections", p.name, connectors, want)
		}
	}
}

// checkConnector checks the connector of a connection.
func checkConnector(t *testing.T, picture string, got content, g *scene.Group) {
	t.Helper()
	if got.shapes[g.ID] != "cxnSp" || got.words[g.ID] != g.Title {
		t.Errorf("%s: %s is a %q that says %q", picture, g.ID, got.shapes[g.ID], got.words[g.ID])
	}
	for i, end := range []string{"from", "to"} {
		held := got.ids[got.connectors[g.ID][i]]
		if in := got.within[held]; in != "" {
			held = in
		}
		if named := fact(g, end); held != "c-"+named && held != "z-"+named {
			t.Errorf("%s: the %s of %s holds on to %q", picture, end, g.ID, held)
		}
	}
}

// Exact connectors hold on to nothing, and all is there as well.
func TestExactConnectors(t *testing.T) {
	for i, p := range library(t) {
		if i%5 > 0 {
			continue // a few of each kind are enough
		}
		file, got := slideOf(t, p.Scene, Options{Connectors: Exact, Aspect: Tall, Theme: scene.Dark})
		for _, fault := range lint.Check(file) {
			t.Errorf("%s: %s", p.name, fault)
		}
		for _, g := range groupsOf(p.Items) {
			if g.Class == "connection" && got.shapes[g.ID] != "sp" {
				t.Errorf("%s: %s is a %q", p.name, g.ID, got.shapes[g.ID])
			}
		}
		if len(got.connectors) > 0 {
			t.Errorf("%s: %d connectors hold on to something", p.name, len(got.connectors))
		}
	}
}
