// Package source reads the studies that a command is given: files, folders, standard input, or the
// bundled library.
package source

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"
)

// File is the file of a study, as it was read.
type File struct {
	Name string // as messages show it
	ID   string // the stem of the name
	Data []byte
	Path string // where it is on the disk, absolute; empty where it came from elsewhere
}

// Stdin is the name that stands for standard input, in place of a file.
const Stdin = "-"

// stdinID is the id of a study that came from standard input.
const stdinID = "study"

// longestRead is one byte more than a study may have: enough to tell that a file is too long
// without reading all of it.
const longestRead = 5<<20 + 1

// InputError says that something given to the program cannot be read.
type InputError struct{ Err error }

func (e *InputError) Error() string { return e.Err.Error() }

// Unwrap returns what went wrong.
func (e *InputError) Unwrap() error { return e.Err }

// Skipped is something in a folder that was not read as a study.
type Skipped struct {
	Name    string // as messages show it
	Reason  string
	Suspect bool // it may well have been meant as a study
}

func (s Skipped) String() string { return s.Name + ": " + s.Reason }

// missingError says that there is nothing of a name.
type missingError struct{ name string }

func (e missingError) Error() string {
	if e.name == "" {
		return "the name of a file is empty"
	}
	return e.name + ": there is no such file"
}

// Is makes the error one of fs.ErrNotExist.
func (missingError) Is(target error) bool { return target == fs.ErrNotExist }

// Read reads the studies of files and folders, sorted by id and each once. A file that is named is
// taken for a study; of a folder, all YAML files below it that look like one, except for hidden
// ones. A symbolic link below a folder is followed only to a file in that folder. "-" stands for
// stdin. What a folder has but does not count as a study is told in skipped. The error is an
// *InputError.
func Read(paths []string, stdin io.Reader) (files []File, skipped []Skipped, err error) {
	return ReadContext(context.Background(), paths, stdin)
}

// ReadContext is Read, but that it goes no further once ctx ends. Its error is then the cause. What
// it waits for from stdin is for stdin to end.
func ReadContext(ctx context.Context, paths []string, stdin io.Reader) (files []File, skipped []Skipped, err error) {
	if stdinTwice(paths) {
		return nil, nil, &InputError{fmt.Errorf("standard input can be read only once, and %s is given twice", Stdin)}
	}
	for _, p := range paths {
		found, passed, err := readPath(ctx, p, stdin)
		switch {
		case ctx.Err() != nil:
			return nil, nil, context.Cause(ctx)
		case err != nil:
			return nil, nil, &InputError{err}
		}
		files = append(files, found...)
		skipped = append(skipped, passed...)
	}
	return once(files), skipped, nil
}

// stdinTwice reports whether standard input is wanted more than once.
func stdinTwice(paths []string) bool {
	first := slices.Index(paths, Stdin)
	return first >= 0 && slices.Contains(paths[first+1:], Stdin)
}

func readPath(ctx context.Context, p string, stdin io.Reader) (files []File, skipped []Skipped, err error) {
	if p == Stdin {
		files, err = readStdin(stdin)
		return files, nil, err
	}
	info, err := os.Stat(p)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, nil, missingError{p}
	case err != nil:
		return nil, nil, fmt.Errorf("%s: %w", p, cause(err))
	case info.IsDir():
		return readFolder(ctx, p)
	case !info.Mode().IsRegular(): // opening a pipe would wait for somebody to write
		return nil, nil, fmt.Errorf("%s: this is neither a file nor a folder; for standard input, write %s", p, Stdin)
	}
	files, err = readFile(p)
	return files, nil, err
}

// ReadFS reads the studies at the top of fsys, sorted by id. The error is an *InputError.
func ReadFS(fsys fs.FS) ([]File, error) {
	names, err := fs.Glob(fsys, "*.yaml")
	if err != nil {
		return nil, &InputError{err}
	}
	files := make([]File, len(names))
	for i, name := range names {
		data, err := fs.ReadFile(fsys, name)
		if err != nil {
			return nil, &InputError{err}
		}
		files[i] = File{Name: name, ID: stem(name), Data: data}
	}
	return once(files), nil
}

func readStdin(stdin io.Reader) ([]File, error) {
	data, err := io.ReadAll(io.LimitReader(stdin, longestRead))
	if err != nil {
		return nil, fmt.Errorf("standard input: %w", err)
	}
	return []File{{Name: Stdin, ID: stdinID, Data: data}}, nil
}

func readFile(name string) ([]File, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, cause(err))
	}
	data, err := io.ReadAll(io.LimitReader(f, longestRead))
	if err := errors.Join(err, f.Close()); err != nil {
		return nil, fmt.Errorf("%s: %w", name, cause(err))
	}
	// The folder without its symbolic links tells one file from another under every name. The file
	// itself may be a link: its own name is its study's id.
	where, err := realFolder(filepath.Dir(name))
	if err != nil {
		return nil, err
	}
	return []File{{
		Name: filepath.Clean(name), ID: stem(name), Data: data,
		Path: filepath.Join(where, filepath.Base(name)),
	}}, nil
}

