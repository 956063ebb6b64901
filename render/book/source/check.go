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

// Load parses the study of a file. The error is of type model.Errors.
func (f File) Load() (*model.Study, error) { return model.LoadAs(f.ID, f.Name, f.Data) }

// Check parses all files, so many at a time, and returns what is wrong with them: nil, or
// model.Errors by file and place, or the cause of ctx if that ended.
func Check(ctx context.Context, files []File, jobs int) error {
	errs := make([]error, len(files))
	var g errgroup.Group
	g.SetLimit(max(jobs, 1))
	for i, f := range files {
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
	return Faults(append(errs, Collisions(files)...))
}

// Faults returns what is wrong with all files: nil, or model.Errors by file and place. An error that
// is none of those is returned as it is.
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
	return all
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
