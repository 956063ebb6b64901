package fill

import (
	"context"
	"errors"
	"path"
	"path/filepath"
	"sync"

	"casebook/model"
	"casebook/model/analyze"
	"casebook/render/book"
	"casebook/render/book/source"
	"casebook/render/notes"
	"casebook/render/view"
)

// study is a study with its figures.
type study struct {
	key      string // tells it from others
	shown    string // what messages call it
	analysis *analyze.Analysis

	mu   sync.Mutex
	sets map[string]*view.Set // by direction
}

// views returns the views of the study as a region wants them to run.
func (s *study) views(r *notes.Region) *view.Set { return s.running(r.Direction) }

func (s *study) running(direction string) *view.Set {
	s.mu.Lock()
	defer s.mu.Unlock()
	if set, ok := s.sets[direction]; ok {
		return set
	}
	a, turned := *s.analysis, *s.analysis.Study
	turned.Settings = model.Settings{Direction: direction}.Or(turned.Settings)
	a.Study = &turned
	s.sets[direction] = view.OfAnalysis(&a)
	return s.sets[direction]
}

// studies are the studies that notes have named so far, each read once.
type studies struct {
	settings model.Settings
	mu       sync.Mutex
	read     map[string]func() (*study, error)
}

func newStudies(settings model.Settings) *studies {
	return &studies{settings: settings, read: map[string]func() (*study, error){}}
}

// of returns the study that a region asks for. The error is a fault of the note, or of the study.
func (s *studies) of(ctx context.Context, f *found, note *notes.Note, r *notes.Region) (*study, error) {
	if r.Source != nil {
		parsed, err := model.LoadAs("study", note.Name, r.Source.Text)
		if faults := (model.Errors)(nil); errors.As(err, &faults) {
			return nil, note.Positioned(r.Source, faults)
		}
		return s.analyze(ctx, parsed, err, f.path+"#"+string(r.Source.Text), note.Name)
	}
	name := path.Join(f.dir, r.File)
	if !filepath.IsLocal(filepath.FromSlash(name)) {
		return nil, note.Fault(r, "the study "+r.File+" is outside of the folder that the program works in", "run it from further up, or name the folder with --root")
	}
	info, err := f.root.Stat(filepath.FromSlash(name))
	switch {
	case err != nil && outside(f, name):
		return nil, note.Fault(r, "the study "+r.File+" leads, by a symbolic link, out of the folder that the program works in", "")
	case err != nil:
		return nil, note.Fault(r, "there is no file "+r.File, "the path of a study starts at the folder of the note")
	case !info.Mode().IsRegular():
		return nil, note.Fault(r, r.File+" is no regular file", "")
	}
	where := filepath.Join(f.where, filepath.FromSlash(name))
	shown := filepath.Join(filepath.Dir(f.shown), filepath.FromSlash(r.File))
	return s.once(where, func() (*study, error) {
		files, err := source.ReadContext(ctx, []string{shown}, nil)
		if err != nil {
			return nil, err
		}
		if len(files.Studies) != 1 {
			return nil, note.Fault(r, r.File+" is no study", "")
		}
		parsed, err := files.Studies[0].Load()
		return s.analyze(ctx, parsed, err, where, shown)
	})
}

// outside reports whether there is a file of a name, though not in the root of a note.
func outside(f *found, name string) bool {
	real, err := realPath(filepath.Join(f.where, filepath.FromSlash(name)))
	if err != nil {
		return false
	}
	_, ok := within(f.where, real)
	return !ok
}

// once reads a study unless it was read.
func (s *studies) once(key string, read func() (*study, error)) (*study, error) {
	s.mu.Lock()
	get, ok := s.read[key]
	if !ok {
		get = sync.OnceValues(read)
		s.read[key] = get
	}
	s.mu.Unlock()
	return get()
}

// analyze computes the figures of a study that was parsed.
func (s *studies) analyze(ctx context.Context, parsed *model.Study, err error, key, shown string) (*study, error) {
	if err != nil {
		return nil, err
	}
	parsed.Settings = s.settings.Or(parsed.Settings)
	out := &study{key: key, shown: shown, sets: map[string]*view.Set{}}
	err = book.Contain(func() (err error) {
		out.analysis, err = analyze.Analyze(ctx, parsed, analyze.Options{})
		return err
	})
	if err != nil {
		return nil, &book.DrawError{File: shown, Err: err}
	}
	return out, nil
}
