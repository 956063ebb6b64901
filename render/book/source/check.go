package source

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"golang.org/x/sync/errgroup"

	"casebook/model"
)

// Load parses the study of a file, with the settings of its folder for what it leaves out itself. The
// error is of type model.Errors.
func (f File) Load() (*model.Study, error) { return f.LoadWith(nil) }

// LoadWith parses it as Load does, with settings in place of what it says itself.
func (f File) LoadWith(set []model.Setting) (*model.Study, error) {
	study, err := model.LoadWith(f.ID, f.Name, f.Data, set)
	settings, unset := f.Settings.Load()
	if err := Faults([]error{err, unset}); err != nil {
		return nil, err
	}
	study.Settings = study.Settings.Or(settings)
	return study, nil
}

// Check parses all studies, so many at a time, and all settings, and returns what is wrong with them:
// nil, or model.Errors by file and place, or the cause of ctx if that ended.
func Check(ctx context.Context, found *Found, jobs int) error {
	errs := make([]error, len(found.Studies))
	var g errgroup.Group
	g.SetLimit(max(jobs, 1))
	for i, f := range found.Studies {
		if ctx.Err() != nil {
			break
		}
		g.Go(func() error {
			_, errs[i] = f.Load()
			return nil
		})
	}
	_ = g.Wait() // whose error is nil: those of the files are all wanted
	if ctx.Err() != nil {
		return context.Cause(ctx)
	}
	for _, s := range found.Settings {
		_, err := s.Load()
		errs = append(errs, err)
	}
	return Faults(append(errs, Collisions(found.Studies)...))
}

// Faults returns what is wrong with all files: nil, or model.Errors by file and place, those once that
// several have from the settings they share. An error that is none of those is returned as it is.
func Faults(errs []error) error {
	var all model.Errors
	for _, err := range errs {
		switch err := err.(type) {
		case nil:
		case *model.Error:
			all = append(all, err)
		case model.Errors:
			all = append(all, err...)
		default:
			return err
		}
	}
	if len(all) == 0 {
		return nil
	}
	slices.SortStableFunc(all, func(a, b *model.Error) int {
		return cmp.Or(
			strings.Compare(a.File, b.File),
			cmp.Compare(a.Pos.Line, b.Pos.Line),
			cmp.Compare(a.Pos.Column, b.Pos.Column),
		)
	})
	return slices.CompactFunc(all, func(a, b *model.Error) bool {
		return a.File == b.File && a.Pos == b.Pos && a.Msg == b.Msg
	})
}

// Collisions returns a *model.Error for each file whose id an earlier one has too. Case does not
// count: many file systems do not see it.
func Collisions(files []File) []error {
	var found []error
	first := make(map[string]File, len(files))
	for _, f := range files {
		id := strings.ToLower(f.ID)
		other, taken := first[id]
		if !taken {
			first[id] = f
			continue
		}
		found = append(found, &model.Error{
			File: f.Name, Pos: model.Pos{Line: 1, Column: 1}, Width: 1,
			Msg:  fmt.Sprintf("the id %q is that of %s too", f.ID, other.Name),
			Hint: "rename one of the two; the stem of a file's name is the study's id",
		})
	}
	return found
}
