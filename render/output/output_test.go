package output

import (
	"context"
	"errors"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/gofrs/flock"
	"github.com/google/go-cmp/cmp"
)

// publish writes a generation of files, and returns what changed and what was warned of.
func publish(t *testing.T, dir string, o Options, files map[string]string) (Changes, []string, error) {
	t.Helper()
	var warnings []string
	o.Warn = func(m string) { warnings = append(warnings, m) }
	f, err := Open(t.Context(), dir, o)
	if err != nil {
		return Changes{}, warnings, err
	}
	defer func() {
		if err := f.Close(); err != nil {
			t.Errorf("Close: %v", err)
		}
	}()
	for _, name := range slices.Sorted(maps.Keys(files)) {
		if err := f.Stage(name, []byte(files[name])); err != nil {
			return Changes{}, warnings, err
		}
	}
	changes, err := f.Publish(t.Context())
	return changes, warnings, err
}

func mustPublish(t *testing.T, dir string, files map[string]string) Changes {
	t.Helper()
	changes, warnings, err := publish(t, dir, Options{}, files)
	if err != nil {
		t.Fatal(err)
	}
	if len(warnings) > 0 {
		t.Errorf("warnings: %q", warnings)
	}
	return changes
}

// tree returns the files below dir but those of the writer itself.
func tree(t *testing.T, dir string) map[string]string {
	t.Helper()
	files := make(map[string]string)
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		name, err := filepath.Rel(dir, path)
		if err != nil || strings.HasPrefix(name, ".casebook") {
			return err
		}
		data, err := os.ReadFile(path)
		files[filepath.ToSlash(name)] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func wantTree(t *testing.T, dir string, want map[string]string) {
	t.Helper()
	if diff := cmp.Diff(want, tree(t, dir)); diff != "" {
		t.Errorf("the folder differs (-want +got):\n%s", diff)
	}
	if _, err := os.Lstat(filepath.Join(dir, stageName)); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("what was staged is left: %v", err)
	}
}

func write(t *testing.T, path, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

func TestPublish(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "a", "out")
	first := map[string]string{"README.md": "1", "p/a.md": "a", "p/a/x.svg": "x", "p/b.md": "b", "q/c/d/e.svg": "e"}
	if got, want := mustPublish(t, dir, first), (Changes{Written: 5}); got != want {
		t.Errorf("first: %+v, want %+v", got, want)
	}
	wantTree(t, dir, first)

	second := map[string]string{"README.md": "2", "p/a.md": "a", "p/b.md": "b", "r/f.md": "f"}
	if got, want := mustPublish(t, dir, second), (Changes{Written: 2, Kept: 2, Removed: 2}); got != want {
		t.Errorf("second: %+v, want %+v", got, want)
	}
	wantTree(t, dir, second)
	for _, gone := range []string{"q", "p/a"} {
		if _, err := os.Lstat(filepath.Join(dir, gone)); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("the empty folder %s is left", gone)
		}
	}
}