// realFolder returns the absolute name of a folder, without symbolic links.
func realFolder(dir string) (string, error) {
	dir, err := filepath.Abs(dir)
	if err != nil {
		return "", err
	}
	return filepath.EvalSymlinks(dir)
}

// readFolder reads the studies below a folder. The walk does not descend through symbolic links, so
// it ends, and what it reads is in the folder.
func readFolder(ctx context.Context, dir string) (files []File, skipped []Skipped, err error) {
	where, err := realFolder(dir)
	if err != nil {
		return nil, nil, err
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, nil, fmt.Errorf("%s: %w", dir, cause(err))
	}
	folder := folder{dir: dir, where: where, root: root}
	err = fs.WalkDir(root.FS(), ".", func(name string, d fs.DirEntry, err error) error {
		if ctx.Err() != nil {
			return context.Cause(ctx)
		}
		return folder.visit(name, d, err)
	})
	return folder.files, folder.skipped, errors.Join(err, root.Close())
}

// folder is a folder that is being read.
type folder struct {
	dir     string // as messages show it
	where   string // absolute, without symbolic links
	root    *os.Root
	files   []File
	skipped []Skipped
}

// visit reads one of the things below the folder, if it is a study.
func (f *folder) visit(name string, d fs.DirEntry, err error) error {
	shown := filepath.Join(f.dir, filepath.FromSlash(name))
	switch {
	case err != nil:
		return fmt.Errorf("%s: %w", shown, cause(err))
	case name != "." && strings.HasPrefix(d.Name(), "."):
		if d.IsDir() {
			return fs.SkipDir
		}
		return nil
	case d.Type()&fs.ModeSymlink != 0 && f.leadsAway(name):
		f.skipped = append(f.skipped, Skipped{shown, "a symbolic link out of the folder, or to nothing; not followed", true})
		return nil
	case d.IsDir() || !isYAML(name):
		return nil
	}
	return f.read(name, shown)
}

// leadsAway reports whether a symbolic link leads to a study, or to a folder that may have some,
// that reading the folder does not reach.
func (f *folder) leadsAway(name string) bool {
	name = filepath.FromSlash(name)
	if _, err := f.root.Stat(name); err == nil {
		return false
	}
	target, err := os.Stat(filepath.Join(f.dir, name))
	return isYAML(name) || err == nil && target.IsDir()
}

// read reads a YAML file of the folder, and keeps it if it is a study.
func (f *folder) read(name, shown string) error {
	local := filepath.FromSlash(name)
	if info, err := f.root.Stat(local); err != nil || !info.Mode().IsRegular() {
		f.skipped = append(f.skipped, Skipped{shown, "no regular file", true})
		return nil
	}
	data, err := readStart(f.root, local)
	switch {
	case err != nil:
		return fmt.Errorf("%s: %w", shown, cause(err))
	case len(bytes.TrimSpace(data)) == 0:
		f.skipped = append(f.skipped, Skipped{shown, "it is empty", true})
	case !looksLikeStudy(data):
		f.skipped = append(f.skipped, Skipped{shown, "no study", false})
	default:
		f.files = append(f.files, File{
			Name: shown, ID: stem(name), Data: data, Path: filepath.Join(f.where, local),
		})
	}
	return nil
}

// readStart reads a file up to the length at which it is too long for a study.
func readStart(root *os.Root, name string) ([]byte, error) {
	f, err := root.Open(name)
	if err != nil {
		return nil, err
	}
	data, err := io.ReadAll(io.LimitReader(f, longestRead))
	return data, errors.Join(err, f.Close())
}

// cause returns what is wrong with a file, without the name under which it was opened.
func cause(err error) error {
	if p := (*fs.PathError)(nil); errors.As(err, &p) {
		return p.Err
	}
	return err
}

func isYAML(name string) bool {
	ext := strings.ToLower(path.Ext(name))
	return ext == ".yaml" || ext == ".yml"
}

var (
	versionKey = regexp.MustCompile(`(?m)^[ \t{"']*casebook["']?[ \t]*:`)
	titleKey   = regexp.MustCompile(`(?m)^["']?title["']?[ \t]*:`)
	kindKey    = regexp.MustCompile(`(?m)^["']?kind["']?[ \t]*:`)
)

// looksLikeStudy tells studies from the other YAML files that a folder may have. What might be a
// study with a fault is taken for one, so that the fault is told.
func looksLikeStudy(data []byte) bool {
	if !utf8.Valid(data) {
		return true
	}
	return versionKey.Match(data) || titleKey.Match(data) && kindKey.Match(data)
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
