package png

import (
	"bytes"
	"errors"
	"image/color"
	"image/png"
	"math"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"casebook/render/geom"
	"casebook/render/scene"
)

func box(x, y, w, h float64) geom.Box { return geom.Box{X: x, Y: y, W: w, H: h} }

// picture returns a scene of 100 by 80 pixels.
func picture(items ...scene.Item) *scene.Scene {
	return &scene.Scene{Title: "Test", Size: geom.Size{W: 100, H: 80}, Items: items}
}

// one of everything.
func example() *scene.Scene {
	return picture(
		&scene.Rect{Box: box(10, 10, 40, 30), Radius: 5, Style: scene.Style{Fill: scene.Blue, Stroke: scene.Red, Width: 2}},
		&scene.Group{Items: []scene.Item{&scene.Ellipse{Box: box(60, 10, 30, 30), Style: scene.Style{Fill: scene.Green}}}},
		&scene.Glyph{Name: "lock", Box: box(70, 50, 20, 20), Paint: scene.Ink},
		&scene.Text{At: geom.Point{X: 10, Y: 70}, Font: scene.Font{Size: 16, Bold: true}, Paint: scene.Ink, S: "AVA 支"},
		&scene.Path{Segs: []scene.Seg{
			{To: geom.Point{X: 5, Y: 5}}, {Op: scene.Line, To: geom.Point{X: 50, Y: 5}},
			{Op: scene.Quad, A: geom.Point{X: 95, Y: 5}, To: geom.Point{X: 95, Y: 40}},
			{Op: scene.Cubic, A: geom.Point{X: 95, Y: 60}, B: geom.Point{X: 60, Y: 60}, To: geom.Point{X: 60, Y: 75}},
		}, Style: scene.Style{Stroke: scene.AsyncLine, Width: 1.5, Dash: scene.Dotted}},
	)
}

func TestColoursAreWhereTheyBelong(t *testing.T) {
	for _, theme := range scene.Themes() {
		for _, scale := range []float64{0.5, 1, 2, 3.3} {
			img, _, err := Image(example(), Options{Theme: theme, Scale: scale})
			if err != nil {
				t.Fatal(err)
			}
			for at, want := range map[geom.Point]scene.Paint{
				{X: 2, Y: 40}: scene.Canvas, {X: 30, Y: 25}: scene.Blue, {X: 75, Y: 25}: scene.Green, {X: 10, Y: 25}: scene.Red,
			} {
				if want == scene.Red && scale < 1 {
					continue // it is thinner than a pixel
				}
				c, _ := theme.Colour(want)
				if got := img.RGBAAt(int(at.X*scale), int(at.Y*scale)); got != opaque(c) {
					t.Errorf("%s × %v: %v is %v, not %v (%s)", theme.Name, scale, at, got, c, want)
				}
			}
		}
	}
}

func TestTransparent(t *testing.T) {
	file, _, err := Bytes(example(), Options{Transparent: true})
	if err != nil {
		t.Fatal(err)
	}
	img, err := png.Decode(bytes.NewReader(file))
	if err != nil {
		t.Fatal(err)
	}
	if _, _, _, a := img.At(2, 40).RGBA(); a != 0 {
		t.Error("there is a background")
	}
	if _, _, _, a := img.At(30, 25).RGBA(); a != 0xffff {
		t.Error("a box is see-through")
	}
}

func TestSizeIsThatOfTheSceneTimesTheScale(t *testing.T) {
	s := picture()
	s.Size = geom.Size{W: 100.2, H: 80}
	for scale, want := range map[float64][2]int{0: {101, 80}, 0.1: {11, 8}, 0.001: {1, 1}, 1.5: {151, 120}} {
		img, _, err := Image(s, Options{Scale: scale})
		if err != nil || img.Rect.Dx() != want[0] || img.Rect.Dy() != want[1] {
			t.Errorf("scale %v: %v, %v", scale, img.Rect, err)
		}
	}
}

func TestTooLargeScalesSayWhichFits(t *testing.T) {
	for _, size := range []geom.Size{{W: 100, H: 80}, {W: 1780.5, H: 1150}, {W: 20000, H: 10}, {W: 3, H: 9000}} {
		s := picture()
		s.Size = size
		_, _, err := Image(s, Options{Scale: 1e5})
		var large *SizeError
		if !errors.As(err, &large) || !strings.Contains(err.Error(), "fits") {
			t.Fatalf("%v: %v", size, err)
		}
		if w, h, err := sizeOf(s, large.Fits); err != nil || w*h > Most {
			t.Errorf("%v: a scale of %v: %v", size, large.Fits, err)
		}
		if _, _, err := sizeOf(s, large.Fits+0.02); err == nil {
			t.Errorf("%v: a scale above %v fits too", size, large.Fits)
		}
	}
}

