// Package layout says where everything of a picture goes: nodes, the groups around them, lines and
// labels.
//
// Package place finds the places. This package tries several arrangements (from top to bottom or
// from left to right, and others: see candidates), scores them and keeps the best one; and where
// place takes too long, it makes do with a plainer drawing.
package layout

import (
	"context"
	"errors"
	"fmt"
	"sync"

	"casebook/render/layout/graph"
	"casebook/render/layout/place"
)

// Placer places the parts of a graph in its direction. It is what [place.Engine] does.
type Placer interface {
	Place(ctx context.Context, g *graph.Graph, recipe place.Recipe) (*graph.Drawing, error)
}

// A Warning says, in a sentence for people, in what a drawing is less than it could be.
type Warning = string

// Layouter lays out graphs. It may be used by many goroutines at once.
type Layouter struct {
	placer Placer
}

// New returns a Layouter that has its parts placed by placer.
func New(placer Placer) *Layouter { return &Layouter{placer} }

// Lay lays out g: in its direction, or in the one that suits it better where it has none. Edges
// that lead back need not be marked. The same graph gives the same drawing, unless a warning says
// that time ran out.
//
// A graph that takes too long is drawn with straight lines, with a warning. The error, if even
// that fails, is one of those of [place.Engine.Place].
func (l *Layouter) Lay(ctx context.Context, g *graph.Graph) (*graph.Drawing, []Warning, error) {
	if err := place.Check(g); err != nil {
		return nil, nil, err
	}
	all := candidates(g)
	first := l.try(ctx, all[0])
	if timedOut(first.err) {
		return l.layQuickly(ctx, all[0], first.err)
	}
	if isFinal(first.err) {
		return nil, nil, first.err
	}
	results := append([]result{first}, l.tryAll(ctx, all[1:])...)
	best := choose(results)
	if best.drawing == nil || best.score.faulty() {
		results = append(results, l.tryAll(ctx, others(g))...)
		best = choose(results)
	}
	if err := ctx.Err(); err != nil {
		return nil, nil, context.Cause(ctx)
	}
	if best.drawing == nil {
		return l.layQuickly(ctx, all[0], first.err)
	}
	return best.drawing, warnings(results), nil
}

// result is what became of a candidate.
type result struct {
	drawing *graph.Drawing // nil after an error
	score   Score
	err     error
}

func (l *Layouter) try(ctx context.Context, c candidate) result {
	drawing, err := c.place(ctx, l.placer, place.Full)
	if err != nil {
		return result{err: err}
	}
	settle(c.graph, drawing)
	return result{drawing: drawing, score: Judge(c.graph, drawing)}
}

// tryAll tries all candidates at once, and returns their results in order.
func (l *Layouter) tryAll(ctx context.Context, all []candidate) []result {
	results := make([]result, len(all))
	var running sync.WaitGroup
	for i, c := range all {
		running.Go(func() { results[i] = l.try(ctx, c) })
	}
	running.Wait()
	return results
}

// choose returns the result whose drawing costs least, the first of equals; one without a drawing if
// there is none.
func choose(results []result) result {
	var best result
	for _, r := range results {
		if r.drawing != nil && (best.drawing == nil || r.score.Cost() < best.score.Cost()) {
			best = r
		}
	}
	return best
}

// warnings returns a warning if time decided which drawing was chosen.
func warnings(results []result) []Warning {
	for _, r := range results {
		if timedOut(r.err) {
			return []Warning{"not all arrangements of this picture could be tried in time, so another " +
				"run may choose another one; set its direction, or show less in it"}
		}
	}
	return nil
}

// layQuickly makes a plain drawing of c, which could not be drawn well because of cause.
func (l *Layouter) layQuickly(ctx context.Context, c candidate, cause error) (*graph.Drawing, []Warning, error) {
	drawing, err := c.place(ctx, l.placer, place.Quick)
	if err != nil {
		if isFinal(err) {
			return nil, nil, err
		}
		return nil, nil, fmt.Errorf("%w; a plainer drawing failed too: %w", cause, err)
	}
	placeLabels(c.graph, drawing)
	return drawing, []Warning{Warning(fmt.Sprintf("this picture is drawn with straight lines, which may "+
		"cross its parts, because %v", cause))}, nil
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