func TestUnchangedIsUntouched(t *testing.T) {
	dir := t.TempDir()
	files := map[string]string{"README.md": "1", "p/a.md": "a"}
	mustPublish(t, dir, files)
	past := time.Date(2001, 2, 3, 4, 5, 6, 0, time.UTC)
	names := []string{"README.md", "p/a.md", manifestName, "p"}
	for _, name := range names {
		if err := os.Chtimes(filepath.Join(dir, name), past, past); err != nil {
			t.Fatal(err)
		}
	}
	if got, want := mustPublish(t, dir, files), (Changes{Kept: 2}); got != want {
		t.Errorf("%+v, want %+v", got, want)
	}
	for _, name := range names {
		info, err := os.Stat(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		if !info.ModTime().Equal(past) {
			t.Errorf("%s was touched", name)
		}
	}
}

func TestModeIsKept(t *testing.T) {
	dir := t.TempDir()
	mustPublish(t, dir, map[string]string{"a.md": "1"})
	path := filepath.Join(dir, "a.md")
	if err := os.Chmod(path, 0o640); err != nil {
		t.Fatal(err)
	}
	mustPublish(t, dir, map[string]string{"a.md": "2"})
	if info, err := os.Stat(path); err != nil || info.Mode().Perm() != 0o640 {
		t.Errorf("mode %v, %v; want 0640", info.Mode(), err)
	}
}

func TestUnpublishedLeavesNothing(t *testing.T) {
	dir := t.TempDir()
	before := map[string]string{"a.md": "1"}
	mustPublish(t, dir, before)
	f, err := Open(t.Context(), dir, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if err := f.Stage("a.md", []byte("2")); err != nil {
		t.Fatal(err)
	}
	cancelled, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := f.Publish(cancelled); !errors.Is(err, context.Canceled) {
		t.Errorf("Publish: %v, want %v", err, context.Canceled)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	wantTree(t, dir, before)
}

func TestEditedFiles(t *testing.T) {
	dir := t.TempDir()
	mustPublish(t, dir, map[string]string{"a.md": "a", "b.md": "b", "p/c.md": "c"})
	for _, name := range []string{"a.md", "b.md", "p/c.md"} {
		write(t, filepath.Join(dir, name), "edited")
	}
	_, warnings, err := publish(t, dir, Options{}, map[string]string{"a.md": "a2"})
	if err != nil {
		t.Fatal(err)
	}
	wantTree(t, dir, map[string]string{"a.md": "a2", "b.md": "edited", "p/c.md": "edited"})
	if len(warnings) != 3 {
		t.Errorf("warnings %q, want one for each file", warnings)
	}
	// What was left is now somebody else's.
	if _, _, err := publish(t, dir, Options{}, map[string]string{"a.md": "a2", "b.md": "b"}); err == nil {
		t.Error("an edited file that was given up was replaced")
	}
}

func TestLostFilesComeBack(t *testing.T) {
	dir := t.TempDir()
	files := map[string]string{"a.md": "a", "p/b.md": "b"}
	mustPublish(t, dir, files)
	if err := os.RemoveAll(filepath.Join(dir, "p")); err != nil {
		t.Fatal(err)
	}
	mustPublish(t, dir, files)
	wantTree(t, dir, files)
}

func TestLock(t *testing.T) {
	dir := t.TempDir()
	mustPublish(t, dir, map[string]string{"a.md": "a"})
	first, err := Open(t.Context(), dir, Options{})
	if err != nil {
		t.Fatal(err)
	}
	holders := make(chan string, 2)
	waiting := Options{Waiting: func(h string) { holders <- h }}

	ctx, cancel := context.WithTimeout(t.Context(), 3*lockRetry)
	defer cancel()
	if _, err := Open(ctx, dir, waiting); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("Open of a folder in use: %v", err)
	}
	if h := <-holders; !strings.HasPrefix(h, "process ") {
		t.Errorf("holder %q", h)
	}

	opened := make(chan error)
	go func() {
		second, err := Open(t.Context(), dir, waiting)
		if err == nil {
			err = second.Close()
		}
		opened <- err
	}()
	<-holders
	if err := first.Close(); err != nil {
		t.Fatal(err)
	}
	if err := <-opened; err != nil {
		t.Error(err)
	}
	if data, err := os.ReadFile(filepath.Join(dir, lockName)); err != nil || len(data) > 0 {
		t.Errorf("the lock file has %q, %v", data, err)
	}
}

// TestLockLeavesNoTrace opens a folder many times at once and builds nothing there.
func TestLockLeavesNoTrace(t *testing.T) {
	dir := t.TempDir()
	write(t, filepath.Join(dir, "README.md"), "mine")
	if _, _, err := publish(t, dir, Options{}, map[string]string{"README.md": "1"}); err == nil {
		t.Error("a stranger's file was replaced")
	}
	wantNoLock(t, dir)

	var builds atomic.Int32
	var wait sync.WaitGroup
	for range 8 {
		wait.Go(func() {
			for range 20 {
				f, err := Open(t.Context(), dir, Options{})
				if err != nil {
					t.Error(err)
					return
				}
				if builds.Add(1) != 1 {
					t.Error("two builds have the folder")
				}
				builds.Add(-1)
				if err := f.Close(); err != nil {
					t.Error(err)
				}
			}
		})
	}
	wait.Wait()
	wantNoLock(t, dir)
}

// TestLockOfFileThatIsGone locks a file that another build, which had it, removes.
func TestLockOfFileThatIsGone(t *testing.T) {
	name := filepath.Join(t.TempDir(), lockName)
	l := flock.New(name)
	defer l.Close()
	if locked, err := l.TryLock(); err != nil || !locked {
		t.Fatal(locked, err)
	}
	if there, err := stillThere(l); err != nil || !there {
		t.Errorf("stillThere: %v, %v", there, err)
	}
	if err := os.Remove(name); err != nil {
		t.Skip(err) // not where what is open stays
	}
	if there, err := stillThere(l); err != nil || there {
		t.Errorf("stillThere of a file that is gone: %v, %v", there, err)
	}
	write(t, name, "")
	if there, err := stillThere(l); err != nil || there {
		t.Errorf("stillThere of a file that was replaced: %v, %v", there, err)
	}
}

func wantNoLock(t *testing.T, dir string) {
	t.Helper()
	if runtime.GOOS == "windows" {
		return // which does not remove what is open
	}
	if _, err := os.Lstat(filepath.Join(dir, lockName)); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("the lock file is left: %v", err)
	}
}

func TestWriteFile(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "a.svg")
	link := filepath.Join(dir, "link.svg")
	if err := os.Symlink("a.svg", link); err != nil {
		t.Skip(err)
	}
	for _, name := range []string{path, link, os.DevNull} {
		if err := WriteFile(name, []byte(name)); err != nil {
			t.Error(err)
		}
		if err := os.Chmod(path, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if got := tree(t, dir); !maps.Equal(got, map[string]string{"a.svg": link, "link.svg": link}) {
		t.Errorf("%v", got)
	}
	if target, err := os.Readlink(link); err != nil || target != "a.svg" {
		t.Errorf("the link leads to %q, %v", target, err)
	}
	if info, err := os.Stat(path); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("mode %v, %v", info.Mode(), err)
	}
	if err := WriteFile(filepath.Join(dir, "none", "a.svg"), nil); err == nil {
		t.Error("a file in a folder that is not there was written")
	}
	if left, _ := filepath.Glob(filepath.Join(dir, ".casebook*")); left != nil {
		t.Errorf("left: %q", left)
	}
}
