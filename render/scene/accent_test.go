package scene

import (
	"math"
	"testing"

	"pgregory.net/rapid"
)

// TestAccentAlwaysReads goes through colours all over the cube, its corners among them.
func TestAccentAlwaysReads(t *testing.T) {
	for r := 0; r < 256; r += 15 {
		for g := 0; g < 256; g += 15 {
			for b := 0; b < 256; b += 15 {
				checkAccent(t, Colour{uint8(r), uint8(g), uint8(b)})
			}
		}
	}
}

func TestAnyAccentReads(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		channel := rapid.Byte()
		checkAccent(t, Colour{channel.Draw(t, "r"), channel.Draw(t, "g"), channel.Draw(t, "b")})
	})
}

// checkAccent checks that steps in a colour can be read wherever they stand, and the numbers on them,
// that the rest of the theme is what it was, and that no colour changes more than it must.
func checkAccent(t rapid.TB, c Colour) {
	for _, theme := range Themes() {
		accented := theme.WithAccent(c)
		if theme.grey {
			if accented.colours[FlowLine] != theme.colours[FlowLine] {
				t.Fatalf("%s takes the accent %v", theme.Name, c)
			}
			continue
		}
		got := accented.colours[FlowLine]
		for _, g := range grounds {
			if r := got.Contrast(theme.colours[g]); r < theme.Text {
				t.Fatalf("%s: %v for %v on %s: %.2f", theme.Name, got, c, g, r)
			}
		}
		if r := got.Contrast(accented.colours[OnFlow]); r < theme.Text {
			t.Fatalf("%s: %v on %v: %.2f", theme.Name, accented.colours[OnFlow], got, r)
		}
		if theme.stands(c) && got != c {
			t.Fatalf("%s: %v became %v though it reads", theme.Name, c, got)
		}
		if again := theme.WithAccent(got).colours[FlowLine]; again != got {
			t.Fatalf("%s: %v became %v and then %v", theme.Name, c, got, again)
		}
		for p, was := range theme.colours {
			if now := accented.colours[p]; p != FlowLine && p != OnFlow && now != was {
				t.Fatalf("%s: %s became %v", theme.Name, p, now)
			}
		}
	}
}

func TestAccentKeepsItsHue(t *testing.T) {
	for _, c := range []struct {
		theme Theme
		in    string
		want  string
	}{
		{Light, "#1d4ed8", "#1d4ed8"},
		{Light, "#ffcc00", "#7b6200"},
		{Dark, "#7a0019", "#c28b96"},
	} {
		in, _ := ParseColour(c.in)
		if got := c.theme.WithAccent(in).colours[FlowLine].String(); got != c.want {
			t.Errorf("%s: %s became %s, want %s", c.theme.Name, c.in, got, c.want)
		}
	}
}

func TestParseColour(t *testing.T) {
	for s, want := range map[string]Colour{"#000000": {}, "#1D4ed8": {0x1d, 0x4e, 0xd8}, "#FFFFFF": {255, 255, 255}} {
		if got, ok := ParseColour(s); !ok || got != want {
			t.Errorf("ParseColour(%q) = %v, %v", s, got, ok)
		}
	}
	for _, s := range []string{"", "#", "#fff", "#ffffff ", " #ffffff", "#fffffff", "ffffff", "#gggggg", "#-1-1-1", "#ffffff;", "red", "#ffff\uff21"} {
		if got, ok := ParseColour(s); ok {
			t.Errorf("ParseColour(%q) = %v", s, got)
		}
	}
}

// The values are those that WCAG's own formula gives.
func TestContrast(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want float64
	}{{"#000000", "#ffffff", 21}, {"#777777", "#ffffff", 4.478}, {"#ff0000", "#ffffff", 3.998}, {"#1d4ed8", "#1d4ed8", 1}} {
		a, _ := ParseColour(c.a)
		b, _ := ParseColour(c.b)
		if got := a.Contrast(b); math.Abs(got-c.want) > 0.001 || got != b.Contrast(a) {
			t.Errorf("%s on %s: %v, want %v", c.a, c.b, got, c.want)
		}
	}
}
