package book

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"casebook/render/book/booktest"
	"casebook/render/book/source"
	"casebook/render/geom"
	"casebook/render/layout/graph"
	"casebook/render/layout/place"
	"casebook/render/output"
)

func TestMain(m *testing.M) {
	place.Main()
	os.Exit(m.Run())
}

// row is a layouter that puts all in a row, but for graphs of the sizes that it fails with.
type row struct {
	fails  map[int]error // by the number of nodes
	panics int           // number of nodes
	notes  []string

	mu   sync.Mutex
	laid int
}

func (r *row) Lay(_ context.Context, g *graph.Graph) (*graph.Drawing, []string, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.laid++
	if len(g.Nodes) == r.panics {
		panic("out of luck")
	}
	if err := r.fails[len(g.Nodes)]; err != nil {
		return nil, nil, err
	}
	d := &graph.Drawing{Groups: make([]geom.Box, len(g.Groups)), Edges: make([]graph.Line, len(g.Edges))}
	for i, n := range g.Nodes {
		d.Nodes = append(d.Nodes, geom.Box{X: float64(i) * 500, Y: 100, W: n.Size.W, H: n.Size.H})
	}
	for i, e := range g.Edges {
		d.Edges[i].Points = []geom.Point{d.Nodes[e.From].Center(), d.Nodes[e.To].Center()}
	}
	d.Size = geom.Size{W: float64(len(g.Nodes)) * 500, H: 300}
	for i := range d.Groups {
		d.Groups[i] = geom.Box{W: d.Size.W, H: d.Size.H}
	}
	return d, slices.Clone(r.notes), nil
}

// log keeps what a build tells.
type log struct {
	mu       sync.Mutex
	warnings []string
	details  []string
	done     int
}

func (l *log) Progress(done, _ int, _ string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.done = max(l.done, done)
}

func (l *log) Warn(m string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.warnings = append(l.warnings, m)
}

func (l *log) Detail(m string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.details = append(l.details, m)
}

// sources returns studies of 4, 5, 6, ... components.
func sources(n int) []source.File {
	files := make([]source.File, n)
	for i := range files {
		id := fmt.Sprintf("study-%d", i)
		files[i] = source.File{Name: id + ".yaml", ID: id, Data: booktest.Study(i, 4+i)}
	}
	return files
}

func options(t *testing.T, r *row, l *log) Options {
	t.Setenv("CASEBOOK_CACHE", filepath.Join(t.TempDir(), "cache"))
	return Options{Sources: sources(4), Out: filepath.Join(t.TempDir(), "out"), Jobs: 3, Reporter: l, layouter: r}
}

func exists(o Options, name string) bool {
	_, err := os.Stat(filepath.Join(o.Out, filepath.FromSlash(name)))
	return err == nil
}

func TestOnePictureFails(t *testing.T) {
	timeout := &place.TimeoutError{}
	r := &row{fails: map[int]error{5: timeout}, panics: 6}
	o := options(t, r, &log{})

	report, err := Build(t.Context(), o)
	if report != nil || !errors.Is(err, timeout) {
		t.Fatalf("report %v, error %v", report, err)
	}
	for _, want := range []string{"study-1.yaml: components: ", timeout.Error(), "study-2.yaml: components: internal failure: out of luck"} {
		if !strings.Contains(err.Error(), want) {
			t.Errorf("error %q does not say %q", err, want)
		}
	}
	if exists(o, "README.md") {
		t.Error("a library with a failure was published")
	}

	o.KeepGoing = true
	report, err = Build(t.Context(), o)
	if report == nil || !errors.Is(err, timeout) {
		t.Fatalf("report %v, error %v", report, err)
	}
	for name, want := range map[string]bool{
		"architecture_case_studies/study-0/components.svg": true,
		"architecture_case_studies/study-1/components.svg": false,
		"architecture_case_studies/study-1.md":             true,
		"architecture_case_studies/study-3/components.svg": true,
		"README.md": true,
	} {
		if exists(o, name) != want {
			t.Errorf("%s: there %v, want %v", name, !want, want)
		}
	}

	// What failed is tried again, and only that.
	r.fails, r.panics = nil, 0
	report, err = Build(t.Context(), o)
	if err != nil || report.Drawn != 2 {
		t.Errorf("drawn %+v, %v; want the 2 that failed", report, err)
	}
	if !exists(o, "architecture_case_studies/study-1/components.svg") {
		t.Error("the picture is still missing")
	}
}

func TestNotesAreToldAgain(t *testing.T) {
	r := &row{notes: []string{"drawn plainly"}}
	first, second := &log{}, &log{}
	o := options(t, r, first)
	if _, err := Build(t.Context(), o); err != nil {
		t.Fatal(err)
	}
	laid := r.laid
	o.Reporter = second
	report, err := Build(t.Context(), o)
	if err != nil || report.Drawn != 0 || r.laid != laid {
		t.Errorf("%+v, %v: laid out %d again", report, err, r.laid-laid)
	}
	if len(first.warnings) == 0 || !slices.Equal(first.warnings, second.warnings) {
		t.Errorf("told %q, then %q", first.warnings, second.warnings)
	}
	if want := "study-0.yaml: components: drawn plainly"; !slices.Contains(first.warnings, want) {
		t.Errorf("warnings %q do not have %q", first.warnings, want)
	}
	if second.done != len(o.Sources) || len(second.details) != len(o.Sources) {
		t.Errorf("done %d, details %q", second.done, second.details)
	}
}

func TestRecordsAreOfOneStudy(t *testing.T) {
	r := &row{}
	o := options(t, r, &log{})
	o.Sources = o.Sources[:1]
	if _, err := Build(t.Context(), o); err != nil {
		t.Fatal(err)
	}
	// The same text under another name is another study.
	o.Sources[0].ID, o.Sources[0].Name = "other", "other.yaml"
	report, err := Build(t.Context(), o)
	if err != nil || report.Drawn != 1 || report.Changes.Removed == 0 {
		t.Errorf("%+v, %v", report, err)
	}
	if !exists(o, "architecture_case_studies/other.md") || exists(o, "architecture_case_studies/study-0.md") {
		t.Error("the study has not moved")
	}
}

func TestFullFolderEndsTheBuild(t *testing.T) {
	r := &row{}
	o := options(t, r, &log{})
	o.Jobs = 1
	stranger := filepath.Join(o.Out, "architecture_case_studies", "study-0", "components.svg")
	if err := os.MkdirAll(filepath.Dir(stranger), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(stranger, []byte("mine"), 0o644); err != nil {
		t.Fatal(err)
	}
	o.KeepGoing = true
	_, err := Build(t.Context(), o)
	if refused := (*output.RefusedError)(nil); !errors.As(err, &refused) {
		t.Errorf("error %v, want a RefusedError", err)
	}
	if exists(o, "README.md") {
		t.Error("something was published")
	}
}

func TestCancelledBuild(t *testing.T) {
	o := options(t, &row{}, &log{})
	cause := errors.New("enough")
	ctx, cancel := context.WithCancelCause(t.Context())
	cancel(cause)
	if _, err := Build(ctx, o); !errors.Is(err, cause) {
		t.Errorf("error %v, want %v", err, cause)
	}
	if exists(o, "README.md") {
		t.Error("something was published")
	}
}
