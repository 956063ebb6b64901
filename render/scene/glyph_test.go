package scene

import (
	"math"
	"slices"
	"strings"
	"testing"

	"casebook/render/geom"
)

var kinds = strings.Fields(`client external dns cdn gateway balancer service function worker job queue stream cache
	database object_store search warehouse vault config device model monitor person library`)

func TestEachKindHasALookOfItsOwn(t *testing.T) {
	seen := map[string]string{}
	for _, k := range append(kinds, "lock", "zone") {
		if other, ok := seen[drawings[k]]; ok {
			t.Errorf("%s looks like %s", k, other)
		}
		seen[drawings[k]] = k
		if _, ok := GlyphOf(k); !ok {
			t.Errorf("%s has no glyph", k)
		}
		if _, ok := looks[k]; !ok {
			t.Errorf("%s has no look", k)
		}
	}
	if n := len(kinds) + 2; len(GlyphNames()) != n || len(looks) != n {
		t.Errorf("%d glyphs and %d looks for %d kinds", len(GlyphNames()), len(looks), n)
	}
}

// Strokes stay within the grid with all of their width, and fill most of it.
func TestGlyphsFitTheirGrid(t *testing.T) {
	const edge = GlyphStroke / 2
	for name, segs := range strokes {
		lo, hi := geom.Point{X: GlyphGrid, Y: GlyphGrid}, geom.Point{}
		for _, p := range flatten(segs) {
			lo = geom.Point{X: min(lo.X, p.X), Y: min(lo.Y, p.Y)}
			hi = geom.Point{X: max(hi.X, p.X), Y: max(hi.Y, p.Y)}
		}
		if lo.X < edge || lo.Y < edge || hi.X > GlyphGrid-edge || hi.Y > GlyphGrid-edge {
			t.Errorf("%s leaves the grid: %v to %v", name, lo, hi)
		}
		if size := max(hi.X-lo.X, hi.Y-lo.Y); size < 15 || size > 19 {
			t.Errorf("%s is %.1f in size", name, size)
		}
		mid := geom.Point{X: (lo.X + hi.X) / 2, Y: (lo.Y + hi.Y) / 2}
		if math.Abs(mid.X-12) > 0.75 || math.Abs(mid.Y-12) > 1 {
			t.Errorf("%s has its middle at %v", name, mid)
		}
	}
}

// Arcs come out as far from their middle as they should.
func TestArcs(t *testing.T) {
	segs, err := parsePath("M20 12a8 8 0 0 1-16 0 8 8 0 0 1 16 0")
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range flatten(segs) {
		if d := p.Dist(geom.Point{X: 12, Y: 12}); math.Abs(d-8) > 0.01 {
			t.Errorf("%v is %v from the middle of the circle", p, d)
		}
	}
	large, _ := parsePath("M12 4A8 8 0 1 0 20 12")
	small, _ := parsePath("M12 4A8 8 0 0 0 20 12")
	if len(large) != 4 || len(small) != 2 {
		t.Errorf("the large arc has %d pieces, the small one %d", len(large)-1, len(small)-1)
	}
}

func TestPathData(t *testing.T) {
	got, err := parsePath("M1 2h3V-.5l-1.5.5zm1,1 1 1C1 2 3 4 5 6s1 1 2 2")
	if err != nil {
		t.Fatal(err)
	}
	want := []Seg{
		{Op: Move, To: geom.Point{X: 1, Y: 2}},
		{Op: Line, To: geom.Point{X: 4, Y: 2}},
		{Op: Line, To: geom.Point{X: 4, Y: -0.5}},
		{Op: Line, To: geom.Point{X: 2.5, Y: 0}},
		{Op: Close},
		{Op: Move, To: geom.Point{X: 2, Y: 3}},
		{Op: Line, To: geom.Point{X: 3, Y: 4}},
		{Op: Cubic, A: geom.Point{X: 1, Y: 2}, B: geom.Point{X: 3, Y: 4}, To: geom.Point{X: 5, Y: 6}},
		{Op: Cubic, A: geom.Point{X: 7, Y: 8}, B: geom.Point{X: 6, Y: 7}, To: geom.Point{X: 7, Y: 8}},
	}
	if !slices.Equal(got, want) {
		t.Errorf("got  %v\nwant %v", got, want)
	}
	for _, bad := range []string{"1 2", "M1", "M1 x", "M1 1zq", "M1 1z1", "M0 0a1 1 0 2 0 1 1", "M0 0a1 1 9 0 0 1 1"} {
		if _, err := parsePath(bad); err == nil {
			t.Errorf("parsePath(%q) did not fail", bad)
		}
	}
}

func TestGlyphInItsBox(t *testing.T) {
	g := Glyph{Name: "search", Box: geom.Box{X: 100, Y: 50, W: 12, H: 12}, Paint: Green}
	p, ok := g.Path()
	if !ok || p.Style.Stroke != Green || p.Style.Width != GlyphStroke/2 {
		t.Fatalf("%v, %v", p, ok)
	}
	for _, pt := range flatten(p.Segs) {
		if !g.Box.Contains(pt) {
			t.Errorf("%v is not in the box", pt)
		}
	}
	if _, ok := (&Glyph{Name: "none"}).Path(); ok {
		t.Error("a glyph that is not there has a path")
	}
}

// flatten returns points along the strokes.
func flatten(segs []Seg) []geom.Point {
	var all []geom.Point
	var at geom.Point
	for _, s := range segs {
		switch s.Op {
		case Move, Line:
			all = append(all, s.To)
		case Cubic:
			for i := 1; i <= 8; i++ {
				u := float64(i) / 8
				v := 1 - u
				all = append(all, geom.Point{
					X: v*v*v*at.X + 3*v*v*u*s.A.X + 3*v*u*u*s.B.X + u*u*u*s.To.X,
					Y: v*v*v*at.Y + 3*v*v*u*s.A.Y + 3*v*u*u*s.B.Y + u*u*u*s.To.Y,
				})
			}
		}
		at = s.To
	}
	return all
}
