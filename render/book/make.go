package book

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"
	"sync/atomic"

	"casebook/model"
	"casebook/model/analyze"
	"casebook/model/review"
	"casebook/render/output"
	"casebook/render/view"
	"casebook/render/writeup"
)

// makeAll makes the files of all studies, so many pictures at a time. It returns a *DrawError for
// each that could not be made, in failed, and in err what ended the build.
func (b *builder) makeAll(ctx context.Context, plans []*plan) (failed, err error) {
	ctx, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	studio := b.openStudio()
	defer func() { err = errors.Join(err, studio.Close()) }()

	var done atomic.Int64
	b.each(ctx, len(plans), func(i int) {
		p := plans[i]
		if !b.keep(p) {
			p.cached = false
			if err := b.make(ctx, p, studio); err != nil {
				stop(err)
			}
		}
		b.Reporter.Progress(int(done.Add(1)), len(plans), p.source.ID)
	})
	if ctx.Err() != nil {
		return nil, context.Cause(ctx)
	}
	var all []error
	for _, p := range plans {
		all = append(all, p.failed...)
		for _, note := range p.record.Notes {
			b.Reporter.Warn(p.source.Name + ": " + note)
		}
	}
	return errors.Join(all...), nil
}

// keep takes over the files of a study that did not change, if the folder still has them all, and
// reports whether it did.
func (b *builder) keep(p *plan) bool {
	if !p.cached {
		return false
	}
	for _, f := range p.record.Files {
		if !b.folder.Has(f.Name, f.Sum) {
			return false
		}
	}
	for _, f := range p.record.Files {
		if b.folder.Keep(f.Name, f.Sum) != nil {
			return false
		}
	}
	b.Reporter.Detail(p.source.ID + ": unchanged")
	return true
}

// make draws the pictures of a study and writes it up. A picture that cannot be made leaves the
// others be: the document does not show it, and the plan says why. The error is one that ends the
// build, such as a full disk.
func (b *builder) make(ctx context.Context, p *plan, studio *Studio) error {
	study, err := b.load(p.source)
	if err != nil {
		return err // it was valid when it was examined
	}
	figures, err := b.analyze(ctx, p, study)
	if err != nil || figures == nil {
		return err
	}
	set := view.OfAnalysis(figures)
	views := set.List()
	pictures := make([]picture, len(views))
	first := slices.IndexFunc(views, func(v view.View) bool { return v.Shared })
	laid := make(chan struct{})
	var wait sync.WaitGroup
	for i, v := range views {
		wait.Go(func() {
			if v.Shared && i != first {
				<-laid // before it takes the place of a picture that need not wait
			}
			pictures[i] = b.draw(ctx, p, set, v, studio)
			if i == first {
				close(laid)
			}
		})
	}
	wait.Wait()
	if ctx.Err() != nil {
		return context.Cause(ctx)
	}

	p.record = record{Card: writeup.CardOf(study)}
	var shown []writeup.Picture
	for i := range views {
		switch got := pictures[i]; {
		case got.fatal != nil:
			return got.fatal
		case got.failed != nil:
			p.failed = append(p.failed, got.failed)
		default:
			p.record.Files = append(p.record.Files, got.files...)
			p.record.Notes = append(p.record.Notes, got.notes...)
			shown = append(shown, got.shown)
		}
	}
	if err := b.writeUp(ctx, p, figures, shown); err != nil {
		return err
	}
	b.Reporter.Detail(fmt.Sprintf("%s: drawn, pictures: %d", p.source.ID, len(shown)))
	if p.failed == nil {
		b.records.put(p.source, p.record)
	}
	return nil
}

// analyze computes the figures of a study, once for its pictures and its document. They are nil if they
// cannot be computed, and then the plan says why.
func (b *builder) analyze(ctx context.Context, p *plan, study *model.Study) (figures *analyze.Analysis, err error) {
	err = Contain(func() (err error) {
		figures, err = analyze.Analyze(ctx, study, analyze.Options{})
		return err
	})
	switch {
	case ctx.Err() != nil:
		return nil, context.Cause(ctx)
	case err != nil:
		p.failed = append(p.failed, &DrawError{File: p.source.Name, Err: err})
		return nil, nil
	}
	return figures, nil
}

// writeUp writes the document of a study, which has its review, and stages it. Acceptances end by the day of
// the study's last change and not by today's, so that what did not change is written in the same words.
func (b *builder) writeUp(ctx context.Context, p *plan, figures *analyze.Analysis, shown []writeup.Picture) error {
	var text []byte
	err := Contain(func() (err error) {
		reviewed := review.Review(figures, review.Options{Today: figures.Study.Updated})
		text, err = writeup.Study(ctx, figures, reviewed, shown, b.Flavor)
		return err
	})
	if ctx.Err() != nil {
		return context.Cause(ctx)
	}
	if err != nil {
		p.failed = append(p.failed, &DrawError{File: p.source.Name, Err: err})
		return nil
	}
	name := b.Flavor.Document(p.record.Card)
	if err := b.folder.Stage(name, text); err != nil {
		return err
	}
	p.record.Files = append(p.record.Files, made{name, output.SumOf(text)})
	return nil
}
