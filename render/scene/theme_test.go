package scene

import (
	"math"
	"testing"
)

// grounds are what text and lines may stand on.
var grounds = []Paint{Canvas, Card, Zone0, Zone1, TrustZone}

func TestContrastOfText(t *testing.T) {
	words := []Paint{Ink, Muted, FadedInk, Trust, Blue, Green, Red, Amber, Violet, Slate, SyncLine, AsyncLine, DataLine, FlowLine, Added, Altered, Dropped}
	for _, theme := range []Theme{Light, Dark} {
		for _, w := range words {
			for _, g := range grounds {
				checkContrast(t, theme, w, g, 4.5)
			}
		}
		checkContrast(t, theme, OnFlow, FlowLine, 4.5)
		for _, p := range []Paint{Added, Altered, Dropped} {
			checkContrast(t, theme, OnChange, p, 4.5)
		}
		for _, pair := range families {
			checkContrast(t, theme, Ink, pair[1], 4.5)
			checkContrast(t, theme, pair[0], pair[1], 4.5)
		}
	}
}

var families = [][2]Paint{
	{Blue, BlueTile}, {Green, GreenTile}, {Red, RedTile}, {Amber, AmberTile}, {Violet, VioletTile}, {Slate, SlateTile},
}

func TestContrastOfGlyphs(t *testing.T) {
	for _, theme := range []Theme{Light, Dark} {
		for _, name := range GlyphNames() {
			glyph, tile := KindPaint(name)
			checkContrast(t, theme, glyph, tile, 3)
		}
		for _, tile := range families {
			checkContrast(t, theme, FadedInk, tile[1], 3) // glyphs of faded components
		}
	}
}

// What is faded is quiet, and yet there.
func TestFadedLinesAreQuiet(t *testing.T) {
	for _, theme := range []Theme{Light, Dark} {
		for _, g := range []Paint{Canvas, Zone0, Zone1} {
			if c := contrast(theme, FadedLine, g); c < 1.5 || c > 2.2 {
				t.Errorf("%s: faded lines on %s: %.2f", theme.Name, g, c)
			}
		}
	}
}

func TestThemesAreComplete(t *testing.T) {
	for _, theme := range []Theme{Light, Dark} {
		for _, p := range Paints() {
			if _, ok := theme.Colour(p); !ok {
				t.Errorf("%s has no %s", theme.Name, p)
			}
		}
		if _, ok := theme.Colour(""); ok {
			t.Errorf("%s has a colour for no paint", theme.Name)
		}
	}
}

func checkContrast(t *testing.T, theme Theme, front, back Paint, least float64) {
	t.Helper()
	if c := contrast(theme, front, back); c < least {
		t.Errorf("%s: %s on %s: %.2f; want at least %v", theme.Name, front, back, c, least)
	}
}

// contrast is the contrast ratio of WCAG 2, from 1 to 21.
func contrast(theme Theme, a, b Paint) float64 {
	la, lb := luminance(theme, a), luminance(theme, b)
	return (max(la, lb) + 0.05) / (min(la, lb) + 0.05)
}

func luminance(theme Theme, p Paint) float64 {
	c, _ := theme.Colour(p)
	linear := func(v uint8) float64 {
		f := float64(v) / 255
		if f <= 0.04045 {
			return f / 12.92
		}
		return math.Pow((f+0.055)/1.055, 2.4)
	}
	return 0.2126*linear(c.R) + 0.7152*linear(c.G) + 0.0722*linear(c.B)
}
