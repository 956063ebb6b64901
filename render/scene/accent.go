package scene

import "maps"

// accentGrounds are what the steps of a flow and their badges may stand on.
var accentGrounds = append([]Paint{Canvas, Card, TrustZone}, zonePaints...)

// accentSteps is in how many steps a colour turns black or white.
const accentSteps = 64

// WithAccent returns the theme with the steps of flows in a colour of somebody's choice, or in one as
// near to it as can be told well from every ground. A theme in black and white stays as it is.
func (t Theme) WithAccent(c Colour) Theme {
	if t.grey {
		return t
	}
	c = t.legible(c)
	colours := maps.Clone(t.colours)
	colours[FlowLine], colours[OnFlow] = c, c.opposite()
	t.colours = colours
	return t
}

// legible returns c, darkened or lightened until text in it could be read on every ground.
func (t Theme) legible(c Colour) Colour {
	end := t.colours[Canvas].opposite()
	for step := range accentSteps {
		if mixed := c.toward(end, step, accentSteps); t.stands(mixed) {
			return mixed
		}
	}
	return end
}

// stands reports whether text of a colour could be read on every ground.
func (t Theme) stands(c Colour) bool {
	for _, g := range accentGrounds {
		if c.Contrast(t.colours[g]) < t.Text {
			return false
		}
	}
	return true
}

// opposite returns black or white, whichever is better to read on c.
func (c Colour) opposite() Colour {
	if c.Contrast(black) > c.Contrast(white) {
		return black
	}
	return white
}
