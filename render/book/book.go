// Package book builds a library: it reads studies, draws their pictures and writes them up, many at
// a time, into a folder. What did not change since the last build is neither parsed nor drawn.
package book

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"runtime"

	"casebook/model"
	"casebook/render/book/source"
	"casebook/render/output"
	"casebook/render/view"
	"casebook/render/writeup"
)

// Options say what is built, and how.
type Options struct {
	Sources   []source.File
	Out       string         // the output folder
	Settings  model.Settings // go before those of each study
	Flavor    writeup.Flavor // what it is written for
	Images    Images         // the form of the pictures
	Jobs      int            // pictures drawn at a time; the number of cores if left out
	KeepGoing bool           // publish what can be built when some studies cannot
	Force     bool           // replace files that no build wrote
	Reporter  Reporter       // may be nil

	layouter view.Layouter // in place of the engine, in tests
}

// Reporter is told how a build goes, from many goroutines at once.
type Reporter interface {
	// Progress says that so many of the studies are done, and which was the last.
	Progress(done, total int, study string)
	// Warn says what a person should know though the build goes on.
	Warn(message string)
	// Detail says what is of interest to those who look closely.
	Detail(message string)
}

// Report says what a build made.
type Report struct {
	Index    string // the file to look at first
	Studies  int
	Pictures int
	Drawn    int // studies that were drawn and written up because they, or the program, changed
	Changes  output.Changes
}

// DrawError says that a picture could not be made, or that a study could not be written up.
type DrawError struct {
	File string
	View string // empty for the write-up
	Err  error
}

func (e *DrawError) Error() string {
	what := e.View
	if what == "" {
		what = "write-up"
	}
	return fmt.Sprintf("%s: %s: %v", e.File, what, e.Err)
}

// Unwrap returns what went wrong.
func (e *DrawError) Unwrap() error { return e.Err }

// Build builds a library. Nothing is drawn if a study is not valid, and nothing is published if one
// cannot be drawn, unless KeepGoing is set: then the rest is built as if those studies, or those
// pictures, were not there, and both the report and the error say how it went.
//
// The error holds model.Errors for studies that are not valid, a *DrawError for each picture that
// could not be made, an *output.RefusedError if the folder must not be written, and the cause of
// ctx if that ended.
func Build(ctx context.Context, o Options) (*Report, error) {
	if o.Jobs <= 0 {
		o.Jobs = runtime.NumCPU()
	}
	if o.Reporter == nil {
		o.Reporter = silent{}
	}
	b := &builder{Options: o, records: openRecords(&o)}
	plans, invalid := b.examine(ctx)
	if invalid != nil && (!o.KeepGoing || ctx.Err() != nil) {
		return nil, invalid
	}
	report, err := b.write(ctx, plans)
	return report, errors.Join(invalid, err)
}

// write makes what the plans ask for and publishes it.
func (b *builder) write(ctx context.Context, plans []*plan) (report *Report, err error) {
	b.folder, err = output.Open(ctx, b.Out, output.Options{
		Sources: b.files(), Force: b.Force, Warn: b.Reporter.Warn,
		Waiting: func(holder string) {
			b.Reporter.Warn(fmt.Sprintf("%s: waiting for another build into this folder, by %s", b.Out, holder))
		},
	})
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, b.folder.Close()) }()

	// The index comes first: if the folder is no place for output, it is the file that tells.
	if err := b.stageIndex(plans); err != nil {
		return nil, err
	}
	failed, err := b.makeAll(ctx, plans)
	if err != nil {
		return nil, err
	}
	if failed != nil && !b.KeepGoing {
		return nil, failed
	}
	changes, err := b.folder.Publish(ctx)
	if err != nil {
		return nil, errors.Join(failed, err)
	}
	report = &Report{Index: filepath.Join(b.Out, filepath.FromSlash(b.Flavor.Home())), Changes: changes, Studies: len(plans)}
	for _, p := range plans {
		report.Pictures += len(p.record.pictures())
		if !p.cached {
			report.Drawn++
		}
	}
	return report, failed
}

func (b *builder) stageIndex(plans []*plan) error {
	cards := make([]writeup.Card, len(plans))
	for i, p := range plans {
		cards[i] = p.record.Card
	}
	text, err := writeup.Index(cards, b.Flavor)
	if err != nil {
		return fmt.Errorf("index of the library: %w", err)
	}
	if err := b.folder.Stage(b.Flavor.Home(), text); err != nil {
		return err
	}
	for _, f := range writeup.Navigation(cards, b.Flavor) {
		if err := b.folder.Stage(f.Name, f.Text); err != nil {
			return err
		}
	}
	return nil
}

// files returns where the sources are, for those that are on the disk.
func (b *builder) files() []string {
	var files []string
	for _, s := range b.Sources {
		if s.Path != "" {
			files = append(files, s.Path)
		}
	}
	return files
}

type silent struct{}

func (silent) Progress(int, int, string) {}
func (silent) Warn(string)               {}
func (silent) Detail(string)             {}
