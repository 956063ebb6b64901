package scene

import "testing"

// grounds are what text and lines may stand on.
var grounds = append([]Paint{Canvas, Card, TrustZone}, zonePaints...)

// Which pairs views draw is found out by a test of package view. A label or a line may come to stand
// on any ground, whether or not a study at hand has it there.
func TestContrastOnEveryGround(t *testing.T) {
	for _, theme := range Themes() {
		for _, g := range grounds {
			for _, w := range []Paint{Ink, Muted, FlowLine} {
				checkContrast(t, theme, w, g, theme.Text)
			}
			for _, l := range []Paint{SyncLine, AsyncLine, DataLine, OutsideLine, Trust, FrameLine, Added, Altered, Dropped, Roomy, Tight, Beyond} {
				checkContrast(t, theme, l, g, theme.Lines)
			}
		}
		checkContrast(t, theme, OnFlow, FlowLine, theme.Text)
		for _, g := range []Paint{Added, Altered, Dropped, Roomy, Tight, Beyond} {
			checkContrast(t, theme, OnMark, g, theme.Text)
		}
		for _, g := range []Paint{Canvas, Card} {
			checkContrast(t, theme, FadedInk, g, theme.Text)
		}
		checkContrast(t, theme, Trust, TrustZone, theme.Text)
	}
}

func TestContrastOfGlyphs(t *testing.T) {
	for _, theme := range Themes() {
		for _, name := range GlyphNames() {
			glyph, tile := KindPaint(name)
			checkContrast(t, theme, glyph, tile, theme.Lines)
		}
	}
}

// What is faded is quiet, and yet there.
func TestFadedLinesAreQuiet(t *testing.T) {
	for _, theme := range []Theme{Light, Dark} {
		for _, g := range grounds {
			if c := contrast(theme, FadedLine, g); c < 1.35 || c > 2.2 {
				t.Errorf("%s: faded lines on %s: %.2f", theme.Name, g, c)
			}
		}
	}
	for _, theme := range []Theme{HighContrast, Print} {
		for _, g := range grounds {
			checkContrast(t, theme, FadedLine, g, 2.7)
		}
	}
}

// A zone's ground can be told from that of the zone around it, and shouts over nothing.
func TestNestingShows(t *testing.T) {
	for _, theme := range Themes() {
		around := Canvas
		for depth := range 8 {
			p := ZonePaint(depth)
			if c := contrast(theme, p, around); c < 1.05 || c > 1.25 {
				t.Errorf("%s: a zone %d deep on %s: %.3f", theme.Name, depth, around, c)
			}
			around = p
		}
		for _, p := range zonePaints {
			if theme.Name != "print" && contrast(theme, Card, p) < 1.05 {
				t.Errorf("%s: a card on %s: %.3f", theme.Name, p, contrast(theme, Card, p))
			}
		}
	}
}

// A photocopier has no colours, and makes white or a smudge of light greys.
func TestPrintIsBlackOnWhite(t *testing.T) {
	for _, p := range Paints() {
		c, _ := Print.Colour(p)
		switch {
		case c.R != c.G || c.G != c.B:
			t.Errorf("%s is %v, no grey", p, c)
		case c.R > 0x99 && c.R < 0xf0:
			t.Errorf("%s is %v, neither ink nor paper", p, c)
		}
	}
}

func TestThemesAreComplete(t *testing.T) {
	for _, theme := range Themes() {
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

func contrast(theme Theme, a, b Paint) float64 {
	return theme.colours[a].Contrast(theme.colours[b])
}