func TestErrors(t *testing.T) {
	nan := math.NaN()
	for want, s := range map[string]*scene.Scene{
		"it has no size":            {},
		`there is no paint "pink"`:  picture(&scene.Rect{Box: box(1, 1, 9, 9), Style: scene.Style{Fill: "pink"}}),
		`there is no glyph "x"`:     picture(&scene.Glyph{Name: "x"}),
		"an item of type <nil>":     picture(nil),
		"a place beyond all":        picture(&scene.Ellipse{Box: box(nan, 1, 9, 9), Style: scene.Style{Fill: scene.Blue}}),
		"a piece of a path that do": picture(&scene.Path{Segs: []scene.Seg{{Op: 9}}, Style: scene.Style{Fill: scene.Blue}}),
		"a line as wide as +Inf":    picture(&scene.Rect{Box: box(1, 1, 9, 9), Style: scene.Style{Stroke: scene.Blue, Width: math.Inf(1)}}),
	} {
		_, _, err := Bytes(s, Options{})
		if err == nil || !strings.Contains(err.Error(), want) || !strings.HasPrefix(err.Error(), "png: ") {
			t.Errorf("%v; want %s", err, want)
		}
	}
	for _, scale := range []float64{-1, nan, math.Inf(1)} {
		if _, _, err := Bytes(picture(), Options{Scale: scale}); err == nil {
			t.Errorf("there is an image at a scale of %v", scale)
		}
	}
}

// Whatever a scene holds, it is drawn or refused.
func TestNoScenePanics(t *testing.T) {
	number := rapid.OneOf(rapid.Float64Range(-50, 150), rapid.Float64(), rapid.SampledFrom([]float64{0, 1e-9, math.Inf(1), math.NaN()}))
	point := rapid.Custom(func(t *rapid.T) geom.Point { return geom.Point{X: number.Draw(t, "x"), Y: number.Draw(t, "y")} })
	seg := rapid.Custom(func(t *rapid.T) scene.Seg {
		return scene.Seg{Op: scene.Op(rapid.IntRange(0, 4).Draw(t, "op")), A: point.Draw(t, "a"), B: point.Draw(t, "b"), To: point.Draw(t, "to")}
	})
	rapid.Check(t, func(t *rapid.T) {
		style := scene.Style{
			Fill: scene.Blue, Stroke: scene.Red, Width: number.Draw(t, "width"),
			Dash: scene.Dash(rapid.IntRange(0, 4).Draw(t, "dash")), Opacity: number.Draw(t, "opacity"),
		}
		b := geom.Box{X: number.Draw(t, "x"), Y: number.Draw(t, "y"), W: number.Draw(t, "w"), H: number.Draw(t, "h")}
		_, _, _ = Image(picture(
			&scene.Path{Segs: rapid.SliceOfN(seg, 0, 6).Draw(t, "segs"), Style: style},
			&scene.Rect{Box: b, Radius: number.Draw(t, "radius"), Style: style},
			&scene.Glyph{Name: "lock", Box: b, Paint: scene.Ink},
			&scene.Text{At: point.Draw(t, "at"), Font: scene.Font{Size: number.Draw(t, "size")}, Paint: scene.Ink, S: "Ab"},
		), Options{})
	})
}

func TestSameSceneSameBytes(t *testing.T) {
	first, missing, err := Bytes(example(), Options{Scale: 2})
	if err != nil {
		t.Fatal(err)
	}
	if len(missing) != 1 || missing[0] != "支" {
		t.Errorf("missing: %q", missing)
	}
	for range 3 {
		if again, _, _ := Bytes(example(), Options{Scale: 2}); !bytes.Equal(again, first) {
			t.Fatal("another file")
		}
	}
}

// A line that is drawn as a whole must look like one, wherever its tiles meet.
func TestLargeOutlinesHaveNoSeams(t *testing.T) {
	s := picture(&scene.Rect{Box: box(0.5, 0.5, 1999, 1499), Radius: 700, Style: scene.Style{Fill: scene.Blue}})
	s.Size = geom.Size{W: 2000, H: 1500}
	img, _, err := Image(s, Options{})
	if err != nil {
		t.Fatal(err)
	}
	blue, _ := scene.Light.Colour(scene.Blue)
	for x := 800; x < 1200; x++ {
		for y := 2; y < 1498; y++ {
			if got := img.RGBAAt(x, y); got != opaque(blue) {
				t.Fatalf("%d, %d is %v", x, y, got)
			}
		}
	}
}

// What is see-through as a whole does not show its fill through its line.
func TestOpacityOfTheWhole(t *testing.T) {
	s := picture(&scene.Rect{Box: box(20, 20, 40, 40), Style: scene.Style{Fill: scene.Blue, Stroke: scene.Red, Width: 10, Opacity: .5}})
	img, _, err := Image(s, Options{})
	if err != nil {
		t.Fatal(err)
	}
	red, _ := scene.Light.Colour(scene.Red)
	half := func(v uint8) uint8 { return uint8((int(v) + 255) / 2) }
	want := color.RGBA{half(red.R), half(red.G), half(red.B), 255}
	for _, x := range []int{17, 22} { // outside and inside the fill
		if got := img.RGBAAt(x, 40); far8(got.R, want.R) || far8(got.G, want.G) || far8(got.B, want.B) {
			t.Errorf("%v at %d; want %v", got, x, want)
		}
	}
}

func far8(a, b uint8) bool { return max(a, b)-min(a, b) > 2 }
