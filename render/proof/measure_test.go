package proof

import (
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"casebook/render/geom"
)

func TestMeasures(t *testing.T) {
	p := read(t, picture(t, "faultless"))
	m := p.Measures()
	if m.Width != 700 || m.Height != 500 || m.Aspect != 1.4 || m.Crossings != 0 || m.Bends != 4 {
		t.Errorf("%+v", m)
	}
	corner := 9 * (1 + math.Asinh(1)/math.Sqrt2) // the length of a parabola between legs of 9
	want := 76 + 123.64 + 20 + (119 + 454 + 119) + (149 + 494 + 149) + 4*corner
	if math.Abs(m.Length-want) > .1 {
		t.Errorf("the lines are %.2f long, want %.2f", m.Length, want)
	}
	// Two connections of the same ends do not cross beside them, but do anywhere else.
	for change, want := range map[string]int{
		"M610 272V421Q610 430 601 430H107": 0,
		"M575 272V430H107":                 1,
		"M575 272V274H600V430H107":         0, // 2 px from the shop
		"M575 272V290H600V430H107":         1,
		"M575 272V290H600V340H550V430H107": 3,
		"M575 272V400H107":                 1, // along the other and away on its far side
		"M610 272V400H300V430H107":         0, // and back again
	} {
		file := changed(t, picture(t, "faultless"), []string{"M610 272V421Q610 430 601 430H107", change})
		if got := read(t, file).Measures().Crossings; got != want {
			t.Errorf("%s: %d crossings, want %d", change, got, want)
		}
	}
}

func TestWhite(t *testing.T) {
	for file, want := range map[string]float64{
		`<g class="component"><rect x="0" y="0" width="50" height="50"/></g>`:                                                             .75,
		`<g class="component"><rect x="-50" y="-50" width="100" height="100"/></g>`:                                                       .75,
		`<g class="component"><rect width="50" height="50"/></g><g class="component"><rect x="25" y="25" width="50" height="50"/></g>`:    .5625,
		`<g class="component"><rect width="50" height="50"/></g><g class="component"><rect x="10" y="10" width="10" height="10"/></g>`:    .75,
		`<g class="zone"><rect width="50" height="50"/></g>`:                                                                              1,
		`<g class="zone"><rect width="50" height="50"/><rect width="9" height="9"/></g>`:                                                  .75,
		`<g class="component"><rect width="200" height="200"/></g><g class="component"><rect x="10" y="90" width="10" height="100"/></g>`: 0,
		`<g class="component"><rect y="10" width="100" height="10"/></g><g class="component"><rect y="70" width="100" height="10"/></g>`:  .8,
	} {
		p := read(t, []byte(`<svg viewBox="0 0 100 100">`+file+`</svg>`))
		if got := p.Measures().White; math.Abs(got-want) > 1e-9 {
			t.Errorf("%s: %v, want %v", file, got, want)
		}
	}
}

// TestCrossingsAreThoseOfTheTextbook counts the crossings of random lines by solving for where each
// two segments meet.
func TestCrossingsAreThoseOfTheTextbook(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		random := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 0))
		a, b := randomLine(random), randomLine(random)
		want := bySolving(a, b)
		if !spread(want) {
			t.Skip("two meetings so close that they may count as one")
		}
		got := crossings(a, b)
		if len(got) != len(want) {
			t.Fatalf("%v and %v cross at %v, by solving at %v", a, b, got, want)
		}
		for i := range got {
			if got[i].Dist(want[i]) > .1 {
				t.Fatalf("%v and %v cross at %v, by solving at %v", a, b, got[i], want[i])
			}
		}
	})
}

