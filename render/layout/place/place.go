// Package place finds places for the nodes, groups and edges of a graph, with Graphviz.
//
// Graphviz runs in worker processes: it cannot be stopped, serves one caller at a time, keeps
// memory and may break for good. An [Engine] starts this program again as often as it is given
// work for, stops a worker that takes too long, and replaces one that has failed, has served for
// long or has grown. So a program that uses an Engine must call [Main] first of all.
//
// Graphviz sees sizes and numbers, no text of the user's. All that it answers is checked. What it
// places is kept in a cache, since a graph always gives the same drawing.
package place

import (
	"context"
	"errors"
	"sync"
	"time"

	"casebook/render/cache"
	"casebook/render/layout/graph"
	"casebook/render/layout/place/engine"
)

// Version names what places: the same graph gets the same places only from the same version.
const Version = engine.Version

// Recipe says how much trouble the engine takes over a layout.
type Recipe int

const (
	// Full reserves room for labels and searches well for an order with few crossings. A dense
	// graph of 60 nodes can take minutes.
	Full Recipe = iota
	// Quick draws straight lines, knows of no labels and searches little. It takes a tenth of the
	// time for small graphs, and for the largest a few seconds.
	Quick
	// Bare places nodes and groups as well as Full does, but knows of no labels and draws straight
	// lines: for who draws the lines himself.
	Bare
	// Plain is Full with the engine's own settings: what one gets from Graphviz without knowing it
	// well. It is there to compare with. It may lose edges.
	Plain
)

// Options are the settings of an Engine. The zero value is good.
type Options struct {
	Jobs    int           // worker processes at most; 1 if 0
	Timeout time.Duration // for one layout, waiting for a worker not counted; DefaultTimeout if 0
	Cache   *cache.Store  // where drawings are kept; nil for nowhere
}

// DefaultTimeout is how long one layout may take unless Options say otherwise.
const DefaultTimeout = 6 * time.Second

// Engine lays out graphs. It may be used by many goroutines at once, and must be closed.
type Engine struct {
	options Options
	start   func(context.Context) (*process, error)

	seats seats

	life  context.Context // ends when the engine is closed
	end   context.CancelFunc
	close sync.Once
}

// New returns an engine. It starts no worker before there is something to lay out.
func New(options Options) *Engine {
	options.Jobs = max(options.Jobs, 1)
	if options.Timeout <= 0 {
		options.Timeout = DefaultTimeout
	}
	e := &Engine{options: options, start: start, seats: newSeats(options.Jobs)}
	e.life, e.end = context.WithCancel(context.Background())
	return e
}

// Close ends all workers and with them all layouts that run. It waits for their end.
func (e *Engine) Close() error {
	e.close.Do(func() {
		e.end()
		var stopping sync.WaitGroup // at the same time: each may take a while to end
		for range e.options.Jobs {
			// There is no end of this wait but the end of all layouts, which it has just brought about.
			if worker, _ := e.seats.take(context.Background()); worker != nil {
				stopping.Go(worker.stop)
			}
		}
		stopping.Wait()
	})
	return nil
}

// Place lays out g in its direction, or down where it has none. With Full each label has its
// place; with Quick none has.
//
// Its error is a *GraphError if g is too large or no graph, a *TimeoutError if the layout took too
// long, a *PartError if the engine lost or misplaced a part, a *CrashError if it failed otherwise,
// ErrClosed, or that of ctx.
func (e *Engine) Place(ctx context.Context, g *graph.Graph, recipe Recipe) (*graph.Drawing, error) {
	if err := Check(g); err != nil {
		return nil, err
	}
	if e.life.Err() != nil {
		return nil, ErrClosed
	}
	if len(g.Nodes) == 0 && len(g.Groups) == 0 {
		return &graph.Drawing{}, nil
	}
	text := dot(g, recipe)
	key := cache.KeyOf([]byte(engine.Version), []byte(graph.CodecVersion), text)
	if d := e.cached(key, g, recipe); d != nil {
		return d, nil
	}
	answer, err := e.layout(ctx, text)
	if err != nil {
		return nil, err
	}
	d, err := drawing(answer, g)
	if err != nil {
		return nil, err
	}
	if err := finish(d, g); err != nil {
		return nil, err
	}
	if err := verify(d, g, recipe); err != nil {
		return nil, err
	}
	e.options.Cache.Put(key, graph.Encode(d))
	return d, nil
}

// cached returns the drawing of g that the cache has under key, or nil.
func (e *Engine) cached(key cache.Key, g *graph.Graph, recipe Recipe) *graph.Drawing {
	data, ok := e.options.Cache.Get(key)
	if !ok {
		return nil
	}
	d, err := graph.Decode(data, g)
	if err != nil || verify(d, g, recipe) != nil {
		return nil
	}
	return d
}

// layout has a worker lay out a graph in the DOT language.
func (e *Engine) layout(ctx context.Context, dot []byte) ([]byte, error) {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	defer context.AfterFunc(e.life, func() { cancel(ErrClosed) })()

	worker, err := e.seats.take(ctx)
	if err != nil {
		return nil, err
	}
	defer func() { e.seats.give(worker) }()
	used := worker != nil
	answer, err := e.ask(ctx, &worker, dot)
	// What breaks a worker may show no earlier than in its next layout, which is not to blame.
	var crash *CrashError
	if used && errors.As(err, &crash) && ctx.Err() == nil {
		answer, err = e.ask(ctx, &worker, dot)
	}
	return answer, err
}

// ask has the worker of a seat, started if there is none, lay out a graph in the DOT language. It
// leaves the seat empty if the worker cannot go on.
func (e *Engine) ask(ctx context.Context, seat **process, dot []byte) ([]byte, error) {
	if *seat == nil {
		worker, err := e.start(ctx)
		if err != nil {
			return nil, err
		}
		*seat = worker
	}
	limit := e.options.Timeout
	ctx, cancel := context.WithTimeoutCause(ctx, limit, &TimeoutError{limit})
	defer cancel()
	worker := *seat
	answer, err := worker.layout(ctx, dot)
	if err != nil || worker.worn() {
		worker.stop()
		*seat = nil
	}
	return answer, err
}
