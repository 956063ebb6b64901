package scene

import "fmt"

// Theme gives each paint its colour. Text has a contrast of at least 4.5 : 1 to all that it may
// stand on, lines and glyphs of at least 3 : 1, but for what is faded or only outlines a fill.
type Theme struct {
	Name    string
	colours map[Paint]Colour
}

// Colour returns the colour of p; there is none for the zero paint and names that no paint has.
func (t Theme) Colour(p Paint) (Colour, bool) {
	c, ok := t.colours[p]
	return c, ok
}

// Colour is an opaque colour in sRGB.
type Colour struct{ R, G, B uint8 }

// String returns c as #rrggbb.
func (c Colour) String() string { return fmt.Sprintf("#%02x%02x%02x", c.R, c.G, c.B) }

// The themes.
var (
	Light = Theme{Name: "light", colours: column(0)}
	Dark  = Theme{Name: "dark", colours: column(1)}
)

// palette has the colours of each paint: light and dark, as 0xrrggbb.
var palette = []struct {
	paint  Paint
	values [2]uint32
}{
	{Canvas, [2]uint32{0xffffff, 0x0d1117}},
	{Ink, [2]uint32{0x0f172a, 0xe6edf3}},
	{Muted, [2]uint32{0x5b677a, 0x9aa7b8}},
	{Card, [2]uint32{0xffffff, 0x1f2732}},
	{CardLine, [2]uint32{0xcbd5e1, 0x3f4b5c}},
	{Shadow, [2]uint32{0x0f172a, 0x000000}},
	{Zone0, [2]uint32{0xf6f8fb, 0x12181f}},
	{Zone1, [2]uint32{0xedf1f7, 0x19212b}},
	{ZoneLine, [2]uint32{0xd3dbe6, 0x2d3846}},

	{Trust, [2]uint32{0xbe123c, 0xfb7185}},
	{TrustZone, [2]uint32{0xfff4f5, 0x231419}},

	{SyncLine, [2]uint32{0x475569, 0x94a3b8}},
	{AsyncLine, [2]uint32{0x7c3aed, 0xb394ff}},
	{DataLine, [2]uint32{0x0f766e, 0x2dd4bf}},
	{FlowLine, [2]uint32{0x1d4ed8, 0x6ea8fe}},
	{OnFlow, [2]uint32{0xffffff, 0x0d1117}},
	{FadedLine, [2]uint32{0xb8c2d0, 0x3d4959}},
	{FadedInk, [2]uint32{0x626d80, 0x828e9d}},

	{Added, [2]uint32{0x15703a, 0x4ade80}},
	{Altered, [2]uint32{0x9a4a06, 0xfbbf24}},
	{Dropped, [2]uint32{0xb91c1c, 0xf87171}},
	{OnChange, [2]uint32{0xffffff, 0x0d1117}},

	{Blue, [2]uint32{0x1d4ed8, 0x6ea8fe}},
	{Green, [2]uint32{0x0f766e, 0x2dd4bf}},
	{Red, [2]uint32{0xbe123c, 0xfb7185}},
	{Amber, [2]uint32{0xa34a08, 0xfbbf24}},
	{Violet, [2]uint32{0x6d28d9, 0xb394ff}},
	{Slate, [2]uint32{0x475569, 0xa8b3c2}},

	{BlueTile, [2]uint32{0xe8effe, 0x16264a}},
	{GreenTile, [2]uint32{0xdff5f1, 0x0d302d}},
	{RedTile, [2]uint32{0xffe7eb, 0x3c1520}},
	{AmberTile, [2]uint32{0xfdf0d8, 0x38270b}},
	{VioletTile, [2]uint32{0xefe8fd, 0x2a1d49}},
	{SlateTile, [2]uint32{0xeaeef4, 0x2c3744}},
}

// Paints returns the names of all paints, in the order in which they are declared.
func Paints() []Paint {
	all := make([]Paint, len(palette))
	for i, row := range palette {
		all[i] = row.paint
	}
	return all
}

func column(i int) map[Paint]Colour {
	m := make(map[Paint]Colour, len(palette))
	for _, row := range palette {
		v := row.values[i]
		m[row.paint] = Colour{uint8(v >> 16), uint8(v >> 8), uint8(v)}
	}
	return m
}
