package geom

import (
	"math"
	"testing"

	"pgregory.net/rapid"
)

func drawBox(t *rapid.T, name string) Box {
	v := func(part string, least float64) float64 {
		return rapid.Float64Range(least, 1000).Draw(t, name+" "+part)
	}
	return Box{v("x", -1000), v("y", -1000), v("w", 1), v("h", 1)}
}

func TestUnion(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b := drawBox(t, "a"), drawBox(t, "b")
		u := a.Union(b)
		if !u.Grow(1e-9).Encloses(a) || !u.Grow(1e-9).Encloses(b) {
			t.Fatalf("%v does not hold %v and %v", u, a, b)
		}
		if u != b.Union(a) || a.Union(Box{}) != a || (Box{}).Union(a) != a {
			t.Fatalf("the union of %v and %v depends on the order, or on nothing", a, b)
		}
	})
}

func TestAround(t *testing.T) {
	line, point := Box{X: 1, Y: 2, W: 5}, Box{X: -1, Y: 4}
	if got, want := Nowhere.Around(line).Around(point).Around(Nowhere), (Box{X: -1, Y: 2, W: 7, H: 2}); got != want {
		t.Errorf("around a line and a point is %v, want %v", got, want)
	}
}

func TestOverlaps(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b := drawBox(t, "a"), drawBox(t, "b")
		if a.Overlaps(b) != b.Overlaps(a) {
			t.Fatal("not the same the other way round")
		}
		if a.Encloses(b) && !a.Overlaps(b) {
			t.Fatalf("%v holds %v but does not overlap it", a, b)
		}
		if beside := a.Move(Point{X: a.W}); beside.X == a.Right() && a.Overlaps(beside) {
			t.Fatalf("%v and %v only touch", a, beside)
		}
	})
}

func TestToward(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := drawBox(t, "p").Center()
		q := drawBox(t, "q").Center()
		d := rapid.Float64Range(0, 100).Draw(t, "d")
		got := p.Toward(q, d)
		if p == q {
			if got != p {
				t.Fatalf("from a point to itself: %v", got)
			}
		} else if math.Abs(got.Dist(p)-d) > 1e-6 {
			t.Fatalf("%v pixels from %v to %v: %v", d, p, q, got)
		}
	})
}

func TestBoxAround(t *testing.T) {
	b := BoxAround(Point{X: 10, Y: 20}, Size{W: 4, H: 6})
	if b != (Box{X: 8, Y: 17, W: 4, H: 6}) || b.Center() != (Point{X: 10, Y: 20}) {
		t.Errorf("got %v", b)
	}
	if !b.Contains(Point{X: 8, Y: 17}) || b.Contains(Point{X: 7.9, Y: 17}) {
		t.Error("a border belongs to its box, and what is beside it does not")
	}
	if !(Size{W: 0, H: 3}).Empty() || (Size{W: 1, H: 1}).Empty() {
		t.Error("a size is empty if it has no area")
	}
}
