// Package source reads the studies that a command is given: files, folders, standard input, or the
// bundled library.
package source

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"casebook/model"
)

// File is the file of a study, as it was read.
type File struct {
	Name     string // as messages show it
	ID       string // the stem of the name
	Data     []byte
	Path     string    // where it is on the disk, absolute; empty where it came from elsewhere
	Settings *Settings // of its folder; nil if that has none
}

// Found is what was read.
type Found struct {
	Studies  []File      // sorted by id, each once
	Settings []*Settings // of the folders of studies, and of others that were named or are in those named
	Skipped  []Skipped   // what folders have that does not count as a study
	Unread   []error     // an *InputError for each thing that ReadMost could not read
}

// Stdin is the name that stands for standard input, in place of a file.
const Stdin = "-"

// stdinID is the id of a study that came from standard input.
const stdinID = "study"

// longestRead is one byte more than a study may have: enough to tell that a file is too long
// without reading all of it.
const longestRead = 5<<20 + 1

// InputError says that something given to the program cannot be read.
type InputError struct {
	File string // the file or folder that it is, as messages show it; empty if it is none
	Err  error
}

func (e *InputError) Error() string {
	if e.File == "" {
		return e.Err.Error()
	}
	return e.File + ": " + e.Err.Error()
}

// Unwrap returns what went wrong.
func (e *InputError) Unwrap() error { return e.Err }

// Fault returns the error as one of its file, without a place in that.
func (e *InputError) Fault() *model.Error {
	return &model.Error{File: e.File, Width: 1, Msg: e.Err.Error()}
}

// missingError says that there is nothing of a name.
type missingError struct{}

func (missingError) Error() string { return "there is no such file" }

// Is makes the error one of fs.ErrNotExist.
func (missingError) Is(target error) bool { return target == fs.ErrNotExist }

// Read reads the studies of files and folders. A file that is named is taken for a study; of a folder,
// all YAML files below it that look like one, except for hidden ones. A symbolic link below a folder is
// followed only to a file in that folder. "-" stands for stdin. A file called model.SettingsFile is no
// study: it has the settings of those beside it. The error is an *InputError.
func Read(paths []string, stdin io.Reader) (*Found, error) {
	return ReadContext(context.Background(), paths, stdin)
}

// ReadContext is Read, but that it goes no further once ctx ends. Its error is then the cause. What
// it waits for from stdin is for stdin to end.
func ReadContext(ctx context.Context, paths []string, stdin io.Reader) (*Found, error) {
	return read(ctx, paths, &reading{stdin: stdin, settings: map[string]*Settings{}})
}

// ReadMost is ReadContext, but that it goes on past what cannot be read, and returns that as well.
func ReadMost(ctx context.Context, paths []string, stdin io.Reader) (*Found, error) {
	return read(ctx, paths, &reading{stdin: stdin, settings: map[string]*Settings{}, most: true})
}

func read(ctx context.Context, paths []string, r *reading) (*Found, error) {
	if stdinTwice(paths) {
		return nil, &InputError{Err: fmt.Errorf("standard input can be read only once, and %s is given twice", Stdin)}
	}
	for _, p := range paths {
		err := r.pass(r.path(ctx, p))
		switch {
		case ctx.Err() != nil:
			return nil, context.Cause(ctx)
		case err != nil:
			return nil, asInput(err)
		}
	}
	r.found.Studies = once(r.found.Studies)
	return &r.found, nil
}

// reading is where the reading of what a command is given has come to.
type reading struct {
	stdin    io.Reader
	found    Found
	settings map[string]*Settings // by folder, absolute and without symbolic links
	most     bool                 // what cannot be read is passed by
}

// pass returns an error of reading, or notes it where the reading goes on.
func (r *reading) pass(err error) error {
	if err == nil || !r.most {
		return err
	}
	r.found.Unread = append(r.found.Unread, asInput(err))
	return nil
}

// asInput returns an error of reading as an *InputError.
func asInput(err error) error {
	if e, ok := err.(*InputError); ok {
		return e
	}
	return &InputError{Err: err}
}

// unreadable says what is wrong with a file or folder, under the name that messages show.
func unreadable(name string, err error) error { return &InputError{File: name, Err: cause(err)} }

