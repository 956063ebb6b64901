package scene

// Theme gives each paint its colour.
type Theme struct {
	Name    string
	Text    float64 // the least contrast of text to all that it stands on
	Lines   float64 // and of lines and glyphs, but for what is faded or only outlines a fill
	grey    bool    // it has no colours but black, white and greys
	colours map[Paint]Colour
}

// Colour returns the colour of p; there is none for the zero paint and names that no paint has.
func (t Theme) Colour(p Paint) (Colour, bool) {
	c, ok := t.colours[p]
	return c, ok
}

// The themes. In HighContrast and Print, outlines of cards and zones count as lines that carry
// meaning. Print is for black ink on white paper: nothing in it depends on a colour or a tint.
var (
	Light        = Theme{Name: "light", Text: 4.5, Lines: 3, colours: column(func(r row) uint32 { return r.light })}
	Dark         = Theme{Name: "dark", Text: 4.5, Lines: 3, colours: column(func(r row) uint32 { return r.dark })}
	HighContrast = Theme{Name: "contrast", Text: 7, Lines: 4.5, colours: column(func(r row) uint32 { return r.contrast })}
	Print        = Theme{Name: "print", Text: 7, Lines: 4.5, grey: true, colours: column(func(r row) uint32 { return r.print })}
)

// Themes returns all themes.
func Themes() []Theme { return []Theme{Light, Dark, HighContrast, Print} }

// Paints returns the names of all paints, in the order in which they are declared.
func Paints() []Paint {
	all := make([]Paint, len(palette))
	for i, row := range palette {
		all[i] = row.paint
	}
	return all
}

func column(of func(row) uint32) map[Paint]Colour {
	m := make(map[Paint]Colour, len(palette))
	for _, row := range palette {
		v := of(row)
		m[row.paint] = Colour{uint8(v >> 16), uint8(v >> 8), uint8(v)}
	}
	return m
}
