package book

import (
	"context"
	"errors"

	"golang.org/x/sync/errgroup"

	"casebook/model"
	"casebook/render/book/source"
	"casebook/render/output"
	"casebook/render/writeup"
)

// builder is a build that is under way.
type builder struct {
	Options
	records *records
	folder  *output.Folder
}

// plan is a study that is valid, and what is known of it. The study itself is parsed again when it
// is drawn: a thousand of them take more room than time.
type plan struct {
	source source.File
	record record  // the card, and once it is made the rest
	cached bool    // the record is that of an earlier build
	failed []error // a *DrawError for each part that could not be made
}

// examine finds out which studies are valid, and which of those were built before. The error is of
// type model.Errors, or the cause of ctx if that ended.
func (b *builder) examine(ctx context.Context) ([]*plan, error) {
	collisions := source.Collisions(b.Sources)
	taken := make(map[string]bool)
	for _, err := range collisions {
		if e := (*model.Error)(nil); errors.As(err, &e) {
			taken[e.File] = true
		}
	}
	plans := make([]*plan, len(b.Sources))
	errs := make([]error, len(b.Sources))
	b.each(ctx, len(b.Sources), func(i int) {
		plans[i], errs[i] = b.plan(b.Sources[i])
	})
	if ctx.Err() != nil {
		return nil, context.Cause(ctx)
	}
	var valid []*plan
	for _, p := range plans {
		if p != nil && !taken[p.source.Name] {
			valid = append(valid, p)
		}
	}
	return valid, source.Faults(append(errs, collisions...))
}

// plan returns the plan of a study.
func (b *builder) plan(f source.File) (*plan, error) {
	if r, ok := b.records.get(f); ok {
		return &plan{source: f, record: r, cached: true}, nil
	}
	study, err := b.load(f)
	if err != nil {
		return nil, err
	}
	return &plan{source: f, record: record{Card: writeup.CardOf(study)}}, nil
}

// load parses a study. The settings of the build go before its own.
func (b *builder) load(f source.File) (*model.Study, error) {
	study, err := f.Load()
	if err != nil {
		return nil, err
	}
	study.Settings = b.Settings.Or(study.Settings)
	return study, nil
}

// each calls do for 0 to n-1, as many at a time as there are jobs, until ctx ends.
func (b *builder) each(ctx context.Context, n int, do func(i int)) {
	var g errgroup.Group
	g.SetLimit(b.Jobs)
	for i := range n {
		if ctx.Err() != nil {
			break
		}
		g.Go(func() error {
			do(i)
			return nil
		})
	}
	_ = g.Wait() // whose error is nil: do keeps its own
}
