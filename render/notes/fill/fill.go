// Package fill keeps notes on the disk up to date: it finds them, reads the studies that their regions
// name, draws the pictures and writes what changed.
package fill

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"

	"golang.org/x/sync/errgroup"

	"casebook/model"
	"casebook/render/book"
	"casebook/render/book/source"
	"casebook/render/notes"
)

// Options say which notes are updated, and how.
type Options struct {
	Paths    []string       // files, and folders with notes
	Root     string         // the folder that studies must be in; the working folder if left out
	Settings model.Settings // go before those of each study
	Check    bool           // nothing is written
	Jobs     int            // the number of cores if left out
	Reporter book.Reporter
}

// Report says what an update came to.
type Report struct {
	Notes, Regions int
	Pictures       int
	Changed        []Change // in the order of the notes' names
}

// Change is a file that is not what it is to be, or was not before it was written.
type Change struct {
	Name     string // as messages show it
	Old, New []byte // nil for a picture
	Missing  bool   // there was no such file
}

// filler is an update that is under way.
type filler struct {
	Options
	studies *studies
	studio  *book.Studio

	mu    sync.Mutex
	drawn map[string]*drawn // by where the picture is
}

// Run updates notes. A note with a fault is not touched, and the others are done. The error holds
// model.Errors for what is wrong with notes and studies, a *source.InputError for a path that cannot
// be read, and the cause of ctx if that ended.
func Run(ctx context.Context, o Options) (report *Report, err error) {
	if o.Jobs <= 0 {
		o.Jobs = runtime.NumCPU()
	}
	found, err := find(ctx, o)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, closeAll(found)) }()
	u := &filler{
		Options: o, studies: newStudies(o.Settings), studio: book.OpenStudio(o.Jobs), drawn: map[string]*drawn{},
	}
	defer func() { err = errors.Join(err, u.studio.Close()) }()
	results := make([]result, len(found))
	var done atomic.Int64
	var g errgroup.Group
	g.SetLimit(o.Jobs)
	for i, f := range found {
		g.Go(func() error {
			if ctx.Err() == nil {
				results[i] = u.note(ctx, f)
				o.Reporter.Progress(int(done.Add(1)), len(found), f.shown)
			}
			return nil
		})
	}
	_ = g.Wait() // whose error is nil: each note keeps its own
	if ctx.Err() != nil {
		return nil, context.Cause(ctx)
	}
	return u.report(results)
}

// result is what came of a note.
type result struct {
	regions  int
	changed  []Change
	warnings []string
	faults   []error
}

// report puts together what came of all notes.
func (u *filler) report(results []result) (*Report, error) {
	report := &Report{Notes: len(results), Pictures: len(u.drawn)}
	var faults, others []error
	seen := map[string]bool{}
	for _, r := range results {
		report.Regions += r.regions
		for _, c := range r.changed {
			if !seen[c.Name] { // a picture may be that of several notes
				report.Changed = append(report.Changed, c)
			}
			seen[c.Name] = true
		}
		for _, w := range r.warnings {
			if !seen[w] {
				u.Reporter.Warn(w)
			}
			seen[w] = true
		}
		for _, f := range r.faults {
			if isFault(f) {
				faults = append(faults, f)
			} else {
				others = append(others, f)
			}
		}
	}
	return report, errors.Join(append([]error{source.Faults(faults)}, others...)...)
}

// isFault reports whether an error is of what a person wrote.
func isFault(err error) bool {
	switch err.(type) {
	case *model.Error, model.Errors:
		return true
	}
	return false
}

// note updates one note.
func (u *filler) note(ctx context.Context, f *found) (r result) {
	fail := func(errs ...error) result {
		r.faults = errs
		r.changed = nil
		return r
	}
	text, err := readNote(f.path)
	if err != nil {
		return fail(&source.InputError{Err: fmt.Errorf("%s: %w", f.shown, err)})
	}
	note, err := notes.Parse(f.shown, text)
	if err != nil {
		return fail(err)
	}
	if r.regions = len(note.Regions); r.regions == 0 {
		return r
	}
	contents := make([]string, len(note.Regions))
	var files []*file
	var errs []error
	for i, region := range note.Regions {
		var shown []*file
		if contents[i], shown, err = u.region(ctx, f, note, region, &r); err != nil {
			errs = append(errs, err)
		}
		files = append(files, shown...)
	}
	if ctx.Err() != nil {
		return fail(context.Cause(ctx))
	}
	if len(errs) > 0 {
		return fail(errs...)
	}
	filled := note.Fill(contents)
	for _, p := range files {
		if c, changed := p.change(f); changed {
			r.changed = append(r.changed, c)
		}
	}
	if !slices.Equal(filled, text) {
		r.changed = append(r.changed, Change{Name: f.shown, Old: text, New: filled})
	}
	if u.Check {
		return r
	}
	if err := write(f, files, text, filled); err != nil {
		return fail(err)
	}
	return r
}

// region returns what a region holds, and the pictures that it shows.
func (u *filler) region(ctx context.Context, f *found, note *notes.Note, r *notes.Region, out *result) (string, []*file, error) {
	study, err := u.studies.of(ctx, f, note, r)
	if err != nil {
		return "", nil, err
	}
	text, pictures, err := note.Content(ctx, r, study.analysis, study.views(r).List())
	if err != nil {
		return "", nil, note.Fault(r, err.Error(), "")
	}
	var files []*file
	for _, p := range pictures {
		drawn, err := u.draw(ctx, f, study, p)
		if clash := (*clashError)(nil); errors.As(err, &clash) {
			return "", nil, note.Fault(r, clash.Error(), "rename one of the two studies: the stem of a file's name is the study's id")
		}
		if err != nil {
			return "", nil, err
		}
		out.warnings = append(out.warnings, drawn.warnings...)
		files = append(files, &file{name: p.File, data: drawn.data})
	}
	return text, files, nil
}

// readNote reads a note up to the size at which it is too long for one.
func readNote(name string) ([]byte, error) {
	info, err := os.Stat(name)
	if err != nil {
		return nil, plain(err)
	}
	if info.Size() > notes.Longest {
		return nil, fmt.Errorf("a note has at most %d MB", notes.Longest>>20)
	}
	text, err := os.ReadFile(name)
	return text, plain(err)
}

// plain returns an error of the system without the name of a file, which messages have already.
func plain(err error) error {
	if p := (*os.PathError)(nil); errors.As(err, &p) {
		return p.Err
	}
	return err
}

// within returns the path of a file from a folder, with slashes, and whether it is in it.
func within(folder, file string) (string, bool) {
	rel, err := filepath.Rel(folder, file)
	return filepath.ToSlash(rel), err == nil && filepath.IsLocal(rel)
}
