package book

import (
	"context"

	"casebook/render/cache"
	"casebook/render/layout"
	"casebook/render/layout/graph"
	"casebook/render/layout/place"
)

// engine lays out pictures in processes of its own.
type engine struct {
	layouter *layout.Layouter
	placer   *place.Engine
}

// newEngine returns an engine with so many processes. None is started before there is something to
// lay out.
func newEngine(jobs int) *engine {
	placer := place.New(place.Options{Jobs: jobs, Cache: cache.Open("layouts")})
	return &engine{layout.New(placer), placer}
}

// Lay gives every part of a graph its place.
func (e *engine) Lay(ctx context.Context, g *graph.Graph) (*graph.Drawing, []string, error) {
	drawing, warnings, err := e.layouter.Lay(ctx, g)
	notes := make([]string, len(warnings))
	for i, w := range warnings {
		notes[i] = string(w)
	}
	return drawing, notes, err
}

// Close ends the processes.
func (e *engine) Close() error { return e.placer.Close() }
