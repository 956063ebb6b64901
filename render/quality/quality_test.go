package quality

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"
	"text/tabwriter"
	"time"

	"golang.org/x/sync/errgroup"

	"casebook/model"
	"casebook/model/studytest"
	"casebook/render/layout"
	"casebook/render/layout/graph"
	"casebook/render/layout/place"
	"casebook/render/proof"
	"casebook/render/svg"
	"casebook/render/view"
	"casebook/studies"
)

func TestMain(m *testing.M) {
	place.Main()
	code := m.Run()
	_ = engine().Close() // its workers end with this process at the latest
	os.Exit(code)
}

// engine is the engine of all tests. It keeps nothing, so that what is judged was laid out just now.
var engine = sync.OnceValue(func() *place.Engine {
	return place.New(place.Options{Jobs: runtime.NumCPU(), Timeout: time.Minute})
})

// layouter returns a layouter as the program has it.
func layouter() view.Layouter { return layout.New(engine(), nil) }

// subject is a study to judge the pictures of.
type subject struct {
	name string
	text []byte
}

// load returns the study of a subject.
func (s subject) load(t testing.TB) *model.Study {
	t.Helper()
	study, err := model.LoadAs("study", s.name, s.text)
	if err != nil {
		t.Fatal(err)
	}
	return study
}

// bundled returns the studies of the library.
func bundled(t testing.TB) []subject {
	t.Helper()
	names, err := fs.Glob(studies.Library, "*.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var all []subject
	for _, name := range names {
		text, err := fs.ReadFile(studies.Library, name)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, subject{strings.TrimSuffix(name, ".yaml"), text})
	}
	return all
}

// sample returns a study that is kept for the tests of views: target-payment or extreme.
func sample(t testing.TB, name string) subject {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("..", "view", "testdata", name+".yaml"))
	if err != nil {
		t.Fatal(err)
	}
	return subject{name, text}
}

// madeUp returns studies of each generator, of sizes from least to most, so many each.
func madeUp(each, least, most int) []subject {
	var all []subject
	for _, g := range studytest.Generators {
		for i := range each {
			n := least + i*(most-least)/max(each-1, 1)
			all = append(all, subject{fmt.Sprintf("%s-%d", g.Name, n), g.Make(i, n)})
		}
	}
	return all
}

// draw returns what is seen on a view once it is written.
func draw(ctx context.Context, views *view.Set, name string, l view.Layouter) (*proof.Picture, error) {
	scene, _, err := views.Draw(ctx, name, l)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	written, err := svg.Bytes(scene, svg.Options{Theme: svg.Auto})
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return proof.Read(written)
}

// components returns the components view of a study.
func components(t testing.TB, s subject, l view.Layouter) *proof.Picture {
	t.Helper()
	p, err := draw(t.Context(), view.Of(s.load(t)), "components", l)
	if err != nil {
		t.Fatalf("%s: %v", s.name, err)
	}
	return p
}

// layoutFunc is a function that is a Layouter.
type layoutFunc func(context.Context, *graph.Graph) (*graph.Drawing, error)

func (f layoutFunc) Lay(ctx context.Context, g *graph.Graph) (*graph.Drawing, []string, error) {
	d, err := f(ctx, g)
	return d, nil, err
}

// inDirection returns a layouter that puts the direction of l's pictures right.
func inDirection(d graph.Direction, l view.Layouter) view.Layouter {
	return layoutFunc(func(ctx context.Context, g *graph.Graph) (*graph.Drawing, error) {
		directed := *g
		directed.Direction = d
		drawing, _, err := l.Lay(ctx, &directed)
		return drawing, err
	})
}

// each calls do for all numbers below n, several at a time, and fails the test at the first error.
func each(t *testing.T, n int, do func(ctx context.Context, i int) error) {
	t.Helper()
	group, ctx := errgroup.WithContext(t.Context())
	group.SetLimit(runtime.NumCPU())
	for i := range n {
		group.Go(func() error { return do(ctx, i) })
	}
	if err := group.Wait(); err != nil {
		t.Fatal(err)
	}
}

// table logs rows of cells that tabs divide.
func table(t testing.TB, rows []string) {
	t.Helper()
	var b strings.Builder
	w := tabwriter.NewWriter(&b, 0, 0, 2, ' ', 0)
	for _, row := range rows {
		fmt.Fprintln(w, row)
	}
	w.Flush()
	t.Log("\n" + b.String())
}
