// Package private finds and makes the folders in which the program keeps things that nobody else
// may read or change: caches whose content is trusted, one of them native code.
//
// They lie below the user's cache folder ([os.UserCacheDir]), in "casebook". The environment
// variable CASEBOOK_CACHE names another folder in its place, or switches all caches off with "off".
// Wherever it is, each of these folders is made with mode 0700 and used only if it is a true folder
// of our own that nobody else can enter, and if nobody but us and root can change the way to it.
//
// The package imports nothing but what the layout engine itself imports, because it has to be
// ready before the engine is.
package private

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// Variable is the environment variable that names the folder to keep caches in, as an absolute
// path, or is Off.
const Variable = "CASEBOOK_CACHE"

// Off is the value of Variable that switches caches off.
const Off = "off"

// ErrOff says that the user wants no caches.
var ErrOff = errors.New("caches are switched off by " + Variable)

// Folder returns the path of the private folder called name, and makes it where it is missing. An
// error means that there is none that is safe to use; the caller does without.
func Folder(name string) (string, error) {
	base, err := base()
	if err != nil {
		return "", err
	}
	base, err = settle(base)
	if err != nil {
		return "", err
	}
	dir := filepath.Join(base, name)
	if err := os.Mkdir(dir, 0o700); err != nil && !errors.Is(err, fs.ErrExist) {
		return "", fmt.Errorf("cannot make the cache folder: %w", err)
	}
	info, err := os.Lstat(dir)
	if err != nil {
		return "", fmt.Errorf("cannot look at the cache folder: %w", err)
	}
	if err := checkLeaf(dir, info); err != nil {
		return "", err
	}
	return dir, nil
}

// Owned reports whether the file that info describes belongs to the user who runs the program. On
// systems whose files have no such owner it always does.
func Owned(info fs.FileInfo) bool { return ownedBy(info, os.Getuid()) }

// Closed reports whether nobody but its owner can read, change or enter the file that info
// describes. Systems without such permissions keep a user's folders to the user by other means.
func Closed(info fs.FileInfo) bool { return !hasModes || info.Mode().Perm()&0o077 == 0 }

// base returns the folder that holds all private folders. It may be missing yet.
func base() (string, error) {
	switch dir := os.Getenv(Variable); {
	case dir == Off:
		return "", ErrOff
	case dir == "":
		dir, err := os.UserCacheDir()
		if err != nil {
			return "", err
		}
		return filepath.Join(dir, "casebook"), nil
	case !filepath.IsAbs(dir):
		return "", fmt.Errorf("%s is %q: write an absolute path or %q", Variable, dir, Off)
	default:
		return filepath.Clean(dir), nil
	}
}

// settle makes the folder dir with all that is missing on the way to it, and returns its path
// without symbolic links. Nothing is made below a folder that others can change: root, started
// with the home of another user, must neither leave nor trust anything there.
func settle(dir string) (string, error) {
	there, missing := dir, ""
	for {
		_, err := os.Stat(there)
		if err == nil {
			break
		}
		if !errors.Is(err, fs.ErrNotExist) || there == filepath.Dir(there) {
			return "", fmt.Errorf("cannot reach the cache folder: %w", err)
		}
		missing = filepath.Join(filepath.Base(there), missing)
		there = filepath.Dir(there)
	}
	there, err := filepath.EvalSymlinks(there)
	if err != nil {
		return "", fmt.Errorf("cannot reach the cache folder: %w", err)
	}
	if err := checkWay(there); err != nil {
		return "", err
	}
	dir = filepath.Join(there, missing)
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return "", fmt.Errorf("cannot make the cache folder: %w", err)
	}
	return dir, nil
}

// checkWay returns an error if somebody other than us and root can put another folder in the place
// of dir, a path without symbolic links.
func checkWay(dir string) error {
	if !hasModes {
		return nil
	}
	for {
		info, err := os.Lstat(dir)
		if err != nil {
			return fmt.Errorf("cannot look at the way to the cache folder: %w", err)
		}
		switch {
		case !info.IsDir():
			return fmt.Errorf("%s, on the way to the cache folder, is no folder", dir)
		case !Owned(info) && !ownedBy(info, 0):
			return fmt.Errorf("%s, on the way to the cache folder, belongs to another user", dir)
		case openToOthers(info):
			return fmt.Errorf("%s, on the way to the cache folder, can be changed by other users", dir)
		}
		up := filepath.Dir(dir)
		if up == dir {
			return nil
		}
		dir = up
	}
}

// openToOthers reports whether somebody else may change the folder that info describes. In one with
// the sticky bit, others may add files but not touch ours.
func openToOthers(info fs.FileInfo) bool {
	if info.Mode()&fs.ModeSticky != 0 {
		return false
	}
	mode := info.Mode().Perm()
	return mode&0o002 != 0 || mode&0o020 != 0 && !inGroupOfOne(info, os.Getuid(), os.Getgid())
}

// checkLeaf returns an error unless info, of the file dir itself and not of what it links to, is
// that of a folder of our own that is closed to others.
func checkLeaf(dir string, info fs.FileInfo) error {
	switch {
	case !info.IsDir():
		return fmt.Errorf("%s is no folder", dir)
	case !Owned(info):
		return fmt.Errorf("%s belongs to another user", dir)
	case !Closed(info):
		return fmt.Errorf("%s is open to other users", dir)
	}
	return nil
}
