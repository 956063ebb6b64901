package book

import (
	"context"
	"path/filepath"
	"sync"
	"testing"

	"casebook/render/book/source"
	"casebook/render/layout/graph"
	"casebook/studies"
)

// patient lays out the graph of all components last.
type patient struct {
	row
	components int
	others     sync.WaitGroup
}

func (p *patient) Lay(ctx context.Context, g *graph.Graph) (*graph.Drawing, []string, error) {
	if len(g.Nodes) != p.components {
		defer p.others.Done()
		return p.row.Lay(ctx, g)
	}
	p.others.Wait()
	return p.row.Lay(ctx, g)
}

// TestWaitingTakesNoTurn builds a study with many views of one layout, two pictures at a time: those that
// wait for the layout must not keep the others from being drawn.
func TestWaitingTakesNoTurn(t *testing.T) {
	files, err := source.ReadFS(studies.Library)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		study, err := f.Load()
		if err != nil {
			t.Fatal(err)
		}
		p := &patient{components: len(study.Architecture.Components)}
		p.others.Add(1 + len(study.Architecture.States)) // the overview is one
		t.Setenv("CASEBOOK_CACHE", filepath.Join(t.TempDir(), "cache"))
		o := Options{Sources: []source.File{f}, Out: filepath.Join(t.TempDir(), "out"), Jobs: 2, layouter: p}
		if _, err := Build(t.Context(), o); err != nil {
			t.Error(err)
		}
	}
}