// TestCrossingsOfLinesThatTouch has lines on a coarse grid, which touch and run along each other. It
// counts again with one of them moved a little.
func TestCrossingsOfLinesThatTouch(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b := gridLine().Draw(t, "a"), gridLine().Draw(t, "b")
		moved := func(d float64) []geom.Point {
			var c []geom.Point
			for _, p := range b {
				c = append(c, p.Add(geom.Point{X: d, Y: d / 1000}))
			}
			return c
		}
		want := min(odd(bySolving(a, moved(1e-6))), odd(bySolving(a, moved(-1e-6))))
		if got := len(crossings(a, b)); got != want {
			t.Fatalf("%d crossings, and %d of the lines moved a little", got, want)
		}
		if back := len(crossings(b, a)); back != want {
			t.Fatalf("%d crossings one way, %d the other", want, back)
		}
	})
}

// randomLine returns a line in a square of 1000 pixels, on the hundredths that files have.
func randomLine(random *rand.Rand) []geom.Point {
	var line []geom.Point
	for range 2 + random.IntN(12) {
		line = push(line, geom.Point{X: float64(random.IntN(100000)) / 100, Y: float64(random.IntN(100000)) / 100})
	}
	return line
}

// spread reports whether points are all so far from each other that none counts as another.
func spread(points []geom.Point) bool {
	for i, p := range points {
		for _, q := range points[:i] {
			if p.Dist(q) < 2*sameSpot {
				return false
			}
		}
	}
	return true
}

// gridLine returns lines on a grid of 10 pixels.
func gridLine() *rapid.Generator[[]geom.Point] {
	return rapid.Custom(func(t *rapid.T) []geom.Point {
		var line []geom.Point
		for range rapid.IntRange(2, 8).Draw(t, "points") {
			x, y := rapid.IntRange(0, 8).Draw(t, "x"), rapid.IntRange(0, 8).Draw(t, "y")
			line = push(line, geom.Point{X: float64(x) * 10, Y: float64(y) * 10})
		}
		return line
	})
}

// bySolving returns where two lines cross by solving for where each two segments do.
func bySolving(a, b []geom.Point) []geom.Point {
	var all []geom.Point
	for i := 1; i < len(a); i++ {
		for k := 1; k < len(b); k++ {
			p, r := a[i-1], a[i].Sub(a[i-1])
			q, s := b[k-1], b[k].Sub(b[k-1])
			n := r.X*s.Y - r.Y*s.X
			if n == 0 {
				continue
			}
			d := q.Sub(p)
			t, u := (d.X*s.Y-d.Y*s.X)/n, (d.X*r.Y-d.Y*r.X)/n
			if 0 < t && t < 1 && 0 < u && u < 1 {
				all = append(all, geom.Point{X: p.X + t*r.X, Y: p.Y + t*r.Y})
			}
		}
	}
	return all
}

// odd counts the places that are among points an odd number of times.
func odd(points []geom.Point) int {
	var spots []geom.Point
	times := map[int]int{}
next:
	for _, p := range points {
		for i, s := range spots {
			if s.Dist(p) <= sameSpot {
				times[i]++
				continue next
			}
		}
		times[len(spots)]++
		spots = append(spots, p)
	}
	n := 0
	for _, t := range times {
		n += t % 2
	}
	return n
}

func TestAlong(t *testing.T) {
	line := func(data string) []geom.Point {
		w, err := parsePath(data)
		if err != nil {
			t.Fatal(err)
		}
		return w.line
	}
	for pair, want := range map[string]float64{
		"M0 0H100|M0 0H100":         100,
		"M0 0H100|M100 0H0":         100, // the other way
		"M0 0H100|M40 2H70":         30,
		"M0 0H100|M40 3H70":         0,
		"M0 0H100|M50 -50V50":       0,
		"M0 0H100|M110 0H200":       0,
		"M0 0V50H100|M0 20V50H30":   60,
		"M0 0L100 100|M10 10L30 30": 20 * math.Sqrt2,
		"M0 0H100|M0 -4L100 4":      0, // 4.6 degrees
		"M0 0H100|M0 -4L200 4":      75,
	} {
		one, other, _ := strings.Cut(pair, "|")
		got, _ := along(line(one), line(other))
		back, _ := along(line(other), line(one))
		if math.Abs(got-want) > .2 || math.Abs(back-want) > .2 {
			t.Errorf("%s: %.2f and %.2f, want %.2f", pair, got, back, want)
		}
	}
}
