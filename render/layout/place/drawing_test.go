package place

import (
	"os"
	"reflect"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"casebook/render/cache"
	"casebook/render/cache/private"
	"casebook/render/geom"
	"casebook/render/layout/graph"
	"casebook/render/layout/graph/graphtest"
	"casebook/render/layout/place/engine"
)

func TestCorners(t *testing.T) {
	p := func(x, y float64) geom.Point { return geom.Point{X: x, Y: y} }
	tests := map[string]struct{ controls, want []geom.Point }{
		"straight": {
			[]geom.Point{p(0, 0), p(10, 0), p(20, 0), p(30, 0)},
			[]geom.Point{p(0, 0), p(30, 0)},
		},
		"a corner": {
			[]geom.Point{p(0, 0), p(0, 0), p(9, 0), p(9, 0), p(9, 0), p(9, 9), p(9, 9)},
			[]geom.Point{p(0, 0), p(9, 0), p(9, 9)},
		},
		"two pieces of one line": {
			[]geom.Point{p(0, 0), p(0, 0), p(9, 9), p(9, 9), p(9, 9), p(20, 20), p(20, 20)},
			[]geom.Point{p(0, 0), p(20, 20)},
		},
		"rounded numbers": {
			[]geom.Point{p(265.36, 232.5), p(254.92, 223.05), p(246, 215), p(246, 215), p(246, 215), p(246, 185), p(246, 185)},
			[]geom.Point{p(265.36, 232.5), p(246, 215), p(246, 185)},
		},
	}
	for name, test := range tests {
		got, err := corners(test.controls)
		if err != nil || !slices.Equal(got, test.want) {
			t.Errorf("%s: got %v, %v, want %v", name, got, err, test.want)
		}
	}
	curve, err := corners([]geom.Point{p(0, 0), p(40, 0), p(40, 40), p(0, 40)})
	if err != nil || len(curve) < 5 {
		t.Errorf("a true curve has the corners %v, %v", curve, err)
	}
	for _, count := range []int{0, 1, 2, 3, 5, 6} {
		if _, err := corners(make([]geom.Point, count)); err == nil {
			t.Errorf("%d control points are taken for a line", count)
		}
	}
}

func TestOnBorder(t *testing.T) {
	box := geom.Box{X: 10, Y: 10, W: 100, H: 50}
	for _, test := range []struct{ p, want geom.Point }{
		{geom.Point{X: 0, Y: 30}, geom.Point{X: 10, Y: 30}},
		{geom.Point{X: 200, Y: 200}, geom.Point{X: 110, Y: 60}},
		{geom.Point{X: 12, Y: 30}, geom.Point{X: 10, Y: 30}},
		{geom.Point{X: 60, Y: 58}, geom.Point{X: 60, Y: 60}},
		{geom.Point{X: 60, Y: 10}, geom.Point{X: 60, Y: 10}},
	} {
		if got := onBorder(test.p, box); got != test.want {
			t.Errorf("%v is nearest to %v, want %v", test.p, got, test.want)
		}
	}
}

// testGraph is small but has something of everything.
func testGraph() *graph.Graph {
	return &graph.Graph{
		Groups: []graph.Group{{Parent: graph.None, Title: graphtest.Title}, {Parent: 0}},
		Nodes:  []graph.Node{{Group: 1, Size: graphtest.Card}, {Group: graph.None, Size: graphtest.Card}},
		Edges:  []graph.Edge{{From: 0, To: 1, Label: graphtest.Label}, {From: 1, To: 1}},
	}
}

// FuzzDrawing checks that no answer of the engine makes the parent panic, or gives a drawing that
// is wrong.
func FuzzDrawing(f *testing.F) {
	g := testGraph()
	answer, err := newEngine(f, Options{}).layout(f.Context(), dot(g, Full))
	if err != nil {
		f.Fatal(err)
	}
	f.Add(answer)
	f.Add([]byte(`{"objects":[{"name":"n0","pos":"NaN,1e9"}],"edges":[{"id":"e0","pos":"1,1"}]}`))
	f.Fuzz(func(t *testing.T, answer []byte) {
		d, err := drawing(answer, g)
		if err != nil || finish(d, g) != nil || verify(d, g, Full) != nil {
			return
		}
		again, err := graph.Decode(graph.Encode(d), g)
		if err != nil || !reflect.DeepEqual(d, again) {
			t.Fatalf("%+v became %+v, %v", d, again, err)
		}
	})
}

func FuzzDecode(f *testing.F) {
	g := testGraph()
	d, err := newEngine(f, Options{}).Place(f.Context(), g, Full)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(graph.Encode(d))
	f.Add([]byte{})
	f.Fuzz(func(t *testing.T, data []byte) {
		d, err := graph.Decode(data, g)
		if err != nil || verify(d, g, Full) != nil {
			return
		}
		if again, err := graph.Decode(graph.Encode(d), g); err != nil || !reflect.DeepEqual(d, again) {
			t.Fatalf("%+v became %+v, %v", d, again, err)
		}
	})
}

// openStore returns a cache of the test's own.
func openStore(t testing.TB) *cache.Store {
	t.Helper()
	folder := t.TempDir()
	if err := os.Chmod(folder, 0o700); err != nil {
		t.Fatal(err)
	}
	// Workers go on to find the engine's code where it is.
	before := os.Getenv(private.Variable)
	t.Setenv(private.Variable, folder)
	store := cache.Open("layouts")
	t.Setenv(private.Variable, before)
	if store == nil {
		t.Skip("the temporary folder is not safe for a cache")
	}
	return store
}

func TestPlaceFromCache(t *testing.T) {
	store := openStore(t)
	first := newEngine(t, Options{Cache: store})
	// An engine without workers can only answer from the cache.
	second := newEngine(t, Options{Cache: store})
	second.start = nil
	rapid.Check(t, func(t *rapid.T) {
		g := graphtest.Random(t, 6)
		fresh, err := first.Place(t.Context(), g, Quick)
		if err != nil {
			t.Fatal(err)
		}
		kept, err := second.Place(t.Context(), g, Quick)
		if err != nil || !reflect.DeepEqual(fresh, kept) {
			t.Fatalf("the cache gives\n%+v, %v, want\n%+v", kept, err, fresh)
		}
	})
}

func TestGarbageInCacheIsAMiss(t *testing.T) {
	store := openStore(t)
	g := testGraph()
	key := cache.KeyOf([]byte(engine.Version), []byte(graph.CodecVersion), dot(g, Full))
	want, err := newEngine(t, Options{}).Place(t.Context(), g, Full)
	if err != nil {
		t.Fatal(err)
	}
	good := graph.Encode(want)
	for name, entry := range map[string][]byte{
		"empty":         {},
		"garbage":       []byte("garbage"),
		"cut off":       good[:len(good)-1],
		"too long":      append(slices.Clone(good), 0),
		"all in a heap": make([]byte, len(good)),
	} {
		store.Put(key, entry)
		got, err := newEngine(t, Options{Cache: store}).Place(t.Context(), g, Full)
		if err != nil || !reflect.DeepEqual(got, want) {
			t.Errorf("%s: got %+v, %v", name, got, err)
		}
		if kept, ok := store.Get(key); !ok || !slices.Equal(kept, good) {
			t.Errorf("%s: the entry was not replaced", name)
		}
	}
}