// keep adds a study, with the settings of its folder.
func (r *reading) keep(f File) error {
	var err error
	if f.Settings, err = r.settingsOf(filepath.Dir(f.Path), filepath.Dir(f.Name)); err != nil {
		return err
	}
	r.found.Studies = append(r.found.Studies, f)
	return nil
}

// skip notes that something was not read though it may have been meant to be.
func (r *reading) skip(shown, reason string) {
	r.found.Skipped = append(r.found.Skipped, Skipped{shown, reason, true})
}

// stdinTwice reports whether standard input is wanted more than once.
func stdinTwice(paths []string) bool {
	first := slices.Index(paths, Stdin)
	return first >= 0 && slices.Contains(paths[first+1:], Stdin)
}

func (r *reading) path(ctx context.Context, p string) error {
	if p == Stdin {
		return r.standardInput()
	}
	info, err := os.Stat(p)
	switch {
	case p == "":
		return errors.New("the name of a file is empty")
	case errors.Is(err, fs.ErrNotExist):
		return unreadable(p, missingError{})
	case err != nil:
		return unreadable(p, err)
	case info.IsDir():
		return r.folder(ctx, p)
	case !info.Mode().IsRegular(): // opening a pipe would wait for somebody to write
		return unreadable(p, fmt.Errorf("this is neither a file nor a folder; for standard input, write %s", Stdin))
	}
	return r.file(p)
}

// ReadFS reads the studies at the top of fsys, sorted by id. The error is an *InputError.
func ReadFS(fsys fs.FS) ([]File, error) {
	names, err := fs.Glob(fsys, "*.yaml")
	if err != nil {
		return nil, &InputError{Err: err}
	}
	files := make([]File, len(names))
	for i, name := range names {
		data, err := fs.ReadFile(fsys, name)
		if err != nil {
			return nil, &InputError{Err: err}
		}
		files[i] = File{Name: name, ID: stem(name), Data: data}
	}
	return once(files), nil
}

func (r *reading) standardInput() error {
	data, err := io.ReadAll(io.LimitReader(r.stdin, longestRead))
	if err != nil {
		return fmt.Errorf("standard input: %w", err)
	}
	r.found.Studies = append(r.found.Studies, File{Name: Stdin, ID: stdinID, Data: data})
	return nil
}

func (r *reading) file(name string) error {
	// The folder without its symbolic links tells one file from another under every name. The file
	// itself may be a link: its own name is its study's id.
	where, err := realFolder(filepath.Dir(name))
	if err != nil {
		return err
	}
	if filepath.Base(name) == model.SettingsFile {
		_, err := r.settingsOf(where, filepath.Dir(name))
		return err
	}
	f, err := os.Open(name)
	if err != nil {
		return unreadable(name, err)
	}
	data, err := io.ReadAll(io.LimitReader(f, longestRead))
	if err := errors.Join(err, f.Close()); err != nil {
		return unreadable(name, err)
	}
	return r.keep(File{
		Name: filepath.Clean(name), ID: stem(name), Data: data,
		Path: filepath.Join(where, filepath.Base(name)),
	})
}

// realFolder returns the absolute name of a folder, without symbolic links.
func realFolder(dir string) (string, error) {
	dir, err := filepath.Abs(dir)
	if err != nil {
		return "", err
	}
	return filepath.EvalSymlinks(dir)
}

// cause returns what is wrong with a file, without the name under which it was opened.
func cause(err error) error {
	if p := (*fs.PathError)(nil); errors.As(err, &p) {
		return p.Err
	}
	return err
}

// stem returns the id of the study that a file holds.
func stem(name string) string {
	base := filepath.Base(name)
	return strings.TrimSuffix(base, filepath.Ext(base))
}

// once returns the files by id, without those that were given twice.
func once(files []File) []File {
	slices.SortStableFunc(files, func(a, b File) int {
		return cmp.Or(strings.Compare(a.ID, b.ID), strings.Compare(a.Name, b.Name))
	})
	seen := make(map[string]bool, len(files))
	return slices.DeleteFunc(files, func(s File) bool {
		again := s.Path != "" && seen[s.Path]
		seen[s.Path] = true
		return again
	})
}
