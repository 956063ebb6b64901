package formats

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"casebook/render/d2"
	"casebook/render/dot"
	"casebook/render/drawio"
	"casebook/render/excalidraw"
	"casebook/render/geom"
	"casebook/render/mermaid"
	"casebook/render/plantuml"
	"casebook/render/scene"
	"casebook/render/text"
)

// hostile are words that mean something to one language or another.
var hostile = []string{
	`a"b'c`, `x --> y`, `end`, `]) } | [`, `<b>bold</b> & &amp; &#34;`, `<script>alert(1)</script>`, `%%{init: {}}%% ${x} $y`, `#35; #quot; #1`,
	"`code` **b** //i// __u__ ~~s~~ --x--", `\n \l \N \\ \`, `日本 é ß ° ¶`, `click a href "javascript:alert(1)"`, `/* c */ // -- '`, `<!-- --> ]]>`,
	`@enduml`, `!include x`, `a: b; c`, `style x:#fff;`, `title`, `|md x|`, `{{x}} {% y %}`, `* - + 1. x`, `=== x`, `%date() %n`, `<U+0041> &#65;`,
	`A -> B: x {y: z}`, `"; drop`, `Container(a, "b")`, `subgraph`, "two\nlines\t", "\u202eturned\u202c \x00\x07",
}

// hostileScene returns a picture on which everything is called so.
func hostileScene(sort scene.Sort) *scene.Scene {
	s := &scene.Scene{Title: hostile[0], Desc: hostile[4], Size: geom.Size{W: 4000, H: 4000}, Meaning: &scene.Meaning{Sort: sort}}
	m := s.Meaning
	write := func(words string, x, y float64) *scene.Text {
		f := scene.Font{Size: 12}
		return &scene.Text{At: geom.Point{X: x, Y: y}, Font: f, Paint: scene.Ink, S: words, Width: text.Width(words, f)}
	}
	for i, h := range hostile {
		y := 20 + 100*float64(i)
		p := scene.Part{ID: fmt.Sprintf("c-%d", i), Name: h, Words: h, Link: "javascript:alert(1)"}
		if sort != scene.States {
			zone := scene.Part{ID: fmt.Sprintf("z-%d", i), Zone: true, Name: h, Kind: h, Words: h}
			m.Parts = append(m.Parts, zone)
			p.In, p.Kind, p.Tech, p.Count, p.Note = zone.ID, "service", h, h, h
		}
		m.Parts = append(m.Parts, p)
		to := fmt.Sprintf("c-%d", (i+1)%len(hostile))
		m.Links = append(m.Links, scene.Link{ID: "e-" + p.ID, From: p.ID, To: to, Mode: []string{"sync", "async", "data"}[i%3], Label: []scene.Row{{Number: "1", Words: h, Second: h}}, Words: h})
		m.Story = append(m.Story,
			scene.Moment{What: scene.FrameOpens, Sort: []string{"parallel", "either", "then", "use"}[i%4], Words: h},
			scene.Moment{What: scene.Message, Link: i}, scene.Moment{What: scene.Note, Over: [2]string{p.ID, p.ID}, Words: h},
			scene.Moment{What: scene.FrameEnds})
		s.Items = append(s.Items,
			&scene.Group{Class: h, ID: "e-" + p.ID, Title: h, Data: []scene.Attr{{Name: h, Value: h}}, Items: []scene.Item{
				&scene.Path{Style: scene.Style{Stroke: scene.SyncLine, Width: 1}, Segs: []scene.Seg{{Op: scene.Move, To: geom.Point{X: 600, Y: y}}, {Op: scene.Line, To: geom.Point{X: 900, Y: y}}},
					Arrow: &scene.Arrow{Points: []geom.Point{{X: 600, Y: y}, {X: 900, Y: y}}, From: p.ID, To: to}},
				&scene.Path{Style: scene.Style{Fill: scene.SyncLine}, Segs: []scene.Seg{{Op: scene.Move, To: geom.Point{X: 900, Y: y}}}},
				write(h, 700, y),
			}},
			&scene.Group{Class: "component", ID: p.ID, Title: h, Link: p.Link, Data: []scene.Attr{{Name: h, Value: h}, {Name: "id", Value: h}}, Items: []scene.Item{
				&scene.Rect{Box: geom.Box{X: 20, Y: y - 10, W: 580, H: 60}, Style: scene.Style{Fill: scene.Card, Stroke: scene.CardLine, Width: 1}},
				write(h, 30, y+10),
			}})
	}
	return s
}

