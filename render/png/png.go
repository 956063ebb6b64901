// Package png draws a scene as a PNG image, at any scale. It fills and strokes the shapes and the
// outlines of letters itself, and needs no other program and no SVG. The same scene gives the same
// bytes, on every machine that has the same fonts for what those of the pictures lack.
package png

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"math"

	"casebook/render/scene"
	"casebook/render/text/outline"
)

// Options say how a scene is drawn. The zero value is good.
type Options struct {
	Theme       scene.Theme    // the light one if left out
	Scale       float64        // pixels of the image for one of the scene; 1 if left out
	Transparent bool           // there is no background
	Fonts       outline.Finder // fonts for what those of the pictures lack; may be nil
}

// Most is how many pixels an image may have, which take four bytes each while it is drawn.
const Most = 64_000_000

// longest is how long a side of an image may be: more than that many programs do not open.
const longest = 32_767

// Bytes returns s as a file, and the characters that no font had and that are boxes on it. It is an
// error if the scene cannot be drawn, or not at that scale.
func Bytes(s *scene.Scene, o Options) (file []byte, missing []string, err error) {
	img, missing, err := Image(s, o)
	if err != nil {
		return nil, nil, err
	}
	var b bytes.Buffer
	quick := png.Encoder{CompressionLevel: png.BestSpeed} // the best takes longer than the drawing, for files hardly smaller
	if err := quick.Encode(&b, img); err != nil {
		return nil, nil, fmt.Errorf("png: %q: %w", s.Title, err)
	}
	return b.Bytes(), missing, nil
}

// Image is Bytes, but returns the image.
func Image(s *scene.Scene, o Options) (img *image.RGBA, missing []string, err error) {
	if o.Scale == 0 {
		o.Scale = 1
	}
	if o.Theme.Name == "" {
		o.Theme = scene.Light
	}
	w, h, err := sizeOf(s, o.Scale)
	if err != nil {
		return nil, nil, fmt.Errorf("png: %q: %w", s.Title, err)
	}
	c := &canvas{
		img: image.NewRGBA(image.Rect(0, 0, w, h)), theme: o.Theme, scale: o.Scale, pen: outline.NewPen(o.Fonts),
	}
	if !o.Transparent {
		ground, _ := o.Theme.Colour(scene.Canvas)
		draw.Draw(c.img, c.img.Bounds(), image.NewUniform(opaque(ground)), image.Point{}, draw.Src)
	}
	c.items(s.Items)
	if c.err != nil {
		return nil, nil, fmt.Errorf("png: %q: %w", s.Title, c.err)
	}
	return c.img, c.pen.Missing(), nil
}

// sizeOf returns the width and height of the image in pixels.
func sizeOf(s *scene.Scene, scale float64) (w, h int, err error) {
	switch {
	case s.Size.Empty() || !finite(s.Size.W) || !finite(s.Size.H):
		return 0, 0, errors.New("it has no size")
	case !(scale > 0) || !finite(scale):
		return 0, 0, fmt.Errorf("a scale of %v is none", scale)
	}
	wide, high := up(s.Size.W*scale), up(s.Size.H*scale)
	if wide > longest || high > longest || wide*high > Most {
		return 0, 0, &SizeError{Scale: scale, W: wide, H: high, Fits: fits(s)}
	}
	return int(wide), int(high), nil
}

// fits returns the largest scale that is allowed, in hundredths.
func fits(s *scene.Scene) float64 {
	scale := min(longest/s.Size.W, longest/s.Size.H, math.Sqrt(Most/(s.Size.W*s.Size.H)))
	for n := math.Floor(scale * 100); n > 0; n-- {
		if up(s.Size.W*n/100)*up(s.Size.H*n/100) <= Most {
			return n / 100
		}
	}
	return 0
}

// SizeError says that an image would be too large.
type SizeError struct {
	Scale float64
	W, H  float64 // in pixels
	Fits  float64 // the largest scale that is allowed; 0 if none is
}

func (e *SizeError) Error() string {
	s := fmt.Sprintf("at scale %v it has %.0f × %.0f pixels, and an image may have %d million and sides of %d", e.Scale, e.W, e.H, Most/1_000_000, longest)
	if e.Fits > 0 {
		s += fmt.Sprintf("; a scale of %v fits", e.Fits)
	}
	return s
}

// up rounds a length up to whole pixels, but not for what is only an error of the processor's.
func up(v float64) float64 { return max(math.Ceil(v-1e-6), 1) }

func finite(v float64) bool { return !math.IsNaN(v) && !math.IsInf(v, 0) }

func opaque(c scene.Colour) color.RGBA { return color.RGBA{c.R, c.G, c.B, 0xff} }
