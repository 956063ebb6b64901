package book

import (
	"context"
	"fmt"
	"runtime"

	"casebook/model"
	"casebook/render/cache"
	"casebook/render/layout"
	"casebook/render/layout/place"
	"casebook/render/scene"
	"casebook/render/svg"
	"casebook/render/view"
)

// Studio draws pictures, so many at a time. Its engine starts with the first layout that is not in
// the cache.
type Studio struct {
	layouter view.Layouter
	slots    chan struct{}
	close    func() error
}

// OpenStudio returns a studio for so many pictures at a time; 0 stands for the number of cores.
func OpenStudio(jobs int) *Studio {
	if jobs <= 0 {
		jobs = runtime.NumCPU()
	}
	store := cache.Open("layouts")
	engine := place.New(place.Options{Jobs: jobs, Cache: store})
	return &Studio{layouter: layout.New(engine, store), slots: make(chan struct{}, jobs), close: engine.Close}
}

// openStudio returns the studio of a build.
func (b *builder) openStudio() *Studio {
	if b.layouter == nil {
		return OpenStudio(b.Jobs)
	}
	return &Studio{
		layouter: b.layouter, slots: make(chan struct{}, b.Jobs),
		close: func() error { return nil },
	}
}

// Close ends the processes of the engine.
func (s *Studio) Close() error { return s.close() }

// Draw returns one of the views of a study as an SVG file, in the study's settings, and what a person
// should know of how it went. The error is a *view.UnknownError if there is no such view, and the cause
// of ctx if that ended.
func (s *Studio) Draw(ctx context.Context, views *view.Set, name string) (picture []byte, notes []string, err error) {
	err = s.draw(ctx, func() error {
		drawn, said, err := views.Draw(ctx, name, s.layouter)
		if err != nil {
			return err
		}
		notes = said
		picture, err = svg.Bytes(drawn, Look(views.Study().Settings))
		return err
	})
	return picture, notes, err
}

// Scene is Draw, but returns the picture for others to write.
func (s *Studio) Scene(ctx context.Context, views *view.Set, name string) (drawn *scene.Scene, notes []string, err error) {
	err = s.draw(ctx, func() (err error) {
		drawn, notes, err = views.Draw(ctx, name, s.layouter)
		return err
	})
	return drawn, notes, err
}

// Steps is Scene, but returns a picture for each step of a flow.
func (s *Studio) Steps(ctx context.Context, views *view.Set, name string) (steps []*scene.Scene, notes []string, err error) {
	err = s.draw(ctx, func() (err error) {
		steps, notes, err = views.DrawSteps(ctx, name, s.layouter)
		return err
	})
	return steps, notes, err
}

// draw calls do when there is room for one more picture.
func (s *Studio) draw(ctx context.Context, do func() error) error {
	select {
	case s.slots <- struct{}{}:
		defer func() { <-s.slots }()
	case <-ctx.Done():
		return context.Cause(ctx)
	}
	err := Contain(do)
	if ctx.Err() != nil {
		return context.Cause(ctx)
	}
	return err
}

// Look returns how SVG pictures with some settings are written.
func Look(s model.Settings) svg.Options {
	o := svg.Options{Theme: svg.Theme(s.Theme)}
	if accent, ok := scene.ParseColour(s.Accent); ok {
		o.Accent = &accent
	}
	return o
}

// Colours returns the theme of files that cannot follow their reader's: a light one, unless another is
// asked for.
func Colours(s model.Settings) scene.Theme {
	theme := scene.Light
	for _, t := range scene.Themes() {
		if t.Name == s.Theme {
			theme = t
		}
	}
	if accent, ok := scene.ParseColour(s.Accent); ok {
		theme = theme.WithAccent(accent)
	}
	return theme
}

// Contain calls do and returns its error. A panic in it becomes an error too: a fault in making one
// picture must not cost all the others.
func Contain(do func() error) (err error) {
	defer func() {
		if fault := recover(); fault != nil {
			err = fmt.Errorf("internal failure: %v", fault)
		}
	}()
	return do()
}
