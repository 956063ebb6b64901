// Package output writes what a build makes into a folder: all of it or nothing, only what changed,
// and nothing that is somebody else's.
//
// A build opens the folder, which no other build can do until it is closed; stages its files beside
// those that are there; and publishes them by renaming. A manifest in the folder says which files
// builds wrote. Only those are ever replaced or removed, and whatever interrupts a build, each file
// is whole, old or new, and the next build finishes the work.
package output

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
)

// The names that the writer itself takes in the folder.
const (
	manifestName = ".casebook.json"
	lockName     = ".casebook.lock"
	stageName    = ".casebook-stage" // a folder; what it has is of no use once its build has ended
)

// The modes of what is new; the umask applies.
const (
	fileMode = 0o644
	dirMode  = 0o755
)

// Folder is the output folder of a build that is under way. Stage, Keep and Has may be called at the
// same time.
type Folder struct {
	dir     string
	root    *os.Root
	options Options
	unlock  func() error
	old     *manifest // what earlier builds wrote
	staged  atomic.Int64

	mu    sync.Mutex
	files map[string]file   // what this build makes
	folds map[string]string // the names by their folded form
}

// file is one of the files that a build makes.
type file struct {
	sum    Sum
	temp   string // where its content is staged; empty where the folder has it already
	edited bool   // it replaces a file that somebody changed after a build wrote it
}

// Options are the ways in which a folder may be opened.
type Options struct {
	// Sources are the files that the build reads. The folder must not be above any of them.
	Sources []string
	// Force lets files that no build wrote be replaced.
	Force bool
	// Waiting, if set, is called once when another build has the folder; holder says which.
	Waiting func(holder string)
	// Warn, if set, is told what a person should know, one line at a time.
	Warn func(message string)
}

// RefusedError says that the folder has, or is, something that a build must not touch.
type RefusedError struct {
	Path   string // what must not be touched
	Reason string
	Hint   string // what to do about it
}

func (e *RefusedError) Error() string {
	s := e.Path + ": " + e.Reason
	if e.Hint != "" {
		s += " (" + e.Hint + ")"
	}
	return s
}

// Open returns the folder dir for a build, and makes it if there is none. It waits until no other
// build has it or ctx ends. The error is a *RefusedError if dir is no folder for output.
func Open(ctx context.Context, dir string, options Options) (*Folder, error) {
	if err := checkSources(dir, options.Sources); err != nil {
		return nil, err
	}
	if err := MkdirAll(dir); err != nil {
		return nil, err
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, misplaced(dir, err)
	}
	f := &Folder{
		dir: dir, root: root, options: options,
		files: make(map[string]file), folds: make(map[string]string),
	}
	if err := f.prepare(ctx); err != nil {
		return nil, errors.Join(err, f.Close())
	}
	return f, nil
}

// prepare locks the folder, clears away what a build that was killed left there, and reads what
// earlier builds wrote.
func (f *Folder) prepare(ctx context.Context) error {
	if err := f.lock(ctx); err != nil {
		return err
	}
	if err := f.root.RemoveAll(stageName); err != nil {
		return f.fail("clear away an earlier build", stageName, err)
	}
	m, fault, err := f.readManifest()
	if err != nil {
		return f.fail("read", manifestName, err)
	}
	if fault != "" {
		f.warn("%s: damaged, taken for none: %s", f.shown(manifestName), fault)
	}
	f.old = m
	return nil
}

// Close ends the build. What was staged and not published is gone.
func (f *Folder) Close() error {
	var errs []error
	if f.unlock != nil { // without the lock, what is staged belongs to another build
		if err := f.root.RemoveAll(stageName); err != nil {
			errs = append(errs, f.fail("remove", stageName, err))
		}
		errs = append(errs, f.unlock())
		f.unlock = nil
	}
	return errors.Join(append(errs, f.root.Close())...)
}

// Has reports whether the folder has a file with that content.
func (f *Folder) Has(name string, sum Sum) bool {
	if checkName(name) != nil {
		return false
	}
	data, err := f.readRegular(name)
	return err == nil && SumOf(data) == sum
}

// Keep makes a file that the folder has, as it is, part of the build. The error is that of Stage.
func (f *Folder) Keep(name string, sum Sum) error {
	return f.add(name, file{sum: sum})
}

