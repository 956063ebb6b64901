package scene

import (
	"maps"
	"slices"

	"casebook/render/geom"
)

// Glyphs are drawn in strokes on a square grid, with round ends and joints. A dot is a stroke of
// next to no length.
const (
	GlyphGrid   = 24.0 // width and height of the grid
	GlyphStroke = 1.75 // width of the strokes, in units of the grid
)

// GlyphOf returns the strokes of a glyph on the grid: the kinds of components each have one of
// their name, and there is a lock for trust boundaries. The strokes must not be changed.
func GlyphOf(name string) ([]Seg, bool) {
	segs, ok := strokes[name]
	return segs, ok
}

// GlyphNames returns the names of all glyphs, sorted.
func GlyphNames() []string { return slices.Sorted(maps.Keys(strokes)) }

// Path returns the strokes of g in its box, and false if there is no glyph of its name.
func (g *Glyph) Path() (*Path, bool) {
	segs, ok := strokes[g.Name]
	if !ok {
		return nil, false
	}
	scale := g.Box.W / GlyphGrid
	place := func(p geom.Point) geom.Point {
		return geom.Point{X: g.Box.X + float64(p.X*scale), Y: g.Box.Y + float64(p.Y*scale)}
	}
	placed := make([]Seg, len(segs))
	for i, s := range segs {
		placed[i] = Seg{Op: s.Op, A: place(s.A), B: place(s.B), To: place(s.To)}
	}
	return &Path{Segs: placed, Style: Style{Stroke: g.Paint, Width: GlyphStroke * scale}}, true
}

var strokes = parseAll(drawings)

