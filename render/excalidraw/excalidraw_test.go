package excalidraw

import (
	"encoding/json"
	"math"
	"slices"
	"testing"

	"casebook/render/geom"
	"casebook/render/scene"
)

// example is a card with a tile in a zone, and an arrow from it to itself with words on it.
func example() *scene.Scene {
	outline := scene.Style{Fill: scene.Card, Stroke: scene.CardLine, Width: 1}
	line := func(s string, x, y float64, a scene.Anchor) *scene.Text {
		return &scene.Text{At: geom.Point{X: x, Y: y}, Anchor: a, Font: scene.Font{Size: 12}, Paint: scene.Ink, S: s, Width: 40}
	}
	way := []geom.Point{{X: 150, Y: 60}, {X: 250, Y: 60}, {X: 250, Y: 140}, {X: 100, Y: 140}, {X: 100, Y: 80}}
	return &scene.Scene{
		Title: "Example", Size: geom.Size{W: 300, H: 200},
		Meaning: &scene.Meaning{Sort: scene.Network, Parts: []scene.Part{{ID: "z-a", Zone: true}, {ID: "c-x", In: "z-a"}}},
		Items: []scene.Item{
			&scene.Group{Class: "zone", ID: "z-a", Items: []scene.Item{
				&scene.Rect{Box: geom.Box{X: 10, Y: 10, W: 200, H: 100}, Style: outline}, line("Zone", 24, 30, scene.Start),
			}},
			&scene.Group{Class: "connection", ID: "e-x-x", Items: []scene.Item{
				&scene.Path{Style: scene.Style{Stroke: scene.SyncLine, Width: 1.5}, Arrow: &scene.Arrow{Points: way, From: "c-x", To: "c-x"}},
				&scene.Path{Style: scene.Style{Fill: scene.SyncLine}},
				line("again", 250, 104, scene.Middle),
			}},
			&scene.Group{Class: "component", ID: "c-x", Items: []scene.Item{
				&scene.Rect{Box: geom.Box{X: 50, Y: 40, W: 100, H: 40}, Style: outline},
				&scene.Rect{Box: geom.Box{X: 55, Y: 45, W: 30, H: 30}, Style: scene.Style{Fill: scene.BlueTile}},
				line("Card", 95, 64, scene.Start),
			}},
		},
	}
}

// found is an element as encoding/json finds it.
type found struct {
	ID            string
	X, Y          float64
	GroupIDs      []string
	BoundElements []bound
	ContainerID   string
	Points        [][2]float64
	StartBinding  *binding
	EndBinding    *binding
}

func read(t *testing.T, s *scene.Scene) map[string]found {
	t.Helper()
	file, err := Bytes(s, Options{})
	if err != nil {
		t.Fatal(err)
	}
	var f struct{ Elements []found }
	if err := json.Unmarshal(file, &f); err != nil {
		t.Fatal(err)
	}
	all := map[string]found{}
	for _, e := range f.Elements {
		all[e.ID] = e
	}
	return all
}

func TestWordsAreBound(t *testing.T) {
	all := read(t, example())
	for text, box := range map[string]string{"c-x/words/text": "c-x/words", "z-a/text": "z-a", "e-x-x/text": "e-x-x"} {
		if all[text].ContainerID != box {
			t.Errorf("%s is not bound to %s", text, box)
		}
		if !slices.Contains(all[box].BoundElements, bound{text, "text"}) {
			t.Errorf("%s does not know of %s", box, text)
		}
	}
}

func TestNestingIsGroups(t *testing.T) {
	all := read(t, example())
	for id, want := range map[string][]string{"z-a": {"z-a"}, "c-x": {"c-x", "z-a"}, "c-x/words/text": {"c-x", "z-a"}, "e-x-x": {}} {
		if got := all[id].GroupIDs; !slices.Equal(got, want) {
			t.Errorf("%s is in %q", id, got)
		}
	}
}

// Excalidraw puts the words of an arrow at the middle one of its points.
func TestWordsOfArrowsStandWhereTheyStood(t *testing.T) {
	all := read(t, example())
	e := all["e-x-x"]
	if len(e.Points)%2 != 1 {
		t.Fatalf("%d points", len(e.Points))
	}
	if m := e.Points[len(e.Points)/2]; e.X+m[0] != 250 || math.Abs(e.Y+m[1]-100) > 2 {
		t.Errorf("the middle one is at %v, %v", e.X+m[0], e.Y+m[1])
	}
	if e.StartBinding == nil || e.EndBinding == nil || e.StartBinding.FixedPoint != [2]float64{1, .5} || e.EndBinding.FixedPoint != [2]float64{.5, 1} {
		t.Errorf("it holds on to %v and %v", e.StartBinding, e.EndBinding)
	}
	if n := len(all["c-x"].BoundElements); n != 1 {
		t.Errorf("the card knows of %d things", n)
	}
}

func TestWhatCannotBeDrawn(t *testing.T) {
	for name, spoil := range map[string]func(*scene.Scene){
		"no size":  func(s *scene.Scene) { s.Size = geom.Size{} },
		"no place": func(s *scene.Scene) { s.Items[0].(*scene.Group).Items[0].(*scene.Rect).Box.X = math.NaN() },
		"no paint": func(s *scene.Scene) { s.Items[0].(*scene.Group).Items[0].(*scene.Rect).Style.Fill = "none such" },
		"no glyph": func(s *scene.Scene) { s.Items = append(s.Items, &scene.Glyph{Name: "none such"}) },
		"nothing":  func(s *scene.Scene) { s.Items = append(s.Items, nil) },
	} {
		s := example()
		spoil(s)
		if _, err := Bytes(s, Options{}); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}
