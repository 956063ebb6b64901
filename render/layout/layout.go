// Package layout says where everything of a picture goes: nodes, the groups around them, lines and
// labels.
//
// Package place has Graphviz find places for nodes. They are arranged here: groups are drawn tightly
// around what is in them, and nodes and groups change places where that untangles lines. Package
// route then draws the lines along rows and columns, with their labels on them; where a label finds
// no room, some is made. Of a few arrangements the best is kept.
//
// Where nodes and groups stand does not depend on what labels say, unless one of them would find no
// room otherwise.
package layout

import (
	"context"
	"errors"
	"fmt"

	"golang.org/x/sync/errgroup"

	"casebook/render/cache"
	"casebook/render/geom"
	"casebook/render/layout/graph"
	"casebook/render/layout/place"
	"casebook/render/layout/route"
)

// Placer places the parts of a graph in its direction. It is what [place.Engine] does.
type Placer interface {
	Place(ctx context.Context, g *graph.Graph, recipe place.Recipe) (*graph.Drawing, error)
}

// manyNodes is how many nodes a graph has at least whose variants are placed at the same time. Those of
// smaller ones are placed sooner one after another than a second worker is ready.
const manyNodes = 60

// A Warning says, in a sentence for people, in what a drawing is less than it could be.
type Warning = string

// Layouter lays out graphs. It may be used by many goroutines at once.
type Layouter struct {
	placer Placer
	cache  *cache.Store
}

// New returns a Layouter that has its parts placed by placer, and keeps whole drawings in cache, which
// may be nil.
func New(placer Placer, cache *cache.Store) *Layouter { return &Layouter{placer, cache} }

// Lay lays out g: in its direction, or to the right where it has none. Edges that lead back need not be
// marked. The same graph gives the same drawing, unless a warning says that time
// ran out.
//
// A graph that is too large or takes too long is drawn more plainly, with a warning. The error, if
// even that fails, is one of those of [place.Engine.Place].
func (l *Layouter) Lay(ctx context.Context, g *graph.Graph) (*graph.Drawing, []Warning, error) {
	if err := place.Check(g); err != nil {
		return nil, nil, err
	}
	if d := l.recall(g); d != nil {
		return d, nil, nil
	}
	if !route.Fits(g) {
		return l.layPlainly(ctx, g, fmt.Errorf("it has %d parts and %d connections", len(g.Nodes), len(g.Edges)))
	}
	best, err := l.best(ctx, g)
	switch {
	case ctx.Err() != nil:
		return nil, nil, context.Cause(ctx)
	case isFinal(err):
		return nil, nil, err
	case err != nil:
		return l.layPlainly(ctx, g, err)
	}
	l.keep(g, best)
	return best, nil, nil
}

// Label puts the labels of g on d, a drawing of a graph that differs from g in nothing but labels. Where
// one finds no place of its own, smaller is asked for its next smaller size. The sizes in g become those
// that were put.
func Label(g *graph.Graph, d *graph.Drawing, smaller func(edge int) (geom.Size, bool)) {
	route.Label(g, d, smaller)
}

// best returns the drawing of the arrangement of g that promises most.
//
// The direction is not chosen by what comes out: the least edit could turn the picture then.
func (l *Layouter) best(ctx context.Context, g *graph.Graph) (*graph.Drawing, error) {
	directed := *g
	if g.Direction == "" {
		directed.Direction = graph.Right
	}
	margins := route.Margins(g)
	variants := variantsOf(g)
	arranged := make([]*arrangement, len(variants))
	failed := make([]error, len(variants))
	var group errgroup.Group
	if len(g.Nodes) < manyNodes {
		group.SetLimit(1)
	}
	for i, v := range variants {
		group.Go(func() error {
			placed, err := l.placer.Place(ctx, v.problem(&directed, margins), place.Bare)
			if failed[i] = err; err == nil {
				arranged[i] = arrange(&directed, margins, placed)
			}
			return nil // the other one may do
		})
	}
	_ = group.Wait() // there are no errors
	best := likeliest(arranged)
	if best == nil {
		return nil, failed[0]
	}
	return best.draw(ctx)
}

// likeliest returns the arrangement that promises the best drawing, the first of equals; nil if there is
// none. Drawing several to see which comes out best would take too long for what it gains.
func likeliest(arranged []*arrangement) *arrangement {
	var best *arrangement
	for _, a := range arranged {
		if a != nil && (best == nil || a.cost < best.cost) {
			best = a
		}
	}
	return best
}

// layPlainly makes a plain drawing of g, which cannot be drawn well because of cause: with the
// engine's own lines or, if that takes too long, with straight ones.
func (l *Layouter) layPlainly(ctx context.Context, g *graph.Graph, cause error) (*graph.Drawing, []Warning, error) {
	var err error
	for _, recipe := range []place.Recipe{place.Full, place.Quick} {
		var d *graph.Drawing
		if recipe == place.Full && timedOut(cause) {
			continue
		}
		if d, err = l.placePlainly(ctx, g, recipe); err == nil {
			placeLabels(g, d)
			return d, []Warning{fmt.Sprintf("this picture is drawn with plainer lines, which may cross its parts, "+
				"because %v; show less in it", cause)}, nil
		}
		if isFinal(err) {
			return nil, nil, err
		}
		cause = err
	}
	return nil, nil, fmt.Errorf("%w; a plainer drawing failed too: %w", cause, err)
}

func timedOut(err error) bool {
	var timeout *place.TimeoutError
	return errors.As(err, &timeout)
}

// isFinal reports whether there is no use in trying anything else after err.
func isFinal(err error) bool {
	var wrong *place.GraphError
	return errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) ||
		errors.Is(err, place.ErrClosed) || errors.As(err, &wrong)
}
