package scene

import (
	"encoding/hex"
	"fmt"
	"math"
)

// Colour is an opaque colour in sRGB.
type Colour struct{ R, G, B uint8 }

var (
	black = Colour{}
	white = Colour{0xff, 0xff, 0xff}
)

// ParseColour reads a colour written as #rrggbb, and as nothing else.
func ParseColour(s string) (Colour, bool) {
	var v [3]byte
	if len(s) != 7 || s[0] != '#' {
		return Colour{}, false
	}
	if _, err := hex.Decode(v[:], []byte(s[1:])); err != nil {
		return Colour{}, false
	}
	return Colour{v[0], v[1], v[2]}, true
}

// String returns c as #rrggbb.
func (c Colour) String() string { return fmt.Sprintf("#%02x%02x%02x", c.R, c.G, c.B) }

// Contrast returns the contrast ratio of two colours as WCAG 2 has it, from 1 to 21.
func (c Colour) Contrast(d Colour) float64 {
	a, b := c.luminance(), d.luminance()
	return float64(max(a, b)+flare) / float64(min(a, b)+flare)
}

// Luminance is counted in whole parts of that of white, so that it is the same on every processor.
const (
	linearUnit = 1_000_000
	weightUnit = 10_000
	flare      = linearUnit * weightUnit / 20 // what a screen adds to every colour
)

// luminance returns the relative luminance of c.
func (c Colour) luminance() int64 {
	return 2126*linear[c.R] + 7152*linear[c.G] + 722*linear[c.B]
}

// linear is the light of each value of a channel.
var linear = func() (table [256]int64) {
	for v := range table {
		f := float64(v) / 255
		if f <= 0.04045 {
			f /= 12.92
		} else {
			f = math.Pow((f+0.055)/1.055, 2.4)
		}
		table[v] = int64(math.Round(f * linearUnit))
	}
	return table
}()

// toward returns the colour that is step of so many steps on the way from c to d.
func (c Colour) toward(d Colour, step, steps int) Colour {
	between := func(a, b uint8) uint8 {
		return uint8((int(a)*(steps-step) + int(b)*step) / steps)
	}
	return Colour{between(c.R, d.R), between(c.G, d.G), between(c.B, d.B)}
}
