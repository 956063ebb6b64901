package fill

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"casebook/render/book/source"
	"casebook/render/notes"
)

// found is a note on the disk.
type found struct {
	shown string   // as messages show it
	path  string   // absolute
	root  *os.Root // the folder that it may read and write in
	where string   // that folder, absolute and without symbolic links
	dir   string   // the folder of the note, from the root, with slashes
}

// finding is where the search for notes has come to.
type finding struct {
	Options
	where string // the root, absolute and without symbolic links
	roots map[string]*os.Root
	seen  map[string]bool
	notes []*found
}

// find returns the notes that paths name, each once.
func find(ctx context.Context, o Options) ([]*found, error) {
	f := &finding{Options: o, roots: map[string]*os.Root{}, seen: map[string]bool{}}
	root := o.Root
	if root == "" {
		root = "."
	}
	var err error
	if f.where, err = realPath(root); err != nil {
		return nil, &source.InputError{Err: fmt.Errorf("%s: %w", root, plain(err))}
	}
	for _, p := range o.Paths {
		if err := f.path(ctx, p); err != nil {
			return nil, errors.Join(err, closeAll(f.notes))
		}
	}
	return f.notes, nil
}

// closeAll closes the folders of notes.
func closeAll(found []*found) error {
	closed := map[*os.Root]bool{}
	var errs []error
	for _, n := range found {
		if !closed[n.root] {
			errs = append(errs, n.root.Close())
		}
		closed[n.root] = true
	}
	return errors.Join(errs...)
}

// path finds the notes of a path that a person named.
func (f *finding) path(ctx context.Context, p string) error {
	info, err := os.Stat(p)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return &source.InputError{Err: fmt.Errorf("%s: there is no such file", p)}
	case err != nil:
		return &source.InputError{Err: fmt.Errorf("%s: %w", p, plain(err))}
	case info.IsDir():
		return f.folder(ctx, p)
	case !info.Mode().IsRegular():
		return &source.InputError{Err: fmt.Errorf("%s: this is neither a file nor a folder", p)}
	}
	return f.add(p, filepath.Dir(p))
}

// folder finds the notes below a folder, but for hidden ones and what packages bring with them. It follows no
// symbolic link.
func (f *finding) folder(ctx context.Context, dir string) error {
	return filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		switch {
		case ctx.Err() != nil:
			return context.Cause(ctx)
		case err != nil:
			return &source.InputError{Err: fmt.Errorf("%s: %w", name, plain(err))}
		case name != dir && d.IsDir() && (strings.HasPrefix(d.Name(), ".") || d.Name() == "node_modules"):
			return fs.SkipDir
		case d.IsDir(), strings.HasPrefix(d.Name(), "."), !notes.IsNote(name):
			return nil
		case !d.Type().IsRegular():
			f.Reporter.Warn(name + ": skipped, as it is no regular file; name it to have it done")
			return nil
		}
		return f.add(name, dir)
	})
}

// add adds a note, which was named, or is in a folder that was.
func (f *finding) add(name, named string) error {
	where, err := realPath(filepath.Dir(name))
	if err != nil {
		return &source.InputError{Err: fmt.Errorf("%s: %w", name, plain(err))}
	}
	path := filepath.Join(where, filepath.Base(name))
	if f.seen[path] {
		return nil
	}
	f.seen[path] = true
	root := f.where
	if _, ok := within(root, where); !ok {
		if f.Root != "" {
			return &source.InputError{Err: fmt.Errorf("%s: it is not in %s, which --root names", name, f.Root)}
		}
		if root, err = realPath(named); err != nil { // a person wanted it to be done there
			return &source.InputError{Err: fmt.Errorf("%s: %w", named, plain(err))}
		}
	}
	n := &found{shown: name, path: path, where: root}
	n.dir, _ = within(root, where)
	if n.root = f.roots[root]; n.root == nil {
		if n.root, err = os.OpenRoot(root); err != nil {
			return &source.InputError{Err: fmt.Errorf("%s: %w", root, plain(err))}
		}
		f.roots[root] = n.root
	}
	f.notes = append(f.notes, n)
	return nil
}

// realPath returns a path as an absolute one without symbolic links.
func realPath(name string) (string, error) {
	name, err := filepath.Abs(name)
	if err != nil {
		return "", err
	}
	return filepath.EvalSymlinks(name)
}
