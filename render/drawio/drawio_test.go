package drawio

import (
	"encoding/xml"
	"math"
	"strings"
	"testing"

	"casebook/render/geom"
	"casebook/render/scene"
)

// example is two cards in a zone in a zone, and an arrow from one to the other.
func example() *scene.Scene {
	box := func(class, id string, b geom.Box, data ...scene.Attr) *scene.Group {
		return &scene.Group{Class: class, ID: id, Data: data, Items: []scene.Item{
			&scene.Rect{Box: b, Radius: 10, Style: scene.Style{Fill: scene.Card, Stroke: scene.CardLine, Width: 1}},
		}}
	}
	way := []geom.Point{{X: 150, Y: 100}, {X: 200, Y: 100}, {X: 200, Y: 130}, {X: 250, Y: 130}}
	return &scene.Scene{
		Title: "Example", Size: geom.Size{W: 500, H: 300},
		Meaning: &scene.Meaning{Sort: scene.Network, Parts: []scene.Part{
			{ID: "z-a", Zone: true}, {ID: "z-b", In: "z-a", Zone: true}, {ID: "c-x", In: "z-b"}, {ID: "c-y", In: "z-a"},
		}},
		Items: []scene.Item{
			box("zone", "z-a", geom.Box{X: 10, Y: 20, W: 400, H: 200}),
			box("zone", "z-b", geom.Box{X: 30, Y: 50, W: 150, H: 120}),
			&scene.Group{Class: "connection", ID: "e-x-y", Data: []scene.Attr{{Name: "mode", Value: "async"}}, Items: []scene.Item{
				&scene.Path{Style: scene.Style{Stroke: scene.AsyncLine, Width: 1.5, Dash: scene.Dashed}, Arrow: &scene.Arrow{Points: way, Open: true, From: "c-x", To: "c-y"}},
				&scene.Path{Style: scene.Style{Stroke: scene.AsyncLine, Width: 1.5}},
				&scene.Text{At: geom.Point{X: 200, Y: 118}, Anchor: scene.Middle, Font: scene.Font{Size: 10}, Paint: scene.Ink, S: "a < b", Width: 30},
			}},
			box("component", "c-x", geom.Box{X: 50, Y: 80, W: 100, H: 40}, scene.Attr{Name: "kind", Value: "service"}),
			box("component", "c-y", geom.Box{X: 250, Y: 110, W: 100, H: 40}),
		},
	}
}

// mxCell is a cell as encoding/xml finds it.
type mxCell struct {
	ID       string `xml:"id,attr"`
	Parent   string `xml:"parent,attr"`
	Style    string `xml:"style,attr"`
	Source   string `xml:"source,attr"`
	Target   string `xml:"target,attr"`
	Geometry struct {
		X float64 `xml:"x,attr"`
		Y float64 `xml:"y,attr"`
	} `xml:"mxGeometry"`
}

type root struct {
	Cells   []mxCell `xml:"diagram>mxGraphModel>root>mxCell"`
	Objects []struct {
		ID    string `xml:"id,attr"`
		Label string `xml:"label,attr"`
		Kind  string `xml:"kind,attr"`
		Cell  mxCell `xml:"mxCell"`
	} `xml:"diagram>mxGraphModel>root>UserObject"`
}

func read(t *testing.T, s *scene.Scene) map[string]mxCell {
	t.Helper()
	file, err := Bytes([]*scene.Scene{s}, Options{})
	if err != nil {
		t.Fatal(err)
	}
	var r root
	if err := xml.Unmarshal(file, &r); err != nil {
		t.Fatal(err)
	}
	cells := map[string]mxCell{}
	for _, c := range r.Cells {
		cells[c.ID] = c
	}
	for _, o := range r.Objects {
		cells[o.ID] = o.Cell
		if o.ID == "c-x" && o.Kind != "service" {
			t.Errorf("c-x is of kind %q", o.Kind)
		}
		if o.ID == "e-x-y" && !strings.Contains(o.Label, "a &lt; b") {
			t.Errorf("e-x-y says %q", o.Label)
		}
	}
	return cells
}

// What is in something is placed from there.
func TestPlacesAreThoseInTheParent(t *testing.T) {
	cells := read(t, example())
	for id, want := range map[string]struct {
		parent string
		x, y   float64
	}{"z-a": {"1", 10, 20}, "z-b": {"z-a", 20, 30}, "c-x": {"z-b", 20, 30}, "c-y": {"z-a", 240, 90}} {
		if c := cells[id]; c.Parent != want.parent || c.Geometry.X != want.x || c.Geometry.Y != want.y {
			t.Errorf("%s is at %v, %v in %s", id, c.Geometry.X, c.Geometry.Y, c.Parent)
		}
	}
}

func TestConnectorsHoldOn(t *testing.T) {
	c := read(t, example())["e-x-y"]
	if c.Source != "c-x" || c.Target != "c-y" {
		t.Errorf("from %s to %s", c.Source, c.Target)
	}
	for _, want := range []string{"exitX=1;exitY=0.5;", "entryX=0;entryY=0.5;", "endArrow=open;", "dashPattern=6 4;", "edgeStyle=orthogonalEdgeStyle;"} {
		if !strings.Contains(c.Style, want) {
			t.Errorf("no %s in %s", want, c.Style)
		}
	}
}

func TestWhatCannotBeDrawn(t *testing.T) {
	for name, spoil := range map[string]func(*scene.Scene){
		"no size":  func(s *scene.Scene) { s.Size = geom.Size{} },
		"no place": func(s *scene.Scene) { s.Items[0].(*scene.Group).Items[0].(*scene.Rect).Box.X = math.NaN() },
		"far away": func(s *scene.Scene) { s.Items[0].(*scene.Group).Items[0].(*scene.Rect).Box.X = math.Inf(1) },
		"no paint": func(s *scene.Scene) { s.Items[0].(*scene.Group).Items[0].(*scene.Rect).Style.Fill = "none such" },
		"no glyph": func(s *scene.Scene) { s.Items = append(s.Items, &scene.Glyph{Name: "none such"}) },
		"nothing":  func(s *scene.Scene) { s.Items = append(s.Items, nil) },
	} {
		s := example()
		spoil(s)
		if _, err := Bytes([]*scene.Scene{s}, Options{}); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}
