package lint_test

import (
	"archive/zip"
	"bytes"
	"io"
	"strings"
	"testing"

	"casebook/render/geom"
	"casebook/render/pptx"
	"casebook/render/pptx/lint"
	"casebook/render/scene"
)

// example returns a presentation with something of everything in it.
func example(t *testing.T) []byte {
	t.Helper()
	card := func(id string, x float64, link string) *scene.Group {
		return &scene.Group{Class: "component", ID: "c-" + id, Link: link, Items: []scene.Item{
			&scene.Rect{Box: geom.Box{X: x, Y: 10, W: 140, H: 60}, Radius: 10, Style: scene.Style{Fill: scene.Card, Stroke: scene.CardLine, Width: 1}},
			&scene.Glyph{Name: "service", Box: geom.Box{X: x + 18, Y: 29, W: 22, H: 22}, Paint: scene.Blue},
		}}
	}
	points := []geom.Point{{X: 140, Y: 40}, {X: 300, Y: 40}}
	picture := &scene.Scene{Title: "A", Desc: "Two.", Size: geom.Size{W: 500, H: 100}, Items: []scene.Item{
		card("a", 0, "https://example.org"), card("b", 300, ""),
		&scene.Group{Class: "connection", ID: "e-a-b", Data: []scene.Attr{{Name: "from", Value: "a"}, {Name: "to", Value: "b"}}, Items: []scene.Item{
			&scene.Path{
				Segs:  []scene.Seg{{Op: scene.Move, To: points[0]}, {Op: scene.Line, To: points[1]}},
				Style: scene.Style{Stroke: scene.SyncLine, Width: 1.5},
				Arrow: &scene.Arrow{Points: points},
			},
			&scene.Path{Style: scene.Style{Fill: scene.SyncLine}},
		}},
	}}
	b, err := pptx.Bytes(&pptx.Presentation{Title: "Example", Slides: []pptx.Slide{
		&pptx.TitleSlide{Title: "Example"},
		&pptx.TableSlide{Title: "Table", Head: []string{"A", "B"}, Rows: [][]string{{"1", "2"}}},
		&pptx.PictureSlide{Scene: picture},
	}}, pptx.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// Each fault is planted, and found.
func TestFaultsAreFound(t *testing.T) {
	good := example(t)
	if faults := lint.Check(good); len(faults) > 0 {
		t.Fatalf("the example has faults: %q", faults)
	}
	const slide, master, types = "ppt/slides/slide3.xml", "ppt/slideMasters/slideMaster1.xml", "[Content_Types].xml"
	for _, c := range []struct{ part, old, new, want string }{
		{types, "/ppt/slides/slide3.xml", "/ppt/slides/slide4.xml", "slide4.xml, which is not there"},
		{types, "/ppt/slides/slide3.xml", "/ppt/slides/slide4.xml", "slide3.xml: has no kind"},
		{types, "/ppt/slides/slide3.xml", "/ppt/slides/slide2.xml", "slide2.xml twice"},
		{"ppt/slides/_rels/slide3.xml.rels", "slideLayout3.xml", "slideLayout9.xml", "which is not there"},
		{"ppt/slides/_rels/slide3.xml.rels", "rId2", "rId1", "has rId1 twice"},
		{"ppt/slides/_rels/slide3.xml.rels", "https://example.org", "file:///etc", `leads to "file:///etc"`},
		{slide, `r:id="rId2"`, `r:id="rId7"`, "no relationship of it"},
		{slide, `<p:cNvPr id="7"`, `<p:cNvPr id="5"`, "the id 5 is there twice"},
		{slide, `<a:stCxn id="`, `<a:stCxn id="9`, "holds on to 9"},
		{slide, `idx="3"`, `idx="4"`, "site 4 of"},
		{slide, `cx="`, `cx="-`, "cx is"},
		{slide, `x="`, `x="1.`, "x is"},
		{"ppt/slides/slide2.xml", `sz="1300"`, `sz="13"`, "no size of type"},
		{"ppt/slides/slide2.xml", `<a:gridCol`, `<a:gridCol w="1"/><a:gridCol`, "2 cells in a table of 3"},
		{"ppt/theme/theme1.xml", `<a:srgbClr val="FFFFFF"`, `<a:srgbClr val="white"`, `"white" is not six digits`},
		{"ppt/theme/theme1.xml", `<a:effectStyle><a:effectLst/></a:effectStyle>`, "", "effectStyleLst has 2 entries"},
		{"ppt/presentation.xml", `id="257"`, `id="256"`, "the id 256 is there twice"},
		{"ppt/presentation.xml", `<p:notesMasterIdLst>`, `<p:other>`, "element"},
		{"ppt/notesSlides/_rels/notesSlide1.xml.rels", "slide3.xml", "slide2.xml", "does not lead back"},
		{"ppt/notesMasters/_rels/notesMaster1.xml.rels", "theme2", "theme1", "shares ppt/theme/theme1.xml"},
		{master, `id="2147483649"`, `id="2147483648"`, "of a layout is there twice"},
		{"ppt/slides/_rels/slide2.xml.rels", "relationships/slideLayout", "relationships/other", "has 0 relationships to a slideLayout"},
	} {
		bad := change(t, good, c.part, c.old, c.new)
		if got := strings.Join(lint.Check(bad), "\n"); !strings.Contains(got, c.want) {
			t.Errorf("%s with %q for %q: %q has no %q", c.part, c.new, c.old, got, c.want)
		}
	}
}

func TestNoArchive(t *testing.T) {
	if faults := lint.Check([]byte("no archive")); len(faults) != 1 {
		t.Errorf("%q", faults)
	}
}

// change returns a file in one part of which the first of a text is another.
func change(t *testing.T, file []byte, part, old, new string) []byte {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		data, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		if f.Name == part {
			if !bytes.Contains(data, []byte(old)) {
				t.Fatalf("%s has no %q", part, old)
			}
			data = bytes.Replace(data, []byte(old), []byte(new), 1)
		}
		p, err := w.Create(f.Name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := p.Write(data); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}