// Stage makes a file part of the build. Its content is kept on the disk, where no reader sees it
// before it is published. The error is a *RefusedError if the file must not be written.
func (f *Folder) Stage(name string, data []byte) error {
	sum := SumOf(data)
	if err := f.add(name, file{sum: sum}); err != nil {
		return err
	}
	before, err := f.inspect(name)
	if err != nil || before.sum == sum && before.regular {
		return err
	}
	if !before.free() && !f.old.known(name) && !f.options.Force {
		return &RefusedError{
			Path: f.shown(name), Reason: "no build wrote this file",
			Hint: "choose another output folder, or replace it with --force",
		}
	}
	temp, err := f.writeTemp(data, before)
	if err != nil {
		return f.fail("write", name, err)
	}
	edited := !before.free() && f.old.known(name) && !(before.regular && f.wrote(name, before.sum))
	f.mu.Lock()
	defer f.mu.Unlock()
	f.files[name] = file{sum: sum, temp: temp, edited: edited}
	return nil
}

// add takes a name for a file of this build. Names that differ only in case would be one file on
// many systems.
func (f *Folder) add(name string, made file) error {
	if err := checkName(name); err != nil {
		return &RefusedError{Path: f.dir, Reason: err.Error()}
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	folded := strings.ToLower(name)
	if other, taken := f.folds[folded]; taken {
		return &RefusedError{Path: f.shown(name), Reason: "the build makes " + other + " too, and many systems take the two for one"}
	}
	f.folds[folded] = name
	f.files[name] = made
	return nil
}

// found is what the folder has under the name of a file. The zero value is nothing.
type found struct {
	mode    fs.FileMode
	regular bool
	sum     Sum // of a regular file
}

func (b found) free() bool { return b == found{} }

// inspect looks at what the folder has under a name. It refuses names that lead elsewhere.
func (f *Folder) inspect(name string) (found, error) {
	if err := f.checkParents(name); err != nil {
		return found{}, err
	}
	info, err := f.root.Lstat(filepath.FromSlash(name))
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return found{}, nil
	case err != nil:
		return found{}, f.fail("look at", name, err)
	case info.IsDir():
		return found{}, &RefusedError{
			Path: f.shown(name), Reason: "the build makes a file of this name, and it is a folder", Hint: "move it away",
		}
	case !info.Mode().IsRegular():
		return found{mode: info.Mode()}, nil
	}
	data, err := f.readRegular(name)
	if err != nil {
		return found{}, f.fail("read", name, err)
	}
	return found{mode: info.Mode(), regular: true, sum: SumOf(data)}, nil
}

// wrote reports whether an earlier build wrote that content.
func (f *Folder) wrote(name string, sum Sum) bool {
	return slices.Contains(f.old.sums(name), sum)
}

// checkParents refuses a name that leads through anything but real folders, such as a symbolic link,
// which would put the file somewhere else.
func (f *Folder) checkParents(name string) error {
	for i, r := range name {
		if r != '/' {
			continue
		}
		dir := name[:i]
		info, err := f.root.Lstat(filepath.FromSlash(dir))
		switch {
		case errors.Is(err, fs.ErrNotExist):
			return nil
		case err != nil:
			return f.fail("look at", dir, err)
		case !info.IsDir():
			return &RefusedError{Path: f.shown(dir), Reason: "the build needs a folder here, and it is none", Hint: "move it away"}
		}
	}
	return nil
}

var errNotRegular = errors.New("no regular file")

// readRegular returns the content of a file that is neither a link nor anything else that is not
// simply a file.
func (f *Folder) readRegular(name string) ([]byte, error) {
	name = filepath.FromSlash(name)
	info, err := f.root.Lstat(name)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, errNotRegular
	}
	return f.root.ReadFile(name)
}

// shown returns the name of a file of the folder as messages show it.
func (f *Folder) shown(name string) string { return filepath.Join(f.dir, filepath.FromSlash(name)) }

// fail says what could not be done to which file, once. It is refused if a person must allow it first.
func (f *Folder) fail(what, name string, err error) error {
	if errors.Is(err, fs.ErrPermission) || errors.Is(err, syscall.EROFS) {
		return misplaced(f.shown(name), err)
	}
	return cannot(what, f.shown(name), err)
}

// cannot says what could not be done to which file.
func cannot(what, name string, err error) error {
	return fmt.Errorf("cannot %s %s: %w", what, name, plain(err))
}

func (f *Folder) warn(format string, args ...any) {
	if f.options.Warn != nil {
		f.options.Warn(fmt.Sprintf(format, args...))
	}
}
