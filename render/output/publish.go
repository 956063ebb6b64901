package output

import (
	"context"
	"errors"
	"io/fs"
	"maps"
	"path"
	"path/filepath"
	"runtime"
	"slices"
)

// Changes is what publishing a build changed in the folder.
type Changes struct {
	Written int // files that are new or have new content
	Kept    int // files that were there already, and were not touched
	Removed int // files of earlier builds that this one does not make
}

// Publish puts the files of the build in their places and removes those that an earlier build wrote
// and this one did not make, unless somebody changed them since. If nothing differs, nothing is
// touched. Once it has begun it does not stop before the end, which is near, when ctx ends.
//
// Whatever interrupts it, each file is whole: the manifest names what is about to be written before
// the first file is, and forgets what was there before after the last.
func (f *Folder) Publish(ctx context.Context) (Changes, error) {
	if ctx.Err() != nil {
		return Changes{}, context.Cause(ctx)
	}
	made := slices.Sorted(maps.Keys(f.files))
	gone := slices.DeleteFunc(f.old.names(), func(name string) bool {
		_, ok := f.files[name]
		return ok
	})
	after := &manifest{Files: make(map[string]Sum, len(f.files))}
	changed := slices.DeleteFunc(slices.Clone(made), func(name string) bool {
		after.Files[name] = f.files[name].sum
		return f.files[name].temp == ""
	})
	changes := Changes{Written: len(changed), Kept: len(made) - len(changed)}
	if len(changed) == 0 && len(gone) == 0 && len(f.old.Earlier) == 0 && maps.Equal(f.old.Files, after.Files) {
		return changes, nil
	}
	last, err := f.announce(after)
	if err != nil {
		return Changes{}, err
	}
	if err := f.place(changed); err != nil {
		return Changes{}, err
	}
	if changes.Removed, err = f.remove(gone); err != nil {
		return Changes{}, err
	}
	for _, dir := range append(folders(changed), ".") {
		if err := f.syncFolder(dir); err != nil {
			return Changes{}, err
		}
	}
	return changes, f.rename(last, manifestName)
}

// announce writes a manifest that knows both what builds wrote before and what this one is about to
// write, and stages the one that will follow it, so that no room is needed for that.
func (f *Folder) announce(after *manifest) (last string, err error) {
	if last, err = f.stageManifest(after); err != nil {
		return "", err
	}
	both := &manifest{Files: after.Files, Earlier: make(map[string][]Sum)}
	for _, name := range f.old.names() {
		both.Earlier[name] = f.old.sums(name)
	}
	temp, err := f.stageManifest(both)
	if err != nil {
		return "", err
	}
	if err := f.rename(temp, manifestName); err != nil {
		return "", err
	}
	return last, f.syncFolder(".")
}

// place renames the staged files into their places. All folders are made first: that may fail for
// want of room, when no file has changed yet.
func (f *Folder) place(changed []string) error {
	for _, dir := range folders(changed) {
		if err := f.root.MkdirAll(filepath.FromSlash(dir), dirMode); err != nil {
			return f.fail("make the folder", dir, err)
		}
	}
	for _, name := range changed {
		if f.files[name].edited {
			f.warn("%s: changed by somebody since it was built; replaced", f.shown(name))
		}
		if err := f.rename(f.files[name].temp, name); err != nil {
			return err
		}
	}
	return nil
}

// remove removes files of earlier builds, and folders that are empty without them.
func (f *Folder) remove(gone []string) (removed int, err error) {
	for _, name := range gone {
		before, err := f.inspect(name)
		switch refused := (*RefusedError)(nil); {
		case errors.As(err, &refused):
			continue // something else is there now, and it is not ours
		case err != nil:
			return removed, err
		case before.free():
		case !before.regular || !f.wrote(name, before.sum):
			f.warn("%s: changed by somebody since it was built; left, though no study makes it any more", f.shown(name))
			continue
		default:
			if err := f.root.Remove(filepath.FromSlash(name)); err != nil {
				return removed, f.fail("remove", name, err)
			}
			removed++
		}
		f.prune(path.Dir(name))
	}
	return removed, nil
}

// prune removes a folder and those above it as far as they are empty. One that is not, or that
// cannot be removed, does no harm.
func (f *Folder) prune(dir string) {
	for ; dir != "."; dir = path.Dir(dir) {
		if f.root.Remove(filepath.FromSlash(dir)) != nil && !f.missing(dir) {
			return
		}
	}
}

func (f *Folder) missing(name string) bool {
	_, err := f.root.Lstat(filepath.FromSlash(name))
	return errors.Is(err, fs.ErrNotExist)
}

func (f *Folder) rename(from, to string) error {
	if err := f.root.Rename(from, filepath.FromSlash(to)); err != nil {
		return f.fail("write", to, err)
	}
	return nil
}

// syncFolder makes sure that the new names in a folder outlive a loss of power.
func (f *Folder) syncFolder(dir string) error {
	if runtime.GOOS == "windows" {
		return nil // which has no such thing
	}
	d, err := f.root.Open(filepath.FromSlash(dir))
	if err != nil {
		return f.fail("open", dir, err)
	}
	if err := errors.Join(d.Sync(), d.Close()); err != nil {
		return f.fail("write", dir, err)
	}
	return nil
}

// folders returns the folders that the files are in, and those above, sorted.
func folders(names []string) []string {
	set := make(map[string]bool)
	for _, name := range names {
		for dir := path.Dir(name); dir != "." && !set[dir]; dir = path.Dir(dir) {
			set[dir] = true
		}
	}
	return slices.Sorted(maps.Keys(set))
}