// drawings are the glyphs as path data.
var drawings = map[string]string{
	// Who and what is outside.
	"person":   "M15.6 8a3.6 3.6 0 0 1-7.2 0 3.6 3.6 0 0 1 7.2 0z M5 20c.6-4 3.4-6 7-6s6.4 2 7 6",
	"client":   "M5.5 4.5h13a2 2 0 0 1 2 2v11a2 2 0 0 1-2 2h-13a2 2 0 0 1-2-2v-11a2 2 0 0 1 2-2z M3.5 9.25h17 M6.75 6.9h.01",
	"external": "M10 5H6a1.5 1.5 0 0 0-1.5 1.5v11.5A1.5 1.5 0 0 0 6 19.5h11.5a1.5 1.5 0 0 0 1.5-1.5V14 M14 4.5h5.5V10 M19.5 4.5 11 13",
	"device":   "M9 3h6a2 2 0 0 1 2 2v14a2 2 0 0 1-2 2H9a2 2 0 0 1-2-2V5a2 2 0 0 1 2-2z M11 17.75h2",

	// The way in.
	"dns":      "M12 3.5v17 M5.5 5.25h10.5l2.5 2.5-2.5 2.5H5.5z M18.5 12.75H8.5l-3 2.25 3 2.25h10z",
	"cdn":      "M20 12a8 8 0 0 1-16 0 8 8 0 0 1 16 0z M4 12h16 M12 4c5 5 5 11 0 16 M12 4c-5 5-5 11 0 16",
	"gateway":  "M4.5 20V11a7.5 7.5 0 0 1 15 0v9 M8.75 20v-8.750a3.25 3.25 0 0 1 6.5 0V20 M3 20h18",
	"balancer": "M3 12h6 M9 12c4 0 3-6.5 8-6.5h3 M9 12h11 M9 12c4 0 3 6.5 8 6.5h3 M18 3.5l2.25 2-2.25 2 M18 10l2.25 2-2.25 2 M18 16.5l2.25 2-2.25 2",

	// What works.
	"service":  "M12 3.5 19.5 7.75v8.5L12 20.5 4.5 16.25v-8.5z M4.5 7.75 12 12l7.5-4.25 M12 12v8.5",
	"function": "M7 4h1.5c1.5 0 2.25.75 2.8 2.2L15.5 17.5c.6 1.7 1.4 2.5 3 2.5h.5 M12.1 8.5 6 20",
	"worker":   "M17.5 12a5.5 5.5 0 0 1-11 0 5.5 5.5 0 0 1 11 0z M14 12a2 2 0 0 1-4 0 2 2 0 0 1 4 0z M12 3.5v3 M12 17.5v3 M3.5 12h3 M17.5 12h3 M6 6l2.1 2.1 M15.9 15.9 18 18 M18 6l-2.1 2.1 M8.1 15.9 6 18",
	"job":      "M20 12a8 8 0 0 1-16 0 8 8 0 0 1 16 0z M12 7.5V12l3 2.5",
	"model":    "M11 4.5c.9 5 3 7.6 8 8.5-5 .9-7.1 3.5-8 8.5-.9-5-3-7.6-8-8.5 5-.9 7.1-3.5 8-8.5z M19 3v5 M16.5 5.5h5",
	"library":  "M12 7c-2-1.7-4.7-2.5-8.5-2.5v13c3.8 0 6.5.8 8.5 2.5 2-1.7 4.7-2.5 8.5-2.5v-13c-3.8 0-6.5.8-8.5 2.5z M12 7v13",

	// What carries messages.
	"queue":  "M5 6.5h14a1.5 1.5 0 0 1 1.5 1.5v8a1.5 1.5 0 0 1-1.5 1.5H5a1.5 1.5 0 0 1-1.5-1.5V8a1.5 1.5 0 0 1 1.5-1.5z M9.25 6.5v11 M14.75 6.5v11",
	"stream": "M3.5 7.5c2.8-3 5.7-3 8.5 0s5.7 3 8.5 0 M3.5 12.5c2.8-3 5.7-3 8.5 0s5.7 3 8.5 0 M3.5 17.5c2.8-3 5.7-3 8.5 0s5.7 3 8.5 0",

	// What keeps data.
	"cache":        "M13 3 5 13.5h6L10.5 21 19 10.5h-6z",
	"database":     "M19 6c0 1.5-3.1 2.7-7 2.7s-7-1.2-7-2.7 3.1-2.7 7-2.7 7 1.2 7 2.7z M5 6v12c0 1.5 3.1 2.7 7 2.7s7-1.2 7-2.7V6 M5 12c0 1.5 3.1 2.7 7 2.7s7-1.2 7-2.7",
	"object_store": "M19.5 6.5c0 1.5-3.4 2.6-7.5 2.6s-7.5-1.1-7.5-2.6 3.4-2.6 7.5-2.6 7.5 1.1 7.5 2.6z M4.5 6.5 6.6 18.7c.3 1 2.5 1.8 5.4 1.8s5.1-.8 5.4-1.8L19.5 6.5",
	"search":       "M16.5 10.5a6 6 0 0 1-12 0 6 6 0 0 1 12 0z M15 15l5 5",
	"warehouse":    "M3.5 20V9.5L12 4l8.5 5.5V20 M7.5 20v-8h9v8 M7.5 16h9",

	// What keeps secrets.
	"vault": "M6 4h12a2 2 0 0 1 2 2v10.5a2 2 0 0 1-2 2H6a2 2 0 0 1-2-2V6a2 2 0 0 1 2-2z M14.5 11.25a2.5 2.5 0 0 1-5 0 2.5 2.5 0 0 1 5 0z M12 7.25v1.5 M12 13.75v1.5 M8 11.25h1.5 M14.5 11.25h1.5 M7.5 18.5v2 M16.5 18.5v2",
	"lock":  "M7 10.5h10a2 2 0 0 1 2 2V18a2 2 0 0 1-2 2H7a2 2 0 0 1-2-2v-5.5a2 2 0 0 1 2-2z M8 10.5V8a4 4 0 0 1 8 0v2.5 M12 14v2.5",

	// What stands for a zone and all that is in it.
	"zone": "M4 8V5.5A1.5 1.5 0 0 1 5.5 4H8 M16 4h2.5A1.5 1.5 0 0 1 20 5.5V8 M20 16v2.5a1.5 1.5 0 0 1-1.5 1.5H16 M8 20H5.5A1.5 1.5 0 0 1 4 18.5V16 M9 9h6v6H9z",

	// What looks after the rest.
	"config":  "M3.5 7h8 M16.5 7h4 M3.5 17h4 M12.5 17h8 M16.5 7a2.5 2.5 0 0 1-5 0 2.5 2.5 0 0 1 5 0z M12.5 17a2.5 2.5 0 0 1-5 0 2.5 2.5 0 0 1 5 0z",
	"monitor": "M3 12.5h4l2.75-7.5 4.5 14 2.75-6.5h4",
}