// TestHostileWords has the words drawn by the programs that the forms are for: they say the words, and
// nothing of them is taken for anything else.
func TestHostileWords(t *testing.T) {
	for _, f := range []struct {
		name  string
		sorts []scene.Sort
		write func(*scene.Scene) ([]byte, error)
		draw  func(*testing.T, []byte) string
	}{
		{"dot", dot.Sorts(), dot.Bytes, func(t *testing.T, file []byte) string { return textOf(t, run(t, file, "dot", "-Tsvg")) }},
		{"d2", d2.Sorts(), d2.Bytes, func(t *testing.T, file []byte) string {
			return textOf(t, run(t, file, "d2", "--layout=dagre", "-", "-"))
		}},
		{"plantuml", plantuml.Sorts(), plantuml.Bytes, drawPlantUML},
		{"mermaid", mermaid.Sorts(), mermaid.Bytes, drawMermaid},
		{"drawio", []scene.Sort{scene.Network}, func(s *scene.Scene) ([]byte, error) {
			return drawio.Bytes([]*scene.Scene{s}, drawio.Options{})
		}, drawMxGraph},
		{"excalidraw", []scene.Sort{scene.Network}, func(s *scene.Scene) ([]byte, error) {
			return excalidraw.Bytes(s, excalidraw.Options{})
		}, func(t *testing.T, file []byte) string {
			drawExcalidraw(t, map[string][]byte{"x": file})
			return string(hostileText)
		}},
	} {
		for _, sort := range f.sorts {
			t.Run(f.name+" "+string(sort), func(t *testing.T) {
				file, err := f.write(hostileScene(sort))
				if err != nil {
					t.Fatal(err)
				}
				drawn := visible(f.draw(t, file))
				for _, h := range hostile {
					if !strings.Contains(drawn, visible(text.Clean(h))) {
						t.Errorf("%q is not in the drawing", h)
					}
				}
			})
		}
	}
}

// hostileText is all the words, for a reader that compares by itself.
var hostileText = []byte(text.Clean(strings.Join(hostile, " ")))

// visible returns s without white space and what has no glyph.
func visible(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || r == '\u200b' {
			return -1
		}
		return r
	}, s)
}

// textOf returns the text of an SVG file.
func textOf(t *testing.T, file []byte) string {
	t.Helper()
	var b strings.Builder
	within := 0
	d := xml.NewDecoder(bytes.NewReader(file))
	d.Strict = false
	d.Entity = xml.HTMLEntity
	for {
		token, err := d.Token()
		if err == io.EOF {
			return b.String()
		}
		if err != nil {
			t.Fatal(err)
		}
		switch e := token.(type) {
		case xml.StartElement:
			if e.Name.Local == "script" {
				t.Error("there is a script")
			}
			for _, a := range e.Attr {
				if strings.HasPrefix(a.Value, "javascript:") {
					t.Errorf("%s leads to %s", e.Name.Local, a.Value)
				}
			}
			if e.Name.Local == "text" {
				within++
			}
		case xml.EndElement:
			if e.Name.Local == "text" {
				within--
			}
		case xml.CharData:
			if within > 0 {
				b.Write(e)
			}
		}
	}
}

func drawPlantUML(t *testing.T, file []byte) string {
	path := filepath.Join(t.TempDir(), "x.puml")
	if err := os.WriteFile(path, file, 0o644); err != nil {
		t.Fatal(err)
	}
	run(t, nil, "plantuml", "-tsvg", path)
	drawn, err := os.ReadFile(strings.TrimSuffix(path, "puml") + "svg")
	if err != nil {
		t.Fatal(err)
	}
	return textOf(t, drawn)
}

func drawMermaid(t *testing.T, file []byte) string {
	var found map[string]string
	inBrowser(t, `<script src="`+library(t, "mermaid/dist/mermaid.min.js")+`"></script>`, `
		mermaid.initialize({startOnLoad: false, maxTextSize: 1e6, maxEdges: 1e4})
		const {svg} = await mermaid.render("g", file)
		const box = document.createElement("div")
		box.innerHTML = svg
		if (box.querySelector("script, [href^=javascript]")) throw "a script"
		for (const s of box.querySelectorAll("style")) s.remove()
		return box.textContent`, map[string][]byte{"x": file}, &found)
	return found["x"]
}

func drawMxGraph(t *testing.T, file []byte) string {
	var found map[string]string
	inBrowser(t, `<script>mxLoadResources = false; mxLoadStylesheets = false; mxBasePath = "."</script><script src="`+library(t, "mxgraph/javascript/mxClient.min.js")+`"></script>`, `
		const doc = mxUtils.parseXml(file)
		const labels = Object.values(doc.querySelectorAll("[label], [value]")).map(e => e.getAttribute("label") || e.getAttribute("value"))
		const box = document.createElement("div")
		box.innerHTML = labels.join("<p>")
		if (box.querySelector("script, [href]")) throw "a script"
		return box.textContent`, map[string][]byte{"x": file}, &found)
	return found["x"]
}
